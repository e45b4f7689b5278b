// Content and addresses that mean harm run nothing, load nothing from elsewhere, and are shown as text.

import assert from "node:assert/strict";

import { headed, inBrowser, open, ready } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { inline } from "./harness/site.mjs";
import { post } from "./harness/text.mjs";

const CANARY = "window.pwned=true";
const MARKUP = `</title></script><script>${CANARY}</script><img src=x onerror=${CANARY}><svg onload=${CANARY}>`;
const TITLE = `${MARKUP} post`;

/** What a post is made of, each shown as text or left without effect. */
const BODY = [
  `<script>${CANARY}</script>`,
  `<img src=x onerror="${CANARY}">`,
  `<svg/onload="${CANARY}"><animate onbegin=${CANARY}>`,
  `<iframe srcdoc="<script>parent.${CANARY}</script>"></iframe> <iframe src="//evil.example/"></iframe>`,
  `<base href="https://evil.example/"> <link rel=stylesheet href="//evil.example/x.css">`,
  `<style>@import "//evil.example/y.css"</style>`,
  `<meta http-equiv=refresh content="0;url=https://evil.example/">`,
  `<form action="//evil.example/"><input autofocus onfocus=${CANARY}></form>`,
  `<object data="//evil.example/x"></object> <embed src="//evil.example/y">`,
  `<video src="http://evil.example/z" poster="javascript:${CANARY}" onerror="${CANARY}"></video>`,
  `<a href="javascript:${CANARY}" onclick="${CANARY}">a link</a> <a href="data:text/html,x">data</a>`,
  `<p style="position:fixed;inset:0" id="mdcms" class="skip-link" onmouseover="${CANARY}">a cover</p>`,
  `<details open ontoggle="${CANARY}"><summary onclick="${CANARY}">more</summary></details>`,
  `<picture><source srcset="http://evil.example/s 1x, javascript:${CANARY} 2x"><img src=""></picture>`,
  `<math><mtext></p><style><img src onerror="${CANARY}"></style></math>`,
  `<!--><script>${CANARY}</script>-->`,
  "[script](javascript:window.pwned=true)",
  "[capitals](JaVaScRiPt:window.pwned=true)",
  "[a tab](java\tscript:window.pwned=true)",
  "[entities](&#106;avascript&colon;window.pwned=true)",
  "[in brackets](<javascript:window.pwned=true>)",
  "[a control character](\u0001javascript:window.pwned=true)",
  "[old](vbscript:msgbox(1))",
  "[data](data:text/html,<script>opener.pwned=true</script>)",
  "[data in base64](data:text/html;base64,PHNjcmlwdD5vcGVuZXIucHduZWQ9dHJ1ZTwvc2NyaXB0Pg==)",
  "[a file](file:///etc/passwd) [a blob](blob:http://127.0.0.1/x)",
  "[reference][r] <javascript:window.pwned=true>",
  "![picture](javascript:window.pwned=true)",
  `![markup](data:image/svg+xml,<svg/onload=${CANARY}>)`,
  "![page](data:text/html,x)",
  `![quotes](x.png" onerror="${CANARY})`,
  `[title](a.md "\\"onmouseover=${CANARY} x=\\"")`,
  `\`\`\`js" onmouseover="${CANARY}\nlet code;\n\`\`\``,
  `## mdcms-content <b onclick=${CANARY}>`,
  "## mdcms",
  `| <img src=x onerror=${CANARY}> | b |\n| --- | --- |\n| [c](javascript:${CANARY}) | </td><script>${CANARY} |`,
  `\`\`\`mdcms\n<script>${CANARY}</script>\n\`\`\``,
  "\u202egnp.exe \u0000 \ufeff end",
  "[r]: javascript:window.pwned=true",
  "The last paragraph.",
].join("\n\n");

