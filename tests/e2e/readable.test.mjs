// Every page is readable with JavaScript off, and no page is wider than a narrow window.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";

import { PHONE, inBrowser, open } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { python } from "./harness/servers.mjs";
import { inline, techpulse } from "./harness/site.mjs";
import { post } from "./harness/text.mjs";

const site = techpulse();
const OFF = { javaScriptEnabled: false };

inBrowser("a post is readable with JavaScript off", OFF, async (page) => {
  const { origin } = await python(site.root);
  await page.goto(`${origin}/posts/risc-v-and-open/`);
  assert.equal(await page.locator("h1").innerText(), "What RISC-V being open does and does not mean");
  const text = await page.locator("main").innerText();
  assert.match(text, /RISC-V is often described as an open-source processor\./);
  assert.match(text, /TechPulse Hardware Desk/);
  assert.match(text, /12 May 2026/);
  assert.match(text, /li {4}t0, 0\nloop:/, "code keeps its lines");
  assert.match(text, /- About one core: its pipeline, its bugs\?\n- About one product/, "lists keep theirs");
  assert.doesNotMatch(text, /^##|^```|^---|^title:/m, "marks that only disturb are not shown");
  const picture = page.locator("main img");
  assert.ok(await picture.isVisible());
  assert.match(await picture.getAttribute("alt"), /One instruction format/);
});

inBrowser("a list is a list of links with JavaScript off, and they lead to their posts", OFF, async (page) => {
  const { origin } = await python(site.parent);
  await page.goto(`${origin}/some/repo/`);
  const links = page.getByRole("main").getByRole("listitem").getByRole("link");
  assert.equal(await links.count(), 6);
  await links.first().click();
  await page.waitForURL(`${origin}/some/repo/posts/measuring-energy-in-software/`);
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "About" }).click();
  await page.waitForURL(`${origin}/some/repo/about/`);
  await page.locator(".site-name").click();
  await page.waitForURL(`${origin}/some/repo/`);
});

inBrowser("text is there in full with JavaScript off, on every page", OFF, async (page) => {
  const { origin } = await python(site.root);
  const addresses = readdirSync(site.root, { recursive: true }).filter((name) => name.endsWith("index.html"));
  assert.ok(addresses.length > 15);
  for (const address of addresses) {
    await page.goto(`${origin}/${address.slice(0, -"index.html".length)}`);
    const [count, hidden] = await page
      .locator("#mdcms-source > .block:not(.block-rule), .post-item")
      .evaluateAll((blocks) => {
        const isSeen = (block) =>
          block.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && block.offsetHeight > 10;
        return [blocks.length, blocks.filter((block) => !isSeen(block)).map((block) => block.textContent)];
      });
    assert.ok(count > 0, address);
    assert.deepEqual(hidden, [], address);
  }
});

/** How far a page reaches to the right, and what does. */
const overflow = (page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => `${element.localName}.${element.className}`);
  });

const WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen".repeat(6);
const wide = inline({
  "config.yml": `sitename: ${WORD}\nfooter: ${WORD} https://example.org/${WORD}\n`,
  "pages/home.md": post({ title: WORD, description: WORD, author: WORD }, "```mdcms\nposts-created-chronological\n```"),
  "pages/other.md": post({ title: WORD }, "Text."),
  "posts/2025-01-01-wide.md": post(
    { title: WORD, description: WORD, author: WORD, slug: "wide" },
    [
      WORD,
      `## ${WORD}`,
      `**${WORD}** \`${WORD}\` [${WORD}](https://example.org/${WORD})`,
      `- ${WORD}\n  - ${WORD}\n    1. ${WORD}`,
      `> ${WORD}\n> > ${WORD}`,
      `\`\`\`\n${WORD}\n\`\`\``,
      `| ${WORD} | b | c | d | e | f |\n| --- | --- | --- | --- | --- | --- |\n| a | ${WORD} | c | d | e | ${WORD} |`,
      `A note.[^1]\n\n[^1]: ${WORD}`,
      "\u00a0".repeat(200),
    ].join("\n\n"),
  ),
});
for (const width of [320, PHONE.width]) {
  const viewport = { width, height: 640 };
  inBrowser(`words without end do not make a page wider than a window of ${width} px`, { viewport }, async (page) => {
    const { origin } = await host(wide.root);
    for (const address of ["", "posts/", "posts/wide/", "other/", "#posts/not-there.md"]) {
      await page.goto("about:blank");
      await open(page, `${origin}/${address}`);
      assert.deepEqual(await overflow(page), [], address);
    }
  });

  inBrowser(`no page of the sample site is wider than a window of ${width} px`, { viewport }, async (page) => {
    const { origin } = await host(site.root);
    for (const address of ["", "posts/", "about/", "posts/http-validators/", "posts/risc-v-and-open/"]) {
      await open(page, `${origin}/${address}`);
      assert.deepEqual(await overflow(page), [], address);
    }
  });

  inBrowser(`the source of a page is no wider than a window of ${width} px`, { ...OFF, viewport }, async (page) => {
    const { origin } = await host(wide.root);
    for (const address of ["", "posts/", "posts/wide/"]) {
      await page.goto(`${origin}/${address}`);
      assert.deepEqual(await overflow(page), [], address);
    }
  });
}
