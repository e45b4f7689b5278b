// What a page asks its host for, and when.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";

import { headed, inBrowser, open, ready } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { techpulse } from "./harness/site.mjs";

const POST = "posts/measuring-energy-in-software/";
const SOURCE = "posts/2026-10-06-measuring-energy-in-software.md";

const site = techpulse();
const app = readdirSync(join(site.root, "_app")).map((name) => `_app/${name}`);
const part = (pattern) => app.find((path) => pattern.test(path));
const STYLE = part(/site-.*\.css$/);
const THEME = part(/theme-.*\.css$/);
const GLUE = part(/mdcms-.*\.js$/);
const MODULE = part(/mdcms-.*\.wasm$/);
/** The files of parts that a page with lists and what else extensions make needs; those of others stay. */
const LISTS = app.filter((path) => /part-[a-z-]*lists/.test(path));
const EXTENDED = app.filter((path) => /part-[a-z-]*(extensions|lists)/.test(path));
const BOOT = part(/boot-.*\.js$/);
/** What comes in its own time: pictures, and what is for code, headings, pictures and colours once the page stands. */
const LATER = /^assets\/images\/|^_manifest\/links-|^_app\/(backlinks|code|headings|lang|mode|outline|sidebar|zoom)-/;

const FIRST_VIEWS = [
  ["a post", POST, []],
  ["a page with a list", "", EXTENDED],
  ["the list of all posts", "posts/", LISTS],
];
for (const [what, address, more] of FIRST_VIEWS) {
  inBrowser(`the first view of ${what} asks for its shell, the app and pictures, each once`, {}, async (page) => {
    const server = await host(site.root);
    await open(page, server.origin + "/" + address);
    const asked = server.requests.filter((path) => !LATER.test(path));
    assert.deepEqual(asked.toSorted(), [address, STYLE, THEME, GLUE, MODULE, BOOT, ...more].toSorted());
    const later = server.requests.filter((path) => LATER.test(path));
    assert.deepEqual(later.toSorted(), [...new Set(later)].toSorted(), "no picture is asked for twice");
  });
}

inBrowser("style, scripts and module are asked for side by side", {}, async (page) => {
  const server = await host(site.root);
  const parts = [STYLE, THEME, GLUE, MODULE, BOOT];
  const release = parts.map((path) => server.hold(path));
  await page.goto(`${server.origin}/${POST}`, { waitUntil: "commit" });
  // Not one of them is answered until all were asked for.
  await Promise.all(parts.map((path) => server.waitFor(path)));
  release.forEach((answer) => answer());
  await ready(page);
});

inBrowser("a link that is pointed at opens without waiting for the host", {}, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/`);
  const link = page.getByRole("main").locator(`a[href$="${POST}"]`).first();
  const loaded = page.waitForResponse((response) => response.url().endsWith(SOURCE));
  await link.hover();
  await (await loaded).finished();
  const before = server.requests.length;
  await link.click();
  await headed(page, "Measuring the energy a program uses");
  await ready(page, 2);
  const more = server.requests.slice(before).filter((path) => !LATER.test(path));
  assert.deepEqual(more, []);
});

inBrowser("going to a page asks for each file once", {}, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/`);
  const before = server.requests.length;
  // Pointing, pressing and following come at nearly the same time.
  await page.getByRole("main").locator(`a[href$="${POST}"]`).first().click();
  await headed(page, "Measuring the energy a program uses");
  await ready(page, 2);
  const asked = server.requests.slice(before).filter((path) => !LATER.test(path));
  assert.deepEqual(asked, ["_manifest/lookup-0.json", SOURCE]);
});

inBrowser("the site's icon keeps its address on pages of another depth", {}, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/`);
  const icon = () => page.locator("link[rel=icon]").evaluate((link) => link.href);
  const before = await icon();
  await page.getByRole("main").locator(`a[href$="${POST}"]`).first().click();
  await headed(page, "Measuring the energy a program uses");
  assert.equal(await icon(), before);
});

inBrowser("a reader who saves data is spared what may not be followed", {}, async (page, { context }) => {
  await context.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "connection", { get: () => ({ saveData: true }) });
  });
  const server = await host(site.root);
  await open(page, `${server.origin}/`);
  const before = server.requests.length;
  const links = page.getByRole("main").getByRole("link");
  await links.first().hover();
  await links.nth(1).focus();
  // Whatever these two had caused would be asked for before the page that is followed.
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "About" }).click();
  await headed(page, "About TechPulse");
  const asked = server.requests.slice(before).filter((path) => path.endsWith(".md"));
  assert.deepEqual(asked, ["pages/about.md"]);
});
