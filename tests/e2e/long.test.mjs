// Documents far longer than most: they open, are cut into sections, and every place in them can be reached.

import assert from "node:assert/strict";

import { headed, inBrowser, open, ready } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { inline } from "./harness/site.mjs";
import { paragraph, post } from "./harness/text.mjs";

const lines = (...blocks) => blocks.join("\n\n");

/** A megabyte of chapters. */
function book() {
  const blocks = [];
  for (let size = 0, at = 1; size < 2 ** 20; at += 1) {
    const code = `\`\`\`\nlet chapter = ${at};\n\`\`\``;
    const chapter = lines(`## Chapter ${at}`, paragraph(at, 100), "- one\n- two", paragraph(at + 1, 60), code);
    blocks.push(chapter);
    size += chapter.length;
  }
  return { text: lines(...blocks), chapters: blocks.length };
}
const { text, chapters } = book();
const last = `chapter-${chapters}`;

const BOOK = "../posts/2025-01-01-book.md";
const LINE = `The start ${"of one line that goes on ".repeat(40_000)}to its end.`;
const MARKS = lines(
  `${"> ".repeat(2000)}down there`,
  `${"- ".repeat(500)}in there`,
  "[".repeat(5000),
  `${"*".repeat(5000)}a${"_".repeat(5000)}`,
  "The end.",
);
const site = inline({
  "pages/home.md": post({ title: "Home" }, `[its end](${BOOK}#${last}) [one line](../posts/2025-01-02-line.md)`),
  "posts/2025-01-01-book.md": post({ title: "A book" }, text),
  "posts/2025-01-02-line.md": post({ title: "One line" }, LINE),
  "posts/2025-01-03-deep.md": post({ title: "Deep" }, MARKS),
  "posts/2025-01-04-many.md": post({ title: "Many" }, `${"*a* ".repeat(250_000)}\n\nThe end of many.`),
  "posts/2025-01-05-tags.md": post({ title: "Tags" }, `<div>${"<b>x</b>".repeat(125_000)}</div>\n\nThe end of tags.`),
  "posts/2025-01-06-huge.md": post({ title: "Huge" }, `${"word ".repeat(1_100_000)}\n\nThe end of it.`),
});
const link = (page, name) => page.getByRole("main").getByRole("link", { name, exact: true });

/** Waits until the last chapter's heading is in the window, below the site's header. */
const atLast = (page) =>
  page.waitForFunction((id) => {
    const place = document.getElementById(id)?.getBoundingClientRect();
    return place && place.top >= 0 && place.bottom <= innerHeight;
  }, last);

inBrowser("a document of a megabyte is rendered whole, in sections", {}, async (page) => {
  const { origin } = await host(site.root);
  await open(page, `${origin}/posts/book/`);
  assert.equal(await page.locator(".prose h2").count(), chapters);
  assert.equal(await page.locator(".prose pre").count(), chapters);
  const sections = await page
    .locator(".prose > .prose-section")
    .evaluateAll((all) =>
      all.map((section) => [section.childElementCount, getComputedStyle(section).contentVisibility]),
    );
  assert.ok(sections.length > 10);
  assert.ok(
    sections.every(([, visibility]) => visibility === "auto"),
    "what is out of view costs no layout",
  );
  const blocks = sections.reduce((sum, [count]) => sum + count, 0);
  assert.equal(blocks, await page.locator(".prose > .prose-section > *").count());
  assert.equal(await page.locator(".prose > :not(.prose-section)").count(), 0);
});

inBrowser("a document of a megabyte comes piece by piece, its first screens at once", {}, async (page) => {
  const { origin } = await host(site.root);
  await page.addInitScript(() => {
    window.pieces = [];
    const count = () => window.pieces.push(document.querySelectorAll(".prose:not(.source) > .prose-section").length);
    new MutationObserver(count).observe(document, { childList: true, subtree: true });
  });
  await open(page, `${origin}/posts/book/`);
  const pieces = await page.evaluate(() => [...new Set(window.pieces)].filter((count) => count > 0));
  assert.equal(pieces[0], 2, "as many blocks as any window shows");
  assert.ok(pieces.length > 2, "the rest comes in more than one task");
  assert.equal(await page.locator(".prose h2").count(), chapters);
});

