// Pictures that stand alone can be enlarged, by mouse and by keyboard, and nothing else on the page notices.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

import { PHONE, WIDE, headed, inBrowser, mark, open, ready, unloaded } from "./harness/browser.mjs";
import { launchChromium } from "./harness/chromium.mjs";
import { host } from "./harness/host.mjs";
import { tabTo } from "./harness/keyboard.mjs";
import { button, closed, dialog, drawing, enlarge, leave, picture, points, shown } from "./harness/pictures.mjs";
import { live } from "./harness/servers.mjs";
import { inline, source, write } from "./harness/site.mjs";
import { chapters, post } from "./harness/text.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const PICTURES = [
  '![A landscape](../assets/wide.gif "Seen from the north")',
  "![A plan](../assets/plan.svg)",
  '<img src="../assets/plan.svg" alt="The same, small" width="200">',
  "![A small one](../assets/small.gif)",
  "![An icon](../assets/icon.svg)",
  "[![A link](../assets/wide.gif)](2025-01-03-text.md)",
  "Words and ![a picture among them](../assets/wide.gif).",
  `<figure>
<img src="../assets/wide.gif" alt="One of two" width="200">
<img src="../assets/wide.gif" alt="Two of two" width="200">
<figcaption>Two <em>views</em></figcaption>
</figure>`,
  `<figure><picture>
<source srcset="../assets/night.gif" media="(prefers-color-scheme: dark)">
<img src="../assets/wide.gif" alt="">
</picture></figure>`,
  "![A tower](../assets/tall.gif)",
];
const files = {
  "assets/wide.gif": points(2000, 1000),
  "assets/night.gif": points(2000, 1000),
  "assets/tall.gif": points(900, 4000),
  "assets/small.gif": points(300, 200),
  "assets/plan.svg": drawing(700, 350),
  "assets/icon.svg": drawing(96, 96),
  "pages/home.md": post({ title: "Home" }, "No picture, but [pictures](../posts/2025-01-02-pictures.md)."),
  "posts/2025-01-02-pictures.md": post({ title: "Pictures" }, [...PICTURES, chapters(12)].join("\n\n")),
  "posts/2025-01-03-text.md": post(
    { title: "Text" },
    "[![A link](../assets/wide.gif)](2025-01-02-pictures.md)\n\nWords and ![a picture](../assets/wide.gif).\n\n    code",
  ),
};
const site = inline(files);

/** What the buttons say of the pictures that can be enlarged. */
const OFFERED = [
  "Enlarge picture: A landscape",
  "Enlarge picture: A plan",
  "Enlarge picture: The same, small",
  "Enlarge picture: One of two",
  "Enlarge picture: Two of two",
  "Enlarge picture",
  "Enlarge picture: A tower",
];
const size = (page) => dialog(page).getByRole("button", { name: /Actual size|Fit to window/ });
const focused = (page) => page.evaluate(() => document.activeElement.ariaLabel ?? document.activeElement.localName);
const scrolled = (page) => page.evaluate(() => scrollY);
const width = (locator) => locator.evaluate((it) => it.width);
const asked = (server) => server.requests.filter((path) => /_app\/zoom-/.test(path)).length;

/** Opens the page of pictures; resolves once they can be enlarged. */
async function pictures(page, from = site) {
  const server = await host(from.root);
  await open(page, `${server.origin}/posts/pictures/`);
  await button(page, "A landscape").waitFor({ state: "attached" });
  return server;
}

/** Loads the pictures further down, which wait until they are near, and waits for what is offered then. */
async function loadAll(page) {
  for (const image of await page.locator("main img").all()) await image.scrollIntoViewIfNeeded();
  await page
    .locator(".zoom-button")
    .nth(OFFERED.length - 1)
    .waitFor({ state: "attached" });
}

/** Resolves once the page has loaded what it has besides its text: what is for code, which is asked for first. */
const laterParts = (page) => page.locator(".code-copy").waitFor({ state: "attached" });

