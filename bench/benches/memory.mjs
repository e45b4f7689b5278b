// What a tab holds after a reader has followed 200 links in it.

import { readFileSync } from "node:fs";

import { CONDITIONS, inTab, launch } from "../lib/browser.mjs";
import { sitePosts } from "../lib/content.mjs";
import { serve } from "../lib/host.mjs";
import { entries, interleaved, made } from "../lib/rounds.mjs";
import * as docsify from "../peers/docsify.mjs";
import * as mdcms from "../peers/mdcms.mjs";

export const name = "memory";
/** Not part of a quick run. */
export const isLong = true;
export const title = "Memory of the tab after 200 navigations";

const NAVIGATIONS = 200;
const COLUMNS = [
  { key: "first", head: "after the first view", unit: "MB" },
  { key: "last", head: `after ${NAVIGATIONS} links`, unit: "MB" },
  { key: "growth", head: "growth", unit: "MB" },
];

export async function measure({ runs, progress }) {
  const posts = sitePosts();
  const sites = await made([mdcms, docsify], posts, progress);
  const what = CONDITIONS.local.name;
  const samples = await interleaved(sites, { runs, progress, what }, (site) => wander(site, posts));
  return [{ group: `The tab's process, ${what}`, columns: COLUMNS, entries: entries(sites, samples) }];
}

/** A browser of its own, so that no other tab shares the process. */
async function wander(site, posts) {
  const host = await serve(site.root, "br");
  const browser = await launch();
  try {
    return await inTab(browser, CONDITIONS.local, async (tab) => {
      await tab.load(host.address + site.url(posts[0]), posts[0]);
      const first = await held(browser, tab);
      for (let at = 1; at <= NAVIGATIONS; at += 1) {
        await tab.follow('a:has-text("the next one")', posts[at % posts.length], { rest: false });
      }
      await tab.rest();
      const last = await held(browser, tab);
      return { first, last, growth: last - first };
    });
  } finally {
    await browser.close();
    await host.close();
  }
}

/** Megabytes of memory that the tab's process has for itself, rubbish collected. */
async function held(browser, tab) {
  await tab.session.send("HeapProfiler.collectGarbage");
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const sizes = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => proportional(id));
  if (!sizes.length) throw new Error("the browser names no process for the tab");
  // Beside the tab's own there may be a spare one, which holds less.
  return Math.max(...sizes);
}

/** Megabytes of a process: its own pages, and its part of those it shares (Linux's PSS). */
function proportional(id) {
  const [, kilobytes] = readFileSync(`/proc/${id}/smaps_rollup`, "utf8").match(/^Pss:\s+(\d+) kB/m);
  return Number(kilobytes) / 1000;
}
