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

inBrowser("the page of a list is in the address, and Back leads to the one before", {}, async (page) => {
  const { origin } = await host(site.root);
  await open(page, `${origin}/two/?page-2=3&x=y`);
  await status(page, "Page 3 of 70");
  assert.deepEqual(await titles(page), [...span(140, 139), ...span(5, 6)]);
  await page.getByRole("button", { name: "Next" }).click();
  await status(page, "Page 4 of 70");
  assert.equal(page.url(), `${origin}/two/?x=y&page-2=4`);
  await page.getByRole("link", { name: title(7), exact: true }).click();
  await headed(page, title(7));
  await page.goBack();
  await headed(page, "Two");
  await status(page, "Page 4 of 70");
  await page.goBack();
  await status(page, "Page 3 of 70");
  await page.goForward();
  await status(page, "Page 4 of 70");
  for (const [query, page_] of [["page-2=999", 70], ["page-2=0", 1], ["page-2=-4", 1], ["page-2=x", 1], ["page=7", 1]]) {
    await open(page, `${origin}/two/?${query}`);
    await status(page, `Page ${page_} of 70`);
  }
});

inBrowser("a list that has grown is as long when its reader comes back", {}, async (page) => {
  const { origin } = await host(site.root);
  await open(page, `${origin}/`);
  await page.goto(`${origin}/more/`);
  await page.getByRole("button", { name: "Load more" }).click();
  await page.getByRole("link", { name: title(41) }).click();
  await headed(page, title(41));
  await page.goBack();
  await page.getByRole("link", { name: title(41) }).waitFor();
  assert.deepEqual(await titles(page), span(140, 41));
  await page.goBack();
  assert.equal(page.url(), `${origin}/`, "growing is no step of the history");
});

const YEARS = { 2019: 3, 2021: 30, 2024: 2 };
const byYear = inline({
  "pages/home.md": page("Home", list("reversechronological-byyear", "limit: 10\npaginate: yes")),
  "pages/months.md": page("Months", list("chronological-byyearmonth", "defaultyear: 2021")),
  "pages/fixed.md": page("Fixed", list("chronological", "defaultyear: 2021\nlimit: 2\npaginate: none")),
  "pages/new.md": page("New", list("reversechronological-lastmonth", "")),
  "pages/recent.md": page("Recent", list("reversechronological-lastyear", "limit: 1")),
  "posts/undated.md": post({ title: "Undated" }, "Text."),
  ...Object.fromEntries(
    Object.entries(YEARS).flatMap(([year, count]) =>
      Array.from({ length: count }, (_, at) => {
        const day = new Date(Date.UTC(year, at % 12, 1 + Math.floor(at / 12))).toISOString().slice(0, 10);
        return [`posts/${day}-of-${day}.md`, post({ title: day }, "Text.")];
      }),
    ),
  ),
});
const inYear = (from, to) => (day) => day.startsWith(from) && (!to || day <= to);

inBrowser("a list by year shows one, and its reader chooses another", {}, async (page) => {
  const server = await host(byYear.root);
  await open(page, `${server.origin}/`);
  const choice = page.getByRole("combobox", { name: "Year" });
  assert.deepEqual(await choice.locator("option").allTextContents(), ["2024", "2021", "2019"]);
  assert.deepEqual(await titles(page), ["2024-02-01", "2024-01-01"]);
  assert.equal(server.requests.filter((path) => /^_manifest\/(?!links-)/.test(path)).length, 0, "the shell has them");
  await choice.selectOption("2021");
  await status(page, "Page 1 of 3");
  assert.equal(page.url(), `${server.origin}/?year=2021`);
  assert.ok((await titles(page)).every(inYear("2021")));
  await page.getByRole("button", { name: "Next" }).click();
  await status(page, "Page 2 of 3");
  await choice.selectOption("2019");
  await page.getByRole("link", { name: "2019-01-01" }).waitFor();
  assert.equal(page.url(), `${server.origin}/?year=2019`);
  assert.deepEqual(await titles(page), ["2019-03-01", "2019-02-01", "2019-01-01"]);
  await page.goBack();
  await status(page, "Page 2 of 3");
  assert.equal(await choice.inputValue(), "2021");
  for (const query of ["?year=1066", "?year=x"]) {
    await open(page, server.origin + "/" + query);
    assert.equal(await choice.inputValue(), "2024");
  }
});

inBrowser("a list by month has the months of its year as headings", {}, async (page) => {
  const { origin } = await host(byYear.root);
  await open(page, `${origin}/months/`);
  const months = page.getByRole("main").getByRole("heading", { level: 3 });
  assert.deepEqual((await months.allTextContents()).slice(0, 3), ["January", "February", "March"]);
  assert.equal(await months.count(), 12);
  assert.equal((await titles(page)).length, 30);
  await page.getByRole("combobox", { name: "Year" }).selectOption("2024");
  await page.getByRole("link", { name: "2024-01-01" }).waitFor();
  assert.deepEqual(await months.allTextContents(), ["January", "February"]);
});

inBrowser("a year that is not to be chosen stays", {}, async (page) => {
  const { origin } = await host(byYear.root);
  await open(page, `${origin}/fixed/?year=2024`);
  assert.deepEqual(await titles(page), ["2021-01-01", "2021-01-02"]);
  assert.equal(await page.getByRole("combobox", { name: "Year" }).count(), 0);
});

/** Sets the clock of pages that are opened from now on; Playwright's own would take the marks of the app too. */
const at = (page, time) => page.addInitScript((now) => (Date.now = () => now), Date.parse(time));

inBrowser("lists of the last days go by the reader's clock", {}, async (page) => {
  const { origin } = await host(byYear.root);
  await at(page, "2024-02-20T12:00:00Z");
  await open(page, `${origin}/new/`);
  await page.getByRole("link", { name: "2024-02-01" }).waitFor();
  assert.deepEqual(await titles(page), ["2024-02-01"]);
  await open(page, `${origin}/recent/`);
  const more = page.getByRole("button", { name: "Load more" });
  await more.click();
  await page.getByRole("link", { name: "2024-01-01" }).waitFor();
  assert.equal(await more.count(), 0, "the others are of years before");
  await at(page, "2027-02-20T12:00:00Z");
  await open(page, `${origin}/new/`);
  await page.getByText("There are no new posts.").waitFor();
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
  "posts/2025-01-04-later.md": post({ title: "In its time", publishDate: "2030-01-01" }, "Not yet."),
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

inBrowser("a draft is in no file and at no address, and a post whose time has not come in no shell", {}, async (page) => {
  const files = readdirSync(partly.root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  assert.ok(files.length > 5);
  for (const file of files) {
    const path = join(file.parentPath ?? file.path, file.name);
    assert.ok(!readFileSync(path).includes(SECRET), path);
    assert.doesNotMatch(path, /draft|secret/);
    if (path.endsWith(".html")) assert.doesNotMatch(readFileSync(path, "utf8"), /In its time|Not yet/);
  }
  const { origin } = await host(partly.root);
  await open(page, `${origin}/posts/public/`);
  await page.getByRole("main").getByRole("link", { name: "draft" }).click();
  await headed(page, "Page not found");
  await open(page, `${origin}/posts/later/`);
  await headed(page, "Page not found");
});
