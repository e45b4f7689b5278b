// A site of ten thousand posts costs its readers what one of ten does.

import assert from "node:assert/strict";
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";

import { headed, inBrowser, open } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { build, folder, source } from "./harness/site.mjs";
import { paragraph, post } from "./harness/text.mjs";

const DAY = 86_400_000;
const TAGS = 300;

function blog(count) {
  const files = { "pages/home.md": post({ title: "Home" }, "```mdcms posts-created-reversechronological\nlimit: 10\n```") };
  for (let at = 0; at < count; at += 1) {
    const date = new Date(Date.UTC(1998, 0, 1) + at * DAY).toISOString().slice(0, 10);
    const front = { title: `Post ${at}`, tags: `[t${at % TAGS}, t${(at * 7) % TAGS}, all]`, author: `Author ${at % 20}` };
    files[`posts/${date}-post-${at}.md`] = post(front, `${paragraph(at)}\n\n## Part\n\n${paragraph(at + 1)}`);
  }
  return source(files);
}

function built(count) {
  const from = blog(count);
  const start = performance.now();
  return { ...build(from), milliseconds: performance.now() - start };
}

const few = built(10);
const many = built(10_000);
/** Both on one host. */
const both = folder();
symlinkSync(few.root, join(both, "few"));
symlinkSync(many.root, join(both, "many"));

/** What a page has asked for, in bytes of each path as brotli makes them. */
async function bytes(page, address) {
  const sizes = new Map();
  const read = [];
  const measure = async (response) => {
    const body = await response.body().catch(() => Buffer.alloc(0));
    sizes.set(new URL(response.url()).pathname, brotliCompressSync(body).length);
  };
  page.on("response", (response) => read.push(measure(response)));
  await open(page, address);
  await page.waitForLoadState("networkidle");
  await Promise.all(read);
  return sizes;
}

const sum = (sizes) => [...sizes.values()].reduce((all, size) => all + size, 0);

test("a post takes no longer to build among ten thousand than among ten", () => {
  assert.ok(many.milliseconds / 10_000 < few.milliseconds / 10, `${many.milliseconds} ms and ${few.milliseconds} ms`);
});

for (const [what, address] of [
  ["a post", "posts/post-5/"],
  ["the landing page", ""],
  ["the list of all posts", "posts/"],
  ["the list of a tag", "tags/t5/"],
]) {
  inBrowser(`the first view of ${what} takes at most 10 kB more`, {}, async (page, { context }) => {
    const { origin } = await host(both);
    const before = sum(await bytes(page, `${origin}/few/${address}`));
    const after = sum(await bytes(await context.newPage(), `${origin}/many/${address}`));
    assert.ok(before > 100_000, `${before} bytes: the app is counted`);
    assert.ok(after - before <= 10_000, `${after - before} bytes more`);
  });
}

inBrowser("the pages of a list come part by part, and a list of a tag is one of its own", {}, async (page) => {
  const server = await host(many.root);
  await open(page, `${server.origin}/posts/`);
  const parts = () => server.requests.filter((path) => path.startsWith("_manifest/"));
  const next = page.getByRole("button", { name: "Next" });
  for (let turn = 2; turn <= 6; turn += 1) {
    await next.click();
    await page.getByText(`Page ${turn} of 200`).waitFor();
    await page.getByRole("link", { name: `Post ${9_999 - 50 * (turn - 1)}`, exact: true }).waitFor();
  }
  assert.ok(parts().length <= 4, `three hundred posts are in ${parts()}`);
  await page.getByRole("link", { name: "Tags", exact: true }).click();
  await headed(page, "Tags");
  await page.getByRole("link", { name: "t5", exact: true }).click();
  await headed(page, "t5");
  const before = parts().length;
  await page.getByRole("main").locator(".post-title").first().click();
  await page.locator("main .article-end").waitFor();
  assert.ok(parts().length - before <= 1, "a page needs one part of the lookup");
});

inBrowser("the lookup of a large site is in small parts", {}, async (page) => {
  const server = await host(many.root);
  await open(page, `${server.origin}/posts/post-6/`);
  await page.getByRole("link", { name: "Post 7", exact: true }).click();
  await headed(page, "Post 7");
  const lookups = server.requests.filter((path) => path.includes("lookup-"));
  assert.equal(lookups.length, 1);
  const part = readFileSync(join(many.root, lookups[0]));
  assert.ok(brotliCompressSync(part).length < 20_000, `${part.length} bytes`);
});
