// Makes `backlinks.js`, `headings.js`, `mode.js`, `outline.js`, `sidebar.js` and `zoom.js` in the renderer's folder, which is the only argument: each is a folder here, with a
// script `main.js` and the style that it brings.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build, transform } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const [folder] = process.argv.slice(2);

for (const name of ["backlinks", "headings", "mode", "outline", "sidebar", "zoom"]) {
  const style = await transform(readFileSync(join(here, name, "style.css"), "utf8"), { loader: "css", minify: true });
  await build({
    entryPoints: [join(here, name, "main.js")],
    outfile: join(folder, `${name}.js`),
    define: { STYLE: JSON.stringify(style.code.trim()) },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    logLevel: "warning",
  });
}
