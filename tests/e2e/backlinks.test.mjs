// The pages that lead to one are named below its text.

import assert from "node:assert/strict";

import { headed, inBrowser, mark, open, ready, unloaded } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { inline } from "./harness/site.mjs";
import { chapters, post } from "./harness/text.mjs";

const site = inline({
  "pages/home.md": post({ title: "Home" }, "[About](about.md), again [about](/about/), [long](long.md), [記事](記事.md)"),
  "pages/about.md": post({ title: "About" }, "[Home](home.md) and [itself](about.md)"),
  "pages/long.md": post({ title: "Long" }, chapters(40)),
  "pages/記事.md": post({ title: "A <b> & “name”" }, "To [[About]]."),
  "pages/hidden.md": post({ title: "Hidden", unlisted: true }, "[About](about.md) [draft](draft.md)"),
  "pages/draft.md": post({ title: "Draft", draft: true }, "[About](about.md)"),
  "posts/2025-01-01-later.md": post({ title: "Later", publishDate: "2030-01-01" }, "[About](../pages/about.md)"),
  "posts/2025-01-02-post.md": post({ title: "Post", tags: "x" }, "[About](../pages/about.md)"),
});
const pages = Array.from({ length: 25 }, (_, at) => [`pages/p${at}.md`, post({ title: `Page ${at}` }, "[About](about.md)")]);
const much = inline({ "pages/about.md": post({ title: "About" }, "About."), ...Object.fromEntries(pages) });
const named = (page) => page.locator(".backlinks a").allTextContents();
const asked = (server) => server.requests.filter((path) => path.startsWith("_manifest/links-")).length;

inBrowser("a page names those that lead to it, each once, and follows to them", { backlinks: true }, async (page) => {
  const server = await host(site.parent);
  await open(page, `${server.origin}/some/repo/about/`);
  await mark(page);
  await page.getByRole("heading", { name: "Mentioned in", level: 2 }).waitFor();
  assert.deepEqual(await named(page), ["Home", "A <b> & “name”", "Post"]);
  await page.locator(".backlinks").getByRole("link", { name: "A <b>" }).click();
  await headed(page, "A <b> & “name”");
  await page.locator(".backlinks a", { hasText: "Home" }).waitFor();
  assert.deepEqual(await named(page), ["Home"]);
  await page.goBack();
  await headed(page, "About");
  await page.locator(".backlinks a", { hasText: "Post" }).waitFor();
  assert.deepEqual(await named(page), ["Home", "A <b> & “name”", "Post"]);
  await unloaded(page);
  assert.equal(await page.locator(".backlinks").count(), 1);
});

inBrowser("of many the first are shown, and the others unfold", { backlinks: true }, async (page) => {
  const server = await host(much.root);
  await open(page, `${server.origin}/about/`);
  const rest = page.locator(".backlinks summary");
  await rest.waitFor();
  assert.equal(await rest.textContent(), "15 more");
  const last = page.locator(".backlinks").getByRole("link", { name: "Page 24", exact: true });
  await last.waitFor({ state: "hidden" });
  await rest.click();
  await last.click();
  await headed(page, "Page 24");
});

inBrowser("the manifest is asked when the reader comes near the end", { backlinks: true }, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/long/`);
  const loaded = server.requests.length;
  assert.ok(loaded > 0);
  assert.equal(asked(server), 0);
  await page.locator("footer, .backlinks").last().evaluate((it) => it.scrollIntoView());
  await page.keyboard.press("End");
  await page.locator(".backlinks a", { hasText: "Home" }).waitFor();
  assert.equal(asked(server), 1);
});

inBrowser("a page that nobody leads to has nothing below it, and neither has one whose host does not answer", { backlinks: true, expects: [/answer 503|status of 503/] }, async (page) => {
  const server = await host(site.root);
  const answer = page.waitForResponse(/links-/);
  await open(page, `${server.origin}/posts/post/`);
  await answer;
  assert.deepEqual(await named(page), []);
  assert.equal(await page.locator(".backlinks").evaluate((it) => it.offsetHeight), 0);
  server.answers("_manifest/links-0.json", { status: 503, body: "busy" });
  const failure = page.waitForResponse((response) => response.status() === 503);
  await page.goto(`${server.origin}/about/`);
  await ready(page);
  await failure;
  assert.deepEqual(await named(page), []);
});
