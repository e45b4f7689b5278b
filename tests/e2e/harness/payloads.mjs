// Public lists of strings that do harm somewhere: test data of packages, of which nothing runs.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { ROOT } from "./site.mjs";

const read = (path) => readFileSync(join(ROOT, path), "utf8");
/** Where `cargo xtask test browser` has unpacked the source of markdown-it-py; no other package has its fixtures. */
const FIXTURES = "target/tests/sources/markdown_it_py-4.3.0/tests/test_port/fixtures";

/** The Markdown of one of markdown-it's fixtures: each test is a line with a dot, Markdown, a dot, HTML, a dot. */
const fixture = (name) =>
  read(`${FIXTURES}/${name}.md`)
    .split(/^\.\n/m)
    .filter((_, part) => part % 3 === 1)
    .map((text) => text.replace(/\n$/, ""));

/** The literals in double quotes of a file of JavaScript. */
const literals = (text) =>
  (text.match(/"(?:[^"\\\n]|\\.)*"/g) ?? []).map((literal) =>
    JSON.parse(literal.replace(/\\x(..)/g, "\\u00$1").replace(/\\v/g, "\\u000b")),
  );

/** Name, number and strings of each list. The numbers are known, so that no list shrinks without a word. */
const LISTS = [
  ["big-list-of-naughty-strings", 461, () => JSON.parse(read("node_modules/big-list-of-naughty-strings/blns.json"))],
  ["xss-filters", 169, () => read("node_modules/xss-filters/tests/fuzz/bin/seed.xss").trimEnd().split("\n")],
  [
    "dompurify",
    183,
    () => {
      const text = read("node_modules/dompurify-fixtures/test/fixtures/expect.js");
      return JSON.parse(text.slice(text.indexOf("["), text.lastIndexOf("]") + 1)).map(({ payload }) => payload);
    },
  ],
  [
    "@braintree/sanitize-url",
    95,
    () => literals(read("node_modules/@braintree/sanitize-url/src/__tests__/index.test.ts")),
  ],
  ["markdown-it-py", 61, () => ["xss", "fatal", "proto", "issue-fixes", "normalize", "punycode"].flatMap(fixture)],
];

/** Every string once, in the order of the lists; how many each has is part of the test's output. */
export function payloads() {
  const all = new Set();
  for (const [name, count, strings] of LISTS) {
    const list = strings();
    assert.equal(list.length, count, `the strings of ${name}`);
    const before = all.size;
    for (const string of list) all.add(string);
    console.log(`# ${name}: ${count} strings, ${all.size - before} of them new`);
  }
  return [...all];
}