inBrowser("pictures that stand alone and gain by it can be enlarged, others not", {}, async (page) => {
  await pictures(page);
  await loadAll(page);
  const buttons = page.locator(".zoom-button");
  assert.deepEqual(await buttons.evaluateAll((all) => all.map((it) => it.ariaLabel)), OFFERED);
  const away = await buttons.evaluateAll((all) =>
    all.map((it) => {
      const before = it.previousElementSibling;
      const [place, corner] = [it, before.querySelector("img") ?? before].map((element) =>
        element.getBoundingClientRect(),
      );
      return [place.right - corner.right, place.top - corner.top].map(Math.round);
    }),
  );
  assert.deepEqual(
    away,
    OFFERED.map(() => [0, 0]),
    "each button is in the corner of its picture",
  );
  assert.equal(await page.locator("main :is(img[role], img[tabindex], a button)").count(), 0, "pictures stay pictures");
});

inBrowser(
  "a click opens a picture, and another one, Escape or the button close it where the reader was",
  {},
  async (page) => {
    await pictures(page);
    await picture(page, "A landscape").scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, 150);
    await page.waitForFunction(() => scrollY === 150);
    const ends = [
      () => shown(page).click(),
      () => page.mouse.click(20, 20),
      () => dialog(page).getByRole("button", { name: "Close" }).click(),
      () => page.keyboard.press("Escape"),
    ];
    for (const end of ends) {
      const before = await width(picture(page, "A landscape"));
      await enlarge(page, "A landscape");
      assert.equal(await dialog(page).getAttribute("aria-label"), "A landscape");
      assert.equal(await shown(page).getAttribute("alt"), "A landscape");
      assert.match(await shown(page).getAttribute("src"), /\/assets\/wide\.gif$/);
      assert.ok((await width(shown(page))) > 1.3 * before, "it is larger");
      await dialog(page).getByText("Seen from the north").click();
      assert.ok(await dialog(page).isVisible(), "a click on its caption is for its text");
      await end();
      await closed(page);
      assert.equal(await focused(page), "Enlarge picture: A landscape");
      assert.equal(await scrolled(page), 150);
    }
  },
);

inBrowser("pictures are enlarged by keyboard, the focus stays inside and comes back", {}, async (page) => {
  await pictures(page);
  await tabTo(page, button(page, "A landscape"));
  assert.equal(await button(page, "A landscape").evaluate((it) => getComputedStyle(it).opacity), "1");
  const at = await scrolled(page);
  await page.keyboard.press("Enter");
  await dialog(page).waitFor();
  assert.equal(await focused(page), "Close");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await focused(page), "button");
  await page.keyboard.press("Space");
  // What scrolls now is the picture.
  await page.waitForFunction(() => {
    const { scrollHeight, clientHeight } = document.querySelector("dialog");
    return scrollHeight > clientHeight;
  });
  // A browser that has much to do may not know yet that there is anything to scroll when the first press comes.
  const isScrolled = () =>
    page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => done(document.querySelector("dialog").scrollTop > 0))),
    );
  for (let presses = 0; presses < 100 && !(await isScrolled()); presses += 1) await page.keyboard.press("PageDown");
  assert.ok(await isScrolled(), "the picture is scrolled");
  for (const key of ["End", "ArrowDown"]) await page.keyboard.press(key);
  await page.mouse.move(600, 500);
  await page.mouse.wheel(0, 400);
  for (let presses = 0; presses < 4; presses += 1) {
    await page.keyboard.press("Tab");
    const inside = await page.evaluate(
      () => document.activeElement === document.body || document.activeElement.closest("dialog") !== null,
    );
    assert.ok(inside, "Tab reaches nothing of the page behind");
  }
  assert.equal(await scrolled(page), at, "the page behind stays where it is");
  await leave(page);
  assert.equal(await focused(page), "Enlarge picture: A landscape");
  assert.equal(await scrolled(page), at);
});

inBrowser(
  "a picture says what the page says of it, and is the one the page has chosen",
  { colorScheme: "dark" },
  async (page) => {
    await pictures(page);
    await loadAll(page);
    await enlarge(page, "Two of two");
    assert.equal(await dialog(page).locator("p").textContent(), "Two views");
    await leave(page);
    await page.getByRole("button", { name: "Enlarge picture", exact: true }).press("Enter");
    await dialog(page).waitFor();
    assert.equal(await dialog(page).getAttribute("aria-label"), "Picture");
    assert.match(await dialog(page).locator("img").getAttribute("src"), /night\.gif$/);
    assert.equal(await dialog(page).locator("p").count(), 0, "nothing is left of the picture before");
  },
);

