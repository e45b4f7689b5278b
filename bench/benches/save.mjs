// A post is saved, and the open page shows it.

import { appendFileSync } from "node:fs";
import { join } from "node:path";

import { CONDITIONS, inTab, launch } from "../lib/browser.mjs";
import { posts } from "../lib/content.mjs";
import { emptied } from "../lib/paths.mjs";
import { entries, interleaved } from "../lib/rounds.mjs";
import { start } from "../lib/server.mjs";
import * as hugo from "../peers/hugo.mjs";
import * as mdcms from "../peers/mdcms.mjs";
import * as vitepress from "../peers/vitepress.mjs";

export const name = "save";
/** Not part of a quick run. */
export const isLong = true;
export const title = "From saving a post to seeing it";

const SIZES = [
  [1_000, [mdcms, hugo, vitepress]],
  [10_000, [mdcms, hugo]],
];
const COLUMNS = [{ key: "done", head: "seen after", unit: "ms" }];
const SLUG = "post-7";

export async function measure({ runs, progress }) {
  const rows = [];
  const browser = await launch();
  try {
    for (const [count, peers] of SIZES) {
      const sites = [];
      for (const [at, peer] of peers.entries()) {
        progress(`${count} posts: starting ${peer.name}`);
        const folder = emptied("save", `${count}-${at}`);
        peer.source(folder, posts(count));
        sites.push({ name: peer.name, peer, folder, server: await start(peer.server(folder)) });
      }
      let samples;
      try {
        samples = await interleaved(sites, { runs, progress, what: `${count} posts` }, (site, run) =>
          inTab(browser, CONDITIONS.local, (tab) => change(tab, site, run)),
        );
      } finally {
        for (const { server } of sites) await server.stop();
      }
      const shown = new Intl.NumberFormat("en").format(count);
      const group = `${shown} posts, the development server of each`;
      rows.push({ group, columns: COLUMNS, entries: entries(sites, samples) });
    }
  } finally {
    await browser.close();
  }
  return rows;
}

/** Opens the post and adds a sentence to its file. */
async function change(tab, { peer, folder, server }, run) {
  const last = run < 0 ? "the end of number 7" : `change number ${run + 1}`;
  await tab.load(server.address + peer.page(SLUG), { opening: null, ending: last });
  const ending = `change number ${run + 2}`;
  return tab.expect({ opening: null, ending }, () =>
    appendFileSync(join(folder, peer.file(SLUG)), `\nThis is **${ending}**.\n`),
  );
}
