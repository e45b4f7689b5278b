// `mdcms serve`: the open page follows its files without being loaded again.

import assert from "node:assert/strict";
import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";

import { headed, inBrowser, mark, open, ready, unloaded } from "./harness/browser.mjs";
import { live } from "./harness/servers.mjs";
import { source, write } from "./harness/site.mjs";
import { chapters, post } from "./harness/text.mjs";

const POST = "posts/2025-01-01-first.md";
const first = (text, length = 20) => post({ title: "First" }, `${chapters(length)}\n\n${text}\n\n${chapters(length)}`);

async function start(files = {}) {
  const root = source({
    "pages/home.md": post({ title: "Home" }, "The landing page.\n\n```mdcms\nposts-created-reversechronological\n```"),
    [POST]: first("As it was."),
    ...files,
  });
  const { origin } = await live(root);
  return { root, origin };
}

/** Opens a page and waits until it asks to be told of changes. */
async function openLive(page, address) {
  const listening = page.waitForRequest(/\/_mdcms\/events/);
  await open(page, address);
  await listening;
}

for (const [size, length] of [
  ["short", 20],
  ["long", 100],
]) {
  inBrowser(
    `a saved ${size} post is seen at once, at the same place of the page and without a reload`,
    {},
    async (page) => {
      const { root, origin } = await start({ [POST]: first("As it was.", length) });
      await openLive(page, `${origin}/posts/first/`);
      await mark(page);
      const place = (text) => page.getByText(text).evaluate((element) => element.getBoundingClientRect().top);
      await page
        .getByText("As it was.")
        .evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
      const before = await place("As it was.");
      assert.ok((await page.evaluate(() => scrollY)) > 500);
      write(root, { [POST]: first("As it is now.", length) });
      await page.getByText("As it is now.").waitFor();
      assert.equal(await page.getByText("As it was.").count(), 0);
      const moved = Math.abs((await place("As it is now.")) - before);
      assert.ok(moved <= 2, `the text that is being read moved by ${moved} px`);
      await unloaded(page);
    },
  );
}

inBrowser("many changes in a row end with the last one", {}, async (page) => {
  const { root, origin } = await start();
  await openLive(page, `${origin}/posts/first/`);
  await mark(page);
  for (let edit = 1; edit <= 5; edit += 1) {
    write(root, { [POST]: first(`Edit number ${edit}.`) });
    await page.getByText(`Edit number ${edit}.`).waitFor();
  }
  await unloaded(page);
});

inBrowser("an editor that saves by putting a new file in place is followed too", {}, async (page) => {
  const { root, origin } = await start();
  await openLive(page, `${origin}/posts/first/`);
  await mark(page);
  write(root, { "posts/.first.md.swp": first("Put in place.") });
  renameSync(join(root, "posts/.first.md.swp"), join(root, POST));
  await page.getByText("Put in place.").waitFor();
  await unloaded(page);
});

inBrowser("a new post joins the list, a changed title is told, a removed post leaves", {}, async (page) => {
  const { root, origin } = await start();
  await openLive(page, `${origin}/`);
  await mark(page);
  const titles = page.locator(".post-title");
  const second = "posts/2025-02-01-second.md";
  write(root, { [second]: post({ title: "Second" }, "New.") });
  await titles.filter({ hasText: "Second" }).waitFor();
  write(root, { [second]: post({ title: "Renamed" }, "New.") });
  await titles.filter({ hasText: "Renamed" }).waitFor();
  assert.deepEqual(await titles.allTextContents(), ["Renamed", "First"]);
  rmSync(join(root, second));
  await titles.filter({ hasText: "Renamed" }).waitFor({ state: "detached" });
  assert.deepEqual(await titles.allTextContents(), ["First"]);
  await unloaded(page);
});

const BROKEN = [
  ["a file that is no longer UTF-8", Buffer.from([0x2d, 0x2d, 0x2d, 0xff, 0xfe, 0x0a])],
  ["a front matter that no longer can be read", "---\ntitle: [First\ncreated: {\n---\n\nBroken."],
];
for (const [what, content] of BROKEN) {
  inBrowser(`${what} keeps the last good page, says what is wrong, and no more once it is mended`, {}, async (page) => {
    const { root, origin } = await start();
    await openLive(page, `${origin}/posts/first/`);
    await mark(page);
    write(root, { [POST]: content });
    const message = page.getByRole("alert");
    await message.filter({ hasText: POST }).waitFor();
    await headed(page, "First");
    await page.getByText("As it was.").waitFor();

    // Whoever comes now gets the last good page as well.
    await openLive(page, `${origin}/posts/first/`);
    await page.getByText("As it was.").waitFor();
    await message.filter({ hasText: POST }).waitFor();

    await mark(page);
    write(root, { [POST]: first("Mended.") });
    await page.getByText("Mended.").waitFor();
    await message.waitFor({ state: "detached" });
    await unloaded(page);
  });
}

