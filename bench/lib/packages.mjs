// What the npm packages of this folder say of themselves.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { BENCH } from "./paths.mjs";

/** The installed version of a package; throws where it is not installed. */
export const packageVersion = (name) =>
  JSON.parse(readFileSync(join(BENCH, "node_modules", name, "package.json"), "utf8")).version;

/** The versions of all who are measured, by name; throws where one of them is not there. */
export function versionsOf(peers) {
  const versions = {};
  const missing = [];
  for (const { name, version } of peers) {
    try {
      versions[name] = version();
    } catch (error) {
      missing.push(`${name}: ${error.message}`);
    }
  }
  if (missing.length) throw new Error(`what is measured is not installed:\n${missing.join("\n")}`);
  return versions;
}
