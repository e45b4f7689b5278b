// A post is saved, and the open page shows it.

import { appendFileSync } from "node:fs";
import { join } from "node:path";

import { CONDITIONS, inTab, launch } from "../lib/browser.mjs";
import { posts } from "../lib/content.mjs";
import { emptied } from "../lib/paths.mjs";
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
        sites.push({ peer, folder, server: await start(peer.server(folder)), samples: [] });
      }
      try {
        for (let run = -1; run < runs; run += 1) {
          for (const { peer, folder, server, samples } of sites) {
            progress(`${count} posts: ${peer.name}, run ${run + 1} of ${runs}`);
            const seen = await inTab(browser, CONDITIONS.local, (tab) => change(tab, server.address, peer, folder, run));
            if (run >= 0) samples.push(seen);
          }
        }
      } finally {
        for (const { server } of sites) await server.stop();
      }
      const shown = new Intl.NumberFormat("en").format(count);
      const entries = sites.map(({ peer, samples }) => ({ name: peer.name, samples }));
      rows.push({ group: `${shown} posts, the development server of each`, columns: COLUMNS, entries });
    }
  } finally {
    await browser.close();
  }
  return rows;
}

/** Opens the post and adds a sentence to its file. */
async function change(tab, address, peer, folder, run) {
  const last = run < 0 ? "the end of number 7" : `change number ${run + 1}`;
  await tab.load(address + peer.page(SLUG), { opening: null, ending: last });
  const ending = `change number ${run + 2}`;
  return tab.expect({ opening: null, ending }, () =>
    appendFileSync(join(folder, peer.file(SLUG)), `\nThis is **${ending}**.\n`),
  );
}
