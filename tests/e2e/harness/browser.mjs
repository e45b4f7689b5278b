// A browser for each test file, and a fresh profile in it for each test.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";

import { launchChromium } from "./chromium.mjs";
import { atEnd } from "./end.mjs";
import { ROOT } from "./site.mjs";
import { watch } from "./watch.mjs";

/** A phone's and a wide window, in CSS pixels. */
export const PHONE = { width: 360, height: 740 };
export const WIDE = { width: 1280, height: 800 };

/** How long a test may wait for what it asks of a page, in milliseconds. */
const PATIENCE = 10_000;

let browser;

async function launch() {
  if (browser) return browser;
  browser = await launchChromium();
  atEnd(() => browser.close());
  return browser;
}

/**
 * A test in a page of its own. It fails on anything in the console above the level of information, on errors
 * in the page, violations of its policy, failed requests, answers of 400 and above and requests to another origin,
 * unless `expects` has a pattern for it; a pattern that nothing matched fails the test too.
 *
 * What leads to a page is named below it some time after it stands. Tests that are not about that go without, since its
 * links may have the names of others; `backlinks` lets it come.
 *
 * `patience` is for how many waits the whole test has time. The other options are those of a browser context, and `viewport` is wide unless it says otherwise.
 */
export function inBrowser(name, { expects = [], patience = 3, backlinks = false, ...options }, body) {
  test(name, { timeout: patience * PATIENCE }, async () => {
    const context = await (await launch()).newContext({ viewport: WIDE, ...options });
    context.setDefaultTimeout(PATIENCE);
    if (!backlinks) await context.addInitScript(withoutBacklinks);
    const watched = await watch(context);
    const page = await context.newPage();
    try {
      await body(page, { context, watched });
      watched.check(expects);
    } catch (error) {
      await picture(page, name);
      // What the page said explains most failures.
      const said = watched.problems.map((problem) => `\n  the page: ${problem}`).join("");
      if (error instanceof Error && said) error.message += said;
      throw error;
    } finally {
      await context.close();
    }
  });
}

function withoutBacklinks() {
  const whole = globalThis.fetch;
  globalThis.fetch = (asked, ...options) =>
    String(asked).includes("/_manifest/links-") ? new Promise(() => {}) : whole(asked, ...options);
}

async function picture(page, name) {
  const folder = join(ROOT, "test-results");
  mkdirSync(folder, { recursive: true });
  const file = `${basename(process.argv[1], ".test.mjs")}-${name.replace(/[^a-z0-9]+/gi, "-").slice(0, 120)}.png`;
  const path = join(folder, file);
  // A page that has crashed has no picture; the test's own error matters more.
  await page.screenshot({ path }).then(
    () => console.error(`a picture of the failure: ${path}`),
    () => {},
  );
}

/** Waits until a page says that its content is fully rendered for the `count`th time since it was loaded. */
export async function ready(page, count = 1) {
  await page.locator('html[data-mdcms="ready"]').waitFor({ state: "attached" });
  await page.waitForFunction((wanted) => performance.getEntriesByName("mdcms:ready").length >= wanted, count);
}

/** Loads an address and waits until it is fully rendered. */
export async function open(page, address) {
  await page.goto(address);
  await ready(page);
}

/** Waits until the page's heading says this. */
export async function headed(page, text) {
  const heading = page.locator("main h1");
  await heading.filter({ hasText: text }).waitFor();
  assert.equal(await heading.count(), 1, "a page has one heading of the first level");
}

/** Puts a mark on the window that a reload would take away. */
export const mark = (page) => page.evaluate(() => void (window.e2eMark = true));

/** Fails where the page was loaded again since `mark`. */
export async function unloaded(page) {
  assert.equal(await page.evaluate(() => window.e2eMark), true, "the page was loaded again");
}
