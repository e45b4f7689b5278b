// Back and Forward, the reader's place on a page, the focus, and what is announced.

import assert from "node:assert/strict";

import { headed, inBrowser, mark, open, ready, unloaded } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { inline } from "./harness/site.mjs";
import { chapters, paragraph, post } from "./harness/text.mjs";

const SECOND = "2025-01-02-second.md";
const MIDDLE = `[middle](${SECOND}) [part](${SECOND}#part-3) [twin](2025-01-03-twin.md)`;
const site = inline({
  "posts/2025-01-01-first.md": post(
    { title: "First" },
    `[top](${SECOND})\n\n${chapters(20)}\n\n${MIDDLE}\n\n${chapters(30)}`,
  ),
  "posts/2025-01-02-second.md": post({ title: "Second" }, `${chapters(40)}\n\n[file](../assets/notes.txt)`),
  "posts/2025-01-03-twin.md": post({ title: "First" }, `${paragraph(1)}\n\nThe other one of this title.`),
  "assets/notes.txt": "plain notes",
  // What a browser asks for beside a file that is no page.
  "favicon.ico": "",
});

/** The same two pages with too little text for more than one section. */
const short = inline({
  "posts/2025-01-01-first.md": post({ title: "First" }, `${chapters(12)}\n\n[middle](${SECOND})\n\n${chapters(12)}`),
  "posts/2025-01-02-second.md": post({ title: "Second" }, chapters(30)),
});

const link = (page, name) => page.getByRole("main").getByRole("link", { name, exact: true });
const top = (page) => page.evaluate(() => Math.round(scrollY));

/**
 * A reader's place: what they see, and where in the window it is. The number of pixels from the page's top is none:
 * sections that were out of view get their height only when they are seen.
 */
const placeOf = async (locator) => ({ locator, top: await locator.evaluate((it) => it.getBoundingClientRect().top) });

/** Waits until what was seen is where it was, to the pixel or so, and stays there for a few frames. */
const backAt = ({ locator, top }) =>
  locator.evaluate(
    (element, top) =>
      new Promise((resolve, reject) => {
        let [frames, steady] = [0, 0];
        const look = () => {
          const now = element.getBoundingClientRect().top;
          steady = Math.abs(now - top) <= 2 ? steady + 1 : 0;
          if (steady > 5) return resolve();
          if (++frames > 600) return reject(new Error(`it was ${top} px from the window's top and is ${now} px`));
          requestAnimationFrame(look);
        };
        look();
      }),
    top,
  );

/** Scrolls so that the link is in the middle of the window, and says where the reader is then. */
async function scrollTo(page, locator) {
  await locator.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
  assert.ok((await top(page)) > 500, "the page is scrolled");
  return placeOf(locator);
}

for (const [length, pages] of [
  ["short", short],
  ["long", site],
]) {
  inBrowser(`Back and Forward restore where the reader was on either of two ${length} pages`, {}, async (page) => {
    const { origin } = await host(pages.root);
    await open(page, `${origin}/posts/first/`);
    await mark(page);
    const first = await scrollTo(page, link(page, "middle"));
    await link(page, "middle").click();
    await headed(page, "Second");
    await page.waitForFunction(() => scrollY === 0);
    const second = await scrollTo(page, page.locator("#part-3"));
    for (let round = 0; round < 2; round += 1) {
      await page.goBack();
      await headed(page, "First");
      await backAt(first);
      await page.goForward();
      await headed(page, "Second");
      await backAt(second);
    }
    await unloaded(page);
  });
}

inBrowser("a reload keeps the reader's place, on this page and on those before it", {}, async (page) => {
  const { origin } = await host(site.root);
  await open(page, `${origin}/posts/first/`);
  const first = await scrollTo(page, link(page, "middle"));
  await link(page, "middle").click();
  await headed(page, "Second");
  const second = await scrollTo(page, page.locator("#part-3"));
  await page.reload();
  await ready(page);
  await backAt(second);
  await page.goBack();
  await headed(page, "First");
  await backAt(first);
});

inBrowser("coming back from another website or a file restores the reader's place", {}, async (page) => {
  const { origin } = await host(site.root);
  await open(page, `${origin}/posts/first/`);
  await link(page, "top").click();
  await headed(page, "Second");
  const second = await scrollTo(page, link(page, "file"));
  await link(page, "file").click();
  await page.getByText("plain notes").waitFor();
  await page.goBack();
  await headed(page, "Second");
  await ready(page);
  await backAt(second);
});

