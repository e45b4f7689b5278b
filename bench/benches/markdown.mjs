// Markdown that is here already becomes a page: parsed, put in the document, laid out and painted.

import { join } from "node:path";

import { CONDITIONS, inTab, launch } from "../lib/browser.mjs";
import { run as runProgram } from "../lib/command.mjs";
import { post } from "../lib/content.mjs";
import { copy, write } from "../lib/files.mjs";
import { serve } from "../lib/host.mjs";
import { BENCH, MDCMS, emptied } from "../lib/paths.mjs";
import { entries, interleaved } from "../lib/rounds.mjs";
import * as mdcms from "../peers/mdcms.mjs";

export const name = "markdown";
export const title = "Markdown to page";

const SIZES = [
  ["10 kB", 10_000],
  ["100 kB", 100_000],
  ["1 MB", 1_000_000],
];
const COLUMNS = [
  { key: "done", head: "on screen", unit: "ms" },
  { key: "rate", head: "rate", unit: "MB/s", more: true },
  { key: "longest", head: "longest task", unit: "ms" },
];
/** JavaScript libraries, as their own documentation uses them: HTML as a string, given to an element. */
const LIBRARIES = [
  { name: "marked", file: "marked/lib/marked.umd.js", render: "(text) => marked.parse(text)" },
  {
    name: "markdown-it",
    file: "markdown-it/dist/browser/markdown-it.umd.min.js",
    render: "((md) => (text) => md.render(text))(markdownit({ linkify: true }))",
  },
];
/** The last words of the page that leads to the others. */
const START = { opening: null, ending: "start" };

export async function measure({ quick, runs, progress }) {
  const sizes = quick ? [2] : [...SIZES.keys()];
  const posts = SIZES.map(([, size], at) => post(at, SIZES.length, size));
  const sites = [ours(posts), ...LIBRARIES.map((library) => theirs(library, posts))];
  const hosts = new Map();
  for (const site of sites) hosts.set(site, await serve(site.root, "br"));
  const browser = await launch();
  let samples;
  try {
    samples = await interleaved(sites, { runs, progress, what: "Markdown" }, async (site) => {
      const seen = [];
      for (const size of sizes) {
        const one = await inTab(browser, CONDITIONS.local, (tab) => render(tab, hosts.get(site).address, site, posts, size));
        seen.push({ ...one, rate: SIZES[size][1] / 1000 / one.done });
      }
      return seen;
    });
  } finally {
    await browser.close();
    for (const host of hosts.values()) await host.close();
  }
  return sizes.map((size, at) => ({
    group: `${SIZES[size][0]} of Markdown, ${CONDITIONS.local.name}`,
    columns: COLUMNS,
    entries: entries(sites, samples, (seen) => seen[at]),
  }));
}

/** Renders the smallest text, so that the code is warm, and then the one that counts. */
async function render(tab, address, site, posts, size) {
  await tab.load(address, START);
  let seen;
  for (const at of [0, size]) {
    if (seen) await site.clear(tab);
    const link = site.link(posts[at], at);
    // The text is fetched when the link is pointed at, and here when it is clicked.
    await tab.page.locator(link).hover();
    await tab.page.waitForTimeout(200);
    await tab.rest();
    seen = await tab.follow(link, { opening: null, ending: posts[at].ending });
  }
  return seen;
}

function ours(posts) {
  const folder = emptied("sites", "markdown-mdcms");
  mdcms.source(folder, posts);
  const links = posts.map((it) => `[${it.title}](/posts/${it.slug}.md)`).join("\n\n");
  write(folder, { "pages/home.md": `# Start\n\n${links}\n\nThis is the **${START.ending}**.\n` });
  runProgram(MDCMS, ["build", folder]);
  return {
    name: mdcms.name,
    root: join(folder, "public"),
    link: ({ slug }) => `main .prose a[href$="posts/${slug}/"]`,
    clear: (tab) => tab.back(START),
  };
}

function theirs(library, posts) {
  const folder = emptied("sites", `markdown-${library.name}`);
  copy(folder, { "library.js": join(BENCH, "node_modules", library.file) });
  write(folder, { "index.html": page(library, posts) });
  posts.forEach((it, at) => write(folder, { [`${at}.md`]: it.body((to) => `/posts/${to}.md`) }));
  return {
    name: library.name,
    root: folder,
    link: (_, at) => `[data-at="${at}"]`,
    clear: (tab) => tab.page.evaluate(() => document.querySelector("article").replaceChildren()),
  };
}

const page = (library, posts) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,"></head>
<body>
${posts.map((it, at) => `<p><button data-at="${at}">${it.title}</button></p>`).join("\n")}
<article><p>This is the <strong>${START.ending}</strong>.</p></article>
<script src="library.js"></script>
<script>
const render = ${library.render};
const texts = [];
const at = (event) => Number(event.target.dataset.at);
for (const button of document.querySelectorAll("button")) {
  button.onpointerover = async (event) => (texts[at(event)] = await (await fetch(at(event) + ".md")).text());
  button.onclick = (event) => (document.querySelector("article").innerHTML = render(texts[at(event)]));
}
</script>
</body>
</html>
`;
