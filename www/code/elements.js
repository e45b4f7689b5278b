/** Scopes by what they look like; the part of a scope before its first dot counts. */
const LOOKS = {
  comment: "comment", quote: "comment", meta: "comment",
  keyword: "keyword", "selector-tag": "keyword", doctag: "keyword", name: "keyword", section: "keyword",
  string: "string", regexp: "string", addition: "string", link: "string", char: "string", code: "string",
  number: "number", literal: "number", symbol: "number", bullet: "number", "template-variable": "number",
  title: "title", "selector-id": "title", "selector-class": "title", type: "type", built_in: "type",
  attr: "attribute", attribute: "attribute", property: "attribute", variable: "attribute", "selector-attr": "attribute", "selector-pseudo": "attribute",
  deletion: "deletion",
};

const look = (scope) => LOOKS[scope?.split(".")[0]];

/** A text that looks like its scope. */
function piece(text, scope) {
  const class_ = look(scope);
  if (!class_) return document.createTextNode(text);
  const element = document.createElement("span");
  element.className = `token-${class_}`;
  element.textContent = text;
  return element;
}

/** Puts tokens in place of the text that they are made of; lines that are elements stay such. */
export function coloured(code, tokens) {
  const lines = [...code.children].filter((child) => child.classList.contains("line"));
  if (lines.length === 0) {
    code.replaceChildren(...tokens.map(([text, scope]) => piece(text, scope)));
    return;
  }
  const parts = tokens.flatMap(([text, scope]) => text.split(/(?<=\n)/).map((line) => [line, scope]));
  let at = 0;
  for (const line of lines) {
    const pieces = [];
    for (let left = line.textContent.length; left > 0 && at < parts.length; at += 1) {
      pieces.push(piece(...parts[at]));
      left -= parts[at][0].length;
    }
    line.replaceChildren(...pieces);
  }
}
