// Makes a script of each folder here in the renderer's folder, which is the only argument: `main.js` with the style that it
// brings, under the folder's name.

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build, transform } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const [folder] = process.argv.slice(2);

const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
for (const { name } of folders) {
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
