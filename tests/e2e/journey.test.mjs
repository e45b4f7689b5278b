// The whole way through a site, on servers nobody here wrote, at the root of a host and below it.

import assert from "node:assert/strict";

import { headed, inBrowser, mark, open, ready, unloaded } from "./harness/browser.mjs";
import { follow } from "./harness/keyboard.mjs";
import { HOSTS } from "./harness/servers.mjs";
import { techpulse } from "./harness/site.mjs";

const HOME = "How things work, one mechanism at a time";
const POST = "Measuring the energy a program uses";
const POST_URL = "posts/measuring-energy-in-software/";
const DEEP = ["posts/risc-v-and-open/", "What RISC-V being open does and does not mean"];

const HANDS = [
  ["by mouse", (page, locator) => locator.click()],
  ["by keyboard", follow],
];

for (const [server, start, base] of HOSTS) {
  let host;
  for (const [hand, go] of HANDS) {
    inBrowser(
      `a reader goes ${hand} from list to post and back, and comes by deep link, on ${server}`,
      {},
      async (page) => {
        host ??= await start(techpulse());
        const root = host.origin + base;

        await open(page, root);
        await mark(page);
        await headed(page, HOME);
        await go(page, page.getByRole("link", { name: POST }));
        await headed(page, POST);
        await ready(page, 2);
        assert.equal(page.url(), root + POST_URL);
        assert.equal(await page.title(), `${POST} — TechPulse`);

        await page.goBack();
        await headed(page, HOME);
        assert.equal(page.url(), root);
        await unloaded(page);

        await open(page, root + DEEP[0]);
        await headed(page, DEEP[1]);
        await page.reload();
        await ready(page);
        await headed(page, DEEP[1]);
        assert.equal(page.url(), root + DEEP[0]);

        await mark(page);
        await go(page, page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Archive" }));
        await headed(page, "Archive");
        assert.equal(page.url(), `${root}archive/`);

        // The one kind of address of a missing page that every host leaves to the app.
        await page.evaluate(() => (location.hash = "#posts/no-such-post.md"));
        await headed(page, "Page not found");
        await go(page, page.getByRole("main").getByRole("link", { name: "All posts" }));
        await headed(page, "All posts");
        assert.equal(page.url(), `${root}posts/`);
        await unloaded(page);
      },
    );
  }
}
