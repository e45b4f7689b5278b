// Makes `code.js` and one file for each language in the renderer's folder, which is the only argument.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
const [folder] = process.argv.slice(2);

/** The languages there are, by their names in highlight.js. */
const LANGUAGES = [
  "apache", "awk", "bash", "c", "clojure", "cmake", "cpp", "crystal", "csharp", "css", "dart", "delphi", "diff",
  "django", "dockerfile", "elixir", "elm", "erlang", "fortran", "fsharp", "go", "gradle", "graphql", "groovy",
  "handlebars", "haskell", "http", "ini", "java", "javascript", "json", "julia", "kotlin", "latex", "less", "lisp",
  "lua", "makefile", "markdown", "matlab", "nginx", "nix", "objectivec", "ocaml", "perl", "php", "powershell",
  "prolog", "properties", "protobuf", "python", "r", "ruby", "rust", "scala", "scheme", "scss", "shell", "sql",
  "swift", "tcl", "twig", "typescript", "verilog", "vhdl", "vim", "wasm", "xml", "yaml",
];

const hljs = require("highlight.js/lib/core");
const names = {};
for (const language of LANGUAGES) {
  const define = require(`highlight.js/lib/languages/${language}`);
  for (const name of [language, ...(define(hljs).aliases ?? [])]) names[name.toLowerCase()] ??= language;
}

/** The licence of highlight.js asks for this. */
const banner = { js: "/*! highlight.js, (c) 2006 Ivan Sagalaev and contributors, BSD-3-Clause, https://github.com/highlightjs/highlight.js */" };
const options = { banner, bundle: true, minify: true, format: "esm", target: "es2022", charset: "utf8", logLevel: "warning", legalComments: "none" };
await build({ ...options, entryPoints: [join(here, "main.js")], outfile: join(folder, "code.js"), define: { LANGUAGES: JSON.stringify(names) } });

const entries = mkdtempSync(join(tmpdir(), "mdcms-languages-"));
try {
  const points = LANGUAGES.map((language) => {
    const entry = join(entries, `${language}.js`);
    const path = require.resolve(`highlight.js/lib/languages/${language}`).replace("/lib/", "/es/");
    writeFileSync(entry, `export { default } from ${JSON.stringify(path)};\n`);
    return entry;
  });
  await build({ ...options, entryPoints: points, outdir: join(folder, "lang") });
} finally {
  rmSync(entries, { recursive: true, force: true });
}
