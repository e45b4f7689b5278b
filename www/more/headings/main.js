// Gives each heading of an article a link to itself. Pages with headings load this once they stand.
//
// The link is in the heading, where it stands beside it in any layout and moves nothing; so that the heading is not read
// out with the link's name, it has its own text for a name.

import "../style.js";

const LINK = "heading-link";

/** Puts a link in each heading that matches and has none. */
export function dress(headings) {
  for (const heading of document.querySelectorAll(headings)) {
    if (heading.querySelector(`.${LINK}`)) continue;
    const title = heading.textContent.trim();
    const link = document.createElement("a");
    link.className = LINK;
    link.href = `#${encodeURIComponent(heading.id)}`;
    link.setAttribute("aria-label", `Link to: ${title}`);
    heading.setAttribute("aria-label", title);
    heading.append(link);
  }
}
