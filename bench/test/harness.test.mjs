// The harness of the benches: it fails rather than leave something out, and it counts right.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { CONDITIONS, inTab, launch } from "../lib/browser.mjs";
import { measured, run } from "../lib/command.mjs";
import { post, posts } from "../lib/content.mjs";
import { write } from "../lib/files.mjs";
import { serve } from "../lib/host.mjs";
import { packageVersion, versionsOf } from "../lib/packages.mjs";
import { quoted } from "../lib/quote.mjs";
import { report } from "../lib/report.mjs";
import { start } from "../lib/server.mjs";
import { isTie, summary } from "../lib/statistics.mjs";

const root = mkdtempSync(join(tmpdir(), "mdcms-bench-"));
let browser;
let host;

const PAGE = '<!doctype html><title>x</title><link rel="icon" href="data:,"><p>Here it begins, and here is <a href="other.html">a link</a>.</p>';
const END = "<p>This is <strong>the end</strong>.</p>";
const TARGET = { opening: "Here it begins", ending: "the end" };

before(async () => {
  write(root, {
    "whole.html": `${PAGE}${END}`,
    "other.html": `${PAGE}<p>This is <strong>another end</strong>.</p>`,
    "unfinished.html": PAGE,
    "without-a-picture.html": `${PAGE}<img src="missing.png">${END}`,
    "wrong.html": `${PAGE}<script>throw new Error("something is wrong")</script>${END}`,
  });
  host = await serve(root, "br");
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await host?.close();
  rmSync(root, { recursive: true, force: true });
});

const load = (page, patience = 20_000) =>
  inTab(browser, CONDITIONS.local, (tab) => tab.load(`${host.address}/${page}`, TARGET), patience);

test("a page is timed, and what it transfers is counted", async () => {
  const seen = await load("whole.html");
  assert.ok(seen.text > 0 && seen.done >= seen.text && seen.lcp > 0, JSON.stringify(seen));
  assert.equal(seen.requests, 1);
  assert.ok(seen.bytes > 100 && seen.bytes < 1000, `${seen.bytes} bytes`);
});

test("a link and the way back are timed from the click on", async () => {
  const [there, back] = await inTab(browser, CONDITIONS.local, async (tab) => {
    await tab.load(`${host.address}/whole.html`, TARGET);
    return [await tab.follow("a", { ...TARGET, ending: "another end" }), await tab.back(TARGET)];
  });
  for (const seen of [there, back]) assert.ok(seen.done > 0 && seen.done < 20_000, JSON.stringify(seen));
  assert.equal(there.requests, 1);
});

test("a page that does not render fails the run", async () => {
  await assert.rejects(load("unfinished.html", 1_000), /unfinished\.html does not show "the end"/);
  await assert.rejects(load("no-such-page.html", 1_000), /no-such-page\.html.*404/);
  await assert.rejects(load("without-a-picture.html"), /missing\.png: 404/);
  await assert.rejects(load("wrong.html"), /something is wrong/);
});

test("a peer that is not installed fails the run", () => {
  const node = { name: "Node", version: () => process.version };
  const missing = ["one", "another"].map((name) => ({ name, version: () => packageVersion(`no-such-peer-${name}`) }));
  assert.deepEqual(versionsOf([node]), { Node: process.version });
  assert.throws(() => versionsOf([missing[0], node, missing[1]]), /not installed:\none: .*no-such-peer-one.*\nanother: .*no-such-peer-another/);
});

test("a program that fails fails the run with its own words", async () => {
  const failing = ["-e", "console.error('no disk'); process.exit(3)"];
  assert.throws(() => run(process.execPath, failing), /exit code 3:\nno disk/);
  assert.throws(() => measured(process.execPath, failing), /no disk/);
  assert.throws(() => run("no-such-program", []), /cannot run no-such-program/);
  await assert.rejects(start(() => [process.execPath, failing]), /exit code 3:\nno disk/);
});

