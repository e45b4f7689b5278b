// Makes `zoom.js` in the renderer's folder, which is the only argument.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build, transform } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const [folder] = process.argv.slice(2);

const style = await transform(readFileSync(join(here, "style.css"), "utf8"), { loader: "css", minify: true });
await build({
  entryPoints: [join(here, "main.js")],
  outfile: join(folder, "zoom.js"),
  define: { STYLE: JSON.stringify(style.code.trim()) },
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  logLevel: "warning",
});
