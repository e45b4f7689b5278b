// The comparison with peers: `cargo xtask bench [--quick] [--runs N] [BENCH…]`, which sets up what this needs.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import * as build from "./benches/build.mjs";
import * as firstView from "./benches/first-view.mjs";
import * as markdown from "./benches/markdown.mjs";
import * as memory from "./benches/memory.mjs";
import * as navigation from "./benches/navigation.mjs";
import * as save from "./benches/save.mjs";
import { launch } from "./lib/browser.mjs";
import { run } from "./lib/command.mjs";
import { packageVersion, versionsOf } from "./lib/packages.mjs";
import { BENCH, ROOT, WORK } from "./lib/paths.mjs";
import { quoted } from "./lib/quote.mjs";
import { report } from "./lib/report.mjs";
import { ALL } from "./peers/all.mjs";

const BENCHES = [firstView, navigation, markdown, memory, save, build];
/** Runs that a median needs. */
const FEWEST = 5;
const README = join(ROOT, "README.md");

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: "boolean", default: false }, runs: { type: "string", default: String(FEWEST) } },
});
const runs = Number(values.runs);
const unknown = positionals.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length || !(runs >= FEWEST)) {
  const names = BENCHES.map(({ name }) => name).join(", ");
  console.error(`error: the benches are ${names}; a median needs ${FEWEST} runs or more`);
  process.exit(2);
}

// A peer that is not there fails the run now, and not after an hour.
const libraries = ["marked", "markdown-it"].map((name) => ({ name, version: () => packageVersion(name) }));
const versions = versionsOf([...ALL, ...libraries]);
const folder = values.quick ? WORK : BENCH;
mkdirSync(WORK, { recursive: true });
const file = join(folder, "results.json");
const results = { machine: await machine(), versions, benches: values.quick ? [] : before() };
const isTerminal = process.stderr.isTTY;
const isAsked = ({ name, isLong }) => (positionals.length ? positionals.includes(name) : !(values.quick && isLong));
for (const bench of BENCHES.filter(isAsked)) {
  const start = performance.now();
  const progress = (text) => process.stderr.write(isTerminal ? `\r\x1b[K${bench.name}: ${text}` : `${bench.name}: ${text}\n`);
  const rows = await bench.measure({ quick: values.quick, runs, progress });
  progress(`done (${((performance.now() - start) / 1000).toFixed(0)} s)${isTerminal ? "\n" : ""}`);
  const done = { name: bench.name, title: bench.title, date: new Date().toISOString().slice(0, 10), runs, rows };
  results.benches = BENCHES.flatMap(({ name }) =>
    name === bench.name ? [done] : results.benches.filter((it) => it.name === name),
  );
  writeFileSync(file, `${JSON.stringify(results, null, 1)}\n`);
  writeFileSync(join(folder, "RESULTS.md"), report(results));
  if (!values.quick) writeFileSync(README, quoted(readFileSync(README, "utf8"), results));
}
rmSync(join(WORK, "sites"), { recursive: true, force: true });
rmSync(join(WORK, "save"), { recursive: true, force: true });
console.log(join(folder, "RESULTS.md"));

/** What was measured before and is not measured now. */
function before() {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).benches : [];
}

async function machine() {
  const browser = await launch();
  const chromium = browser.version();
  await browser.close();
  const all = cpus();
  return {
    Machine: `${all[0].model}, ${all.length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
    System: `${process.platform} ${release()}`,
    Browser: `Chromium ${chromium}, headless`,
    Node: process.version,
    Rust: run("rustc", ["--version"]).trim(),
  };
}
