// Hosts and networks that fail: the page says so, offers to try again, and never shows another file's content.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { headed, inBrowser, mark, open, ready, unloaded } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { inline } from "./harness/site.mjs";
import { post } from "./harness/text.mjs";

const FAILED = "This page could not be loaded";
const SOURCE = "posts/2025-01-02-second.md";
const files = {
  "pages/home.md": post(
    { title: "Home" },
    "The landing page. [second](../posts/2025-01-02-second.md) [third](../posts/2025-01-03-third.md)",
  ),
  [SOURCE]: post({ title: "Second" }, "The second post."),
  "posts/2025-01-03-third.md": post({ title: "Third" }, "The third post."),
};
const site = inline(files);
const read = (path, of = site) => readFileSync(join(of.root, path));
const link = (page, name) => page.getByRole("main").getByRole("link", { name });

const NOISE = /answer [45]\d\d|failed request|Failed to load resource/;
const MARKDOWN = "text/markdown";

const ANSWERS = [
  ["an error of the host", { status: 500, body: "broken" }, /answer 500/, [NOISE]],
  ["a missing file", { status: 404, body: "gone" }, /answer 404/, [NOISE]],
  ["a connection that breaks", "nothing", /offline/, [NOISE]],
  ["the landing page in place of the file", { type: "text/html", body: read("index.html") }, /does not have it/, []],
  ["the landing page in capitals", { type: "TEXT/HTML", body: read("index.html") }, /./, []],
  ["the landing page without a type", { type: "", body: read("index.html") }, /something else/, []],
  ["the landing page as Markdown", { type: MARKDOWN, body: read("index.html") }, /something else/, []],
  ["another post", { type: MARKDOWN, body: read("posts/2025-01-03-third.md") }, /something else/, []],
  ["half the file", { type: MARKDOWN, body: read(SOURCE).subarray(0, 30) }, /something else/, []],
  ["nothing at all", { type: MARKDOWN, body: "" }, /something else/, []],
];
for (const [what, answer, why, expects] of ANSWERS) {
  inBrowser(`${what} is told as a failure, and trying again shows the post`, { expects }, async (page) => {
    const server = await host(site.root);
    server.answers(SOURCE, answer);
    await open(page, `${server.origin}/`);
    await mark(page);
    await link(page, "second").click();
    await headed(page, FAILED);
    await page.locator('html[data-mdcms="error"]').waitFor({ state: "attached" });
    assert.equal(page.url(), `${server.origin}/posts/second/`);
    assert.match(await page.locator("main .prose p").first().textContent(), why);
    const shown = await page.locator("body").innerText();
    assert.doesNotMatch(shown, /third post|landing page/, "no other file's content is shown");
    assert.match(await page.title(), new RegExp(FAILED));

    server.answers(SOURCE);
    await page.getByRole("button", { name: "Try again" }).click();
    await headed(page, "Second");
    await page.getByText("The second post.").waitFor();
    await unloaded(page);
  });
}

inBrowser(
  "a failure goes on failing until it is mended, and the way home stays open",
  { expects: [NOISE] },
  async (page) => {
    const server = await host(site.root);
    server.answers(SOURCE, { status: 503 });
    await open(page, `${server.origin}/`);
    await link(page, "second").click();
    await headed(page, FAILED);
    const before = server.requests.filter((path) => path === SOURCE).length;
    await page.getByRole("button", { name: "Try again" }).click();
    await server.waitFor(SOURCE, before + 1);
    await headed(page, FAILED);
    await page.getByRole("link", { name: "Home page" }).click();
    await headed(page, "Home");
  },
);

inBrowser("a page that comes by trying again takes the focus and is announced", { expects: [NOISE] }, async (page) => {
  const server = await host(site.root);
  server.answers(SOURCE, { status: 503 });
  await open(page, `${server.origin}/`);
  await link(page, "second").click();
  await headed(page, FAILED);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), FAILED);
  server.answers(SOURCE);
  await page.getByRole("button", { name: "Try again" }).focus();
  await page.keyboard.press("Enter");
  await headed(page, "Second");
  await ready(page, 2);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Second");
  assert.equal(await page.locator(".announcer").textContent(), "Second");
});

