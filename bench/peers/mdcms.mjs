// This project: the release command and its renderer.

import { measured, run } from "../lib/command.mjs";
import { write } from "../lib/files.mjs";
import { frontMatter } from "../lib/content.mjs";
import { MDCMS, emptied } from "../lib/paths.mjs";

export const name = "mdcms";
export const version = () => run(MDCMS, ["--version"]).trim().split(" ").pop();

/** The source of a site of these posts. */
export function source(folder, posts) {
  write(folder, { "config.yml": "sitename: Bench\n" });
  for (const post of posts) {
    write(folder, { [`posts/${post.slug}.md`]: frontMatter(post) + post.body((to) => `/posts/${to}.md`) });
  }
}

export function make(posts) {
  const folder = emptied("sites", "mdcms");
  source(folder, posts);
  run(MDCMS, ["build", folder]);
  return { root: `${folder}/public`, url: (post) => `/posts/${post.slug}/` };
}

/** Builds a site and tells what that took. */
export const build = (folder) => measured(MDCMS, ["build", folder]);
export const output = "public";

/** Its development server, and where that has a post. */
export const server = (folder) => (port) => [MDCMS, ["serve", folder, "--port", String(port)]];
export const page = (slug) => `/posts/${slug}/`;
export const file = (slug) => `posts/${slug}.md`;
