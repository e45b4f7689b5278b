// axe-core finds nothing on any kind of page, light and dark, at phone and wide widths.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { PHONE, WIDE, headed, inBrowser, open } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { inline, techpulse } from "./harness/site.mjs";
import { post } from "./harness/text.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const EVERYTHING = `A lead paragraph with *emphasis*, **weight**, ~~a mistake~~, \`code\`,
[a link](2025-01-02-other.md) and a note.[^1]

## A second heading

### A third

#### A fourth

- one
- two
  1. inside
- [x] done
- [ ] open

> Somebody else's words.

> [!NOTE]
> What is [worth](2025-01-02-other.md) knowing, with \`code\`.

> [!TIP] A title of its own
> What helps.

A formula $x^2$, one of its own, and one that is $\\wrong$:

$$\\sum_{k=1}^n k = \\frac{n(n+1)}{2}$$

> [!IMPORTANT]
> What must not be missed.

> [!WARNING]
> What may go wrong.

> [!CAUTION]+
> What does.

\`\`\`rust
fn main() { println!("a line that is long enough to be wider than a phone's window, so that the box has to scroll"); }
\`\`\`

\`\`\`js title="src/a.js" {2}
const a = "one"; // a comment
let b = 2; // [!code ++]
let c = null; // [!code --]
function d(e: number) {} // [!code error]
\`\`\`

\`\`\`html:line-numbers
<p class="x">one</p> <!-- [!code warning] -->
<style>p { color: red }</style>
\`\`\`

[[toc]]

::: tip Boxes
Text with a [link](2025-01-02-other.md) and \`code\`.
\`\`\`sh
ls # a comment
\`\`\`
:::

::: details More
Hidden at first.
:::

<details open><summary>HTML</summary>

Press <kbd>Ctrl</kbd>, <mark>marked</mark>, H<sub>2</sub>O, <small>small</small>.

<figure><table><tr><th>a<th>b<tr><td>1<td>2</table><figcaption>Numbers</figcaption></figure>
</details>

Apple
: A fruit.

| left | centre | right |
| :--- | :---: | ---: |
| a cell with enough words to be wide | another cell with enough words | and one more cell with words |

![a picture](../assets/images/dot.svg){width=20}

\`\`\`mdcms tab
items:
- title: One
  content: |
    Text with a [link](2025-01-02-other.md).
- title: Two
  content: Other
\`\`\`

\`\`\`mdcms tab-filled
items:
- title: One
  content: Text :tada:
- title: Two
  content: Other
\`\`\`

\`\`\`mdcms tab-underline
items:
- title: One
  content: See [[Other]]
\`\`\`

::: code-group
\`\`\`sh [npm]
npm install
\`\`\`
\`\`\`sh [pnpm]
pnpm add
\`\`\`
:::

\`\`\`mdcms accordion
items:
- title: Why?
  default: open
  content: Because.
- title: What?
  content: This.
\`\`\`

\`\`\`mdcms accordion-filled
items:
- title: Why?
  content: Because.
\`\`\`

---

\`\`\`mdcms
unknown-block
\`\`\`

\`\`\`mdcms
posts-created-chronological
limit: 1
paginate: yes
\`\`\`

[^1]: The note.`;

const all = inline({
  "config.yml": 'sitename: Test site\nfooter: "Words in the [footer](pages/about.md)"\nlogo: dot.svg\n',
  "assets/images/dot.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="20"/></svg>',
  "pages/about.md": post({ title: "About" }, "About it."),
  "posts/2025-01-01-everything.md": post(
    {
      title: "Everything",
      description: "All there is.",
      author: "[Ada, Grace]",
      updated: "2025-02-01",
      tags: "[one, two]",
      categories: "Essays",
      series: "A series",
    },
    EVERYTHING,
  ),
  "posts/2025-01-02-other.md": post({ title: "Other", tags: "one", series: "A series" }, "Another."),
  "pages/part/index.md": post({ title: "Part" }, "A part."),
  "pages/part/outlined.md": post({ title: "Outlined" }, "## One\n\nText.\n\n### Inside\n\nText.\n\n## Two\n\nText."),
});
const arabic = inline({
  "config.yml": "sitename: ملاحظات\nlanguage: ar\n",
  "pages/start.md": post({ title: "البداية" }, "مرحبا.\n\n## واحد\n\nنص.\n\n## اثنان\n\nنص.\n\n## ثلاثة\n\nنص."),
  "posts/2025-01-02-a.md": post({ title: "رحلة", tags: "سفر", author: "سلمى", pin: "true" }, "نص."),
});
const empty = inline({ "pages/home.md": post({ title: "Home" }, "```mdcms\nposts-created-chronological\n```") });
const sample = techpulse();
const NOISE = [/answer 503/, /status of 503/];

