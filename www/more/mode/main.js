// Lets readers choose between light and dark, or as their system has it. Pages load this once they stand; the header
// keeps room for it. What was chosen is applied by `early.js`, before anything is painted.
//
// What a reader likes is kept for the host, not for one of its sites.

import { keep } from "../storage.js";
import "../style.js";

const KEY = "mdcms:mode";
const MODES = [["system", "As the system"], ["light", "Light"], ["dark", "Dark"]];

const page = document.documentElement;
// Where nothing is stored, the mode is the one that the site begins with.
const own = page.dataset.mode ?? "system";

function show(mode) {
  page.dataset.theme = MODES.some(([known]) => known === mode) ? mode : own;
  for (const select of document.querySelectorAll(".mode select")) select.value = page.dataset.theme;
}

function choose(mode) {
  show(mode);
  keep(KEY, mode);
}

// The reader's other pages follow.
addEventListener("storage", (event) => {
  if (event.key === KEY) show(event.newValue);
});

/** Puts the choice in each header that matches and has none. */
export function dress(headers) {
  for (const header of document.querySelectorAll(headers)) {
    if (header.querySelector(".mode")) continue;
    const frame = document.createElement("span");
    frame.className = "mode";
    const select = document.createElement("select");
    select.setAttribute("aria-label", "Colours");
    select.append(...MODES.map(([mode, name]) => new Option(name, mode)));
    select.addEventListener("change", () => choose(select.value));
    frame.append(select);
    header.append(frame);
  }
  show(page.dataset.theme);
}
