// From a post to the next by its link, and back.

import { CONDITIONS, inTab, launch } from "../lib/browser.mjs";
import { sitePosts } from "../lib/content.mjs";
import { serve } from "../lib/host.mjs";
import { readers } from "../peers/all.mjs";

export const name = "navigation";
export const title = "From a post to the next, and back";

export async function measure({ quick, runs, progress }) {
  const posts = sitePosts();
  const sites = [];
  for (const peer of readers(quick)) {
    progress(`${peer.name}: making its site`);
    sites.push({ peer, ...(await peer.make(posts)) });
  }
  const hosts = [];
  for (const site of sites) hosts.push(await serve(site.root, "br"));
  const rows = [];
  const browser = await launch();
  try {
    for (const condition of quick ? ["fast"] : ["slow", "fast"]) {
      const samples = sites.map(() => WAYS.map(() => []));
      for (let run = -1; run < runs; run += 1) {
        for (const [at, site] of sites.entries()) {
          progress(`${CONDITIONS[condition].name}: ${site.peer.name}, run ${run + 1} of ${runs}`);
          const seen = await inTab(browser, CONDITIONS[condition], (tab) => walk(tab, hosts[at].address + site.url(posts[0]), posts));
          if (run >= 0) seen.forEach((one, way) => samples[at][way].push(one));
        }
      }
      WAYS.forEach((way, at) =>
        rows.push({
          group: `${way}, ${CONDITIONS[condition].name}, br`,
          columns: COLUMNS,
          entries: sites.map((site, number) => ({ name: site.peer.name, samples: samples[number][at] })),
        }),
      );
    }
  } finally {
    await browser.close();
    for (const host of hosts) await host.close();
  }
  return rows;
}

const WAYS = ["Link followed at once", "Link followed after resting on it", "Back"];
const COLUMNS = [
  { key: "done", head: "rendered", unit: "ms" },
  { key: "bytes", head: "transferred", unit: "B" },
  { key: "requests", head: "requests", unit: "" },
];

/** Follows the link to the second post at once, rests on the one to the third and follows it, and goes back. */
async function walk(tab, address, posts) {
  await tab.load(address, posts[0]);
  const link = `a:has-text("the next one")`;
  const atOnce = await tab.follow(link, posts[1]);
  await tab.page.locator(link).first().hover();
  // Long enough for what a page fetches ahead; what that transfers is not part of the next number.
  await tab.page.waitForTimeout(400);
  await tab.rest();
  const rested = await tab.follow(link, posts[2]);
  return [atOnce, rested, await tab.back(posts[1])];
}
