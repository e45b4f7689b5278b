// Where things are.

import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const BENCH = resolve(fileURLToPath(import.meta.url), "../..");
export const ROOT = resolve(BENCH, "..");
/** Everything the benches make. */
export const WORK = process.env.MDCMS_BENCH ?? join(ROOT, "target", "bench");
/** The release command, which carries the renderer. */
export const MDCMS = process.env.MDCMS ?? join(ROOT, "target", "release", "mdcms");
/** The programs from PyPI. */
export const VENV = join(WORK, "venv");
/** A program of an npm package of this folder. */
export const program = (name) => join(BENCH, "node_modules", ".bin", name);

/** A folder of the benches, empty. */
export function emptied(...parts) {
  const folder = join(WORK, ...parts);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
