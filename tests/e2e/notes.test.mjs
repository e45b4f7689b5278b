// Footnotes lead to the note and back, and callouts fold, by mouse and by keyboard.

import assert from "node:assert/strict";

import { PHONE, inBrowser, open } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { follow, tabTo } from "./harness/keyboard.mjs";
import { inline } from "./harness/site.mjs";
import { paragraph } from "./harness/text.mjs";

const long = Array.from({ length: 12 }, (_, at) => paragraph(at)).join("\n\n");
const site = inline({
  "posts/notes.md": `# Notes\n\nHere.[^a]\n\n${long}\n\n[^a]: There.\n`,
  "posts/folds.md": "# Folds\n\n> [!TIP]- The answer\n> It is 42.\n\n> [!NOTE]+\n> Open.\n",
});

/** Whether the reader sees an element. */
const inView = (locator) =>
  locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

for (const [name, act] of [
  ["by mouse", (_page, link) => link.click()],
  ["by keyboard", follow],
]) {
  inBrowser(`a footnote leads to its note and back, ${name}`, { viewport: PHONE }, async (page) => {
    const { origin } = await host(site.root);
    await open(page, `${origin}/posts/notes/`);
    const reference = page.getByRole("link", { name: "Footnote 1" });
    const note = page.getByRole("region", { name: "Footnotes" }).getByText("There.");
    assert.ok(!(await inView(note)));
    await act(page, reference);
    await page.waitForURL("**/posts/notes/#fn-1");
    await page.waitForFunction(() => scrollY > 0);
    assert.ok(await inView(note));
    await act(page, page.getByRole("link", { name: "Back to the text" }));
    await page.waitForURL("**/posts/notes/#fnref-1");
    assert.ok(await inView(reference));
    assert.ok(!(await inView(note)));
  });
}

inBrowser("a callout folds", {}, async (page) => {
  const { origin } = await host(site.root);
  await open(page, `${origin}/posts/folds/`);
  const answer = page.getByText("It is 42.");
  assert.ok(!(await answer.isVisible()));
  assert.ok(await page.getByText("Open.").isVisible());
  await page.getByText("The answer").click();
  assert.ok(await answer.isVisible());
  await tabTo(page, page.locator("summary").first());
  await page.keyboard.press("Enter");
  assert.ok(!(await answer.isVisible()));
});
