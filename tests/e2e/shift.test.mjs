// The page stands still: while the rendering takes the place of the source, and while pictures and lists arrive.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";

import { PHONE, WIDE, inBrowser, ready } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { techpulse } from "./harness/site.mjs";

/** How far the first visible paragraph may move, in CSS pixels. */
const MOST = 8;

const site = techpulse();
const module = readdirSync(join(site.root, "_app")).find((name) => name.endsWith(".wasm"));
/** With and without a picture at their start, with tables, code, lists and long paragraphs. */
const posts = [
  "posts/http-validators/",
  "posts/measuring-energy-in-software/",
  "posts/passkeys/",
  "posts/row-stores-and-column-stores/",
  "posts/what-the-borrow-checker-proves/",
  "posts/why-text-has-more-than-one-length/",
];

/** Where readers are on a page when the app takes over: at its top, or somewhere further down. */
const PLACES = [0, 0.3, 0.7];

for (const [name, viewport] of [
  ["a phone's", PHONE],
  ["a wide", WIDE],
]) {
  for (const address of posts) {
    const title = `the first visible paragraph of ${address} stays in its place when the app starts, in ${name} window`;
    inBrowser(title, { viewport }, async (page, { context }) => {
      // Every round is a first visit: a returning reader's page hides the source while the app is quick.
      await context.addInitScript(() => location.protocol === "http:" && localStorage.clear());
      const server = await host(site.root);
      const moved = [];
      for (const place of PLACES) {
        // No round takes over the place of the one before.
        await page.goto("about:blank");
        const release = server.hold(`_app/${module}`);
        await page.goto(`${server.origin}/${address}`, { waitUntil: "commit" });
        await settled(page);
        await page.evaluate((part) => scrollTo(0, part * (document.documentElement.scrollHeight - innerHeight)), place);
        const before = await firstParagraph(page);
        release();
        await ready(page);
        // Further down, a window that shows only code or a table has no paragraph that could be seen to move.
        if (place > 0 && !before.isSeen) continue;
        const after = await paragraph(page, before.index);
        assert.deepEqual(after.words, before.words, "it is the same paragraph");
        const by = Math.round(after.top - before.top);
        if (Math.abs(by) > MOST) moved.push(`at ${place} of the page, by ${by} px: ${before.words.join(" ")}`);
      }
      assert.deepEqual(moved, []);
    });
  }
}

const PAGES = ["", "posts/", "archive/", "topics/", ...posts.slice(0, 3)];
const pictures = readdirSync(join(site.root, "assets/images")).map((name) => `assets/images/${name}`);
for (const [name, viewport] of [
  ["a phone's", PHONE],
  ["a wide", WIDE],
]) {
  inBrowser(`no page shifts its layout while it loads, in ${name} window`, { viewport }, async (page, { context }) => {
    await context.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const moved = entry.sources.map(({ node }) => node?.className ?? `text of ${node?.parentNode?.className}`);
          window.shifts.push({ at: entry.startTime, what: `${entry.value.toFixed(4)}: ${moved.join(", ")}` });
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    const server = await host(site.root);
    const shifted = [];
    for (const address of PAGES) {
      // Pictures come when everything else stands.
      const release = pictures.map((path) => server.hold(path));
      await page.goto(`${server.origin}/${address}`, { waitUntil: "commit" });
      await ready(page);
      await drawn(page);
      release.forEach((answer) => answer());
      await settled(page);
      shifted.push(...(await shifts(page)).map((shift) => `/${address} ${shift}`));
      await page.goto("about:blank");
    }
    assert.deepEqual(shifted, []);
  });
}

/**
 * The shifts since the shell was parsed. Before that, a busy browser may draw the half of a
 * row of links that it has read so far.
 */
const shifts = (page) =>
  page.evaluate(() => {
    const [{ domInteractive }] = performance.getEntriesByType("navigation");
    return window.shifts.filter(({ at }) => at > domInteractive).map(({ what }) => what);
  });

/** Waits until styles and pictures are here and two frames were drawn with them. */
async function settled(page) {
  await page.waitForFunction(() => {
    const pictures = [...document.images].every((image) => image.complete);
    const whole = document.readyState !== "loading";
    return whole && pictures && getComputedStyle(document.body).marginTop === "0px";
  });
  await drawn(page);
}

/** Waits until two frames were drawn. */
const drawn = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

/**
 * The first paragraph of the source that is seen below the site's header, or would be seen next by who scrolls on:
 * its number, place and first words.
 */
const firstParagraph = (page) =>
  page.evaluate(() => {
    const header = document.querySelector(".site-header").getBoundingClientRect();
    const paragraphs = [...document.querySelectorAll('#mdcms-source > [class="block"]')];
    const index = paragraphs.findIndex(
      (element) => element.getBoundingClientRect().bottom > Math.max(0, header.bottom),
    );
    if (index < 0) return undefined;
    const words = paragraphs[index].innerText
      .replace(/\]\([^)]*\)/g, "")
      .match(/\p{L}+/gu)
      .slice(0, 5);
    const { top } = paragraphs[index].getBoundingClientRect();
    return { index, words, top, isSeen: top < innerHeight };
  });

/** The rendering of a paragraph of the source. */
const paragraph = (page, index) =>
  page.evaluate((index) => {
    const paragraphs = document.querySelectorAll(".prose > p:not(.image-block), .prose-section > p:not(.image-block)");
    const words = paragraphs[index].innerText.match(/\p{L}+/gu).slice(0, 5);
    return { words, top: paragraphs[index].getBoundingClientRect().top };
  }, index);
