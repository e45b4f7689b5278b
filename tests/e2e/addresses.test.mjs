// Addresses of all kinds: those of old sites, aliases, and those of pages that never were.

import assert from "node:assert/strict";

import { headed, inBrowser, mark, open, ready, unloaded } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { HOSTS, npm } from "./harness/servers.mjs";
import { inline } from "./harness/site.mjs";
import { chapters, post } from "./harness/text.mjs";

const files = {
  "pages/home.md": post(
    { title: "Home" },
    "The landing page. [by its old address](/old/place/) [by its older](pages/guide/start.md)",
  ),
  "pages/guide/start.md": post({ title: "Start here" }, chapters(30)),
  "posts/2024-05-20-old-name.md": post(
    { title: "Moved", slug: "new-name", aliases: "[/old/place/, /2019/07/post.html]" },
    "It has moved.",
  ),
  "posts/2024-06-01-grüße.md": post({ title: "Grüße" }, "Umlauts."),
};
const site = inline(files);

const OLD = [
  ["#posts/2024-05-20-old-name.md", "posts/new-name/", "Moved"],
  ["#pages/guide/start.md", "guide/start/", "Start here"],
  ["#pages/home.md", "", "Home"],
  ["#/posts/new-name", "posts/new-name/", "Moved"],
  ["#/guide/start", "guide/start/", "Start here"],
  ["#/guide/start?id=part-2", "guide/start/#part-2", "Start here"],
  ["?_route=guide%2Fstart", "guide/start/", "Start here"],
  ["?_route=/posts/new-name&cat=nb", "posts/new-name/", "Moved"],
  ["#/guide/start/", "guide/start/", "Start here"],
  ["#/old/place/", "posts/new-name/", "Moved"],
  ["#/", "", "Home"],
  ["#posts/2024-06-01-gr%C3%BC%C3%9Fe.md", "posts/gr%C3%BC%C3%9Fe/", "Grüße"],
];
for (const base of ["/", "/some/repo/"]) {
  inBrowser(`addresses of MD-CMS and docsify lead to their pages below ${base}`, {}, async (page) => {
    const root = (await host(site.root, { base })).origin + base;
    for (const [hash, address, title] of OLD) {
      await page.goto("about:blank");
      await open(page, root + hash);
      await headed(page, title);
      await page.waitForFunction((wanted) => location.href === wanted, root + address);
    }
  });
}

for (const [server, start, base] of HOSTS) {
  let started;
  inBrowser(
    `old addresses work when they are opened and in an open page, and Back leaves them, on ${server}`,
    {},
    async (page) => {
      started ??= await start(site);
      const root = started.origin + base;
      await open(page, `${root}#pages/guide/start.md`);
      await headed(page, "Start here");
      await mark(page);
      await page.evaluate(() => (location.hash = "#posts/2024-05-20-old-name.md"));
      await headed(page, "Moved");
      assert.equal(page.url(), `${root}posts/new-name/`);
      await page.goBack();
      await headed(page, "Start here");
      assert.equal(page.url(), `${root}guide/start/`);
      await unloaded(page);
    },
  );

  inBrowser(`aliases lead to the page on ${server}`, {}, async (page) => {
    started ??= await start(site);
    const root = started.origin + base;
    for (const alias of ["old/place/", "2019/07/post/"]) {
      await page.goto(root + alias);
      await headed(page, "Moved");
      await ready(page);
      assert.equal(page.url(), `${root}posts/new-name/`);
    }
    await open(page, root);
    await mark(page);
    await page.getByRole("link", { name: "by its old address" }).click();
    await headed(page, "Moved");
    assert.equal(page.url(), `${root}posts/new-name/`);
    await unloaded(page);
  });
}

inBrowser("an address without its last slash or with index.html is the same page", {}, async (page) => {
  const { origin } = await host(site.root);
  for (const address of ["guide/start", "guide/start/index.html"]) {
    await open(page, `${origin}/${address}`);
    await headed(page, "Start here");
  }
});

inBrowser("a deep link to a part of a page arrives there, and stays there after a reload", {}, async (page) => {
  const { origin } = await host(site.root);
  const top = () => page.locator("#part-3").evaluate((element) => element.getBoundingClientRect().top);
  const inView = (place) => place >= 0 && place < 300;
  await open(page, `${origin}/guide/start/#part-3`);
  assert.ok(inView(await top()), `it is at ${await top()} px`);
  await page.reload();
  await ready(page);
  assert.ok(inView(await top()), `after the reload it is at ${await top()} px`);
});

const GONE = [/answer 404/, /status of 404/];
const DEPTHS = ["nope", "no/such/page/", "posts/new-name/deeper/than/that", "a.b/c.html"];
for (const base of ["/", "/some/repo/"]) {
  for (const address of DEPTHS) {
    inBrowser(
      `the page for missing addresses finds the app from ${base}${address}`,
      { expects: GONE },
      async (page) => {
        const { origin } = await host(site.root, { base });
        const root = origin + base;
        const answer = await page.goto(root + address);
        assert.equal(answer.status(), 404);
        await ready(page);
        await headed(page, "Page not found");
        assert.equal(page.url(), root + address);
        const colour = await page.locator(".site-header").evaluate((element) => getComputedStyle(element).position);
        assert.notEqual(colour, "static", "the styles are there");
        const name = page.locator(".site-name");
        assert.equal(await name.evaluate((link) => link.href), root, "the header stands, with addresses from the root");
        await mark(page);
        await page.getByRole("main").getByRole("link", { name: "Home page" }).click();
        await headed(page, "Home");
        assert.equal(page.url(), root);
        await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Start here" }).click();
        await headed(page, "Start here");
        assert.equal(page.url(), `${root}guide/start/`);
        await unloaded(page);
      },
    );
  }

  inBrowser(
    `with --base-url the page for missing addresses below ${base} need not look for the app`,
    { expects: GONE },
    async (page) => {
      const placed = inline(files, ["--base-url", `https://example.org${base}`]);
      const server = await host(placed.root, { base });
      await page.goto(`${server.origin}${base}no/such/page/`);
      await ready(page);
      await headed(page, "Page not found");
      const missing = server.requests.filter((path) => path.includes("no/such"));
      assert.deepEqual(missing, ["no/such/page/"], "nothing is asked for at a place where it is not");
    },
  );
}

inBrowser(
  "a document's old address on a host that answers 404.html leads to the page",
  { expects: GONE },
  async (page) => {
    const { origin } = await host(site.root, { base: "/some/repo/" });
    await page.goto(`${origin}/some/repo/nowhere/#posts/2024-05-20-old-name.md`);
    await headed(page, "Moved");
    await ready(page);
    assert.equal(page.url(), `${origin}/some/repo/posts/new-name/`);
  },
);

inBrowser("npm's http-server shows the page for missing addresses by itself", { expects: GONE }, async (page) => {
  const { origin } = await npm(site.root);
  await page.goto(`${origin}/no/such/page`);
  await ready(page);
  await headed(page, "Page not found");
});
