// What a page of ours may consist of, looked at from inside the browser.

/** Elements and attributes of the app and of articles; `data-` is the app's own. */
const ELEMENTS =
  /^(a|abbr|article|audio|b|bdi|bdo|blockquote|br|button|caption|cite|code|col|colgroup|data|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|footer|h[1-6]|header|hr|i|img|input|ins|kbd|li|main|mark|meter|nav|ol|p|picture|pre|progress|q|rp|rt|ruby|s|samp|section|small|source|span|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|track|u|ul|var|video|wbr)$/;
const ATTRIBUTES =
  /^(alt|aria-[a-z]+|checked|class|colspan|controls|data-[a-z-]+|datetime|default|dir|disabled|height|hidden|href|id|kind|label|lang|loading|media|open|poster|preload|reversed|role|rowspan|scope|sizes|span|src|srclang|srcset|start|tabindex|title|type|value|width|max|min|low|high|optimum|loop|muted)$/;
/** Those of formulas, in MathML's own namespace: none of them leads anywhere or runs anything. */
const FORMULA_ELEMENTS =
  /^(annotation|m(ath|frac|i|multiscripts|n|o|over|padded|phantom|prescripts|root|row|space|sqrt|sub|subsup|sup|table|td|text|tr|under|underover)|semantics)$/;
const FORMULA_ATTRIBUTES =
  /^(accent|accentunder|class|columnspan|depth|display|displaystyle|encoding|fence|form|height|largeop|linethickness|lspace|mathvariant|maxsize|minsize|movablelimits|rowspan|rspace|scriptlevel|separator|stretchy|symmetric|voffset|width)$/;
const SCHEMES = /^(https?|mailto|tel):$/;

/**
 * What stands around the app, each element with the attributes it may have; a redirect has a paragraph with a link, and
 * pictures are enlarged in a dialog.
 */
const FRAME =
  /^(html( lang| data-[a-z-]+)*|head|body|title|p|a href|meta( charset| name| property| http-equiv| content)*|link( rel| href| as| type| crossorigin)*|script( id| type| src)*|dialog class|div class|button type class( aria-label)?)$/;

/**
 * Puts `strangers(document, base)` into every page of a context, which names everything in a document that is not of
 * the closed set, and `scripts(document)`: the scripts that run. A dialog is noted instead of shown.
 */
export async function watchStrangers(context) {
  const sources = [ELEMENTS, ATTRIBUTES, FORMULA_ELEMENTS, FORMULA_ATTRIBUTES, SCHEMES, FRAME].map((pattern) => pattern.source);
  await context.addInitScript((sources) => {
    for (const dialog of ["alert", "confirm", "prompt", "print"]) window[dialog] = () => (window.ran = dialog);
    const [element, attribute, formulaElement, formulaAttribute, scheme, frame] = sources.map((source) => new RegExp(source));
    const picture = /^data:image\/(png|gif|jpeg|webp|avif)[;,]/i;

    const badAddress = ({ name, value }, base) => {
      // What no browser can read as an address leads nowhere.
      if (!["href", "src", "poster"].includes(name) || !URL.canParse(value, base)) return false;
      return !scheme.test(new URL(value, base).protocol) && !(name === "src" && picture.test(value));
    };
    window.strangers = (root = document, base = document.baseURI) => {
      const found = window.ran ? [`${window.ran} was called`] : [];
      const app = root.getElementById("mdcms");
      for (const node of root.querySelectorAll("*")) {
        const own = [...node.attributes];
        if (app?.contains(node) && node !== app) {
          const sets = {
            "http://www.w3.org/1999/xhtml": [element, attribute],
            "http://www.w3.org/1998/Math/MathML": [formulaElement, formulaAttribute],
          };
          const [elements, attributes] = sets[node.namespaceURI] ?? [];
          // The choice between light and dark is the only list to choose from beside that of a list's years.
          const isChoice = /^(select|option)$/.test(node.localName) && node.closest(".site-header .mode");
          if (!elements?.test(node.localName) && !isChoice) found.push(`<${node.localName}>`);
          // Menus are around what a document says, never in it.
          const isMenu = (name) => /^popover(target|targetaction)?$/.test(name) && !node.closest("#mdcms-app");
          for (const it of own) {
            if (!attributes?.test(it.name) && !isMenu(it.name)) found.push(`${node.localName} ${it.name}`);
            if (badAddress(it, base)) found.push(`${it.name}=${it.value}`);
          }
          continue;
        }
        const shape = [node.localName, ...own.map(({ name }) => name)].join(" ");
        if (node !== app && !frame.test(shape)) found.push(`around the app: ${shape}`);
        for (const it of own) if (badAddress(it, base) && it.value !== "data:,") found.push(`${shape}: ${it.value}`);
        const leads = /^refresh$/i.test(node.httpEquiv) && new URL(node.content.replace(/^0; url=/, ""), base);
        if (leads && leads.origin !== new URL(base).origin) found.push(`leads to ${leads}`);
      }
      return found;
    };
    window.scripts = (root = document) =>
      [...root.querySelectorAll("script")]
        .filter(({ type }) => !type.endsWith("json"))
        .map((script) => script.getAttribute("src")?.replace(/^.*_app\//, "") ?? script.text);
  }, sources);
}
