// The way through a site of many pages: the tree at the side or the menus above, by mouse, touch and keyboard.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { PHONE, WIDE, headed, inBrowser, mark, open, ready, unloaded } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { tabTo } from "./harness/keyboard.mjs";
import { inline } from "./harness/site.mjs";
import { chapters, post } from "./harness/text.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen";
/** Each section: its id, name, the section it is in, and what `nav.yml` says of its pages. */
const SECTIONS = [
  ["start", "First steps", "", "visible"],
  ["guide", "The guide", "", "visible"],
  ["hosts", "Hosts", "guide", "visible"],
  ["words", "Words", "", "hidden"],
];
const PAGES = SECTIONS.flatMap(([section, name]) =>
  Array.from({ length: 6 }, (_, number) => [section, `${section}-${number}`, `${name}, part ${number}`]),
);
const NAV = [
  "sections:",
  ...SECTIONS.map(
    ([code, name, parent, shown], sort) =>
      `- {code: ${code}, defaultname: ${name}, sort: ${sort + 1}, pagesvisibility: ${shown}${parent && `, parent: ${parent}`}}`,
  ),
  "pages:",
  "- {file: pages/home.md, sort: 1}",
  "- {file: pages/about.md, title: About, sort: 2}",
  `- {file: pages/long.md, title: ${LONG}, section-id: words, sort: 99}`,
  ...PAGES.map(([section, file, title], sort) => `- {file: pages/${file}.md, title: "${title}", section-id: ${section}, sort: ${sort}}`),
].join("\n");
const FILES = {
  "nav.yml": NAV,
  "pages/home.md": post({ title: "Home" }, "[About](about.md) and [hosts](hosts-3.md)"),
  "pages/about.md": post({ title: "About" }, chapters(8)),
  "pages/long.md": post({ title: LONG }, "Words."),
  ...Object.fromEntries(PAGES.map(([, file, title]) => [`pages/${file}.md`, post({ title }, "[About](about.md)")])),
};
const site = (config) =>
  inline({ ...FILES, "config.yml": `sitename: Ways\nfooter: "[About](pages/about.md)"\n${config}\n` });
const beside = site("navigation: sidebar");
const right = site("navigation: sidebar\nnav-position: right");
const above = site("navigation: topbar");

const main = (page) => page.getByRole("navigation", { name: "Main" });
const current = (page) => page.locator("nav[aria-label=Main] [aria-current=page]").allTextContents();
const focused = (page) => page.evaluate(() => document.activeElement.ariaLabel ?? document.activeElement.textContent);
const link = (page, name) => main(page).getByRole("link", { name, exact: true });
const box = (locator) => locator.boundingBox();

inBrowser("beside the text stands the tree, with the page that is shown in it", {}, async (page) => {
  const server = await host(beside.root);
  await open(page, `${server.origin}/guide-1/`);
  assert.deepEqual(await current(page), ["The guide, part 1"]);
  assert.ok(await link(page, "Hosts, part 3").isVisible(), "sections in sections are open");
  assert.ok(!(await link(page, "Words, part 1").isVisible()), "this one is folded");
  assert.equal(await page.getByRole("button", { name: "Menu" }).isVisible(), false);
  const [tree, text] = [await box(main(page)), await box(page.getByRole("main"))];
  assert.ok(tree.x === 0 && tree.x + tree.width <= text.x + 1, "it is beside the text");

  await mark(page);
  await link(page, "Hosts, part 3").click();
  await headed(page, "Hosts, part 3");
  assert.deepEqual(await current(page), ["Hosts, part 3"]);
  await main(page).getByText("Words", { exact: true }).click();
  await link(page, "Words, part 5").click();
  await headed(page, "Words, part 5");
  await page.goBack();
  await headed(page, "Hosts, part 3");
  assert.deepEqual(await current(page), ["Hosts, part 3"]);
  assert.ok(await link(page, "Words, part 5").isVisible(), "what the reader has unfolded stays so");
  await page.getByRole("link", { name: "Ways" }).click();
  await headed(page, "Home");
  assert.deepEqual(await current(page), []);
  await unloaded(page);
});

