// Programs, run to their end and measured.

import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { BENCH } from "./paths.mjs";

/** Runs a program; throws with what it said when it fails. Gives what it wrote to stdout. */
export function run(file, args, options = {}) {
  const { status, signal, error, stdout, stderr } = spawnSync(file, args, {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    ...options,
  });
  if (error) throw new Error(`cannot run ${file}: ${error.message}`);
  if (status !== 0) {
    throw new Error(`${file} ${args.join(" ")} ended with ${signal ?? `exit code ${status}`}:\n${stderr}\n${stdout}`.trim());
  }
  return stdout;
}

/**
 * Runs a program and tells what it took, the processes it started included: seconds of wall time and of both cores
 * together, and the most memory that one process held, in bytes.
 */
export function measured(file, args, options = {}) {
  const output = run("python3", [join(BENCH, "lib", "measure.py"), file, ...args], options);
  return JSON.parse(output.slice(output.lastIndexOf("\n", output.length - 2) + 1));
}