inBrowser("a message can be dismissed by keyboard", {}, async (page) => {
  const { root, origin } = await start();
  await openLive(page, `${origin}/posts/first/`);
  write(root, { [POST]: Buffer.from([0xff]) });
  const message = page.getByRole("alert");
  await message.waitFor();
  await page.getByRole("button", { name: "Dismiss" }).focus();
  await page.keyboard.press("Enter");
  await message.waitFor({ state: "detached" });
});

inBrowser("a new name of the site reaches the open page", {}, async (page) => {
  const { root, origin } = await start();
  await openLive(page, `${origin}/posts/first/`);
  write(root, { "config.yml": "sitename: Another name\n" });
  await page.locator(".site-name", { hasText: "Another name" }).waitFor();
  await ready(page);
});

inBrowser("a changed picture is shown without a reload", {}, async (page) => {
  const svg = (width) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="10"><rect width="9" height="9"/></svg>`;
  const { root, origin } = await start({
    "posts/2025-03-01-picture.md": post({ title: "Picture" }, "![a bar](../assets/images/bar.svg)"),
    "assets/images/bar.svg": svg(100),
  });
  await openLive(page, `${origin}/posts/picture/`);
  await mark(page);
  const width = (wanted) =>
    page.waitForFunction((wanted) => document.querySelector("main img").naturalWidth === wanted, wanted);
  await width(100);
  write(root, { "assets/images/bar.svg": svg(200) });
  await width(200);
  await unloaded(page);
});

inBrowser("drafts are shown and marked as such", {}, async (page) => {
  const { origin } = await start({
    "posts/2025-04-01-draft.md": post({ title: "Unfinished", draft: true }, "To be written."),
  });
  await open(page, `${origin}/`);
  const item = page.locator(".post-item", { hasText: "Unfinished" });
  await item.getByText("Draft", { exact: true }).waitFor();
  await item.getByRole("link").click();
  await headed(page, "Unfinished");
  await page.locator(".byline").getByText("Draft").waitFor();
  await page.reload();
  await ready(page);
  await page.locator(".byline").getByText("Draft").waitFor();
});

inBrowser("the page of a post that was removed says that it is not there", {}, async (page) => {
  const { root, origin } = await start();
  await openLive(page, `${origin}/posts/first/`);
  await mark(page);
  rmSync(join(root, POST));
  await headed(page, "Page not found");
  await unloaded(page);
});

inBrowser(
  "an unknown address is answered with the page that says so",
  { expects: [/answer 404/, /status of 404/] },
  async (page) => {
    const { origin } = await start();
    const answer = await page.goto(`${origin}/no/such/page/`);
    assert.equal(answer.status(), 404);
    await headed(page, "Page not found");
    await ready(page);
  },
);

inBrowser("a change leaves alone what it does not concern", {}, async (page) => {
  const details = "<details>\n<summary>More</summary>\n\nInside.\n\n</details>";
  const { root, origin } = await start({ [POST]: first(`${details}\n\nAs it was.`, 60) });
  await openLive(page, `${origin}/posts/first/`);
  await page.getByText("More", { exact: true }).click();
  await page.evaluate(() => getSelection().selectAllChildren(document.querySelector("details p")));
  await page.evaluate(() => document.querySelectorAll(".prose p, .prose h2").forEach((block) => (block.kept = true)));
  write(root, { [POST]: first(`${details}\n\nAs it is now.\n\nAnd more.`, 60) });
  await page.getByText("And more.").waitFor();
  const fresh = await page
    .locator(".prose p, .prose h2")
    .evaluateAll((blocks) => blocks.filter((block) => !block.kept).map((block) => block.textContent));
  assert.deepEqual(fresh, ["As it is now.", "And more."]);
  assert.ok(await page.getByText("Inside.").isVisible(), "what was unfolded is");
  assert.equal(await page.evaluate(() => getSelection().toString()), "Inside.");
});