const JSON_FILE = "application/json";
const ROOT_FILE = "_manifest/root.json";
const LOOKUP = "_manifest/lookup-0.json";
const landing = { type: "text/html", body: read("index.html") };
const MANIFEST = [
  ["is missing", { [ROOT_FILE]: { status: 404 }, [LOOKUP]: { status: 404 } }, [NOISE]],
  ["is the landing page", { [ROOT_FILE]: landing, [LOOKUP]: landing }, []],
  ["is cut off", { [LOOKUP]: { type: JSON_FILE, body: '[{"path":' } }, []],
  // It has other parts.
  ["is of another version", { [ROOT_FILE]: { type: JSON_FILE, body: '{"version":999}' }, [LOOKUP]: { status: 404 } }, [NOISE]],
  ["is not what it should be", { [LOOKUP]: { type: JSON_FILE, body: '{"a":1}' } }, []],
];
for (const [how, answers, expects] of MANIFEST) {
  inBrowser(
    `a manifest that ${how} is told as a failure, and trying again shows the post`,
    { expects },
    async (page) => {
      const server = await host(site.root);
      for (const [path, answer] of Object.entries(answers)) server.answers(path, answer);
      await open(page, `${server.origin}/`);
      await link(page, "second").click();
      await headed(page, FAILED);
      for (const path of Object.keys(answers)) server.answers(path);
      await page.getByRole("button", { name: "Try again" }).click();
      await headed(page, "Second");
    },
  );
}

inBrowser("a post that was published again since the page was opened is shown in its new form", {}, async (page) => {
  const newer = inline({ ...files, [SOURCE]: post({ title: "Second" }, "The second post, corrected.") });
  const server = await host(site.root);
  await open(page, `${server.origin}/`);
  // The manifest is here already, with the old post's hash.
  await link(page, "third").click();
  await headed(page, "Third");
  await page.goBack();
  await headed(page, "Home");
  server.answers("_manifest/lookup-0.json", { type: "application/json", body: read("_manifest/lookup-0.json", newer) });
  server.answers(SOURCE, { type: MARKDOWN, body: read(SOURCE, newer) });
  await link(page, "second").click();
  await headed(page, "Second");
  await page.getByText("The second post, corrected.").waitFor();
});

inBrowser("a wait has a sign, and a short wait has none", {}, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/`);
  await page.evaluate(() => {
    window.skeletons = 0;
    const count = () => (window.skeletons += document.querySelectorAll(".skeleton").length);
    new MutationObserver(count).observe(document.body, { subtree: true, childList: true });
  });
  await link(page, "third").click();
  await headed(page, "Third");
  assert.equal(await page.evaluate(() => window.skeletons), 0);
  await page.goBack();
  await headed(page, "Home");

  const release = server.hold(SOURCE);
  await link(page, "second").click();
  await page.locator(".skeleton").waitFor();
  release();
  await headed(page, "Second");
  assert.equal(await page.locator(".skeleton").count(), 0);
});

inBrowser("the link that was followed last wins, whatever arrives last", {}, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/`);
  const release = server.hold(SOURCE);
  // In one go: soon a sign that the second is on its way would take the place of both links.
  const both = [await link(page, "second").elementHandle(), await link(page, "third").elementHandle()];
  await page.evaluate((links) => links.forEach((link) => link.click()), both);
  await server.waitFor(SOURCE);
  await headed(page, "Third");
  const late = page.waitForResponse((response) => response.url().endsWith(SOURCE));
  release();
  await (await late).finished();
  // The late answer has been read once its text is here without another request.
  await page.goBack();
  await page.goBack();
  await headed(page, "Home");
  await page.goForward();
  await page.goForward();
  await headed(page, "Third");
  assert.equal(page.url(), `${server.origin}/posts/third/`);
  assert.equal(await page.getByText("The second post.").count(), 0);
});

inBrowser(
  "a host that answers its landing page for everything shows no page under another's address",
  {},
  async (page) => {
    const server = await host(site.root, { missing: "index" });
    await open(page, `${server.origin}/no-such-page`);
    await headed(page, "Page not found");
  },
);

inBrowser(
  "an app that does not load leaves the text readable",
  { expects: [NOISE, /failed to fetch Wasm/] },
  async (page) => {
    const server = await host(site.root);
    const module = /href="[./]*(_app\/mdcms-[^"]*\.wasm)"/.exec(read("index.html"))[1];
    server.answers(module, { status: 500 });
    await page.goto(`${server.origin}/posts/second/`);
    await page.locator('html[data-mdcms="error"]').waitFor({ state: "attached" });
    await page.getByText("The second post.").waitFor();
  },
);
