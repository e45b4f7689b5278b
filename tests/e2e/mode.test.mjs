// Light, dark, or as the system has it: readers choose, and find it so on every page and next time.

import assert from "node:assert/strict";

import { PHONE, WIDE, inBrowser, open, ready } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { tabTo } from "./harness/keyboard.mjs";
import { inline } from "./harness/site.mjs";
import { paragraph, post } from "./harness/text.mjs";

const FILES = {
  "pages/home.md": post({ title: "Home", sort: 1 }, `[a page](about.md)\n\n${paragraph(1)}`),
  "pages/about.md": post({ title: "About", sort: 2 }, paragraph(2)),
  "pages/third.md": post({ title: "A third page", sort: 3 }, paragraph(3)),
  "pages/last.md": post({ title: "The last of all pages", sort: 4 }, paragraph(4)),
};
const site = inline(FILES);
const dark = inline({ ...FILES, "config.yml": "sitename: Dark\ndefault-theme: dark\n" });

const LIGHT_PAGE = "rgb(255, 255, 255)";
const DARK_PAGE = "rgb(15, 23, 42)";
const background = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const choice = (page) => page.getByRole("combobox", { name: "Colours" });

for (const [name, viewport] of [["a phone", PHONE], ["a wide screen", WIDE]]) {
  inBrowser(`a choice of colours holds, on ${name}`, { viewport }, async (page) => {
    const server = await host(site.root);
    await open(page, `${server.origin}/`);
    await choice(page).waitFor();
    assert.equal(await choice(page).inputValue(), "system");
    assert.equal(await background(page), LIGHT_PAGE);
    await choice(page).selectOption("Dark");
    assert.equal(await background(page), DARK_PAGE);

    await page.getByRole("main").getByRole("link", { name: "a page" }).click();
    await ready(page, 2);
    assert.equal(await choice(page).count(), 1, "the header has one choice");
    assert.equal(await background(page), DARK_PAGE);

    await page.emulateMedia({ colorScheme: "light" });
    await page.reload();
    await choice(page).waitFor();
    assert.equal(await choice(page).inputValue(), "dark");
    await choice(page).selectOption("Light");
    await page.emulateMedia({ colorScheme: "dark" });
    assert.equal(await background(page), LIGHT_PAGE, "it was chosen");
  });

  inBrowser(`the choice of colours moves nothing on ${name}`, { viewport }, async (page) => {
    const server = await host(site.root);
    const places = () =>
      page.locator(".site-header a").evaluateAll((links) => links.map((link) => JSON.stringify(link.getBoundingClientRect())));
    const nothing = { contentType: "text/javascript", body: "export function dress() {}" };
    await page.route("**/_app/mode-*", (route) => route.fulfill(nothing));
    await open(page, `${server.origin}/`);
    const before = await places();
    assert.equal(before.length, 4);
    await page.unroute("**/_app/mode-*");
    await page.reload();
    await choice(page).waitFor();
    assert.deepEqual(await places(), before);
    const sign = await page.locator(".mode").boundingBox();
    assert.ok(sign.x + sign.width <= viewport.width && sign.width >= 24 && sign.height >= 24, JSON.stringify(sign));
    const title = await page.locator(".site-name").boundingBox();
    assert.ok(title.x + title.width <= sign.x, "it covers no link");
  });
}

inBrowser("the system's colours are followed for as long as nothing else is chosen", {}, async (page) => {
  const server = await host(site.root);
  for (const chosen of [null, "As the system"]) {
    await open(page, `${server.origin}/about/`);
    await choice(page).waitFor();
    if (chosen) await choice(page).selectOption(chosen);
    await page.emulateMedia({ colorScheme: "dark" });
    assert.equal(await background(page), DARK_PAGE);
    await page.emulateMedia({ colorScheme: "light" });
    assert.equal(await background(page), LIGHT_PAGE);
  }
});

inBrowser("the chosen colours are there before the app", {}, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/`);
  await choice(page).selectOption("Dark");
  await page.route("**/_app/boot-*", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
  await page.goto(`${server.origin}/about/`);
  assert.equal(await background(page), DARK_PAGE);
});

inBrowser("a site may begin dark, and its reader may choose", {}, async (page) => {
  const server = await host(dark.root);
  await open(page, `${server.origin}/`);
  await choice(page).waitFor();
  assert.equal(await choice(page).inputValue(), "dark");
  assert.equal(await background(page), DARK_PAGE);
  const other = await page.context().newPage();
  await open(other, `${server.origin}/about/`);
  await tabTo(other, choice(other));
  await choice(other).selectOption("As the system");
  assert.equal(await background(other), LIGHT_PAGE);
  await page.waitForFunction((colour) => getComputedStyle(document.body).backgroundColor === colour, LIGHT_PAGE);
  assert.equal(await choice(page).inputValue(), "system", "the reader's other pages follow");
});

inBrowser("the page for missing addresses has the chosen colours", { expects: [/404/] }, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/`);
  await choice(page).selectOption("Dark");
  await page.goto(`${server.origin}/no/such/page/`);
  await choice(page).waitFor();
  assert.equal(await background(page), DARK_PAGE);
});
