// The libraries that MD-CMS is made of, in the versions and the order in which it loads them: js-yaml, marked, Fuse
// and highlight.js as plain scripts, then config.yml, theme.yml, nav.yml, search.json and the page, one after the
// other. What MD-CMS does beyond that (its icons, fonts and menus) is left out, in its favour.

import { join } from "node:path";

import { frontMatter } from "../lib/content.mjs";
import { copy, write } from "../lib/files.mjs";
import { packageVersion } from "../lib/packages.mjs";
import { BENCH, emptied } from "../lib/paths.mjs";

export const name = "MD-CMS's libraries";
export const version = () =>
  `marked ${packageVersion("marked-12")}, js-yaml ${packageVersion("js-yaml")}, Fuse ${packageVersion("fuse.js")}, ` +
  `highlight.js ${packageVersion("@highlightjs/cdn-assets")}`;

const INDEX = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>Bench</title>
<link rel="stylesheet" href="lib/github.min.css">
<link rel="stylesheet" href="lib/github-dark.min.css" disabled>
<style>
body { margin: 0 auto; max-width: 46rem; padding: 1rem; font: 1rem/1.6 system-ui, sans-serif; }
pre { overflow-x: auto; }
</style>
<script src="lib/js-yaml.min.js"></script>
<script src="lib/marked.min.js"></script>
<script src="lib/fuse.min.js"></script>
<script src="lib/highlight.min.js"></script>
</head>
<body>
<main id="content">Loading…</main>
<script>
const text = async (path) => (await fetch(path)).text();
async function show() {
  const path = location.hash.slice(1);
  const source = await text(path);
  const [, front, body] = source.match(/^---\\n([^]*?)\\n---\\n([^]*)$/);
  const meta = jsyaml.load(front);
  const link = { link: (href, title, inner) => '<a href="' + (href.endsWith(".md") ? "#" + href : href) + '">' + inner + "</a>" };
  marked.use({ renderer: link });
  document.getElementById("content").innerHTML = "<h1>" + meta.title + "</h1>" + marked.parse(body);
  document.title = meta.title + " — Bench";
  document.querySelectorAll("pre code").forEach((code) => hljs.highlightElement(code));
  scrollTo(0, 0);
}
(async () => {
  const config = jsyaml.load(await text("config.yml"));
  jsyaml.load(await text(config.theme));
  jsyaml.load(await text("nav.yml"));
  const keys = [{ name: "title", weight: 3 }, { name: "keywords", weight: 2 }, { name: "description", weight: 1.5 }, { name: "body", weight: 1 }];
  globalThis.index = new Fuse(await (await fetch("search.json")).json(), { keys, threshold: 0.35, ignoreLocation: true });
  addEventListener("hashchange", show);
  await show();
})();
</script>
</body>
</html>
`;

export function make(posts) {
  const folder = emptied("sites", "md-cms");
  const assets = join(BENCH, "node_modules/@highlightjs/cdn-assets");
  copy(folder, {
    "lib/js-yaml.min.js": join(BENCH, "node_modules/js-yaml/dist/js-yaml.min.js"),
    "lib/marked.min.js": join(BENCH, "node_modules/marked-12/marked.min.js"),
    "lib/fuse.min.js": join(BENCH, "node_modules/fuse.js/dist/fuse.min.js"),
    "lib/highlight.min.js": join(assets, "highlight.min.js"),
    "lib/github.min.css": join(assets, "styles/github.min.css"),
    "lib/github-dark.min.css": join(assets, "styles/github-dark.min.css"),
  });
  const body = (post) => post.body((to) => `posts/${to}.md`);
  // MD-CMS indexes the first 5,000 characters of a page.
  const index = posts.map((post) => ({
    file: `posts/${post.slug}.md`,
    title: post.title,
    description: post.description,
    created: post.date,
    body: body(post).slice(0, 5000),
  }));
  write(folder, {
    "index.html": INDEX,
    "config.yml": "sitename: Bench\ntheme: theme.yml\nhomepage: pages/home.md\n",
    "theme.yml": "light:\n  background: '#ffffff'\n  text: '#111111'\ndark:\n  background: '#111111'\n  text: '#eeeeee'\n",
    "nav.yml": "sections: []\npages: []\n",
    "search.json": JSON.stringify(index),
  });
  for (const post of posts) write(folder, { [`posts/${post.slug}.md`]: frontMatter(post) + body(post) });
  return { root: folder, url: (post) => `/#posts/${post.slug}.md` };
}
