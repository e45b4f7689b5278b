// Runs in every page before anything else: tells when a text is on screen and when it is rendered.
// Times are milliseconds of the clock that all pages of a tab share.
{
  const now = () => performance.timeOrigin + performance.now();
  const seen = { text: 0, done: 0, lcp: 0, shift: 0, longest: 0, blocking: 0 };
  let wanted = null;
  globalThis.bench = {
    seen,
    /** Waits for `opening` as text (not where it is null) and for `ending` in strong emphasis; the clock starts at `from`. */
    arm(target) {
      wanted = target;
      Object.assign(seen, { text: 0, done: 0, longest: 0, blocking: 0 });
    },
    /** The same, from a click on. `bench` in the session's storage takes it to the next page. */
    armAtClick(target) {
      addEventListener(
        "click",
        () => {
          const from = now();
          sessionStorage.bench = JSON.stringify({ ...target, from });
          bench.arm({ ...target, from });
        },
        { capture: true, once: true },
      );
    },
    /** The same, for the page before. */
    back(target) {
      const from = now();
      sessionStorage.bench = JSON.stringify({ ...target, from });
      bench.arm({ ...target, from });
      history.back();
    },
    /** What was seen, in milliseconds from the start; null while there is more to come. */
    result: () => (isComplete() ? { ...seen, text: seen.text - wanted.from, done: seen.done - wanted.from } : null),
  };
  // The browser tells of the largest paint of a page that is loaded when it has time.
  const isComplete = () => wanted && seen.text > 1 && seen.done > 1 && (!wanted.isLoad || seen.lcp > 0);
  const fromStorage = () => {
    // An empty page has no storage.
    if (location.protocol === "http:" && sessionStorage.bench) bench.arm(JSON.parse(sessionStorage.bench));
  };
  const rendered = (ending) => {
    const all = document.getElementsByTagName("strong");
    for (let at = all.length - 1; at >= 0 && at > all.length - 6; at -= 1) {
      if (all[at].textContent === ending) return true;
    }
    return false;
  };
  // A frame's work is done, and its layout and paint, when a message from its start comes back.
  const { port1, port2 } = new MessageChannel();
  const after = [];
  port2.onmessage = () => after.shift()?.();
  const atEndOfFrame = (act) => {
    after.push(act);
    port1.postMessage(null);
  };
  const look = () => {
    if (wanted && document.body) {
      if (!seen.text && (wanted.opening === null || document.body.textContent.includes(wanted.opening))) {
        seen.text = 1;
        atEndOfFrame(() => (seen.text = now()));
      }
      if (!seen.done && rendered(wanted.ending)) {
        seen.done = 1;
        atEndOfFrame(() => (seen.done = now()));
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  addEventListener("pageshow", (event) => event.persisted && fromStorage());
  fromStorage();
  const observe = (type, act) => new PerformanceObserver((list) => list.getEntries().forEach(act)).observe({ type, buffered: true });
  observe("largest-contentful-paint", (entry) => (seen.lcp = entry.startTime));
  observe("layout-shift", (entry) => (seen.shift += entry.hadRecentInput ? 0 : entry.value));
  observe("longtask", (entry) => {
    seen.longest = Math.max(seen.longest, entry.duration);
    seen.blocking += entry.duration - 50;
  });
}