test("a program is measured with the processes it starts", () => {
  const busy = "while (process.cpuUsage().user < 300_000);";
  const used = measured(process.execPath, ["-e", `require("child_process").execFileSync(process.execPath, ["-e", ${JSON.stringify(busy)}])`]);
  assert.ok(used.wall > 0 && used.cpu > 0.3, JSON.stringify(used));
  assert.ok(used.memory > 10e6, `${used.memory} bytes`);
});

test("medians and ties", () => {
  assert.deepEqual(summary([3, 1, 2]), { median: 2, min: 1, max: 3, runs: 3 });
  assert.deepEqual(summary([4, 1, 2, 3]), { median: 2.5, min: 1, max: 4, runs: 4 });
  for (const [one, other, expected] of [
    [[10, 11, 12], [11, 12, 13], true],
    [[10, 11, 30], [19, 20, 21], true],
    [[10, 11, 12], [12.5, 13, 14], false],
    [[5, 5, 5], [5, 5, 5], true],
  ]) {
    assert.equal(isTie(summary(one), summary(other)), expected, `${one} and ${other}`);
    assert.equal(isTie(summary(other), summary(one)), expected, `${other} and ${one}`);
  }
});

test("the table says who is faster, and by how much", () => {
  const samples = (...values) => values.map((time) => ({ time }));
  const text = report({
    machine: { Machine: "one core" },
    versions: { ours: "1", theirs: "2" },
    benches: [
      {
        title: "A bench",
        date: "2026-01-02",
        runs: 3,
        rows: [
          {
            group: "A group",
            columns: [{ key: "time", head: "time", unit: "ms" }],
            entries: [
              { name: "ours", samples: samples(100, 110, 120) },
              { name: "slower", samples: samples(220, 221, 222) },
              { name: "faster", samples: samples(55, 55, 55) },
              { name: "alike", samples: samples(99, 111, 140) },
            ],
          },
        ],
      },
    ],
  });
  const rows = text.slice(text.indexOf("### A group"));
  assert.equal(
    rows,
    "### A group\n\n| | time, ms |\n|---|--:|\n| **ours** | 110 [100–120] |\n| slower | 221 [220–222], 2.01× |\n" +
      "| faster | 55.0, 0.50× |\n| alike | 111 [99.0–140], tie |\n",
  );
  assert.match(text, /- Machine: one core\n[^]*\| theirs \| 2 \|/);
});

test("the README quotes what was measured", () => {
  const samples = (...values) => values.map((wall) => ({ wall }));
  const entries = [
    { name: "ours", samples: samples(1, 1.1, 1.2) },
    { name: "slower", samples: samples(3, 3.3, 3.6) },
    { name: "alike", samples: samples(1, 1.15, 2) },
  ];
  const benches = [{ name: "build", rows: [{ group: "10,000 posts, built", entries }] }];
  const machine = { Machine: "one core", Browser: "a browser" };
  const text = quoted("before\n<!-- bench: begin -->\nold\n<!-- bench: end -->\nafter\n", { machine, benches });
  assert.match(text, /^before\n<!-- bench: begin -->\nTimes as much[^]*on one core, a browser[^]*<!-- bench: end -->\nafter\n$/);
  assert.ok(text.includes("| 10,000 posts built | slower 3.00×, alike tie |\n") && !text.includes("old"), text);
  assert.equal(quoted(text, { machine, benches }), text);
  assert.throws(() => quoted("no marks", { machine, benches }), /no <!-- bench: begin -->/);
});

test("content is the same each time, and of the size that was asked for", () => {
  const body = (it) => it.body((slug) => `/${slug}`);
  for (const size of [2_000, 10_000, 100_000]) {
    const made = post(3, 10, size);
    assert.equal(body(made), body(post(3, 10, size)));
    assert.ok(Math.abs(body(made).length / size - 1) < 0.2, `${body(made).length} for ${size}`);
    assert.ok(body(made).startsWith(`${made.opening}, and [the next one](/post-4)`));
    assert.ok(body(made).endsWith(`**${made.ending}**.\n`));
  }
  assert.equal(new Set([...posts(50)].map(({ slug }) => slug)).size, 50);
});
