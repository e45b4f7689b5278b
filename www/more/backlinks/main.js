// Names the pages that lead to this one, below its text. The manifest is asked once the reader comes near the end.

import "../style.js";

const CLASS = "backlinks";
/** How many are shown at once. */
const SHOWN = 10;
const { base } = document.documentElement.dataset;
/** How many parts the manifest has for this: as many as its lookup. */
const parts = JSON.parse(document.getElementById("mdcms-data").textContent).buckets;

/** The page's URL in the site, as the manifest has it. */
const here = () => decodeURIComponent(location.pathname.slice(base.length)).replace(/index\.html$/, "");

/** The part of the manifest that knows a URL: `manifest::links_part`. */
function partOf(url) {
  let hash = 0;
  for (const byte of new TextEncoder().encode(url)) hash = (Math.imul(hash, 31) + byte) >>> 0;
  return hash % parts;
}

const watcher = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    watcher.unobserve(target);
    name(target).catch(() => {
      // Without them the page is what it was.
    });
  }
}, { rootMargin: "0px 0px 600px" });

/** Waits until the reader comes near the end of the article around the text that matches. */
export function dress(texts) {
  const article = document.querySelector(texts)?.parentElement;
  // The reader may have gone on meanwhile.
  if (!article) return;
  watcher.disconnect();
  // A mark of its own: the end of an article is below what is already there.
  let end = article.querySelector(`:scope > .${CLASS}`);
  if (!end) {
    end = document.createElement("section");
    end.className = `more-links ${CLASS}`;
    article.append(end);
  }
  watcher.observe(end);
}

async function name(end) {
  const url = here();
  const answer = await fetch(`${base}_manifest/links-${partOf(url)}.json`, { cache: "no-cache" });
  const known = answer.ok ? await answer.json() : [];
  const from = known.find(([to]) => to === url)?.[1] ?? [];
  if (from.length === 0 || here() !== url || !end.isConnected) return end.replaceChildren();
  const heading = document.createElement("h2");
  heading.textContent = "Mentioned in";
  end.replaceChildren(heading, listOf(from.slice(0, SHOWN)));
  if (from.length > SHOWN) {
    const rest = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = `${from.length - SHOWN} more`;
    rest.append(summary, listOf(from.slice(SHOWN)));
    end.append(rest);
  }
}

/** A list of links to pages, given by URL and title. */
function listOf(pages) {
  const list = document.createElement("ol");
  for (const [address, title] of pages) {
    const link = document.createElement("a");
    link.href = base + address.split("/").map(encodeURIComponent).join("/");
    link.textContent = title;
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  return list;
}
