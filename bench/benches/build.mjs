// A folder of posts becomes a website, and again after one of them has changed.

import { appendFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

import { run as command } from "../lib/command.mjs";
import { posts } from "../lib/content.mjs";
import { WORK, emptied } from "../lib/paths.mjs";
import { entries, interleaved } from "../lib/rounds.mjs";
import { BUILDERS } from "../peers/all.mjs";

export const name = "build";
export const title = "Building a site";

const { mdcms, hugo, hugoPagefind, vitepress, mkdocs } = BUILDERS;
/** How many posts, and who builds them: each as many as it can in the time that anybody would wait. */
const SIZES = [
  [1_000, [mdcms, hugo, hugoPagefind, vitepress, mkdocs]],
  [10_000, [mdcms, hugo, hugoPagefind]],
  [100_000, [mdcms, hugo]],
];
const COLUMNS = [
  { key: "wall", head: "wall", unit: "s" },
  { key: "cpu", head: "CPU", unit: "s" },
  { key: "memory", head: "peak memory", unit: "MB" },
];

export async function measure({ quick, runs, progress }) {
  const rows = [];
  const gone = emptied("build", "gone");
  for (const [count, builders] of quick ? [[1_000, [mdcms, hugo]]] : SIZES) {
    const sites = builders.map((builder, at) => {
      progress(`${count} posts: writing those of ${builder.name}`);
      const folder = emptied("build", `${count}-${at}`);
      builder.source(folder, posts(count));
      return { name: builder.name, builder, folder, changing: file(folder, "post-7.md") };
    });
    const samples = await interleaved(sites, { runs, progress, what: `${count} posts` }, ({ builder, folder, changing }, run) => {
      // File systems take long to give out again what was just removed: that is for the end.
      const output = join(folder, builder.output);
      if (existsSync(output)) renameSync(output, join(gone, `${count}-${builder.name}-${run}`));
      command("sync", []);
      const whole = inMegabytes(builder.build(folder));
      // That was for the machine's caches and the builder's own.
      if (run < 0) return { whole };
      const words = `Changed for the time number ${run + 1}.`;
      appendFileSync(changing, `\n${words}\n`);
      command("sync", []);
      const again = inMegabytes(builder.build(folder));
      check(builder, folder, count, words);
      return { whole, again };
    });
    const shown = new Intl.NumberFormat("en").format(count);
    for (const [key, what] of [["whole", "built"], ["again", "built again after one was changed"]]) {
      const group = `${shown} posts, ${what}`;
      rows.push({ group, columns: COLUMNS, entries: entries(sites, samples, (sample) => sample[key]) });
    }
  }
  rmSync(join(WORK, "build"), { recursive: true, force: true });
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
