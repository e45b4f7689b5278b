/** Looks of tokens and of the button: no bold and no italics, whose letters might be wider. */
export const STYLE = `
@layer prose {
  .token-comment { color: var(--ink-muted); }
  .token-keyword { color: var(--token-keyword, light-dark(#7c3aed, #c4b5fd)); }
  .token-string { color: var(--token-string, light-dark(#166534, #86efac)); }
  .token-number { color: var(--token-number, light-dark(#9a3412, #fdba74)); }
  .token-title { color: var(--token-title, light-dark(#1d4ed8, #93c5fd)); }
  .token-type { color: var(--token-type, light-dark(#0f766e, #5eead4)); }
  .token-attribute { color: var(--token-attribute, light-dark(#92400e, #fcd34d)); }
  .token-deletion { color: var(--token-deletion, light-dark(#b91c1c, #fca5a5)); }
  /* Without a height it moves no line of the code. */
  .code-copy-place {
    position: sticky; inset-inline-end: 0; float: inline-end; height: 0; z-index: 1;
    margin-block-start: calc(-1 * var(--s-2)); margin-inline-end: calc(-1 * var(--s-2));
  }
  .code-copy {
    padding: var(--s-1) var(--s-3); border: 1px solid var(--divider); border-radius: var(--radius-1);
    background: var(--page); color: var(--ink-soft); font: .8125rem / 1.4 var(--font-body, inherit); cursor: pointer;
  }
  .code-copy:hover { color: var(--ink); }
  @media (hover: hover) {
    .code-copy { opacity: 0; transition: opacity .15s; }
    :is(pre, .code-block):is(:hover, :focus-within) .code-copy { opacity: 1; }
  }
  @media print { .code-copy { display: none; } }
}`;
