// Lets readers fold the column of the navigation away, and remembers which of its sections they have folded. Pages with
// the column load this once they stand; the header keeps room for the button, and `early.js` applies what was chosen
// before anything is painted.

import { keep, kept } from "../storage.js";
import "../style.js";

const COLUMN = "mdcms:sidebar";

const page = document.documentElement;
const FOLDS = `mdcms:folds:${page.dataset.base}`;

/** Which sections were folded or unfolded, by their names. */
function folds() {
  try {
    const folds = JSON.parse(kept(FOLDS) ?? "{}");
    return typeof folds === "object" && folds ? folds : {};
  } catch {
    return {};
  }
}

/** The name of a section, after those of the sections that it is in. */
function nameOf(section) {
  const around = section.parentElement.closest("details");
  return (around ? `${nameOf(around)}/` : "") + section.firstElementChild.textContent;
}

/** Gives the column its button, once. */
export function dress(columns) {
  const column = document.querySelector(columns);
  if (document.querySelector(".sidebar-toggle")) return;
  const known = folds();
  for (const section of column.querySelectorAll("details")) {
    const isOpen = known[nameOf(section)];
    // The page that is shown is in view, whatever was folded.
    if (typeof isOpen === "boolean" && !section.querySelector("[aria-current]")) section.open = isOpen;
  }
  column.addEventListener("click", (event) => {
    const section = event.target.closest("summary")?.parentElement;
    // The browser folds it after this.
    if (section) keep(FOLDS, JSON.stringify({ ...folds(), [nameOf(section)]: !section.open }));
  });
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sidebar-toggle";
  button.setAttribute("aria-label", column.getAttribute("aria-label"));
  button.setAttribute("aria-controls", column.id);
  const show = (isOff) => {
    if (isOff) page.dataset.sidebar = "off";
    else delete page.dataset.sidebar;
    button.setAttribute("aria-expanded", String(!isOff));
  };
  button.addEventListener("click", () => {
    const isOff = page.dataset.sidebar !== "off";
    show(isOff);
    keep(COLUMN, isOff ? "off" : "on");
  });
  show(page.dataset.sidebar === "off");
  // The reader's other pages follow.
  addEventListener("storage", (event) => {
    if (event.key === COLUMN) show(event.newValue === "off");
  });
  document.querySelector(".site-header-inner").append(button);
}
