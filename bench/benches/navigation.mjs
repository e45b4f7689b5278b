// From a post to the next by its link, and back.

import { CONDITIONS, inTab, launch } from "../lib/browser.mjs";
import { sitePosts } from "../lib/content.mjs";
import { serve } from "../lib/host.mjs";
import { entries, interleaved, made } from "../lib/rounds.mjs";
import { readers } from "../peers/all.mjs";

export const name = "navigation";
export const title = "From a post to the next, and back";

export async function measure({ quick, runs, progress }) {
  const posts = sitePosts();
  const sites = await made(readers(quick), posts, progress);
  const hosts = new Map();
  for (const site of sites) hosts.set(site, await serve(site.root, "br"));
  const rows = [];
  const browser = await launch();
  try {
    for (const condition of quick ? ["fast"] : ["slow", "fast"]) {
      const what = CONDITIONS[condition].name;
      const samples = await interleaved(sites, { runs, progress, what }, (site) =>
        inTab(browser, CONDITIONS[condition], (tab) => walk(tab, hosts.get(site).address + site.url(posts[0]), posts)),
      );
      for (const [at, way] of WAYS.entries()) {
        rows.push({ group: `${way}, ${what}, br`, columns: COLUMNS, entries: entries(sites, samples, (seen) => seen[at]) });
      }
    }
  } finally {
    await browser.close();
    for (const host of hosts.values()) await host.close();
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
