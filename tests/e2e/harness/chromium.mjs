// Chromium as all tests and benches start it: nothing leaves this machine, whatever a page asks for.

import { chromium } from "playwright-core";

/** A new browser; the options are those of Playwright's `launch`. */
export const launchChromium = (options = {}) =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--disable-component-update",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
    ...options,
  });
