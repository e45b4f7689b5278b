// Who is measured, in the order of the tables; this project first.

import * as docsify from "../peers/docsify.mjs";
import * as hugo from "../peers/hugo.mjs";
import * as mdCms from "../peers/md-cms.mjs";
import * as mdcms from "../peers/mdcms.mjs";
import * as mkdocs from "../peers/mkdocs.mjs";
import * as prerendered from "../peers/prerendered.mjs";
import * as vitepress from "../peers/vitepress.mjs";

/** Sites that are read: `make(posts)` gives the folder to serve and the address of each post. */
const READERS = [mdcms, prerendered, docsify, mdCms, vitepress, mkdocs];
/** Those that a quick run has time for. */
export const readers = (quick) => (quick ? READERS.slice(0, 3) : READERS);
/** Sites that are built: `source(folder, posts)` writes one, `build(folder)` builds it and tells what that took. */
export const BUILDERS = { mdcms, hugo, vitepress, mkdocs };
/** All of them. */
export const ALL = [...READERS, hugo];
