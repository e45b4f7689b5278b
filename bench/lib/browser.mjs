// A browser that loads pages as on a given network and machine, and tells what that took.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { launchChromium } from "../../tests/e2e/harness/chromium.mjs";
import { BENCH } from "./paths.mjs";

const OBSERVER = readFileSync(join(BENCH, "lib", "observer.js"), "utf8");
/** How long a page may take unless told otherwise, in milliseconds. */
const PATIENCE = 60_000;
/** How long nothing is on its way before a page is at rest, in milliseconds. */
const REST = 300;
/** When a request that says nothing more is not waited for: a worker's script ends where only the worker knows. */
const STALLED = 3_000;

/** Networks and machines: latency in milliseconds, megabits a second, and how many times slower the processor is. */
export const CONDITIONS = {
  slow: { name: "150 ms, 1.6 Mbps, 4× CPU", latency: 150, mbps: 1.6, cpu: 4 },
  fast: { name: "20 ms, 30 Mbps, 1× CPU", latency: 20, mbps: 30, cpu: 1 },
  local: { name: "no throttling", latency: 0, mbps: 0, cpu: 1 },
};

/** A browser in which Back shows a page from memory, as it does for readers. */
export const launch = () => launchChromium({ ignoreDefaultArgs: ["--disable-back-forward-cache"] });

/** A tab with a cache of its own, which `act` gets; closed when it is done. */
export async function inTab(browser, conditions, act, patience = PATIENCE) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    context.setDefaultTimeout(patience);
    await context.addInitScript(OBSERVER);
    const page = await context.newPage();
    const tab = new Tab(page, await context.newCDPSession(page), patience);
    await tab.start(conditions);
    return await act(tab);
  } finally {
    await context.close();
  }
}

/** One tab. */
export class Tab {
  #page;
  #session;
  #patience;
  #open = new Set();
  #quietSince = performance.now();
  #bytes = 0;
  #requests = 0;
  #failures = [];

  constructor(page, session, patience) {
    this.#page = page;
    this.#session = session;
    this.#patience = patience;
  }

  get page() {
    return this.#page;
  }

  get session() {
    return this.#session;
  }

  async start({ latency, mbps, cpu }) {
    const session = this.#session;
    const heard = () => (this.#quietSince = performance.now());
    const settled = ({ requestId }) => {
      this.#open.delete(requestId);
      heard();
    };
    session.on("Network.requestWillBeSent", ({ requestId, request }) => {
      if (request.url.startsWith("data:") || request.url.startsWith("blob:")) return;
      this.#open.add(requestId);
      heard();
    });
    session.on("Network.dataReceived", heard);
    session.on("Network.responseReceived", ({ response }) => {
      if (response.url.startsWith("data:") || response.url.startsWith("blob:")) return;
      // Browsers ask for an icon that no page names.
      if (response.status >= 400 && !response.url.endsWith("/favicon.ico")) this.#failures.push(`${response.url}: ${response.status}`);
      if (!response.fromDiskCache && !response.fromPrefetchCache) this.#requests += 1;
    });
    session.on("Network.loadingFinished", (event) => {
      this.#bytes += event.encodedDataLength;
      settled(event);
    });
    session.on("Network.loadingFailed", (event) => {
      if (!event.canceled) this.#failures.push(event.errorText);
      settled(event);
    });
    this.#page.on("pageerror", (error) => this.#failures.push(String(error)));
    await session.send("Page.enable");
    await session.send("Network.enable");
    const bytes = mbps ? (mbps * 1e6) / 8 : -1;
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency,
      downloadThroughput: bytes,
      uploadThroughput: bytes,
    });
    await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  }

  /** Forgets what has been transferred so far, and what is on its way to a page that is left. */
  reset() {
    this.#open.clear();
    this.#bytes = 0;
    this.#requests = 0;
  }

  /** Loads an address, and tells when its text was there and was rendered. */
  async load(address, target) {
    this.reset();
    // For the next page only: the observer takes it from there.
    const { identifier } = await this.#session.send("Page.addScriptToEvaluateOnNewDocument", {
      source: `bench.arm({ ...${JSON.stringify(words(target))}, isLoad: true, from: performance.timeOrigin });`,
    });
    await this.#page.goto(address, { waitUntil: "commit" });
    const result = await this.#result(`${address} does not show "${target.ending}"`);
    await this.#session.send("Page.removeScriptToEvaluateOnNewDocument", { identifier });
    return result;
  }

  /**
   * Follows a link, and tells when the text it leads to was there and was rendered. What is fetched after that counts
   * too, unless `rest` says not to wait for it.
   */
  async follow(selector, target, { rest = true } = {}) {
    this.reset();
    await this.#page.evaluate((wanted) => bench.armAtClick(wanted), words(target));
    await this.#page.locator(selector).first().click();
    return this.#result(`the link ${selector} does not lead to "${target.ending}"`, rest);
  }

  /** Goes back, and tells when the page before was there again. */
  async back(target) {
    this.reset();
    await this.#page.evaluate((wanted) => bench.back(wanted), words(target)).catch(ignoreLeaving);
    return this.#result(`Back does not lead to "${target.ending}"`);
  }

  /** Tells when the page shows a text that is written now, by something else than the page. */
  async expect(target, write) {
    this.reset();
    const from = performance.timeOrigin + performance.now();
    await this.#page.evaluate((wanted) => {
      // The page may be loaded again meanwhile.
      sessionStorage.bench = JSON.stringify(wanted);
      bench.arm(wanted);
    }, { ...words(target), from });
    const late = performance.timeOrigin + performance.now() - from;
    write();
    const seen = await this.#result(`nothing shows "${target.ending}"`);
    return { ...seen, done: seen.done - late };
  }

  async #result(otherwise, rest = true) {
    const deadline = performance.now() + this.#patience;
    for (;;) {
      const result = await this.#page.evaluate(() => globalThis.bench?.result() ?? null).catch(ignoreLeaving);
      if (result) {
        if (rest) await this.rest();
        // What comes after it, such as the largest paint, is complete only now.
        const last = await this.#page.evaluate(() => bench.result());
        if (this.#failures.length) throw new Error(`${otherwise} without failures: ${this.#failures.join("; ")}`);
        return { ...last, bytes: this.#bytes, requests: this.#requests };
      }
      if (performance.now() > deadline) throw new Error([otherwise, ...this.#failures].join("; "));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Waits until nothing has been on its way for a while. */
  async rest() {
    const quiet = () => performance.now() - this.#quietSince;
    while (quiet() < (this.#open.size > 0 ? STALLED : REST)) await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** What the observer looks for. */
const words = ({ opening, ending }) => ({ opening, ending });

/** A page that is being left cannot be asked; the next one can. */
function ignoreLeaving(error) {
  if (/context was destroyed|navigat|Target.*closed|Cannot find context/i.test(error.message)) return null;
  throw error;
}
