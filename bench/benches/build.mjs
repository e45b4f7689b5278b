// A folder of posts becomes a website, and again after one of them has changed.

import { appendFileSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { posts } from "../lib/content.mjs";
import { WORK, emptied } from "../lib/paths.mjs";
import { BUILDERS } from "../peers/all.mjs";

export const name = "build";
export const title = "Building a site";

const { mdcms, hugo, vitepress, mkdocs } = BUILDERS;
const withPagefind = {
  ...hugo.indexed,
  source: hugo.source,
  build(folder) {
    const [built, indexed] = [hugo.build(folder), hugo.index(folder)];
    const memory = Math.max(built.memory, indexed.memory);
    return { wall: built.wall + indexed.wall, cpu: built.cpu + indexed.cpu, memory };
  },
};
/** How many posts, and who builds them: each as many as it can in the time that anybody would wait. */
const SIZES = [
  [1_000, [mdcms, hugo, withPagefind, vitepress, mkdocs]],
  [10_000, [mdcms, hugo, withPagefind]],
  [100_000, [mdcms, hugo]],
];
const COLUMNS = [
  { key: "wall", head: "wall", unit: "s" },
  { key: "cpu", head: "CPU", unit: "s" },
  { key: "memory", head: "peak memory", unit: "MB" },
];

export async function measure({ quick, runs, progress }) {
  const rows = [];
  for (const [count, builders] of quick ? [[1_000, [mdcms, hugo]]] : SIZES) {
    const sites = builders.map((builder, at) => {
      progress(`${count} posts: writing those of ${builder.name}`);
      const folder = emptied("build", `${count}-${at}`);
      builder.source(folder, posts(count));
      return { builder, folder, changing: file(folder, "post-7.md"), whole: [], again: [] };
    });
    for (let run = -1; run < runs; run += 1) {
      for (const { builder, folder, changing, whole, again } of sites) {
        progress(`${count} posts: ${builder.name}, run ${run + 1} of ${runs}`);
        rmSync(join(folder, builder.output), { recursive: true, force: true });
        const first = inMegabytes(builder.build(folder));
        // That was for the machine's caches and the builder's own.
        if (run < 0) continue;
        const words = `Changed for the time number ${run + 1}.`;
        appendFileSync(changing, `\n${words}\n`);
        whole.push(first);
        again.push(inMegabytes(builder.build(folder)));
        check(builder, folder, count, words);
      }
    }
    const shown = new Intl.NumberFormat("en").format(count);
    for (const [key, what] of [["whole", "built"], ["again", "built again after one was changed"]]) {
      const entries = sites.map(({ builder, [key]: samples }) => ({ name: builder.name, samples }));
      rows.push({ group: `${shown} posts, ${what}`, columns: COLUMNS, entries });
    }
    rmSync(join(WORK, "build"), { recursive: true, force: true });
  }
  return rows;
}

const inMegabytes = (used) => ({ ...used, memory: used.memory / 1e6 });

function file(folder, name) {
  const path = readdirSync(folder, { recursive: true }).find((it) => it.endsWith(`/${name}`));
  return join(folder, path);
}

/** Fails where a build has left out pages or what was changed. */
function check(builder, folder, count, words) {
  const out = join(folder, builder.output);
  const pages = readdirSync(out, { recursive: true }).filter((path) => /post-\d+(\/index)?\.html$/.test(path));
  if (pages.length !== count) throw new Error(`${builder.name} has built ${pages.length} of ${count} posts`);
  const page = pages.find((path) => /post-7(\/index)?\.html$/.test(path));
  if (!readFileSync(join(out, page), "utf8").includes(words)) {
    throw new Error(`${builder.name} has not built what was changed`);
  }
}
