// The outline of a page: beside the text in a wide window, folded above it in a narrow one.

import assert from "node:assert/strict";

import { PHONE, headed, inBrowser, open, ready } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { tabTo } from "./harness/keyboard.mjs";
import { inline } from "./harness/site.mjs";
import { paragraph, post } from "./harness/text.mjs";

const part = (title) => `## ${title}\n\n${[1, 2, 3].map(paragraph).join("\n\n")}\n\n### Of ${title}\n\n${paragraph(4)}`;
const BODY = `${paragraph(0)}\n\n${["One *two*", "Über uns", "Three", "Four"].map(part).join("\n\n")}\n\n::: tip\n## Apart\n:::`;
const site = inline({
  "pages/home.md": post({ title: "Home" }, `[all](all.md) [few](few.md) [none](none.md) [deep](deep.md) [own](own.md)`),
  "pages/all.md": post({ title: "All" }, BODY),
  "pages/few.md": post({ title: "Few" }, "## One\n\nA.\n\n## Two\n\nB.\n\n[home](home.md)"),
  "pages/none.md": post({ title: "None", toc: "false" }, BODY),
  "pages/deep.md": post({ title: "Deep", toc: "[3, 4]" }, `${BODY}\n\n#### Deepest\n`),
  "pages/own.md": post({ title: "Own" }, `[[toc]]\n\n${BODY}`),
});
const DESKTOP = { width: 1400, height: 800 };
const outline = (page) => page.locator("main .outline");
const titles = (page) => outline(page).getByRole("link").allTextContents();
const current = (page) => outline(page).locator("[aria-current=location]").allTextContents();
const asked = (server) => server.requests.filter((path) => path.includes("_app/outline-")).length;

inBrowser("the outline follows the reader in a wide window", { viewport: DESKTOP }, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/all/`);
  await outline(page).getByRole("link").first().waitFor();
  const all = ["One two", "Über uns", "Three", "Four"].flatMap((title) => [title, `Of ${title}`]);
  assert.deepEqual(await titles(page), all);
  assert.deepEqual(await current(page), [], "the reader is above the first heading");
  await outline(page).getByRole("link", { name: "Über uns", exact: true }).click();
  assert.equal(decodeURIComponent(new URL(page.url()).hash), "#über-uns");
  await outline(page).locator("[aria-current]", { hasText: /^Über uns$/ }).waitFor();
  assert.deepEqual(await current(page), ["Über uns"]);
  await page.getByRole("heading", { name: "Of Three" }).evaluate((heading) => heading.scrollIntoView());
  await outline(page).locator("[aria-current]", { hasText: "Of Three" }).waitFor();
  assert.deepEqual(await current(page), ["Of Three"]);
  const [list, text] = [await outline(page).locator("ol").boundingBox(), await page.locator(".prose").boundingBox()];
  assert.ok(list.x > text.x + text.width && list.y >= 0 && list.y < 200, "it stays beside the text");
  assert.ok(list.x + list.width <= DESKTOP.width);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), DESKTOP.width);
});

inBrowser("the last part is the current one when its link is followed, though it cannot come up", { viewport: DESKTOP }, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/all/`);
  await outline(page).getByRole("link", { name: "Of Four" }).click();
  await outline(page).locator("[aria-current]", { hasText: "Of Four" }).waitFor();
});

inBrowser("the outline folds above the text on a phone, and works by keyboard", { viewport: PHONE }, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/all/`);
  const summary = outline(page).locator("summary");
  const top = () => page.locator(".prose").evaluate((prose) => prose.getBoundingClientRect().top);
  const before = await top();
  await outline(page).locator("li").first().waitFor({ state: "attached" });
  assert.equal(await top(), before, "its list moves nothing while it is folded");
  await tabTo(page, summary);
  await page.keyboard.press("Enter");
  const link = outline(page).getByRole("link", { name: "Three", exact: true });
  await tabTo(page, link);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.hash === "#three");
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.width);
});

inBrowser("only pages with many headings have one, or those that ask for it", { viewport: DESKTOP }, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/`);
  const go = async (name, title) => {
    await page.locator("main .prose").getByRole("link", { name, exact: true }).click();
    await headed(page, title);
  };
  for (const [name, title] of [["few", "Few"], ["none", "None"], ["own", "Own"]]) {
    await go(name, title);
    assert.equal(await outline(page).count(), 0, title);
    await page.goBack();
    await headed(page, "Home");
  }
  assert.equal(asked(server), 0, "and others load nothing for it");
  await go("deep", "Deep");
  await outline(page).getByRole("link").first().waitFor();
  assert.deepEqual(await titles(page), ["Of One two", "Of Über uns", "Of Three", "Of Four", "Deepest"]);
  await page.goBack();
  await headed(page, "Home");
  await go("all", "All");
  await outline(page).getByRole("link", { name: "Three", exact: true }).waitFor();
  assert.equal(asked(server), 1);
  await page.reload();
  await ready(page);
  await outline(page).getByRole("link", { name: "Three", exact: true }).waitFor();
  assert.equal(await outline(page).locator("ol").count(), 1);
});
