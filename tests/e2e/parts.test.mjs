// Code for Markdown's extensions is a file of its own, which only pages that use one load.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";

import { headed, inBrowser, mark, open, ready, unloaded } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { inline } from "./harness/site.mjs";
import { post } from "./harness/text.mjs";

const site = inline({
  "pages/home.md": post({ title: "Home" }, "Nothing special. [noted](../posts/2025-01-02-noted.md)"),
  "posts/2025-01-02-noted.md": post({ title: "Noted" }, "Said.[^1]\n\n[^1]: The note."),
  "posts/2025-01-03-plain.md": post({ title: "Plain", tags: "travel" }, "Only words."),
});
const app = readdirSync(join(site.root, "_app"));
const part = (name) => `_app/${app.find((file) => new RegExp(`^part-${name}-[0-9a-f]+\\.wasm$`).test(file))}`;
const PART = part("extensions");
const notes = (page) => page.getByRole("region", { name: "Footnotes" });
const asked = (server) => server.requests.filter((path) => path === PART).length;

inBrowser("a page without extensions does not load them, and the first that has one does, once", {}, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/`);
  await mark(page);
  assert.equal(asked(server), 0);
  await page.getByRole("link", { name: "noted" }).click();
  await headed(page, "Noted");
  await notes(page).getByText("The note.").waitFor();
  await unloaded(page);
  assert.equal(asked(server), 1);
});

inBrowser("a first view with an extension asks for them once", {}, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/posts/noted/`);
  await notes(page).getByText("The note.").waitFor();
  assert.equal(asked(server), 1, "the preloaded answer is the one that is used");
});

const expects = [/answer [45]\d\d|failed request|Failed to load resource/];
inBrowser("without the extensions a page is still read, and they are asked for again", { expects }, async (page) => {
  const server = await host(site.root);
  server.answers(PART, { status: 503, body: "busy" });
  await open(page, `${server.origin}/posts/noted/`);
  await page.getByText("The note.").waitFor();
  assert.match(await page.locator("main .prose").innerText(), /Said\.\[\^1\]\s+The note\./);
  server.answers(PART);
  await page.getByRole("link", { name: "Test site" }).first().click();
  await headed(page, "Home");
  await page.getByRole("main").getByRole("link", { name: "noted" }).click();
  await headed(page, "Noted");
  await notes(page).getByText("The note.").waitFor();
});

inBrowser("without the code for lists a list's own page is still read", { expects }, async (page) => {
  const server = await host(site.root);
  server.answers(part("lists"), { status: 503, body: "busy" });
  await page.goto(`${server.origin}/posts/`);
  await page.locator('html[data-mdcms="error"]').waitFor({ state: "attached" });
  await headed(page, "All posts");
  await page.getByRole("main").getByRole("link", { name: "Plain" }).click();
  await ready(page);
  await headed(page, "Plain");
});

inBrowser("without the code for lists it is asked for again", { expects }, async (page) => {
  const server = await host(site.root);
  const lists = part("lists");
  server.answers(lists, { status: 503, body: "busy" });
  await open(page, `${server.origin}/posts/plain/`);
  await mark(page);
  await page.getByRole("main").getByRole("link", { name: "travel" }).click();
  await headed(page, "This page could not be loaded");
  server.answers(lists);
  await page.getByRole("button", { name: "Try again" }).click();
  await headed(page, "travel");
  await page.getByRole("main").getByRole("link", { name: "Plain" }).click();
  await headed(page, "Plain");
  await unloaded(page);
  assert.ok(server.requests.filter((path) => path === lists).length >= 2);
});
