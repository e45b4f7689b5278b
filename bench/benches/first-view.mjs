// The first view of a post with an empty cache, and the second one.

import { sitePosts } from "../lib/content.mjs";
import { CONDITIONS, inTab, launch } from "../lib/browser.mjs";
import { serve } from "../lib/host.mjs";
import { readers } from "../peers/all.mjs";

export const name = "first-view";
export const title = "First view of a 10 kB post";

export async function measure({ quick, runs, progress }) {
  const posts = sitePosts();
  const sites = [];
  for (const peer of readers(quick)) {
    progress(`${peer.name}: making its site`);
    sites.push({ peer, ...(await peer.make(posts)) });
  }
  const combinations = quick
    ? [["slow", "br"]]
    : [["slow", "br"], ["slow", "gzip"], ["fast", "br"], ["fast", "gzip"]];
  const rows = [];
  const browser = await launch();
  try {
    for (const [condition, encoding] of combinations) {
      const hosts = new Map();
      for (const site of sites) hosts.set(site, await serve(site.root, encoding));
      const samples = sites.map(() => ({ first: [], second: [] }));
      // The first round fills the caches of the host and of the machine.
      for (let run = -1; run < runs; run += 1) {
        for (const [at, site] of sites.entries()) {
          progress(`${CONDITIONS[condition].name}, ${encoding}: ${site.peer.name}, run ${run + 1} of ${runs}`);
          const address = hosts.get(site).address + site.url(posts[0]);
          const seen = await inTab(browser, CONDITIONS[condition], async (tab) => {
            const first = await tab.load(address, posts[0]);
            await tab.page.goto("about:blank");
            return { first, second: await tab.load(address, posts[0]) };
          });
          if (run < 0) continue;
          samples[at].first.push(seen.first);
          samples[at].second.push(seen.second);
        }
      }
      for (const host of hosts.values()) await host.close();
      for (const view of ["first", "second"]) {
        rows.push({
          group: `${view === "first" ? "First view" : "Second view"}, ${CONDITIONS[condition].name}, ${encoding}`,
          columns: view === "first" ? FIRST : SECOND,
          entries: sites.map((site, at) => ({ name: site.peer.name, samples: samples[at][view] })),
        });
      }
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
