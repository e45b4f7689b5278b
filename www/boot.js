// Starts the app. The names of its files are put in when a site is built.
import init from "./mdcms-app.js";

const page = document.documentElement;
page.dataset.base = new URL("..", import.meta.url).pathname;
// A relative address would be looked up again, and wrongly, once the app has gone to another page.
for (const link of document.querySelectorAll("link[rel=icon], #mdcms > :not(#mdcms-app) a")) link.href = String(link.href);
// With `?_route=x` the `404.html` of MD-CMS sent visitors on, who may have kept the address; the app knows `#/x`.
const route = new URLSearchParams(location.search).get("_route");
if (route) history.replaceState(null, "", `${page.dataset.base}#/${encodeURIComponent(route)}`);
// The app brings its readers back to where they were.
history.scrollRestoration = "manual";

// What pages have besides their text comes once they stand, and only where there is something for it; without it they
// stay as they are.
const MORE = [
  ["main pre > code", () => import("./code.js")],
  [".site-header-inner", () => import("./mode.js")],
  [".sidebar", () => import("./sidebar.js")],
  ["main article > .prose", () => import("./backlinks.js")],
  [".outline", () => import("./outline.js")],
  [".prose :is(h2,h3,h4,h5,h6)[id]", () => import("./headings.js")],
  ["html:not([data-image-zoom]) main :is(.image-block, figure) img:not(:is(a, summary) img)", () => import("./zoom.js")],
];
new PerformanceObserver((list) => {
  if (list.getEntriesByName("mdcms:ready").length === 0) return;
  for (const [wanted, load] of MORE) {
    if (document.querySelector(wanted)) load().then((more) => more.dress(wanted), () => {});
  }
}).observe({ type: "mark", buffered: true });

init({ module_or_path: new URL("./mdcms-app_bg.wasm", import.meta.url) }).then(
  () => {
    // From now on the app comes from the cache: the next page need not show its source first.
    try {
      localStorage.setItem("mdcms:warm", import.meta.url);
    } catch {
      // Storage is denied; nothing is lost but that hint.
    }
  },
  (error) => {
    // The page's text stays as it is, readable.
    page.dataset.mdcms = "error";
    console.error(error);
  },
);
