// Code has colours and can be copied, and pages without code load nothing for it.

import assert from "node:assert/strict";

import { PHONE, headed, inBrowser, open } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { inline } from "./harness/site.mjs";
import { paragraph, post } from "./harness/text.mjs";

const JS = 'const answer = "42"; // a comment\n';
const PAGE = "<p class=\"a\">x</p>\n<style>\np { color: red }\n</style>\n<script>\nlet a = 1;\n</script>\n";
const fence = (info, text) => `\`\`\`${info}\n${text}\`\`\``;
const long = Array.from({ length: 40 }, (_, at) => paragraph(at)).join("\n\n");
const files = {
  "pages/home.md": post({ title: "Home" }, "No code, but [code](../posts/2025-01-02-code.md)."),
  "posts/2025-01-02-code.md": post(
    { title: "Code" },
    [
      fence("js", JS),
      fence("JSX", "let b = <p>1</p>;\n"),
      fence("html", PAGE),
      fence("nobody-knows", "let b = 2;\n"),
      fence("", "plain\n"),
      fence("js {2} title=a.js", "let a;\n/* over\ntwo lines */\nlet b; // [!code --]\n"),
      long,
      fence("py", "def f():\n    return 1\n"),
    ].join("\n\n"),
  ),
};
const site = inline(files);
const code = (page, at) => page.locator("main pre > code").nth(at);
const tokens = (locator) =>
  locator.locator("[class^=token-]").evaluateAll((all) => all.map((it) => [it.className.slice(6), it.textContent]));
const asked = (server) => server.requests.filter((path) => /_app\/(code|lang)-/.test(path)).map((path) => path.replace(/-[0-9a-f]+/, ""));

inBrowser("code gets its colours, each language is loaded when its code comes into view", {}, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/`);
  assert.deepEqual(asked(server), [], "a page without code loads nothing for it");
  await page.getByRole("main").getByRole("link", { name: "code" }).click();
  await headed(page, "Code");
  await code(page, 0).locator(".token-keyword").waitFor();
  assert.deepEqual(await tokens(code(page, 0)), [
    ["keyword", "const"],
    ["string", '"42"'],
    ["comment", "// a comment"],
  ]);
  assert.equal(await code(page, 0).textContent(), JS);
  await code(page, 1).locator(".token-keyword").first().waitFor();

  await code(page, 2).locator(".token-number").waitFor();
  assert.equal(await code(page, 2).textContent(), PAGE, "a page in code stays code");
  const inPage = await tokens(code(page, 2));
  assert.ok(inPage.some(([look, text]) => look === "keyword" && text === "let"), "its script has colours");
  assert.equal(await code(page, 3).locator("span").count(), 0);
  assert.equal(await code(page, 4).locator("span").count(), 0);

  const lines = code(page, 5).locator(".line");
  await lines.nth(2).locator(".token-comment").waitFor();
  assert.deepEqual(await lines.allTextContents(), ["let a;\n", "/* over\n", "two lines */\n", "let b;\n"]);
  assert.deepEqual(await tokens(lines.nth(1)), [["comment", "/* over\n"]]);

  assert.ok(!asked(server).includes("_app/lang/python.js"), "what is far below waits");
  await code(page, 6).scrollIntoViewIfNeeded();
  await code(page, 6).locator(".token-keyword").first().waitFor();
  assert.deepEqual(
    asked(server).toSorted(),
    ["_app/code.js", ...["css", "javascript", "python", "xml"].map((name) => `_app/lang/${name}.js`)].toSorted(),
    "each is asked for once",
  );
});

inBrowser("colours and buttons move nothing", { viewport: PHONE }, async (page) => {
  const server = await host(site.root);
  const places = () =>
    page.evaluate(() => [...document.querySelectorAll("main pre, main .line")].map((it) => it.getBoundingClientRect().toJSON()));
  await page.addInitScript(() => {
    // What gives code its colours comes only when the test says so.
    window.held = [];
    const observe = PerformanceObserver.prototype.observe;
    PerformanceObserver.prototype.observe = function (options) {
      if (options.type === "mark") window.held.push(() => observe.call(this, options));
      else observe.call(this, options);
    };
  });
  await open(page, `${server.origin}/posts/code/`);
  const before = await places();
  await page.evaluate(() => window.held.forEach((go) => go()));
  await code(page, 0).locator(".token-keyword").waitFor();
  await page.locator(".code-copy").first().waitFor({ state: "attached" });
  assert.deepEqual((await places()).slice(0, 6), before.slice(0, 6));
});

inBrowser("code is copied, without the lines that are shown as removed", {}, async (page) => {
  const server = await host(site.root);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, `${server.origin}/posts/code/`);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const button = (at) => page.locator("main pre").nth(at).getByRole("button");
  await page.locator("main pre").first().hover();
  await button(0).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  assert.equal(await copied(), JS.trimEnd());
  await button(5).focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("let a"));
  assert.equal(await copied(), "let a;\n/* over\ntwo lines */");
  await button(0).filter({ hasText: "Copy" }).waitFor();
});

inBrowser("a site may have no buttons", {}, async (page) => {
  const without = inline({ ...files, "config.yml": "sitename: x\ncode-copy: false\n" });
  const server = await host(without.root);
  await open(page, `${server.origin}/posts/code/`);
  await code(page, 0).locator(".token-keyword").waitFor();
  assert.equal(await page.locator(".code-copy").count(), 0);
});

const expects = [/answer 503|status of 503|failed request/];
inBrowser("code is read where its colours do not come", { expects }, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/`);
  const [script] = await page.evaluate(async () => {
    const boot = [...document.scripts].find((it) => it.src.includes("boot-"));
    return /code-[0-9a-f]+\.js/.exec(await (await fetch(boot.src)).text());
  });
  server.answers(`_app/${script}`, { status: 503, body: "busy" });
  await page.getByRole("main").getByRole("link", { name: "code" }).click();
  await headed(page, "Code");
  await server.waitFor(`_app/${script}`);
  assert.equal(await code(page, 0).textContent(), JS);
});
