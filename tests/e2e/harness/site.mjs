// Sites for the tests: built by the command, once for each test file, into folders that go away with the process.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/** The command under test. */
export const COMMAND = resolve(ROOT, process.env.MDCMS ?? "target/release/mdcms");

/** A fixed time, so that a site never depends on the day it is tested. */
const NOW = "2026-11-01T00:00:00Z";

const folders = [];
process.on("exit", () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A new empty folder. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), "mdcms-e2e-"));
  folders.push(path);
  return path;
}

/** Writes files, given as a map from path to content, below a folder. */
export function write(root, files) {
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** The source of a site, given as a map from path to content; a `config.yml` is added where there is none. */
export function source(files) {
  const root = folder();
  write(root, { "config.yml": "sitename: Test site\nnavigation: topbar\n", ...files });
  return root;
}

/**
 * Builds the source folder of a site.
 *
 * The same files are served at `/` from `root`, and at `/some/repo/` from `parent`.
 */
export function build(from, options = []) {
  const parent = folder();
  const root = join(parent, "some/repo");
  mkdirSync(dirname(root), { recursive: true });
  // Some sites have thousands of problems, each told in lines.
  const output = { stdio: ["ignore", "ignore", "pipe"], maxBuffer: 2 ** 27 };
  execFileSync(COMMAND, ["build", from, "-o", root, "--now", NOW, ...options], output);
  return { root, parent };
}

/** Builds a site that is given as a map from path to content. */
export const inline = (files, options) => build(source(files), options);

let sample;
/** The demonstration site, built. */
export const techpulse = () => (sample ??= build(join(ROOT, "sample-sites/techpulse")));
