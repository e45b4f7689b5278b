// Lists of posts: their order, their pages, what leads beyond their limit, and what they leave out.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { headed, inBrowser, open, ready } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { follow, tabTo } from "./harness/keyboard.mjs";
import { inline } from "./harness/site.mjs";
import { post } from "./harness/text.mjs";

const list = (kind, options) => `\`\`\`mdcms\nposts-created-${kind}\n${options}\n\`\`\``;
const page = (title, ...lists) => post({ title }, lists.join("\n\n"));
const title = (number) => `Post ${String(number).padStart(3, "0")}`;

/** More posts than one part of the manifest holds. */
const COUNT = 140;
const posts = Object.fromEntries(
  Array.from({ length: COUNT }, (_, at) => {
    const day = new Date(Date.UTC(2024, 0, 1 + at)).toISOString().slice(0, 10);
    return [`posts/${day}-post-${at + 1}.md`, post({ title: title(at + 1), created: `${day} 08:00` }, "Text.")];
  }),
);
const site = inline({
  ...posts,
  "pages/home.md": page("Home", list("reversechronological", "limit: 3\npaginate: yes")),
  "pages/old.md": page("Oldest", list("chronological", "limit: 3\npaginate: yes")),
  "pages/more.md": page("More", list("reversechronological", "limit: 50\npaginate: no")),
  "pages/cut.md": page("Cut", list("reversechronological", "limit: 3\npaginate: none")),
  "pages/all.md": page("All", list("chronological", "limit: all\npaginate: none")),
  "pages/plain.md": page("Plain", list("reversechronological", "")),
  "pages/info.md": post({ title: "Info" }, "```mdcms posts-created-chronological\nlimit: 2\npaginate: none\n```"),
  "pages/two.md": page(
    "Two",
    list("reversechronological", "limit: 2\npaginate: none"),
    list("chronological", "limit: 2\npaginate: yes"),
  ),
});

const titles = (page) => page.locator(".post-title").allTextContents();
/** The titles from one number to another, upwards or downwards. */
const span = (from, to) =>
  Array.from({ length: Math.abs(to - from) + 1 }, (_, at) => title(from + (to > from ? at : -at)));
const status = (page, text) => page.locator(".pager-status", { hasText: new RegExp(`^${text}$`) }).waitFor();

const AT_FIRST = [
  ["", span(140, 138)],
  ["old/", span(1, 3)],
  ["more/", span(140, 91)],
  ["cut/", span(140, 138)],
  ["all/", span(1, 140)],
  ["plain/", span(140, 121)],
  ["info/", span(1, 2)],
  ["two/", [...span(140, 139), ...span(1, 2)]],
  ["posts/", span(140, 91)],
];
inBrowser("a list shows what its block asks for, in a shell", {}, async (page) => {
  const { origin } = await host(site.root);
  for (const [address, expected] of AT_FIRST) {
    await open(page, `${origin}/${address}`);
    assert.deepEqual(await titles(page), expected, address);
  }
});

inBrowser("a list shows what its block asks for when it is gone to", {}, async (page) => {
  const { origin } = await host(site.root);
  await open(page, `${origin}/posts/post-1/`);
  for (const [address, expected] of AT_FIRST) {
    await page.evaluate((hash) => (location.hash = hash), `#/${address}`);
    await page.waitForURL(`${origin}/${address}`);
    await page.waitForFunction((count) => document.querySelectorAll(".post-title").length === count, expected.length);
    assert.deepEqual(await titles(page), expected, `going to ${address}`);
    await page.goBack();
    await headed(page, title(1));
  }
});

inBrowser("a list in pages is turned by mouse and by keyboard", {}, async (page) => {
  const { origin } = await host(site.root);
  await open(page, `${origin}/`);
  const previous = page.getByRole("button", { name: "Previous" });
  const next = page.getByRole("button", { name: "Next" });
  await status(page, "Page 1 of 47");
  assert.ok(await previous.isDisabled());
  await next.click();
  await status(page, "Page 2 of 47");
  await page.getByRole("link", { name: title(137) }).waitFor();
  assert.deepEqual(await titles(page), span(137, 135));
  await follow(page, next);
  await status(page, "Page 3 of 47");
  assert.deepEqual(await titles(page), span(134, 132));
  assert.ok(await next.evaluate((button) => button === document.activeElement), "the button keeps the focus");
  await previous.click();
  await previous.click();
  await status(page, "Page 1 of 47");
  assert.deepEqual(await titles(page), span(140, 138));
});

inBrowser("the last page of a list has what is left, and no page after it", {}, async (page) => {
  const { origin } = await host(site.root);
  await open(page, `${origin}/posts/`);
  const next = page.getByRole("button", { name: "Next" });
  for (const expected of [span(90, 41), span(40, 1)]) {
    await next.click();
    await page.getByRole("link", { name: expected[0] }).waitFor();
    assert.deepEqual(await titles(page), expected);
  }
  assert.ok(await next.isDisabled());
  await status(page, "Page 3 of 3");
});

