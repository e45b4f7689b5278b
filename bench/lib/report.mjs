// The table of a run, from its raw numbers.

import { isTie, summary } from "./statistics.mjs";

const FORMS = {
  ms: (value) => value.toFixed(value < 100 ? 1 : 0),
  s: (value) => value.toFixed(2),
  MB: (value) => value.toFixed(1),
  "MB/s": (value) => value.toFixed(value < 10 ? 2 : 1),
  B: (value) => new Intl.NumberFormat("en").format(Math.round(value)),
  score: (value) => value.toFixed(3),
  "": (value) => String(value),
};

/** All of it as Markdown. */
export function report({ machine, versions, benches }) {
  const lines = [
    "# Measured against the field",
    "",
    "Made by `cargo xtask bench`; do not edit. The raw numbers are in [results.json](results.json).",
    "",
    "Each cell has the median of the runs, the least and the greatest in brackets, and how many times mdcms's median it is; “tie” where the two differ by no more than either of them varies. Runs are interleaved: one of each, again and again, after one round that does not count.",
    "",
    ...Object.entries(machine).map(([what, value]) => `- ${what}: ${value}`),
    "",
    "| Measured | Version |",
    "|---|---|",
    ...Object.entries(versions).map(([name, version]) => `| ${name} | ${version} |`),
    "",
  ];
  for (const bench of benches) {
    lines.push(`## ${bench.title}`, "", `${bench.date}, ${bench.runs} runs each.`, "");
    for (const row of bench.rows) lines.push(`### ${row.group}`, "", ...table(row), "");
  }
  return lines.join("\n");
}

function table({ columns, entries }) {
  const [own, ...others] = entries;
  const head = columns.map(({ head, unit }) => (unit && unit !== "score" ? `${head}, ${unit}` : head));
  const base = columns.map(({ key }) => summary(own.samples.map((sample) => sample[key])));
  const rows = [`| **${own.name}** | ${columns.map(({ unit }, at) => cell(base[at], unit)).join(" | ")} |`];
  for (const { name, samples } of others) {
    const cells = columns.map(({ key, unit }, at) => {
      const theirs = summary(samples.map((sample) => sample[key]));
      return `${cell(theirs, unit)}${against(theirs, base[at])}`;
    });
    rows.push(`| ${name} | ${cells.join(" | ")} |`);
  }
  return [`| | ${head.join(" | ")} |`, `|---|${columns.map(() => "--:|").join("")}`, ...rows];
}

function cell({ median, min, max }, unit) {
  const form = FORMS[unit];
  const [middle, least, greatest] = [median, min, max].map(form);
  return least === greatest ? middle : `${middle} [${least}–${greatest}]`;
}

function against(theirs, own) {
  if (isTie(theirs, own)) return ", tie";
  return own.median === 0 ? "" : `, ${(theirs.median / own.median).toFixed(2)}×`;
}
