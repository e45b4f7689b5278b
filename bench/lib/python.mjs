// The programs from PyPI.

import { join } from "node:path";

import { run } from "./command.mjs";
import { VENV } from "./paths.mjs";

const READ = "import importlib.metadata, sys; print(importlib.metadata.version(sys.argv[1]))";

/** The installed version of a package; throws where it is not installed. */
export const pythonVersion = (name) => run(join(VENV, "bin", "python"), ["-c", READ, name]).trim();