inBrowser("Back from a part of the page returns to where its link was", {}, async (page) => {
  const { origin } = await host(site.root);
  await open(page, `${origin}/posts/first/`);
  const first = await scrollTo(page, link(page, "part"));
  await link(page, "part").click();
  await headed(page, "Second");
  await page.waitForFunction(() => scrollY > 500);
  const part = await placeOf(page.locator("#part-3"));
  await page.goBack();
  await headed(page, "First");
  await backAt(first);
  await page.goForward();
  await headed(page, "Second");
  await backAt(part);
});

inBrowser("the place is restored on a page that has to be loaded again", {}, async (page) => {
  const server = await host(site.root);
  await open(page, `${server.origin}/posts/first/`);
  const first = await scrollTo(page, link(page, "middle"));
  await link(page, "middle").click();
  await headed(page, "Second");
  await page.reload();
  await ready(page);
  // After the reload the app has the second post only.
  const release = server.hold("posts/2025-01-01-first.md");
  await page.goBack();
  await server.waitFor("posts/2025-01-01-first.md");
  release();
  await headed(page, "First");
  await backAt(first);
});

inBrowser("two steps back at once lead to the page two steps back", {}, async (page) => {
  const { origin } = await host(site.root);
  await open(page, `${origin}/`);
  await page.getByRole("main").getByRole("link", { name: "Second" }).click();
  await headed(page, "Second");
  await page.locator(".site-name").click();
  await headed(page, "Test site");
  await page.getByRole("main").getByRole("link", { name: "First" }).last().click();
  await headed(page, "First");
  await page.evaluate(() => history.go(-2));
  await headed(page, "Second");
  assert.equal(page.url(), `${origin}/posts/second/`);
});

/** Notes everything that the live region says from now on. */
const listen = (page) =>
  page.evaluate(() => {
    window.said = [];
    const region = document.querySelector(".announcer");
    new MutationObserver(() => region.textContent && window.said.push(region.textContent)).observe(region, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
const said = (page) => page.evaluate(() => window.said);
const focused = (page) => page.evaluate(() => document.activeElement.tagName);

inBrowser("another page takes the focus to its heading and is announced once", {}, async (page) => {
  const { origin } = await host(site.root);
  await open(page, `${origin}/posts/first/`);
  assert.equal(await focused(page), "BODY", "the first view leaves the focus where it is");
  assert.equal(await page.locator(".announcer").textContent(), "", "the first view is the browser's to announce");
  await listen(page);
  await link(page, "top").click();
  await headed(page, "Second");
  await ready(page, 2);
  assert.equal(await focused(page), "H1");
  assert.deepEqual(await said(page), ["Second"]);
  await page.goBack();
  await headed(page, "First");
  await ready(page, 3);
  assert.equal(await focused(page), "H1");
  assert.deepEqual(await said(page), ["Second", "First"]);
});

inBrowser("a page of the same title is announced like any other", {}, async (page) => {
  const { origin } = await host(site.root);
  await open(page, `${origin}/posts/second/`);
  await listen(page);
  await page.evaluate(() => (location.hash = "#posts/2025-01-01-first.md"));
  await headed(page, "First");
  await link(page, "twin").click();
  await page.getByText("The other one of this title.").waitFor();
  await ready(page, 3);
  assert.deepEqual(await said(page), ["First", "First"]);
});

inBrowser("a part of the page takes the focus and nothing is announced", {}, async (page) => {
  const { origin } = await host(site.root);
  await open(page, `${origin}/posts/first/`);
  await listen(page);
  await link(page, "part").click();
  await headed(page, "Second");
  await ready(page, 2);
  assert.equal(await page.evaluate(() => document.activeElement.id), "part-3");
  await page.locator("#part-3 .heading-link").waitFor({ state: "attached" });
  await page.keyboard.press("Tab");
  const next = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  assert.equal(next, "Link to: Part 3", "the keyboard goes on from the part");
  assert.deepEqual(await said(page), ["Second"]);
});

inBrowser("the skip link takes the keyboard past the navigation", {}, async (page) => {
  const { origin } = await host(site.root);
  await open(page, `${origin}/posts/first/`);
  await mark(page);
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  assert.ok(await skip.evaluate((element) => element === document.activeElement), "it is the first stop");
  assert.ok((await skip.boundingBox()).width > 50, "it is seen while it has the focus");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const focused = page.locator("main :focus");
  assert.match(await focused.textContent(), /^On this page/, "the outline is the first stop of what is in it");
  await unloaded(page);
});
