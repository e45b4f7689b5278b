// Links inside content: followed by the app where they are pages, left to the browser where they are not.

import assert from "node:assert/strict";

import { headed, inBrowser, mark, open, ready, unloaded } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { inline } from "./harness/site.mjs";
import { chapters, post } from "./harness/text.mjs";

const LINKS = [
  "[from the file](2025-01-02-second.md)",
  "[from the root](posts/2025-01-02-second.md)",
  "[with a slash](/posts/2025-01-02-second.md)",
  "[as an address](/posts/second/)",
  "[as in MD-CMS](#posts/2025-01-02-second.md)",
  "[to a part](2025-01-02-second.md#part-3)",
  "[up and over](../pages/about.md)",
  "[*in* **words**](2025-01-02-second.md)",
  "[to a file](../assets/notes.txt)",
  "[to the source](../assets/data.json)",
  "[outside](https://example.org/a)",
  "[mail](mailto:a@example.org)",
  "[down](#part-4)",
  "[to nothing](2025-01-09-not-there.md)",
  "[in another script](2025-01-03-記事.md)",
];

const site = inline({
  "posts/2025-01-01-first.md": post({ title: "First" }, `${LINKS.join(" ")}\n\n${chapters(40)}`),
  "posts/2025-01-02-second.md": post({ title: "Second" }, chapters(40)),
  "posts/2025-01-03-記事.md": post({ title: "記事" }, "Other letters."),
  "pages/about.md": post({ title: "About" }, "About this site."),
  "assets/notes.txt": "plain notes",
  // What a browser asks for beside a file that is no page.
  "favicon.ico": "",
  "assets/data.json": "{}",
});

const start = async (base = "/") => {
  const server = await host(site.root, { base });
  return server.origin + base;
};
const link = (page, name) => page.getByRole("main").getByRole("link", { name, exact: true });

const PAGES = [
  ["from the file", "posts/second/", "Second"],
  ["from the root", "posts/second/", "Second"],
  ["with a slash", "posts/second/", "Second"],
  ["as an address", "posts/second/", "Second"],
  ["as in MD-CMS", "posts/second/", "Second"],
  ["to a part", "posts/second/#part-3", "Second"],
  ["up and over", "about/", "About"],
  ["in words", "posts/second/", "Second"],
  ["in another script", "posts/%E8%A8%98%E4%BA%8B/", "記事"],
];
for (const base of ["/", "/some/repo/"]) {
  inBrowser(`links between documents are followed without a reload below ${base}`, {}, async (page) => {
    const root = await start(base);
    await open(page, `${root}posts/first/`);
    await mark(page);
    for (const [name, address, title] of PAGES) {
      await link(page, name).click();
      await headed(page, title);
      assert.equal(page.url(), root + address, name);
      await page.goBack();
      await headed(page, "First");
    }
    await unloaded(page);
  });
}

inBrowser("a link to a document that is not there shows that, and Back returns", {}, async (page) => {
  const root = await start();
  await open(page, `${root}posts/first/`);
  await link(page, "to nothing").click();
  await headed(page, "Page not found");
  await page.goBack();
  await headed(page, "First");
});

inBrowser("a link to a part of another page arrives at that part", {}, async (page) => {
  const root = await start();
  await open(page, `${root}posts/first/`);
  await link(page, "to a part").click();
  await headed(page, "Second");
  await ready(page, 2);
  await inView(page, "part-3");
});

inBrowser("a link to a part of the same page goes there without a reload, and Back returns", {}, async (page) => {
  const root = await start();
  await open(page, `${root}posts/first/`);
  await mark(page);
  await link(page, "down").click();
  await inView(page, "part-4");
  assert.equal(page.url(), `${root}posts/first/#part-4`);
  await page.goBack();
  await page.waitForFunction(() => scrollY === 0);
  assert.equal(page.url(), `${root}posts/first/`);
  await unloaded(page);
});

const NEW_PAGES = [
  ["Ctrl and click", { modifiers: ["Control"] }],
  ["Shift and click", { modifiers: ["Shift"] }],
  ["the middle button", { button: "middle" }],
];
for (const [how, click] of NEW_PAGES) {
  inBrowser(`${how} opens a page of its own and leaves this one`, {}, async (page, { context }) => {
    const root = await start();
    await open(page, `${root}posts/first/`);
    const opened = context.waitForEvent("page");
    await link(page, "from the file").click(click);
    const second = await opened;
    await headed(second, "Second");
    await ready(second);
    assert.equal(second.url(), `${root}posts/second/`);
    assert.equal(page.url(), `${root}posts/first/`);
    await headed(page, "First");
  });
}

inBrowser("Ctrl and Enter on a focused link opens a page of its own", {}, async (page, { context }) => {
  const root = await start();
  await open(page, `${root}posts/first/`);
  const opened = context.waitForEvent("page");
  await link(page, "from the file").focus();
  await page.keyboard.press("Control+Enter");
  await headed(await opened, "Second");
  assert.equal(page.url(), `${root}posts/first/`);
});

inBrowser("a link to a file is the browser's own", {}, async (page) => {
  const root = await start();
  await open(page, `${root}posts/first/`);
  await link(page, "to a file").click();
  await page.getByText("plain notes").waitFor();
  assert.equal(page.url(), `${root}assets/notes.txt`);
  await page.goBack();
  await headed(page, "First");
});

inBrowser("links to elsewhere stay as they were written", {}, async (page) => {
  const root = await start("/some/repo/");
  await open(page, `${root}posts/first/`);
  const links = await page
    .getByRole("main")
    .getByRole("link")
    .evaluateAll((all) => Object.fromEntries(all.map((it) => [it.textContent, it.href])));
  assert.equal(links["outside"], "https://example.org/a");
  assert.equal(links["mail"], "mailto:a@example.org");
  assert.equal(links["to the source"], `${root}assets/data.json`);
});

inBrowser("the navigation marks the page that is shown", {}, async (page) => {
  const root = await start();
  await open(page, `${root}posts/first/`);
  const current = page.locator('nav [aria-current="page"]');
  assert.equal(await current.count(), 0);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "About" }).click();
  await headed(page, "About");
  assert.deepEqual(await current.allTextContents(), ["About"]);
});

/** Waits until an element is in the window below the site's header, and at its upper part. */
async function inView(page, id) {
  await page.waitForFunction((wanted) => {
    const top = document.getElementById(wanted)?.getBoundingClientRect().top;
    return top >= document.querySelector(".site-header").getBoundingClientRect().bottom && top < innerHeight / 3;
  }, id);
}
