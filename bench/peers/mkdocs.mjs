// MkDocs with the Material theme, as its getting-started page sets it up.

import { join } from "node:path";

import { measured, run } from "../lib/command.mjs";
import { frontMatter } from "../lib/content.mjs";
import { write } from "../lib/files.mjs";
import { VENV, emptied } from "../lib/paths.mjs";
import { pythonVersion } from "../lib/python.mjs";

export const name = "MkDocs Material";
export const version = () => pythonVersion("mkdocs-material");

const CONFIG = "site_name: Bench\ntheme:\n  name: material\n  font: false\nplugins:\n  - search\n";
const MKDOCS = join(VENV, "bin", "mkdocs");

/** The source of a site of these posts. */
export function source(folder, posts) {
  write(folder, { "mkdocs.yml": CONFIG, "docs/index.md": "# Bench\n" });
  for (const post of posts) {
    write(folder, { [`docs/posts/${post.slug}.md`]: frontMatter(post) + post.body((to) => `${to}.md`) });
  }
}

export function make(posts) {
  const folder = emptied("sites", "mkdocs");
  source(folder, posts);
  run(MKDOCS, ["build", "--quiet"], { cwd: folder });
  return { root: join(folder, "site"), url: (post) => `/posts/${post.slug}/` };
}

/** Builds a site and tells what that took. */
export const build = (folder) => measured(MKDOCS, ["build", "--quiet"], { cwd: folder });
export const output = "site";