const yaml = (lines) => lines.map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`).join("");
const CONFIG = [
  ["sitename", MARKUP],
  ["sitedescription", MARKUP],
  ["footer", `${MARKUP} [f](javascript:${CANARY})`],
  ["pagenotfoundmessage", MARKUP],
  ["language", `en" onload="${CANARY}`],
  ["logo", "//evil.example/logo.png"],
  ["favicon", "../../evil.png"],
];
const FRONT = [
  ["title", TITLE],
  ["description", MARKUP],
  ["author", MARKUP],
  ["language", MARKUP],
  ["image", `javascript:${CANARY}`],
  ["slug", "hostile"],
];
const LIST = "```mdcms\nposts-created-reversechronological\n```";
const site = inline({
  "config.yml": yaml(CONFIG),
  "pages/home.md": post({ title: "Home" }, `[hostile](../posts/2025-01-01-hostile.md)\n\n${LIST}`),
  "pages/nav.md": `---\n${yaml([["title", MARKUP]])}---\n\nA page of the navigation.`,
  "posts/2025-01-01-hostile.md": `---\n${yaml(FRONT)}---\n\n${BODY}\n`,
});

/** What only a hole in the page would have changed. */
async function untouched(page, origin) {
  const found = await page.evaluate(() => {
    const all = [...document.querySelectorAll("*")];
    const inside = [...document.querySelectorAll("#mdcms *")];
    return {
      pwned: window.pwned,
      styles: inside.filter((element) => element.hasAttribute("style")).length,
      twins: document.querySelectorAll("#mdcms").length - 1,
      handlers: all.flatMap((element) => element.getAttributeNames().filter((name) => name.startsWith("on"))),
      elements: inside
        .map((element) => element.localName)
        .filter((name) =>
          ["script", "style", "iframe", "object", "embed", "form", "base", "link", "meta", "svg", "math"].includes(
            name,
          ),
        ),
      links: inside.flatMap((element) => (element.href === undefined ? [] : [String(element.href)])),
      sources: inside.flatMap((element) => (element.src === undefined ? [] : [element.src])),
      base: document.baseURI,
    };
  });
  assert.equal(found.pwned, undefined, "nothing has run");
  assert.deepEqual(found.handlers, []);
  assert.deepEqual(found.elements, []);
  assert.deepEqual([found.styles, found.twins], [0, 0], "nothing looks or is found as a part of the page itself");
  for (const address of [...found.links, ...found.sources]) {
    assert.ok(address === "" || new URL(address).origin === origin, `no address leads elsewhere: ${address}`);
  }
  assert.ok(found.base.startsWith(`${origin}/`));
}

/** The pictures that the post names on its own host are not there. */
const MISSING = [/answer 404/, /status of 404/];

inBrowser("a hostile post does nothing when it is the first view", { expects: MISSING }, async (page) => {
  page.on("dialog", () => assert.fail("a dialog was opened"));
  const { origin } = await host(site.root);
  await open(page, `${origin}/posts/hostile/`);
  await untouched(page, origin);
  await page.getByText("The last paragraph.").waitFor();
  const text = await page.locator("main").innerText();
  for (const shown of ["<script>", "onerror=", "<iframe", "<base", "<meta", "<form", "<object"]) {
    assert.ok(text.includes(shown), `the author's ${shown} is shown as text`);
  }
  assert.equal(await page.title(), `${TITLE} — ${MARKUP}`);
  assert.equal(await page.locator("main h1").textContent(), TITLE);
});

inBrowser(
  "a hostile post does nothing when it is followed to, and when its links are used",
  { expects: MISSING },
  async (page) => {
    const { origin } = await host(site.root);
    await open(page, `${origin}/`);
    await untouched(page, origin);
    await page.getByRole("main").getByRole("link", { name: "hostile" }).click();
    await headed(page, TITLE);
    await ready(page, 2);
    await untouched(page, origin);
    // Whatever can be pressed, is, but for links to other pages of the site.
    await page.evaluate(() => {
      for (const element of document.querySelectorAll("main *")) {
        if (element.closest("a[href]")) continue;
        for (const type of ["pointerover", "mouseover", "focus", "focusin"])
          element.dispatchEvent(new Event(type, { bubbles: true }));
        element.click();
      }
    });
    await untouched(page, origin);
    assert.ok(page.url().startsWith(origin));
  },
);

