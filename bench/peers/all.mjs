// Who is measured, in the order of the tables; this project first.

import * as docsify from "./docsify.mjs";
import * as hugo from "./hugo.mjs";
import * as hugoPagefind from "./hugo-pagefind.mjs";
import * as mdCms from "./md-cms.mjs";
import * as mdcms from "./mdcms.mjs";
import * as mkdocs from "./mkdocs.mjs";
import * as prerendered from "./prerendered.mjs";
import * as vitepress from "./vitepress.mjs";

/** Sites that are read: `make(posts)` gives the folder to serve and the address of each post. */
const READERS = [mdcms, prerendered, docsify, mdCms, vitepress, mkdocs];
/** Those that a quick run has time for. */
export const readers = (quick) => (quick ? READERS.slice(0, 3) : READERS);
/** Sites that are built: `source(folder, posts)` writes one, `build(folder)` builds it and tells what that took. */
export const BUILDERS = { mdcms, hugo, hugoPagefind, vitepress, mkdocs };
/** All of them. */
export const ALL = [...READERS, hugo, hugoPagefind];
