// A theme's colours and sizes, by day and by night, wherever the site stands.

import assert from "node:assert/strict";

import { headed, inBrowser, open } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { live } from "./harness/servers.mjs";
import { inline, source, write } from "./harness/site.mjs";
import { post } from "./harness/text.mjs";

const THEME = `palette:
  light:
    primary: "#8a1538"
    page: "rgb(250, 248, 240)"
    surface: "#efe9d8"
    ink: "#221100"
    ink-muted: "#5c4a33"
    heading: "#401020"
  dark:
    primary: "#ffb0c8"
    page: "#180c10"
    ink: "#f8e8ec"
font-body: Georgia
font-code: bunny:Some Remote Mono:400
font-size: 1.25
line-height: 1.5
main-width: 20em
`;
const files = {
  "config.yml": "sitename: Themed\ntheme: theme.yml\n",
  "theme.yml": THEME,
  "pages/home.md": post({ title: "Home" }, "A [link](../posts/2025-01-02-post.md)."),
  "posts/2025-01-02-post.md": post({ title: "Post" }, "Its text, and `code`."),
};
const site = inline(files);

const DAY = { page: "rgb(250, 248, 240)", heading: "rgb(64, 16, 32)", header: "rgb(239, 233, 216)" };
// The surface is the built-in one, and headings have the ink.
const NIGHT = { page: "rgb(24, 12, 16)", heading: "rgb(248, 232, 236)", header: "rgb(30, 41, 59)" };

const seen = (page) =>
  page.evaluate(() => {
    const style = (selector) => getComputedStyle(document.querySelector(selector));
    return {
      page: style("body").backgroundColor,
      heading: style("main h1").color,
      header: style(".site-header").backgroundColor,
    };
  });

for (const [colorScheme, forced, expected] of [
  ["light", undefined, DAY],
  ["dark", undefined, NIGHT],
  ["dark", "light", DAY],
  ["light", "dark", NIGHT],
]) {
  const mode = forced ? `${forced} although the system is ${colorScheme}` : colorScheme;
  inBrowser(`a theme has its colours: ${mode}`, { colorScheme }, async (page) => {
    const { origin, base } = await host(site.root, { base: "/some/repo/" });
    await open(page, origin + base);
    if (forced) await page.evaluate((forced) => void (document.documentElement.dataset.theme = forced), forced);
    assert.deepEqual(await seen(page), expected);
    await page.getByRole("main").getByRole("link", { name: "link" }).click();
    await headed(page, "Post");
    assert.deepEqual(await seen(page), expected, "and has them on the next page");
  });
}

inBrowser("a theme has its sizes and fonts, and no font is asked for", {}, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/posts/post/`);
  const found = await page.evaluate(() => {
    const body = getComputedStyle(document.body);
    const size = parseFloat(body.fontSize);
    return {
      root: getComputedStyle(document.documentElement).fontSize,
      leading: Math.round((parseFloat(body.lineHeight) / size) * 100),
      body: body.fontFamily,
      code: getComputedStyle(document.querySelector("main code")).fontFamily.split(",")[0],
      width: Math.round(document.querySelector("article").clientWidth / size),
    };
  });
  assert.deepEqual(found, { root: "20px", leading: 150, body: "Georgia, serif", code: "ui-monospace", width: 20 });
  assert.deepEqual(
    server.requests.filter((path) => /font/.test(path)),
    [],
  );
});

const GONE = [/answer 404/, /status of 404/];
for (const base of ["/", "/some/repo/"]) {
  inBrowser(`the page for missing addresses below ${base} has the theme`, { expects: GONE }, async (page) => {
    const { origin } = await host(site.root, { base });
    await page.goto(`${origin}${base}no/such/page/`);
    await headed(page, "Page not found");
    await page.waitForFunction((colour) => getComputedStyle(document.body).backgroundColor === colour, DAY.page);
  });
}

inBrowser("a saved theme is seen at once", {}, async (page) => {
  const root = source(files);
  const { origin } = await live(root);
  const listening = page.waitForRequest(/\/_mdcms\/events/);
  await open(page, `${origin}/posts/post/`);
  await listening;
  assert.equal((await seen(page)).page, DAY.page);
  write(root, { "theme.yml": THEME.replace("rgb(250, 248, 240)", "#fff8e0") });
  await page.waitForFunction(
    () => document.body && getComputedStyle(document.body).backgroundColor === "rgb(255, 248, 224)",
  );
});
