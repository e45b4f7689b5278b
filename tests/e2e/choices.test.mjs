// Tabs and accordions: by mouse and keyboard, in the address, remembered, found by the browser's search.

import assert from "node:assert/strict";

import { headed, inBrowser, open, ready } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { inline } from "./harness/site.mjs";
import { paragraph, post } from "./harness/text.mjs";

const block = (tag, lines) => ["```mdcms " + tag, ...lines, "```"].join("\n");
const SYSTEMS = ["sync: system", "items:", "- title: Linux", "  content: apt", "- title: macOS", "  content: brew"];
const GROUP = "::: code-group\n```sh [npm]\nnpm i\n```\n```sh [pnpm]\npnpm add\n```\n:::";
const files = {
  "pages/home.md": post(
    { title: "Home" },
    [
      block("tab", ["items:", "- title: One & all", "  content: first", "- title: Two", "  content: second", "- title: 三", "  content: |", "    third", "", "    ## Deep inside"]),
      paragraph(1),
      block("tab-filled", ["items:", "- title: One & all", "  content: first", "- title: Two", "  content: second"]),
      block("tab-underline", SYSTEMS),
      block("tab", SYSTEMS),
      GROUP,
      block("accordion", ["items:", "- title: What?", "  content: this", "- title: Why?", "  default: open", "  content: |", "    because", "", "    ### Far down", "- title: When?", "  content: now"]),
      "[Deep](#deep-inside), [far](#far-down), [other](../posts/2025-01-02-other.md)",
    ].join("\n\n"),
  ),
  "posts/2025-01-02-other.md": post({ title: "Other" }, `${GROUP}\n\n${block("tab", SYSTEMS)}`),
};
const site = inline(files);
const group = (page, at) => page.locator(".tabs").nth(at);
const tab = (page, at, name) => group(page, at).getByRole("tab", { name, exact: true });
const chosen = (page) => page.getByRole("tab", { selected: true }).allTextContents();
const shown = (page, at) => group(page, at).locator(":not([hidden]) > [role=tabpanel]").innerText();
const question = (page, name) => page.getByRole("button", { name, exact: true });
const expanded = (page) => page.locator(".accordion [aria-expanded=true]").allTextContents();
const query = (page) => new URL(page.url()).search;
const focused = (page) => page.evaluate(() => document.activeElement.textContent);

async function home(page, suffix = "") {
  const server = await host(site.root);
  await open(page, `${server.origin}/${suffix}`);
  return server;
}

inBrowser("a tab shows its part and is in the address", {}, async (page) => {
  await home(page);
  assert.deepEqual(await chosen(page), ["One & all", "One & all", "Linux", "Linux", "npm"]);
  assert.equal(await shown(page, 0), "first");
  await tab(page, 0, "Two").click();
  assert.equal(await shown(page, 0), "second");
  assert.equal(await shown(page, 1), "first", "another group with the same names stays as it is");
  assert.equal(query(page), "?tab-1=Two");
  await tab(page, 1, "Two").click();
  await tab(page, 0, "One & all").click();
  assert.equal(query(page), "?tab-2=Two", "what is shown anyway is not in the address");
  await tab(page, 0, "三").click();
  const before = await chosen(page);
  await page.reload();
  await ready(page);
  assert.deepEqual(await chosen(page), before, "a reload shows the same");
  assert.deepEqual(before, ["三", "Two", "Linux", "Linux", "npm"]);
});

inBrowser("arrows, Home and End go through tabs, and Tab goes on to the part", {}, async (page) => {
  await home(page);
  await tab(page, 0, "One & all").focus();
  for (const [key, name] of [["ArrowRight", "Two"], ["ArrowRight", "三"], ["ArrowRight", "One & all"], ["ArrowLeft", "三"], ["Home", "One & all"], ["End", "三"]]) {
    await page.keyboard.press(key);
    assert.equal(await focused(page), name, key);
    assert.equal((await chosen(page))[0], name, key);
  }
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "tabpanel");
  await page.evaluate(() => (document.documentElement.dir = "rtl"));
  await tab(page, 0, "三").focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(page), "Two", "where text runs from the right, so do tabs");
});

inBrowser("tabs that belong together change together and are remembered", {}, async (page) => {
  await home(page);
  const below = tab(page, 3, "macOS");
  await below.scrollIntoViewIfNeeded();
  await below.click();
  assert.deepEqual((await chosen(page)).slice(2), ["macOS", "macOS", "npm"]);
  assert.equal(query(page), "?tab-system=macOS");
  await tab(page, 4, "pnpm").click();
  await page.getByRole("link", { name: "other" }).click();
  await headed(page, "Other");
  assert.deepEqual(await chosen(page), ["pnpm", "macOS"], "on the next page too");
  await page.goBack();
  await headed(page, "Home");
  assert.deepEqual((await chosen(page)).slice(2), ["macOS", "macOS", "pnpm"]);
  const shared = new URL("?tab-system=Linux", page.url());
  await open(page, shared.href);
  assert.deepEqual((await chosen(page)).slice(2), ["Linux", "Linux", "pnpm"], "an address that was shared comes first");
});

inBrowser("an accordion opens and closes, and that is in the address", {}, async (page) => {
  await home(page);
  assert.deepEqual(await expanded(page), ["Why?"]);
  await question(page, "What?").click();
  assert.deepEqual(await expanded(page), ["What?", "Why?"]);
  assert.equal(query(page), "?open-1=What%3F&open-1=Why%3F");
  for (const [key, name] of [["ArrowDown", "Why?"], ["ArrowDown", "When?"], ["ArrowDown", "What?"], ["ArrowUp", "When?"], ["Home", "What?"], ["End", "When?"]]) {
    await page.keyboard.press(key);
    assert.equal(await focused(page), name, key);
  }
  await question(page, "What?").press("Enter");
  assert.equal(query(page), "", "as at first");
  await question(page, "Why?").press("Space");
  assert.equal(query(page), "?open-1", "nothing is open");
  await page.reload();
  await ready(page);
  assert.deepEqual(await expanded(page), []);
});

inBrowser("what is hidden is shown to whoever looks for it", {}, async (page) => {
  const server = await home(page, "#deep-inside");
  assert.equal((await chosen(page))[0], "三", "by an address");
  await open(page, `${server.origin}/?open-1`);
  await page.getByRole("link", { name: "far" }).click();
  assert.deepEqual(await expanded(page), ["Why?"], "by a link on the page");
  assert.ok(await page.getByText("Far down").isVisible());
  await page.evaluate(() => {
    const hidden = document.querySelectorAll("[hidden=until-found]")[1];
    hidden.dispatchEvent(new Event("beforematch", { bubbles: true }));
  });
  assert.equal((await chosen(page))[0], "三", "by the browser's search");
});
