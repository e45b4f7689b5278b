// Fills the outline of a page and follows the reader through it. Pages that have one load this once they stand; the
// outline itself, with its name and its place, is the page's.
//
// In a wide window it is a list beside the text, else it folds above it.

import "../style.js";

/** What is shown now: the outline, its links, and the headings that they lead to. */
let shown;

/** Fills the outline that matches, unless it has its headings already. */
export function dress(outlines) {
  const outline = document.querySelector(outlines);
  // The reader may have gone on meanwhile.
  if (!outline) return;
  const [from, to] = (outline.dataset.levels ?? "2-3").split("-").map(Number);
  const levels = [1, 2, 3, 4, 5, 6].filter((level) => from <= level && level <= to).map((level) => `h${level}[id]`);
  // What is in tabs and boxes is no part of the text's order.
  const headings = [...document.querySelectorAll(`.prose > :is(${levels}), .prose > section > :is(${levels})`)];
  const is = (other) => shown.outline === outline && shown.headings.length === other.length
    && other.every((heading, at) => heading === shown.headings[at] && textOf(heading) === shown.links[at].textContent);
  if (shown && is(headings)) return;
  const list = document.createElement("ol");
  const links = headings.map((heading) => {
    const item = document.createElement("li");
    item.dataset.level = String(Number(heading.localName[1]) - from);
    const link = document.createElement("a");
    link.href = `#${encodeURIComponent(heading.id)}`;
    link.textContent = textOf(heading);
    item.append(link);
    list.append(item);
    return link;
  });
  outline.querySelector("ol")?.remove();
  outline.append(list);
  shown = { outline, links, headings };
  size.disconnect();
  size.observe(document.querySelector(".main"));
  follow();
}

/** Without the link to itself that a heading gets. */
function textOf(heading) {
  return heading.getAttribute("aria-label") ?? heading.textContent.trim();
}

// Beside the text it is open at first, above it folded.
const size = new ResizeObserver(() => {
  const isBeside = getComputedStyle(shown.outline).position === "sticky";
  if (isBeside !== shown.outline.hasAttribute("data-beside")) {
    shown.outline.toggleAttribute("data-beside", isBeside);
    shown.outline.open = isBeside;
  }
});

/** Marks the last heading that the reader has come to. */
function follow() {
  if (!shown.outline.isConnected) return;
  // Where a heading is after its link was followed, and a little below.
  const line = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 32 || 100;
  // To ask for a place makes the browser lay out what is around it, so few are asked.
  let [here, end] = [-1, shown.headings.length];
  while (end - here > 1) {
    const middle = (here + end) >> 1;
    if (shown.headings[middle].getBoundingClientRect().top <= line) here = middle;
    else end = middle;
  }
  // The last headings of a page may never come up to there.
  if (scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2) {
    here = Math.max(here, shown.links.findIndex((link) => link.hash === location.hash));
  }
  for (const [at, link] of shown.links.entries()) {
    if (at !== here) {
      link.removeAttribute("aria-current");
    } else if (!link.hasAttribute("aria-current")) {
      link.setAttribute("aria-current", "location");
      const list = link.closest("ol");
      const [place, frame] = [link.getBoundingClientRect(), list.getBoundingClientRect()];
      if (place.top < frame.top || place.bottom > frame.bottom) {
        list.scrollTop += place.top - frame.top - list.clientHeight / 2;
      }
    }
  }
}

let isAsked = false;
addEventListener("scroll", () => {
  if (isAsked) return;
  isAsked = true;
  requestAnimationFrame(() => {
    isAsked = false;
    follow();
  });
}, { passive: true });