inBrowser("the page that is shown is in view in the tree, whatever is folded or far down", { viewport: { ...WIDE, height: 500 } }, async (page) => {
  const server = await host(beside.root);
  const inView = () =>
    link(page, "Words, part 5").evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top > document.querySelector(".site-header").getBoundingClientRect().bottom && bottom < innerHeight;
    });
  await open(page, `${server.origin}/words-5/`);
  assert.ok(await inView());
  assert.equal(await page.evaluate(() => scrollY), 0, "the page itself is at its top");
  await open(page, `${server.origin}/`);
  await page.evaluate(() => history.pushState(null, "", "/words-5/"));
  await page.evaluate(() => dispatchEvent(new PopStateEvent("popstate")));
  await headed(page, "Words, part 5");
  assert.ok(await inView());
});

inBrowser("the tree is at the right where the site has it there", {}, async (page) => {
  const server = await host(right.root);
  await open(page, `${server.origin}/guide-1/`);
  const [tree, text] = [await box(main(page)), await box(page.getByRole("main"))];
  assert.ok(text.x === 0 && tree.x >= text.width - 1);
});

for (const scripts of [true, false]) {
  inBrowser(
    `on a phone the tree is a drawer, ${scripts ? "with" : "without"} scripts`,
    { viewport: PHONE, javaScriptEnabled: scripts },
    async (page) => {
      const server = await host(beside.root);
      await page.goto(`${server.origin}/guide-1/`);
      if (scripts) await ready(page);
      const menu = page.getByRole("button", { name: "Menu" });
      assert.equal(await link(page, "About").isVisible(), false);
      await menu.click();
      assert.ok(await link(page, "The guide, part 1").isVisible());
      await page.keyboard.press("Escape");
      await main(page).waitFor({ state: "hidden" });
      await menu.click();
      await page.getByRole("button", { name: "Close" }).click();
      await main(page).waitFor({ state: "hidden" });
      await menu.click();
      await page.mouse.click(PHONE.width - 10, 300);
      await main(page).waitFor({ state: "hidden" });
      await menu.click();
      await link(page, "Hosts, part 3").click();
      await page.getByRole("heading", { level: 1, name: "Hosts, part 3" }).waitFor();
      await main(page).waitFor({ state: "hidden" });
      assert.equal(page.url(), `${server.origin}/hosts-3/`);
    },
  );
}

inBrowser("the drawer by keyboard: it is behind its button, and Escape gives the focus back", { viewport: PHONE }, async (page) => {
  const server = await host(beside.root);
  await open(page, `${server.origin}/guide-1/`);
  await tabTo(page, page.getByRole("button", { name: "Menu" }));
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Close");
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "About");
  await page.keyboard.press("Escape");
  await main(page).waitFor({ state: "hidden" });
  assert.equal(await focused(page), "Menu");
  await page.keyboard.press("Enter");
  await tabTo(page, link(page, "Hosts, part 3"));
  await page.keyboard.press("Enter");
  await headed(page, "Hosts, part 3");
  await main(page).waitFor({ state: "hidden" });
  assert.equal(await focused(page), "Hosts, part 3", "the focus is on the heading of the page");
});

