// Keeps a page up to date while its site is being written. Served by `mdcms serve` only, never part of a build.
//
// The app listens to `mdcms:changed` and renders again in place; pictures and styles are fetched again here;
// what concerns every page loads the page again. What is broken is told at the bottom of the page.
"use strict";

(() => {
  const script = document.currentScript?.src ?? document.querySelector('script[src$="_mdcms/live.js"]')?.src;
  const root = new URL("..", script ?? new URL("_mdcms/live.js", document.baseURI));
  const style = "position:fixed;inset:auto 0 0 0;z-index:2147483647;max-height:50vh;overflow:auto;padding:1rem 3.5rem 1rem 1rem;background:#3b0d0c;color:#fff;font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere;border-top:3px solid #f87171";
  const FILES = "img[src], source[src], video[src], audio[src], link[rel~=stylesheet], link[rel~=icon]";
  // When the files that have changed did so, by their paths.
  const fresh = new Map();
  let overlay = null;
  let dismissed = "";

  // The browser connects again by itself and says the last state it knows.
  const events = new EventSource(new URL("_mdcms/events?state={state}", root));

  events.addEventListener("message", (event) => {
    const { changed, reload } = JSON.parse(event.data);
    if (reload) {
      location.reload();
      return;
    }
    changed.forEach(refresh);
    window.dispatchEvent(new CustomEvent("mdcms:changed", { detail: changed }));
  });

  events.addEventListener("problems", (event) => show(JSON.parse(event.data), event.data));

  // Fetches a picture, a film or a style sheet again where this page uses it.
  function refresh(path) {
    const wanted = new URL(path.split("/").map(encodeURIComponent).join("/"), root).pathname;
    fresh.set(wanted, Date.now().toString(36));
    document.querySelectorAll(FILES).forEach(freshen);
  }

  // Gives an element the newest of its file. A new element with an address that the page has shown before may get the
  // old picture from the browser's memory, so the new ones are looked at too.
  function freshen(element) {
    const name = "href" in element ? "href" : "src";
    const url = new URL(element[name]);
    const stamp = fresh.get(url.pathname);
    if (url.origin === location.origin && stamp && url.searchParams.get("changed") !== stamp) {
      url.searchParams.set("changed", stamp);
      element[name] = url.href;
    }
  }

  new MutationObserver((changes) => {
    for (const added of changes.flatMap((change) => [...change.addedNodes])) {
      if (added instanceof Element) [added, ...added.querySelectorAll(FILES)].filter((it) => it.matches(FILES)).forEach(freshen);
    }
  }).observe(document, { childList: true, subtree: true });

  // Shows the errors, or takes them away when there are none; those that were dismissed stay away.
  function show(problems, data) {
    overlay?.remove();
    overlay = null;
    if (problems.length === 0 || data === dismissed) return;
    overlay = document.createElement("div");
    overlay.setAttribute("role", "alert");
    overlay.dataset.mdcmsProblems = "";
    overlay.style.cssText = style;
    for (const problem of problems) {
      const entry = document.createElement("p");
      entry.style.margin = "0 0 .5rem";
      const place = [problem.file, problem.line, problem.column].filter(Boolean).join(":");
      const lines = [`${problem.severity}: ${problem.message}`, place && `at ${place}`, problem.help && `help: ${problem.help}`];
      entry.textContent = lines.filter(Boolean).join("\n");
      overlay.append(entry);
    }
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "×";
    close.setAttribute("aria-label", "Dismiss");
    close.style.cssText = "position:absolute;top:.5rem;right:.75rem;min-width:2rem;min-height:2rem;border:0;background:none;color:inherit;font-size:1.5rem;cursor:pointer";
    close.addEventListener("click", () => {
      dismissed = data;
      overlay?.remove();
      overlay = null;
    });
    overlay.append(close);
    document.body.append(overlay);
  }
})();