inBrowser(
  "a hostile post is text with JavaScript off too",
  { javaScriptEnabled: false, expects: MISSING },
  async (page) => {
    const { origin } = await host(site.root);
    await page.goto(`${origin}/posts/hostile/`);
    await page.getByText("The last paragraph.").waitFor();
    assert.equal(await page.locator("#mdcms :is(script, iframe, object, embed, base, meta, style, form)").count(), 0);
  },
);

inBrowser("a hostile configuration does nothing on any page", { expects: MISSING }, async (page) => {
  const { origin } = await host(site.root);
  for (const address of ["", "posts/", "nav/", "404.html"]) {
    await page.goto(`${origin}/${address}`);
    await ready(page);
    await untouched(page, origin);
    assert.ok((await page.locator("footer").innerText()).includes("<script>"), "the footer's markup is text");
  }
});

inBrowser("a link to another website causes no request before it is followed", {}, async (page) => {
  const links = "[plain](https://evil.example/a/) [short](//evil.example/posts/b/) [slashes](/\\\\evil.example/c/)";
  const outside = inline({ "posts/2025-01-01-a.md": post({ title: "A" }, links) });
  const { origin } = await host(outside.root);
  await open(page, `${origin}/posts/a/`);
  const addresses = await page.locator("main .prose a").evaluateAll((all) => all.map((link) => link.href));
  assert.deepEqual(addresses, [
    "https://evil.example/a/",
    "https://evil.example/posts/b/",
    `${origin}/%5Cevil.example/c/`,
  ]);
  for (const link of await page.locator("main .prose a").all()) {
    await link.hover();
    await link.focus();
  }
});

const ROUTES = [
  "#https://evil.example/x.md",
  "#//evil.example/x.md",
  "#///evil.example/x.md",
  "#/\\evil.example/x.md",
  "#\\\\evil.example\\x.md",
  "#posts/../../x.md",
  "#posts/%2e%2e/%2e%2e/x.md",
  "#pages/..%2f..%2fx.md",
  "#posts/https://evil.example/x.md",
  "#posts//evil.example/x.md",
  "#/../../x",
  "#javascript:window.pwned=true",
  "#/javascript:window.pwned=true",
  "#data:text/html,x.md",
  "#posts/x.md%00.png",
  "#<img src=x onerror=window.pwned=true>",
  "?_route=//evil.example/x",
  "?_route=javascript:window.pwned=true",
  "?theme=//evil.example/t.yml&cat=../x",
  "?edit=//evil.example/x.md",
];
for (const base of ["/", "/some/repo/"]) {
  inBrowser(
    `no address makes the app below ${base} leave the site or load what is not part of it`,
    {},
    async (page) => {
      const quiet = inline({
        "pages/home.md": post({ title: "Home" }, "The landing page."),
        "posts/y.md": post({ title: "Y" }, "Y."),
      });
      const server = await host(quiet.root, { base });
      const known = /^($|_app\/|_manifest\/)/;
      for (const route of ROUTES) {
        await page.goto("about:blank");
        await open(page, server.origin + base + route);
        const heading = await page.locator("main h1").textContent();
        assert.ok(["Home", "Page not found"].includes(heading), `${route} shows ${heading}`);
        assert.equal(new URL(page.url()).origin, server.origin, route);
        assert.ok(new URL(page.url()).pathname.startsWith(base), `${route} stays below ${base}`);
        // The same as an address that is typed into the open page.
        await page.evaluate((route) => (location.hash = route.startsWith("#") ? route : ""), route);
        await ready(page);
        await untouched(page, server.origin);
      }
      assert.deepEqual(
        server.requests.filter((path) => !known.test(path)),
        [],
        "nothing else is asked for",
      );
    },
  );
}