inBrowser("who goes on while a document of a megabyte comes sees the next page", {}, async (page) => {
  const { origin } = await host(site.root);
  await open(page, `${origin}/`);
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector(".prose-section")) return;
      observer.disconnect();
      history.back();
    }).observe(document, { childList: true, subtree: true });
  });
  await link(page, "its end").evaluate((link) => (link.hash = ""));
  await link(page, "its end").click();
  await page.waitForURL(`${origin}/posts/book/`);
  await headed(page, "Home");
  await page.waitForURL(`${origin}/`);
  assert.equal(await page.locator(".prose-section").count(), 0);
});

inBrowser("a deep link to the last heading of a megabyte arrives there", {}, async (page) => {
  const { origin } = await host(site.root);
  await open(page, `${origin}/posts/book/#${last}`);
  await atLast(page);
});

inBrowser(
  "a link to the last heading of a megabyte arrives there too, and Back and Forward know the way",
  {},
  async (page) => {
    const { origin } = await host(site.root);
    await open(page, `${origin}/`);
    await link(page, "its end").click();
    await headed(page, "A book");
    await ready(page, 2);
    await atLast(page);
    await page.goBack();
    await headed(page, "Home");
    await page.goForward();
    await headed(page, "A book");
    await atLast(page);
  },
);

inBrowser(
  "the end of a megabyte is reached by pressing End, once more where its height was only guessed",
  {},
  async (page) => {
    const { origin } = await host(site.root);
    await open(page, `${origin}/posts/book/`);
    await page.locator("main h1").focus();
    let presses = 0;
    for (let top = 0; !(await isAtEnd(page)); presses += 1) {
      await page.keyboard.press("End");
      await page.waitForFunction((top) => scrollY > top, top);
      top = await atRest(page);
    }
    assert.ok(presses <= 2, `it took ${presses} presses`);
    const [end, height] = await page
      .locator(".prose pre")
      .last()
      .evaluate((code) => [code.getBoundingClientRect(), innerHeight]);
    assert.ok(end.bottom > 0 && end.top < height, `the last block is at ${end.top} px`);
  },
);

const isAtEnd = (page) => page.evaluate(() => scrollY + innerHeight >= document.documentElement.scrollHeight - 1);

/** Waits until the page has not scrolled for ten frames, and says where it is then. */
const atRest = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        let [place, frames] = [-1, 0];
        const look = () => {
          frames = scrollY === place ? frames + 1 : 0;
          place = scrollY;
          if (frames < 10) requestAnimationFrame(look);
          else done(place);
        };
        look();
      }),
  );

inBrowser("a post of one line of a megabyte is rendered whole", {}, async (page) => {
  const { origin } = await host(site.root);
  await open(page, `${origin}/posts/line/`);
  const text = await page.locator(".prose p").textContent();
  assert.ok(text.startsWith("The start of one line"));
  assert.ok(text.endsWith("to its end."));
  await page.goto(`${origin}/`);
  await link(page, "one line").click();
  await headed(page, "One line");
});

inBrowser("a post of marks without end is rendered to its end", {}, async (page) => {
  const { origin } = await host(site.root);
  await open(page, `${origin}/posts/deep/`);
  await page.getByText("The end.").waitFor();
  await page.getByText("down there").waitFor({ state: "attached" });
});

for (const [name, end] of [
  ["many", "The end of many."],
  ["tags", "The end of tags."],
  ["huge", "The end of it."],
]) {
  inBrowser(`a post that is too much for a page (${name}) is shown, as text from some place on`, {}, async (page) => {
    const { origin } = await host(site.root);
    await open(page, `${origin}/posts/${name}/`);
    await page.getByText("This page is too long").waitFor({ state: "attached" });
    assert.ok((await page.locator("main .prose > pre:last-child").textContent()).trimEnd().endsWith(end));
  });
}
