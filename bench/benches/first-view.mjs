// The first view of a post with an empty cache, and the second one.

import { CONDITIONS, inTab, launch } from "../lib/browser.mjs";
import { sitePosts } from "../lib/content.mjs";
import { serve } from "../lib/host.mjs";
import { entries, interleaved, made } from "../lib/rounds.mjs";
import { readers } from "../peers/all.mjs";

export const name = "first-view";
export const title = "First view of a 10 kB post";

export async function measure({ quick, runs, progress }) {
  const posts = sitePosts();
  const sites = await made(readers(quick), posts, progress);
  const combinations = quick
    ? [["slow", "br"]]
    : [["slow", "br"], ["slow", "gzip"], ["fast", "br"], ["fast", "gzip"]];
  const rows = [];
  const browser = await launch();
  try {
    for (const [condition, encoding] of combinations) {
      const hosts = new Map();
      for (const site of sites) hosts.set(site, await serve(site.root, encoding));
      const what = `${CONDITIONS[condition].name}, ${encoding}`;
      const samples = await interleaved(sites, { runs, progress, what }, (site) =>
        inTab(browser, CONDITIONS[condition], async (tab) => {
          const address = hosts.get(site).address + site.url(posts[0]);
          const first = await tab.load(address, posts[0]);
          await tab.page.goto("about:blank");
          return { first, second: await tab.load(address, posts[0]) };
        }),
      );
      for (const host of hosts.values()) await host.close();
      rows.push(
        { group: `First view, ${what}`, columns: FIRST, entries: entries(sites, samples, ({ first }) => first) },
        { group: `Second view, ${what}`, columns: SECOND, entries: entries(sites, samples, ({ second }) => second) },
      );
    }
  } finally {
    await browser.close();
  }
  return rows;
}

const SECOND = [
  { key: "text", head: "text visible", unit: "ms" },
  { key: "done", head: "rendered", unit: "ms" },
  { key: "bytes", head: "transferred", unit: "B" },
  { key: "requests", head: "requests", unit: "" },
];
const FIRST = [
  ...SECOND.slice(0, 2),
  { key: "lcp", head: "LCP", unit: "ms" },
  { key: "shift", head: "layout shift", unit: "score" },
  { key: "blocking", head: "blocking time", unit: "ms" },
  ...SECOND.slice(2),
];
