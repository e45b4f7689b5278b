// The page stands still: while the rendering takes the place of the source, and while pictures and lists arrive.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";

import { PHONE, WIDE, inBrowser, open, ready } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { techpulse } from "./harness/site.mjs";

/** How far the first visible paragraph may move, in CSS pixels. */
const MOST = 8;

const site = techpulse();
const module = readdirSync(join(site.root, "_app")).find((name) => name.endsWith(".wasm"));
const posts = readdirSync(join(site.root, "posts"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => `posts/${entry.name}/`);

/** Where readers are on a page when the app takes over: at its top, or somewhere further down. */
const PLACES = [0, 0.3, 0.7];

for (const [name, viewport] of [["a phone's", PHONE], ["a wide", WIDE]]) {
  for (const address of posts) {
    const title = `the first visible paragraph of ${address} stays where it is when its rendering comes, in ${name} window`;
    inBrowser(title, { viewport }, async (page) => {
      const server = await host(site.root);
      for (const place of PLACES) {
        const release = server.hold(`_app/${module}`);
        await page.goto(`${server.origin}/${address}`, { waitUntil: "commit" });
        await settled(page);
        await page.evaluate((part) => scrollTo(0, part * (document.documentElement.scrollHeight - innerHeight)), place);
        const before = await firstParagraph(page);
        assert.ok(before, "a paragraph is in view before the rendering comes");
        release();
        await ready(page);
        const after = await paragraph(page, before.index);
        assert.deepEqual(after.words, before.words, "it is the same paragraph");
        const moved = Math.abs(after.top - before.top);
        assert.ok(moved <= MOST, `at ${place} of the page it moved by ${moved} px: ${before.words.join(" ")}`);
        await page.goto("about:blank");
      }
    });
  }
}

const PAGES = ["", "posts/", "archive/", "topics/", ...posts.slice(0, 3)];
for (const [name, viewport] of [["a phone's", PHONE], ["a wide", WIDE]]) {
  inBrowser(`no page shifts its layout while it loads, in ${name} window`, { viewport }, async (page, { context }) => {
    await context.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const moved = entry.sources.map((it) => `${it.node?.nodeName}.${it.node?.className}`);
          window.shifts.push(`${entry.value.toFixed(4)} ${moved.join(" ")}`);
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    const server = await host(site.root);
    for (const address of PAGES) {
      await open(page, `${server.origin}/${address}`);
      await settled(page);
      assert.deepEqual(await page.evaluate(() => window.shifts), [], address);
    }
  });
}

/** Waits until styles and pictures are here and two frames were drawn with them. */
async function settled(page) {
  await page.waitForFunction(() => {
    const pictures = [...document.images].every((image) => image.complete);
    const styled = getComputedStyle(document.body).marginTop === "0px";
    return document.querySelector("footer") && pictures && styled;
  });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** The first paragraph of the source that is seen below the site's header: its number, place and first words. */
const firstParagraph = (page) =>
  page.evaluate(() => {
    const header = document.querySelector(".site-header").getBoundingClientRect();
    const paragraphs = [...document.querySelectorAll('#mdcms-source > [class="block"]')];
    const index = paragraphs.findIndex((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return bottom > Math.max(0, header.bottom) && top < innerHeight;
    });
    if (index < 0) return undefined;
    const words = paragraphs[index].innerText.replace(/\]\([^)]*\)/g, "").match(/\p{L}+/gu).slice(0, 5);
    return { index, words, top: paragraphs[index].getBoundingClientRect().top };
  });

/** The rendering of a paragraph of the source. */
const paragraph = (page, index) =>
  page.evaluate((index) => {
    const paragraphs = document.querySelectorAll(".prose > p:not(.image-block), .prose-section > p:not(.image-block)");
    const words = paragraphs[index].innerText.match(/\p{L}+/gu).slice(0, 5);
    return { words, top: paragraphs[index].getBoundingClientRect().top };
  }, index);
