// Colours code and lets readers copy it. Pages with code load this once they stand; languages come one by one.
//
// highlight.js finds the tokens. What it would write as HTML is never made: the tokens become elements here.

import hljs from "highlight.js/lib/core";

import { addCopyButton } from "./copy.js";
import { coloured } from "./elements.js";
import { STYLE } from "./style.js";
import { Tokens } from "./tokens.js";

/** Longer code stays as it is: its tokens would keep a phone busy for too long. */
const LONGEST = 100_000;

hljs.configure({ __emitter: Tokens });

const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);
document.adoptedStyleSheets.push(sheet);

const loading = new Map();

/** Loads a language by its own name or another; tells whether it is known. */
async function load(name) {
  const language = LANGUAGES[name];
  if (!language) return false;
  if (!loading.has(language)) {
    const loaded = import(new URL(`./lang/${language}.js`, import.meta.url)).then(
      (module) => hljs.registerLanguage(language, module.default),
      // The next page with such code tries again.
      () => loading.delete(language),
    );
    loading.set(language, loaded);
  }
  await loading.get(language);
  return hljs.getLanguage(language) !== undefined;
}

/** What else a text has: pages hold styles and scripts. */
const inside = (name, text) =>
  LANGUAGES[name] === "xml" ? ["css", "javascript"].filter((it) => text.includes(it === "css" ? "<style" : "<script")) : [];

async function colour(code) {
  const name = /(?:^| )language-(\S+)/.exec(code.className)?.[1].toLowerCase();
  const text = code.textContent;
  if (!name || text.length > LONGEST) return;
  const known = await Promise.all([name, ...inside(name, text)].map(load));
  if (!known[0]) return;
  const { _emitter: tokens } = hljs.highlight(text, { language: name, ignoreIllegals: true });
  coloured(code, tokens.list);
}

const watcher = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      colour(target).catch(console.error);
    }
  },
  { rootMargin: "50%" },
);

const dressed = new WeakSet();

/** Takes the code of the page as it stands now; what has been taken before is left alone. */
export function dress() {
  const copies = document.documentElement.dataset.codeCopy !== "off";
  for (const code of document.querySelectorAll("main pre > code")) {
    if (dressed.has(code)) continue;
    dressed.add(code);
    if (copies) addCopyButton(code);
    watcher.observe(code);
  }
}
