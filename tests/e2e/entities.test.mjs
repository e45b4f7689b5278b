// The names that HTML has for characters, in the module that readers get: their table is packed for it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";

import { inBrowser, ready } from "./harness/browser.mjs";
import { python } from "./harness/servers.mjs";
import { inline } from "./harness/site.mjs";

// Python has the list of the HTML standard.
const LIST = "import html.entities, json; print(json.dumps(html.entities.html5))";
const all = JSON.parse(execFileSync("python3", ["-c", LIST], { encoding: "utf8" }));
// Some have an old spelling without a semicolon, which Markdown does not know.
const names = Object.keys(all).filter((name) => name.endsWith(";"));

const site = inline({ "posts/names.md": `# Names\n\n${names.map((name) => `- (&${name})`).join("\n")}\n` });

inBrowser("every name stands for its character", {}, async (page) => {
  const { origin } = await python(site.root);
  await page.goto(`${origin}/posts/names/`);
  await ready(page);
  const shown = await page.locator("main article li").evaluateAll((items) => items.map((item) => item.textContent));
  assert.equal(names.length, 2125);
  assert.deepEqual(
    shown,
    names.map((name) => `(${all[name]})`),
  );
});
