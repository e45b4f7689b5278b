/** What highlight.js tells of a text, as a list of pieces: `[text, scope]`, without a scope where it is plain. */
export class Tokens {
  list = [];
  #scopes = [];

  addText(text) {
    if (text !== "") this.list.push([text, this.#scopes.at(-1)]);
  }

  startScope(scope) {
    this.#scopes.push(scope);
  }

  endScope() {
    this.#scopes.pop();
  }

  // An older name of the same that some languages use.
  openNode(scope) {
    this.startScope(scope);
  }

  closeNode() {
    this.endScope();
  }

  __addSublanguage(tokens) {
    this.list.push(...tokens.list);
  }

  finalize() {}

  toHTML() {
    return "";
  }
}