inBrowser("what is larger than the window is seen at its own size, drawings fill the window", {}, async (page) => {
  await pictures(page);
  await loadAll(page);
  await enlarge(page, "A landscape");
  await size(page).click();
  assert.equal(await width(shown(page)), 2000);
  const [left, most] = await dialog(page).evaluate((it) => [it.scrollLeft, it.scrollWidth - it.clientWidth]);
  assert.ok(most > 0 && Math.abs(left - most / 2) <= 1, `the middle is in view: ${left} of ${most}`);
  assert.ok(
    await dialog(page)
      .getByRole("button", { name: "Close" })
      .evaluate((it) => it.getBoundingClientRect().right <= innerWidth),
  );
  await size(page).filter({ hasText: "Fit to window" }).click();
  assert.ok((await width(shown(page))) <= 1280);
  await leave(page);

  await enlarge(page, "A plan");
  assert.ok((await width(shown(page))) > 1200, "a drawing of 700 px is as large as the window");
  assert.equal(await size(page).count(), 0);
  await leave(page);

  await enlarge(page, "A tower");
  assert.equal(await width(shown(page)), 900, "a tall picture is never smaller than on the page");
  assert.ok(await dialog(page).evaluate((it) => it.scrollHeight > 4000));
});

inBrowser("a picture that the page shows at its own size has no button until it is shown smaller", {}, async (page) => {
  const text = "![A landscape](../assets/wide.gif)\n\n![Small](../assets/small.gif)\n\n![An icon](../assets/icon.svg)";
  const from = inline({ ...files, "posts/2025-01-02-pictures.md": post({ title: "Pictures" }, text) });
  await pictures(page, from);
  await page.waitForFunction(() => [...document.querySelectorAll("main img")].every((it) => it.naturalWidth > 0));
  assert.equal(await page.locator(".zoom-button").count(), 1);
  await picture(page, "Small").click();
  assert.equal(await page.locator("dialog[open]").count(), 0);
  await page.setViewportSize({ width: 300, height: 600 });
  await button(page, "Small").waitFor({ state: "attached" });
  await page.setViewportSize(WIDE);
  await button(page, "Small").waitFor({ state: "detached" });
});

inBrowser("pictures in links lead where they lead, and pages without others load nothing", {}, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/`);
  await mark(page);
  await page.getByRole("main").getByRole("link", { name: "pictures" }).click();
  await headed(page, "Pictures");
  await button(page, "A landscape").waitFor({ state: "attached" });
  await picture(page, "A link").click();
  await headed(page, "Text");
  await ready(page, 3);
  assert.equal(await page.locator(".zoom-button").count(), 0);
  await page.goBack();
  await headed(page, "Pictures");
  await button(page, "A landscape").waitFor({ state: "attached" });
  assert.equal(await button(page, "A landscape").count(), 1);
  await unloaded(page);
  assert.equal(asked(server), 1);

  await open(page, `${server.origin}/posts/text/`);
  await laterParts(page);
  assert.equal(asked(server), 1);
});

inBrowser("Back closes the picture and goes back", {}, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/`);
  await page.getByRole("main").getByRole("link", { name: "pictures" }).click();
  await headed(page, "Pictures");
  const length = await page.evaluate(() => history.length);
  await button(page, "A landscape").waitFor({ state: "attached" });
  await enlarge(page, "A landscape");
  assert.equal(await page.evaluate(() => history.length), length);
  await page.goBack();
  await closed(page);
  await headed(page, "Home");
  await page.waitForFunction(() => document.activeElement.localName === "h1");
});

for (const viewport of [PHONE, WIDE]) {
  inBrowser(`nothing moves at ${viewport.width} px`, { viewport }, async (page) => {
    const server = await host(site.root);
    await page.addInitScript(() => {
      // What enlarges pictures comes only when the test says so.
      window.held = [];
      const observe = PerformanceObserver.prototype.observe;
      PerformanceObserver.prototype.observe = function (options) {
        if (options.type === "mark") window.held.push(() => observe.call(this, options));
        else observe.call(this, options);
      };
    });
    await open(page, `${server.origin}/posts/pictures/`);
    const places = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("main article :not(.zoom-button, .heading-link, .backlinks)")].map((it) =>
          it.getBoundingClientRect().toJSON(),
        ),
      );
    const images = await page.locator("main img").all();
    for (const image of images) await image.scrollIntoViewIfNeeded();
    await page.waitForFunction(() => [...document.querySelectorAll("main img")].every((it) => it.naturalWidth > 0));
    await page.evaluate(() => scrollTo(0, 0));
    const before = await places();
    await page.evaluate(() => window.held.forEach((go) => go()));
    await page
      .locator(".zoom-button")
      .nth(OFFERED.length - 1)
      .waitFor({ state: "attached" });
    assert.deepEqual(await places(), before);
    await button(page, "A landscape").press("Enter");
    await dialog(page).waitFor();
    assert.deepEqual(await places(), before, "while it is open");
  });
}