inBrowser("a list that grows does so until it is whole, and keeps the keyboard's place", {}, async (page) => {
  const { origin } = await host(site.root);
  await open(page, `${origin}/more/`);
  const more = page.getByRole("button", { name: "Load more" });
  await tabTo(page, more);
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: title(41) }).waitFor();
  assert.deepEqual(await titles(page), span(140, 41));
  assert.ok(await more.evaluate((button) => button === document.activeElement), "the button keeps the focus");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: title(1), exact: true }).waitFor();
  assert.deepEqual(await titles(page), span(140, 1));
  assert.equal(await more.count(), 0);
  await page.keyboard.press("Shift+Tab");
  const place = await page.evaluate(() => document.activeElement.textContent);
  assert.match(place, /^Post/, "the keyboard is still in the list");
});

inBrowser("a cut list offers no more", {}, async (page) => {
  const { origin } = await host(site.root);
  await open(page, `${origin}/cut/`);
  assert.equal(await page.getByRole("main").getByRole("button").count(), 0);
});

inBrowser("posts of a list are dates and links", {}, async (page) => {
  const { origin } = await host(site.root);
  await open(page, `${origin}/`);
  const item = page.getByRole("listitem").filter({ hasText: title(140) });
  assert.equal(await item.locator("time").getAttribute("datetime"), "2024-05-19T08:00:00");
  assert.equal(await item.locator("time").textContent(), "19 May 2024");
  await item.getByRole("link").click();
  await headed(page, title(140));
  assert.equal(page.url(), `${origin}/posts/post-140/`);
});

inBrowser("a list whose posts do not come says so", { expects: [/answer 500/, /status of 500/] }, async (page) => {
  const server = await host(site.root);
  server.answers("_manifest/posts-0.json", { status: 500 });
  await open(page, `${server.origin}/`);
  // The posts of the next pages are in another part of the manifest than the first ones.
  await page.getByRole("link", { name: "Oldest" }).click();
  await headed(page, "Oldest");
  await page.getByText("The posts could not be loaded").waitFor();
  server.answers("_manifest/posts-0.json", null);
  await page.getByRole("button", { name: "Try again" }).click();
  await page
    .getByRole("main")
    .getByRole("link", { name: title(1), exact: true })
    .waitFor();
});

inBrowser("a site without posts says so", {}, async (page) => {
  const empty = inline({ "pages/home.md": post({ title: "Home" }, list("chronological", "")) });
  const { origin } = await host(empty.root);
  for (const address of ["", "posts/"]) {
    await open(page, `${origin}/${address}`);
    await page.getByText("There are no posts yet.").waitFor();
  }
});

const SECRET = "Nobody may read this yet";
const partly = inline({
  "pages/home.md": page("Home", list("reversechronological", "limit: all\npaginate: none")),
  "posts/2025-01-01-public.md": post(
    { title: "Public" },
    "[unlisted](2025-01-02-unlisted.md) [draft](2025-01-03-draft.md)",
  ),
  "posts/2025-01-02-unlisted.md": post({ title: "Unlisted", unlisted: true }, "By its address only."),
  "posts/2025-01-03-draft.md": post({ title: SECRET, draft: true, aliases: "[/secret/]" }, SECRET),
  "posts/2025-01-04-later.md": post({ title: SECRET, publishDate: "2030-01-01" }, SECRET),
  "pages/draft.md": post({ title: SECRET, draft: true }, SECRET),
  "pages/hidden.md": post({ title: "Hidden page", unlisted: true }, "By its address only."),
});

inBrowser("what is unlisted is in no list, and is there by its address", {}, async (page) => {
  const { origin } = await host(partly.root);
  for (const address of ["", "posts/"]) {
    await open(page, `${origin}/${address}`);
    assert.deepEqual(await titles(page), ["Public"]);
    assert.equal(await page.getByText("Hidden page").count(), 0);
  }
  await page.getByRole("link", { name: "Public" }).click();
  await headed(page, "Public");
  await page.getByRole("link", { name: "unlisted" }).click();
  await headed(page, "Unlisted");
  await open(page, `${origin}/hidden/`);
  await headed(page, "Hidden page");
});

inBrowser("a draft, and a post whose time has not come, are in no file and at no address", {}, async (page) => {
  const files = readdirSync(partly.root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  assert.ok(files.length > 5);
  for (const file of files) {
    const path = join(file.parentPath ?? file.path, file.name);
    assert.ok(!readFileSync(path).includes(SECRET), path);
    assert.doesNotMatch(path, /draft|later|secret/);
  }
  const { origin } = await host(partly.root);
  await open(page, `${origin}/posts/public/`);
  await page.getByRole("main").getByRole("link", { name: "draft" }).click();
  await headed(page, "Page not found");
});
