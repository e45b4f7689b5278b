// Hugo, and Pagefind over what it has built: a site that can be searched.

import { join } from "node:path";

import { measured } from "../lib/command.mjs";
import { packageVersion } from "../lib/packages.mjs";
import { program } from "../lib/paths.mjs";
import * as hugo from "./hugo.mjs";

export const name = "Hugo and Pagefind";
export const version = () => `${hugo.version()} and ${packageVersion("pagefind")}`;
export const { source, output } = hugo;

/** Builds a site and its index, and tells what both took together. */
export function build(folder) {
  const built = hugo.build(folder);
  const indexed = measured(program("pagefind"), ["--site", join(folder, output), "--quiet"]);
  return {
    wall: built.wall + indexed.wall,
    cpu: built.cpu + indexed.cpu,
    memory: Math.max(built.memory, indexed.memory),
  };
}
