// What a reader without a mouse does.

import assert from "node:assert/strict";

/** Presses Tab until the element is focused; fails where it cannot be reached. */
export async function tabTo(page, locator) {
  const stops = await page.locator("a[href], button, input, select, [tabindex='0']").count();
  // What the mouse has focused is not marked; coming to it by keyboard is what this is about.
  if (await locator.evaluate((element) => element === document.activeElement)) await page.keyboard.press("Shift+Tab");
  for (let presses = 0; presses <= stops; presses += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) {
      assert.ok(await outlined(page), "what has the keyboard's focus is visibly marked");
      return;
    }
    await page.keyboard.press("Tab");
  }
  assert.fail(`the keyboard does not reach ${locator}`);
}

/** Goes to a link by Tab and follows it by Enter. */
export async function follow(page, locator) {
  await tabTo(page, locator);
  await page.keyboard.press("Enter");
}

/** Whether the focused element is drawn with an outline or a shadow. */
const outlined = (page) =>
  page.evaluate(() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== "none" || style.boxShadow !== "none";
  });