/** A name, the site, its address, and what a reader does there first. */
const TEMPLATES = [
  ["the landing page", sample, "", undefined],
  ["the list of all posts", sample, "posts/", undefined],
  ["a page with a list", sample, "archive/", undefined],
  ["a page of text", sample, "topics/", undefined],
  ["a post", sample, "posts/measuring-energy-in-software/", undefined],
  ["a post of every element", all, "posts/everything/", undefined],
  ["the list of a tag", all, "tags/one/", undefined],
  ["the list of all tags", all, "tags/", undefined],
  ["a year", all, "archive/2025/", undefined],
  [
    "a page with breadcrumbs and an outline",
    all,
    "part/outlined/",
    (page) => page.locator(".outline li").first().waitFor({ state: "attached" }),
  ],
  ["a site from right to left", arabic, "start/", undefined],
  ["a list from right to left", arabic, "posts/", undefined],
  ["a landing page that is the list", all, "", undefined],
  ["an empty list", empty, "", undefined],
  ["the page for missing addresses", sample, "#posts/not-there.md", (page) => headed(page, "Page not found")],
  [
    "a page that failed to load",
    sample,
    "about/",
    async (page, server) => {
      server.answers("pages/topics.md", { status: 503 });
      await page.getByRole("link", { name: "Topics" }).click();
      await headed(page, "This page could not be loaded");
    },
    NOISE,
  ],
];
const LOOKS = [
  ["light", WIDE],
  ["dark", WIDE],
  ["light", PHONE],
  ["dark", PHONE],
];
for (const [what, site, address, act, expects] of TEMPLATES) {
  inBrowser(`axe finds nothing on ${what}, light and dark, in wide and narrow windows`, { expects }, async (page) => {
    const server = await host(site.root);
    await open(page, `${server.origin}/${address}`);
    await act?.(page, server);
    await quiet(page);
  });
}

inBrowser("axe finds nothing on pages before their app runs", {}, async (page) => {
  const server = await host(all.root);
  const module = readdirSync(join(all.root, "_app")).find((name) => name.endsWith(".wasm"));
  server.hold(`_app/${module}`);
  for (const address of ["", "posts/everything/"]) {
    await page.goto(`${server.origin}/${address}`, { waitUntil: "commit" });
    await page.locator("footer").waitFor();
    await quiet(page);
    assert.equal(await page.locator("html").getAttribute("data-mdcms"), "booting");
  }
});

inBrowser(
  "a page keeps its order for those who hear it: one main, one heading of the first level, named parts",
  {},
  async (page) => {
    const { origin } = await host(all.root);
    await open(page, `${origin}/posts/everything/`);
    for (const role of ["banner", "main", "contentinfo", "article"]) {
      assert.equal(await page.getByRole(role).count(), 1, role);
    }
    assert.equal(await page.getByRole("navigation", { name: "Main" }).count(), 1);
    assert.equal(await page.locator("main h1").count(), 1);
    const levels = await page
      .locator("main :is(h1, h2, h3, h4, h5, h6)")
      .evaluateAll((all) => all.map((it) => Number(it.localName[1])));
    assert.ok(
      levels.every((level, at) => at === 0 || level <= levels[at - 1] + 1),
      `no level is left out: ${levels}`,
    );
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
  },
);

inBrowser(
  "a page is light or dark as the reader's system is, and follows it",
  { colorScheme: "light" },
  async (page) => {
    const { origin } = await host(sample.root);
    await open(page, `${origin}/`);
    /** How bright the page and its text are, of 255. */
    const brightness = () =>
      page.evaluate(() => {
        const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
        const { backgroundColor, color } = getComputedStyle(document.body);
        return [backgroundColor, color].map((style) => {
          paint.fillStyle = style;
          paint.fillRect(0, 0, 1, 1);
          return paint.getImageData(0, 0, 1, 1).data[1];
        });
      });
    const [lightPage, darkText] = await brightness();
    assert.ok(lightPage > 200 && darkText < 100, `light: ${lightPage}, ${darkText}`);
    await page.emulateMedia({ colorScheme: "dark" });
    const [darkPage, lightText] = await brightness();
    assert.ok(darkPage < 60 && lightText > 150, `dark: ${darkPage}, ${lightText}`);
  },
);

inBrowser("nothing moves for a reader who has asked for that", { reducedMotion: "reduce" }, async (page) => {
  const { origin } = await host(all.root);
  await open(page, `${origin}/posts/everything/`);
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .map((animation) => animation.effect.target.className)
      .concat(
        [...document.querySelectorAll("*")]
          .filter((it) => getComputedStyle(it).scrollBehavior === "smooth")
          .map((it) => it.localName),
      ),
  );
  assert.deepEqual(moving, []);
});

/** Fails where axe finds something in any of the looks, with what it is. */
async function quiet(page) {
  await page.evaluate(axe);
  const found = [];
  for (const [colorScheme, viewport] of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    const lines = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
    found.push(...lines.map((line) => `${colorScheme}, ${viewport.width} px: ${line}`));
  }
  assert.deepEqual(found, []);
}
