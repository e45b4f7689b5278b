// Texts to fill pages with, the same on every run.

const WORDS = "a page of plain words that say nothing but fill lines so that there is something to scroll past".split(
  " ",
);

/** A paragraph of `count` words that starts with its own `number`. */
export const paragraph = (number, count = 80) =>
  `Paragraph ${number}: ${Array.from({ length: count }, (_, at) => WORDS[(at + number) % WORDS.length]).join(" ")}.`;

/** Paragraphs with a heading `## Part <n>` before every tenth. */
export function chapters(paragraphs) {
  const blocks = [];
  for (let at = 0; at < paragraphs; at += 1) {
    if (at % 10 === 0) blocks.push(`## Part ${at / 10 + 1}`);
    blocks.push(paragraph(at + 1));
  }
  return blocks.join("\n\n");
}

/** A post's file. */
export const post = (front, body) => {
  const lines = Object.entries(front).map(([key, value]) => `${key}: ${value}`);
  return `---\n${lines.join("\n")}\n---\n\n${body}\n`;
};
