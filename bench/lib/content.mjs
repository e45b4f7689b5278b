// Posts that read like posts: prose, headings, lists, quotes, code, tables, links, tags and dates, from a seed.

import { one, random, whole } from "./random.mjs";

const SUBJECTS =
  "the compiler|our build server|a careful reader|the cache|every request|the old parser|this index|a small team|the scheduler|the network|an editor|the archive|a long document|the first release|the test suite|a quiet machine|the type checker|the queue|a browser|the log".split("|");
const VERBS =
  "measures|keeps|forgets|explains|repeats|shortens|delays|checks|moves|collects|compares|rewrites|follows|splits|describes|replaces|returns|protects|counts|reads".split("|");
const OBJECTS =
  "the numbers of last week|each paragraph|what nobody asked for|a list of names|the whole table|one byte at a time|the slowest page|its own assumptions|the shape of the data|a promise|every second line|the same mistake|the work of a day|an answer|a version that still works|the notes of the meeting|two kinds of error|the way back|what matters|an empty folder".split("|");
const ENDS =
  "before anyone notices|in less time than it takes to say so|while the rest waits|as long as the power is on|on most days|for reasons that are written down|without a word|when the tests are green|because it has to|although it is late|at the cost of some memory|in the order they came|and then stops|which is worth knowing|after the third attempt|with great care".split("|");
const TAGS = "rust|web|build|testing|performance|writing|search|design|tools|networks|storage|security|history|teams|parsers|release".split("|");
const AUTHORS = ["A. Author", "B. Writer", "C. Editor"];
const LANGUAGES = ["rust", "js", "python", "sh"];

function sentence(next) {
  const text = `${one(next, SUBJECTS)} ${one(next, VERBS)} ${one(next, OBJECTS)} ${one(next, ENDS)}`;
  return text[0].toUpperCase() + text.slice(1) + ".";
}

/** Emphasis, code and the like, where a writer would put them. */
function decorated(next) {
  const text = sentence(next);
  const words = text.split(" ");
  const at = 1 + whole(next, words.length - 2);
  switch (whole(next, 6)) {
    case 0:
      words[at] = `*${words[at]}*`;
      break;
    case 1:
      words[at] = `**${words[at]}**`;
      break;
    case 2:
      words[at] = `\`${words[at]}\``;
      break;
    default:
      return text;
  }
  return words.join(" ");
}

const paragraph = (next) => Array.from({ length: 3 + whole(next, 4) }, () => decorated(next)).join(" ");

function code(next) {
  const name = one(next, TAGS);
  const lines = Array.from(
    { length: 4 + whole(next, 8) },
    (_, at) => `    let ${name}_${at} = measure(${whole(next, 1000)}, "${one(next, OBJECTS)}");`,
  );
  return `\`\`\`${one(next, LANGUAGES)}\nfn ${name}() {\n${lines.join("\n")}\n}\n\`\`\``;
}

function table(next) {
  const row = () => `| ${one(next, TAGS)} | ${whole(next, 10_000)} | ${one(next, ENDS)} |`;
  const rows = Array.from({ length: 3 + whole(next, 5) }, row);
  return `| Name | Count | Remark |\n| :-- | --: | --- |\n${rows.join("\n")}`;
}

const list = (next) => Array.from({ length: 3 + whole(next, 4) }, () => `- ${decorated(next)}`).join("\n");

function block(next) {
  const kind = whole(next, 20);
  if (kind < 13) return paragraph(next);
  if (kind < 15) return `## ${sentence(next).slice(0, -1)}`;
  if (kind < 17) return list(next);
  if (kind < 18) return code(next);
  if (kind < 19) return table(next);
  return `> ${paragraph(next)}`;
}

/**
 * The post number `at`, of about `size` bytes. Its text starts with `opening` and a link to the post `next`, and ends
 * with `ending` in strong emphasis: what a browser shows of both tells when the text is there and when it is rendered.
 */
export function post(at, count, size) {
  const next = random(at + 1);
  const day = new Date(Date.UTC(2020, 0, 1) + (at % 2000) * 86_400_000).toISOString().slice(0, 10);
  const subject = sentence(next).slice(0, -1);
  const opening = `Number ${at} of this series begins here`;
  const ending = `the end of number ${at}`;
  const tags = [...new Set([one(next, TAGS), one(next, TAGS), one(next, TAGS)])];
  const blocks = [];
  let length = 200;
  while (length < size) {
    const made = block(next);
    blocks.push(made);
    length += made.length + 2;
  }
  return {
    slug: slug(at),
    next: slug((at + 1) % count),
    title: `${subject} (${at})`,
    description: sentence(next),
    date: day,
    author: one(next, AUTHORS),
    tags,
    opening,
    ending,
    /** The Markdown after the title; `link` says how a site links to a post. */
    body: (link) =>
      `${opening}, and [the next one](${link(slug((at + 1) % count))}) follows. ${blocks.join("\n\n")}\n\nThis is **${ending}**.\n`,
  };
}

const slug = (at) => `post-${at}`;

/** Posts as they come in blogs: a few short ones, most of about 2 kB. */
export function* posts(count) {
  for (let at = 0; at < count; at += 1) yield post(at, count, 1000 + (at % 5) * 500);
}

/** Posts of a site for readers: a post of 10 kB, and nine more to move between. */
export const sitePosts = () => Array.from({ length: 10 }, (_, at) => post(at, 10, 10_000));

/** Front matter that every generator here reads. */
export function frontMatter({ title, description, date, author, tags }) {
  return `---\ntitle: ${JSON.stringify(title)}\ndate: ${date}\ndescription: ${JSON.stringify(description)}\nauthor: ${JSON.stringify(author)}\ntags: [${tags.join(", ")}]\n---\n`;
}
