// Hugo with templates that print a post and a list and nothing else: no tags, no feeds, no highlighting.

import { readdirSync } from "node:fs";
import { join } from "node:path";

import { measured } from "../lib/command.mjs";
import { frontMatter } from "../lib/content.mjs";
import { write } from "../lib/files.mjs";
import { pythonVersion } from "../lib/python.mjs";
import { VENV } from "../lib/paths.mjs";

export const name = "Hugo";
export const version = () => pythonVersion("hugo");

const CONFIG = `baseURL = "https://example.org/"
title = "Bench"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]
[markup.highlight]
codeFences = false
`;
const SINGLE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>
`;
const LIST = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>{{ .Title }}</title></head>
<body><main><ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></main></body></html>
`;

/** The program itself: what stands in `bin` starts Python first. */
const hugo = () => {
  found ??= readdirSync(VENV, { recursive: true }).find((path) => path.endsWith("hugo/binaries/hugo"));
  if (!found) throw new Error(`no hugo in ${VENV}; remove that folder and start again`);
  return join(VENV, found);
};
let found;

/** The source of a site of these posts. */
export function source(folder, posts) {
  write(folder, { "hugo.toml": CONFIG, "layouts/_default/single.html": SINGLE, "layouts/_default/list.html": LIST });
  for (const post of posts) {
    write(folder, { [`content/posts/${post.slug}.md`]: frontMatter(post) + post.body((to) => `/posts/${to}/`) });
  }
}

/** Builds a site and tells what that took. */
export const build = (folder) => measured(hugo(), ["--source", folder, "--quiet"]);
export const output = "public";

/** Its development server, and where that has a post. */
export const server = (folder) => (port) => [
  hugo(),
  ["server", "--source", folder, "--bind", "127.0.0.1", "--port", String(port), "--renderToMemory"],
];
export const page = (slug) => `/posts/${slug}/`;
export const file = (slug) => `content/posts/${slug}.md`;
