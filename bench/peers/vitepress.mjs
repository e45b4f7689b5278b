// VitePress with its default theme and its local search, as its guide sets it up.

import { symlinkSync } from "node:fs";
import { join } from "node:path";

import { measured, run } from "../lib/command.mjs";
import { frontMatter } from "../lib/content.mjs";
import { write } from "../lib/files.mjs";
import { packageVersion } from "../lib/packages.mjs";
import { BENCH, emptied, program } from "../lib/paths.mjs";

export const name = "VitePress";
export const version = () => packageVersion("vitepress");

const CONFIG = `export default {
  title: "Bench",
  description: "Posts to measure with",
  themeConfig: { search: { provider: "local" } },
};
`;

/** The source of a site of these posts. */
export function source(folder, posts) {
  write(folder, {
    "package.json": '{ "private": true, "type": "module" }\n',
    ".vitepress/config.mjs": CONFIG,
    "index.md": "# Bench\n",
  });
  symlinkSync(join(BENCH, "node_modules"), join(folder, "node_modules"));
  for (const post of posts) {
    const text = `${frontMatter(post)}\n# ${post.title}\n\n${post.body((to) => `./${to}.md`)}`;
    write(folder, { [`posts/${post.slug}.md`]: text });
  }
}

export function make(posts) {
  const folder = emptied("sites", "vitepress");
  source(folder, posts);
  run(program("vitepress"), ["build", folder]);
  return { root: join(folder, ".vitepress/dist"), url: (post) => `/posts/${post.slug}.html` };
}

/** Builds a site and tells what that took. */
export const build = (folder) => measured(program("vitepress"), ["build", folder]);
export const output = ".vitepress/dist";

/** Its development server, and where that has a post. */
export const server = (folder) => (port) => [
  program("vitepress"),
  ["dev", folder, "--host", "127.0.0.1", "--port", String(port), "--strictPort"],
];
export const page = (slug) => `/posts/${slug}`;
export const file = (slug) => `posts/${slug}.md`;