test("the page behind keeps its width where scroll bars take room", { timeout: 30_000 }, async () => {
  const browser = await launchChromium({ ignoreDefaultArgs: ["--hide-scrollbars"] });
  try {
    const page = await browser.newPage({ viewport: WIDE });
    await pictures(page);
    const place = () =>
      page.evaluate(() => [
        document.documentElement.clientWidth,
        document.querySelector("main h1").getBoundingClientRect().left,
      ]);
    const before = await place();
    assert.ok(before[0] < WIDE.width, "there is a scroll bar");
    await enlarge(page, "A landscape");
    assert.equal((await place())[1], before[1]);
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).overflow), "hidden");
    await leave(page);
    assert.deepEqual(await place(), before);
  } finally {
    await browser.close();
  }
});

inBrowser("axe finds nothing while a picture is open, in any look, and it fits phones of 320 px", {}, async (page) => {
  await pictures(page);
  await page.evaluate(axe);
  const found = [];
  for (const viewport of [WIDE, PHONE, { width: 320, height: 568 }]) {
    for (const colorScheme of ["light", "dark"]) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await enlarge(page, "A landscape");
      const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      found.push(...violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`)));
      const targets = await dialog(page)
        .getByRole("button")
        .evaluateAll((all) => all.map((it) => it.getBoundingClientRect().toJSON()));
      assert.equal(targets.length, 2);
      for (const { left, right, height } of targets) assert.ok(left >= 0 && right <= viewport.width && height >= 44);
      assert.ok(
        await dialog(page).evaluate((it) => it.scrollWidth <= it.clientWidth && it.scrollHeight <= it.clientHeight),
      );
      await leave(page);
    }
  }
  assert.deepEqual(found, []);
});

inBrowser("nothing is animated for a reader who has asked for that", { reducedMotion: "reduce" }, async (page) => {
  await pictures(page);
  await picture(page, "A landscape").click();
  assert.equal(await shown(page).evaluate((it) => getComputedStyle(it).animationName), "none");
  assert.equal(await dialog(page).evaluate((it) => getComputedStyle(it).transitionDuration), "0s");
});

inBrowser("a site may leave it out", {}, async (page) => {
  const text = post({ title: "Pictures" }, `${PICTURES[0]}\n\n    code`);
  const config = "sitename: x\nimage-zoom: false\n";
  const without = inline({ ...files, "config.yml": config, "posts/2025-01-02-pictures.md": text });
  const server = await host(without.root);
  await open(page, `${server.origin}/posts/pictures/`);
  await laterParts(page);
  assert.equal(asked(server), 0);
});

inBrowser("a page that is being written has its new pictures dressed", {}, async (page) => {
  const root = source(files);
  const { origin } = await live(root);
  const listening = page.waitForRequest(/\/_mdcms\/events/);
  await open(page, `${origin}/posts/pictures/`);
  await listening;
  await button(page, "A landscape").waitFor({ state: "attached" });
  write(root, {
    "posts/2025-01-02-pictures.md": post(
      { title: "Pictures" },
      "![A meadow](../assets/wide.gif)\n\n![A landscape](../assets/wide.gif)",
    ),
  });
  await button(page, "A meadow").waitFor({ state: "attached" });
  assert.equal(await button(page, "A landscape").count(), 1);
  await enlarge(page, "A meadow");
});

const expects = [/answer 503|status of 503|failed request/];
inBrowser("pictures are seen where what enlarges them does not come", { expects }, async (page) => {
  const server = await host(site.root);
  const script = readdirSync(join(site.root, "_app")).find((name) => name.startsWith("zoom-"));
  server.answers(`_app/${script}`, { status: 503, body: "busy" });
  await open(page, `${server.origin}/posts/pictures/`);
  await server.waitFor(`_app/${script}`);
  assert.ok(await picture(page, "A landscape").isVisible());
});
