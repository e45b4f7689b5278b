// Formulas are MathML, and only pages that have some load what they need.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";

import { PHONE, headed, inBrowser, mark, open, unloaded } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { inline } from "./harness/site.mjs";
import { post } from "./harness/text.mjs";

const wide = `$$${Array.from({ length: 60 }, (_, at) => `x_{${at}}`).join(" + ")}$$`;
const deep = (before, behind, count = 190) => `\`\`\`math\n${before.repeat(count)}x${behind.repeat(count)}\n\`\`\`\n`;
const site = inline({
  "pages/home.md": post({ title: "Home" }, "$5 and US$6. [formulas](../posts/2025-01-02-formulas.md) [noted](../posts/2025-01-03-noted.md)"),
  "posts/2025-01-02-formulas.md": post(
    { title: "Formulas" },
    ["Half of it is $\\frac{1}{2}\\pi r^2$ for $5.", wide, "```math\n\\begin{cases} a & b \\\\ c & d \\end{cases}\n```", "$$E = mc^2 \\tag{7}$$"].join("\n\n"),
  ),
  "posts/2025-01-03-noted.md": post({ title: "Noted" }, "Said.[^1]\n\n[^1]: The note."),
  "posts/2025-01-04-wrong.md": post({ title: "Wrong" }, "So $\\wrong{x}$ it is."),
  "posts/2025-01-05-named.md": post({}, "# On $L^2$ norms\n\nWords."),
  "posts/2025-01-06-deep.md": post(
    { title: "Deep" },
    [["{", "}"], ["\\sqrt{", "}"], ["\\left(", "\\right)"], ["\\frac1", ""], ["\\color{red}", ""], ["\\displaystyle", ""]]
      .flatMap(([before, behind]) => [deep(before, behind), deep(before, behind, 60), deep(before, behind, 90)])
      .join("\n"),
  ),
});
const app = readdirSync(join(site.root, "_app")).map((name) => `_app/${name}`);
const MODULE = app.find((path) => /part-maths-.*\.wasm$/.test(path));
const STYLE = app.find((path) => /part-maths-.*\.css$/.test(path));
const asked = (server) => server.requests.filter((path) => path === MODULE || path === STYLE).toSorted();
const ONCE = [MODULE, STYLE].toSorted();
const formula = (page, at) => page.locator("main math").nth(at);
const half = (page) => formula(page, 0).locator("mfrac");

inBrowser("pages without formulas load nothing for them, and the first that has some does, once", {}, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/`);
  await mark(page);
  assert.match(await page.locator("main .prose").innerText(), /\$5 and US\$6\./);
  const main = page.getByRole("main");
  await main.getByRole("link", { name: "noted" }).click();
  await headed(page, "Noted");
  assert.deepEqual(asked(server), []);
  await page.goBack();
  await headed(page, "Home");
  await main.getByRole("link", { name: "formulas" }).click();
  await headed(page, "Formulas");
  await half(page).waitFor();
  await unloaded(page);
  assert.deepEqual(asked(server), ONCE);
});

inBrowser("a first view with formulas shows them as the browser's own, and asks for what they need once", {}, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/posts/formulas/`);
  assert.deepEqual(asked(server), ONCE, "the preloaded answers are the ones that are used");
  const all = await page.locator("main math, main math *").evaluateAll((all) => all.map((it) => it.namespaceURI));
  assert.ok(all.length > 100 && all.every((it) => it === "http://www.w3.org/1998/Math/MathML"), "they are MathML");
  const { width, height } = await half(page).boundingBox();
  assert.ok(width > 2 && height > width, `a fraction is higher than it is wide: ${width} by ${height}`);
  const [over, under] = await Promise.all([0, 1].map((at) => half(page).locator("mn").nth(at).boundingBox()));
  assert.ok(over.y + over.height <= under.y + 2, "one number above the other");
  assert.equal(await formula(page, 0).locator("annotation").textContent(), "\\frac{1}{2}\\pi r^2");
  assert.ok(!(await page.locator("main .prose").innerText()).includes("\\frac"), "the source is not shown");
});

inBrowser("a formula that is wider than a phone scrolls on its own, by keyboard too", { viewport: PHONE }, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/posts/formulas/`);
  const frame = page.getByRole("group", { name: "Formula" }).first();
  const sizes = await frame.evaluate((it) => [it.scrollWidth > it.clientWidth, document.documentElement.scrollWidth]);
  assert.deepEqual(sizes, [true, PHONE.width]);
  await frame.focus();
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => document.querySelector(".formula").scrollLeft > 0);
  const end = (await page.getByRole("group", { name: "Formula" }).last().boundingBox()).x;
  const number = await page.getByText("(7)").boundingBox();
  assert.ok(number.x > PHONE.width / 2 && end < number.x, "a number stands at the end of the line");
});

inBrowser("a formula that is wrong is shown as it is written, with the reason", {}, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/posts/wrong/`);
  assert.equal(await page.locator("main .prose").innerText(), 'So \\wrong{x} (unknown command "\\wrong") it is.');
});

inBrowser("a formula in a heading is its source in the title of the page", {}, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/posts/named/`);
  assert.match(await page.title(), /^On L\^2 norms — /);
  await page.locator("main h1 msup").waitFor();
});

inBrowser("formulas that are nested as deep as they may be do no harm", {}, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/posts/deep/`);
  assert.equal(await page.locator("main .formula").count(), 18);
});

const expects = [/answer [45]\d\d|failed request|Failed to load resource|MIME type/];
for (const [what, path] of [["code", MODULE], ["style", STYLE]]) {
  inBrowser(`without their ${what} formulas are shown as they are written, and it is asked for again`, { expects }, async (page) => {
    const server = await host(site.root);
    server.answers(path, { status: 503, body: "busy" });
    await open(page, `${server.origin}/posts/formulas/`);
    const source = page.locator("main .prose code").first();
    assert.equal(await source.innerText(), "\\frac{1}{2}\\pi r^2");
    server.answers(path);
    await page.getByRole("link", { name: "Test site" }).first().click();
    await headed(page, "Home");
    await page.getByRole("main").getByRole("link", { name: "formulas" }).click();
    await headed(page, "Formulas");
    await half(page).waitFor();
  });
}
