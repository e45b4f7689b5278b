// Adopts the style that a script brings: `build.mjs` puts it into each.

const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);
document.adoptedStyleSheets.push(sheet);
