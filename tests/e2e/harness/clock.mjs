// What time a page thinks it is. Playwright's own clock stands still in `performance` too, by which pages say that they
// are ready.

/** Sets the time, in milliseconds since 1970, of this page and of those it goes to. */
export async function at(page, time) {
  await page.addInitScript(stop, time);
  await page.evaluate(stop, time);
}

function stop(time) {
  const Real = globalThis.RealDate ?? Date;
  globalThis.RealDate = Real;
  globalThis.Date = class extends Real {
    constructor(...parts) {
      super(...(parts.length > 0 ? parts : [time]));
    }

    static now() {
      return time;
    }
  };
}
