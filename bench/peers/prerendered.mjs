// The same page with its HTML made beforehand and no script: what no app can be faster than.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { run } from "../lib/command.mjs";
import { frontMatter } from "../lib/content.mjs";
import { copy, write } from "../lib/files.mjs";
import { MDCMS, emptied } from "../lib/paths.mjs";
import * as mdcms from "./mdcms.mjs";

export const name = "prerendered HTML";
export const version = mdcms.version;

const escaped = (text) => text.replace(/[&<>"]/g, (it) => `&#${it.charCodeAt(0)};`);

export function make(posts) {
  const folder = emptied("sites", "prerendered");
  // Our own style sheet, so that both look the same.
  const own = emptied("sites", "prerendered-style");
  mdcms.source(own, posts.slice(0, 1));
  run(MDCMS, ["build", own]);
  const style = readdirSync(join(own, "public/_app")).find((file) => file.endsWith(".css"));
  copy(folder, { "style.css": join(own, "public/_app", style) });
  for (const post of posts) {
    const text = frontMatter(post) + post.body((to) => `/posts/${to}/`);
    const html = run(MDCMS, ["render"], { input: text });
    write(folder, { [`posts/${post.slug}/index.html`]: page(post, html) });
  }
  if (!readFileSync(join(folder, "posts", posts[0].slug, "index.html"), "utf8").includes(posts[0].ending)) {
    throw new Error("the prerendered page lacks its text");
  }
  return { root: folder, url: (post) => `/posts/${post.slug}/` };
}

const page = (post, html) => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(post.title)} — Bench</title>
<base href="/">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="style.css">
<meta name="description" content="${escaped(post.description)}">
</head>
<body>
<div id="mdcms">
<header class="site-header"><div class="site-header-inner"><a class="site-name" href="./">Bench</a></div></header>
<main class="main"><article class="article">
<header class="article-header"><h1>${escaped(post.title)}</h1><p class="article-lead">${escaped(post.description)}</p></header>
<div class="prose">
${html}</div>
</article></main>
</div>
</body>
</html>
`;