for (const [name, viewport] of [["a phone", PHONE], ["a wide screen", WIDE]]) {
  inBrowser(`above the text sections are menus, on ${name}`, { viewport }, async (page) => {
    const server = await host(above.root);
    await open(page, `${server.origin}/guide-1/`);
    const guide = main(page).getByRole("button", { name: "The guide" });
    const marked = (button) => button.evaluate((element) => getComputedStyle(element).backgroundImage !== "none");
    assert.ok(await marked(guide), "the menu with the page that is shown is marked");
    assert.ok(!(await marked(main(page).getByRole("button", { name: "Words" }))));
    await guide.click();
    const panel = page.locator(".site-menu:popover-open");
    const [place, row] = [await box(panel), await box(page.locator(".site-nav"))];
    assert.ok(place.x >= 0 && place.x + place.width <= viewport.width, "all of it is in the window");
    assert.ok(Math.abs(place.y - row.y - row.height) < 8, "it is below the row");
    assert.ok(await panel.getByText("Hosts", { exact: true }).isVisible());
    await mark(page);
    await link(page, "Hosts, part 3").click();
    await headed(page, "Hosts, part 3");
    assert.equal(await panel.count(), 0);
    assert.deepEqual(await current(page), ["Hosts, part 3"]);
    await unloaded(page);

    await tabTo(page, main(page).getByRole("button", { name: "Words" }));
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "Words, part 0");
    await page.keyboard.press("Escape");
    assert.equal(await panel.count(), 0);
    assert.equal(await focused(page), "Words");
  });
}

for (const [what, where, opener] of [["tree and drawer", beside, "Menu"], ["menus", above, "Words"]]) {
  inBrowser(`axe finds nothing on ${what}, and they fit windows of 320 px`, {}, async (page) => {
    const server = await host(where.root);
    for (const colorScheme of ["light", "dark"]) {
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 700 });
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await open(page, `${server.origin}/long/`);
        const button = page.getByRole("button", { name: opener });
        if (await button.isVisible()) await button.click();
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html)}`), []);
        const fits = () => document.documentElement.scrollWidth <= innerWidth;
        assert.ok(await page.evaluate(fits), `the page is not wider than ${width} px`);
        const inside = ([list]) => list.scrollWidth <= list.clientWidth;
        assert.ok(await page.locator(".sidebar, .site-menu:popover-open").evaluateAll(inside), "and neither is the list");
      }
    }
  });
}

inBrowser("the column folds away, and so it stays on the next visit without a flash", { expects: [/sidebar-|Failed to load/] }, async (page) => {
  const server = await host(beside.root);
  await open(page, `${server.origin}/guide-1/`);
  const button = page.getByRole("button", { name: "Main" });
  await button.waitFor();
  const left = async () => (await box(page.locator("main h1"))).x;
  const before = await left();
  await tabTo(page, button);
  await page.keyboard.press("Enter");
  await main(page).waitFor({ state: "hidden" });
  assert.equal(await button.getAttribute("aria-expanded"), "false");
  assert.ok((await left()) < before, "the text has the room");
  await link(page, "About").waitFor({ state: "hidden" });
  await page.getByRole("main").getByRole("link", { name: "About" }).click();
  await headed(page, "About");
  assert.ok(!(await main(page).isVisible()));
  await page.route("**/_app/sidebar-*", (route) => route.abort());
  await page.reload();
  await ready(page);
  assert.ok(!(await main(page).isVisible()), "it is folded before its script has come");
});

inBrowser("folds of sections are remembered, but what is shown is in view", {}, async (page) => {
  const server = await host(beside.root);
  await open(page, `${server.origin}/about/`);
  await page.getByRole("button", { name: "Main" }).waitFor();
  await page.locator("summary", { hasText: "First steps" }).click();
  await page.locator("summary", { hasText: "Words" }).click();
  await link(page, "First steps, part 0").waitFor({ state: "hidden" });
  await page.reload();
  await page.getByRole("button", { name: "Main" }).waitFor();
  const isOpen = (name) => page.locator("details", { has: page.locator("summary", { hasText: name }) }).last().evaluate((it) => it.open);
  assert.deepEqual([await isOpen("First steps"), await isOpen("Words")], [false, true]);
  await page.goto(`${server.origin}/start-2/`);
  await page.getByRole("button", { name: "Main" }).waitFor();
  assert.ok(await isOpen("First steps"), "the page that is shown is in it");
});
