// Posts with a time: they come and go by the reader's clock, without another build.

import assert from "node:assert/strict";

import { headed, inBrowser, mark, open, ready, unloaded } from "./harness/browser.mjs";
import { at } from "./harness/clock.mjs";
import { host } from "./harness/host.mjs";
import { inline } from "./harness/site.mjs";
import { post } from "./harness/text.mjs";

// Built at 2026-11-01T00:00Z.
const site = inline({
  "config.yml": "sitename: Test site\nnavigation: topbar\ntimezone: +02:00\n",
  "pages/home.md": post({ title: "Home" }, "```mdcms posts-created-reversechronological-byyear\n```"),
  "posts/2026-09-01-old.md": post({ title: "Old", tags: "all" }, "Old text."),
  "posts/2026-09-02-ends.md": post({ title: "Ends", tags: "all", expiryDate: "2026-11-05 12:00" }, "It ends."),
  "posts/2027-01-01-comes.md": post({ title: "Comes", tags: "[all, new]", publishDate: "2026-11-05 12:00" }, "It is here."),
});
/** Noon at the site's place. */
const NOON = Date.parse("2026-11-05T10:00:00Z");
const SECOND = 1000;
const titles = (page) => page.locator("main .post-title").allTextContents();

const MOMENTS = [
  ["a second before its time", NOON - SECOND, ["Ends", "Old"]],
  ["at its time", NOON, ["Comes", "Old"]],
];
for (const zone of ["Asia/Tokyo", "America/New_York"]) {
  for (const [when, time, expected] of MOMENTS) {
    inBrowser(`lists show what is there ${when}, seen from ${zone}`, { timezoneId: zone }, async (page) => {
      await at(page, time);
      const server = await host(site.root);
      await open(page, `${server.origin}/posts/`);
      assert.deepEqual(await titles(page), expected);
      await open(page, `${server.origin}/tags/all/`);
      assert.deepEqual(await titles(page), expected);
      await open(page, `${server.origin}/tags/`);
      assert.deepEqual(await titles(page), time < NOON ? ["all"] : ["all", "new"]);
      await open(page, `${server.origin}/`);
      await mark(page);
      // The year of a post that is still to come is none to choose.
      assert.deepEqual(await titles(page), time < NOON ? expected : ["Comes"]);
      assert.equal(await page.locator(".posts-year option").count(), time < NOON ? 0 : 2);
      const comes = page.getByRole("main").getByRole("link", { name: "Comes" });
      assert.equal(await comes.count(), time < NOON ? 0 : 1);
      if (time >= NOON) {
        await comes.click();
        await headed(page, "Comes");
        await page.getByText("It is here.").waitFor();
        await unloaded(page);
      }
    });

    inBrowser(`the address of a page with a time is right ${when}, seen from ${zone}`, { timezoneId: zone }, async (page) => {
      await at(page, time);
      const server = await host(site.root);
      for (const [address, title, isThere] of [
        ["posts/comes/", "Comes", time >= NOON],
        ["posts/ends/", "Ends", time < NOON],
      ]) {
        await page.goto(`${server.origin}/${address}`);
        await ready(page);
        await headed(page, isThere ? title : "Page not found");
        const asked = server.requests.some((path) => path.endsWith(`${title.toLowerCase()}.md`));
        assert.equal(asked, isThere, "the text of what is not shown is not asked for");
        assert.equal(await page.title(), `${isThere ? title : "Page not found"} — Test site`);
      }
    });
  }
}

inBrowser("a list that stays open shows a post once its time has come", {}, async (page) => {
  await at(page, NOON - SECOND);
  const server = await host(site.root);
  await open(page, `${server.origin}/posts/old/`);
  await at(page, NOON);
  await page.getByRole("link", { name: "all", exact: true }).click();
  await headed(page, "all");
  await page.getByRole("main").getByRole("link", { name: "Comes" }).waitFor();
  assert.deepEqual(await titles(page), ["Comes", "Old"]);
});
