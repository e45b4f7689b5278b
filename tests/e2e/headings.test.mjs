// Headings have a link to themselves, which moves nothing and is not read out with them.

import assert from "node:assert/strict";

import { PHONE, WIDE, inBrowser, open, ready } from "./harness/browser.mjs";
import { host } from "./harness/host.mjs";
import { tabTo } from "./harness/keyboard.mjs";
import { inline } from "./harness/site.mjs";
import { paragraph, post } from "./harness/text.mjs";

const site = inline({
  "pages/home.md": post({ title: "Home" }, `No heading, but [a page](about.md).`),
  "pages/about.md": post({ title: "About" }, `## One *two* {#own}\n\n${paragraph(1)}\n\n### Über uns\n\n${paragraph(2)}`),
});
const asked = (server) => server.requests.filter((path) => path.includes("_app/headings-")).length;

for (const [name, viewport] of [["a phone", PHONE], ["a wide screen", WIDE]]) {
  inBrowser(`a heading has a link to itself on ${name}`, { viewport }, async (page) => {
    const server = await host(site.root);
    await open(page, `${server.origin}/`);
    assert.equal(asked(server), 0, "a page without headings loads nothing for it");
    await page.getByRole("main").getByRole("link", { name: "a page" }).click();
    const heading = page.getByRole("heading", { name: "One two", exact: true, level: 2 });
    const link = heading.getByRole("link", { name: "Link to: One two" });
    await link.waitFor({ state: "attached" });
    assert.equal(await page.locator("h2").first().evaluate((it) => it.innerText), "One two");
    const place = await link.boundingBox();
    const beside = await heading.boundingBox();
    assert.ok(place.x >= 0 && place.x + place.width <= beside.x + 1, "it is beside the heading, on the screen");
    await tabTo(page, page.getByRole("link", { name: "Link to: Über uns" }));
    assert.equal(await page.evaluate(() => getComputedStyle(document.activeElement).opacity), "1");
    await page.keyboard.press("Enter");
    assert.equal(decodeURIComponent(new URL(page.url()).hash), "#über-uns");
    await page.reload();
    await ready(page);
    await link.waitFor({ state: "attached" });
    assert.equal(await page.locator(".heading-link").count(), 2, "each has one");
  });
}
