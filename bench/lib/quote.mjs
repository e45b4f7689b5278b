// The few lines of a run that the README quotes, written between two marks in it.

import { isTie, summary } from "./statistics.mjs";

const BEGIN = "<!-- bench: begin -->";
const END = "<!-- bench: end -->";

/** What is quoted: how it is called there, the bench, how its table's name starts, and the column. */
const QUOTED = [
  ["a post's text on screen, first visit", "first-view", "First view, 150 ms, 1.6 Mbps, 4× CPU, br", "text"],
  ["the post fully rendered, first visit", "first-view", "First view, 150 ms, 1.6 Mbps, 4× CPU, br", "done"],
  ["bytes of that visit", "first-view", "First view, 150 ms, 1.6 Mbps, 4× CPU, br", "bytes"],
  ["the next post, its link followed at once", "navigation", "Link followed at once, 150 ms", "done"],
  ["the next post, its link pointed at first", "navigation", "Link followed after resting on it, 150 ms", "done"],
  ["1 MB of Markdown on screen", "markdown", "1 MB", "done"],
  ["1,000 posts built", "build", "1,000 posts, built", "wall"],
  ["10,000 posts built", "build", "10,000 posts, built", "wall"],
  ["100,000 posts built", "build", "100,000 posts, built", "wall"],
  ["a saved post seen, site of 1,000", "save", "1,000 posts", "done"],
];

/** A text with the lines of these results between its marks; throws where it has no marks. */
export function quoted(text, { machine, benches }) {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`the README has no ${BEGIN} before ${END}`);
  const rows = QUOTED.flatMap(([what, bench, group, key]) => {
    const row = benches.find(({ name }) => name === bench)?.rows.find((it) => it.group.startsWith(group));
    return row ? [`| ${what} | ${beside(row, key)} |`] : [];
  });
  const lines = [
    `Times as much as mdcms needs, on ${machine.Machine}, ${machine.Browser}; first visits and links with 150 ms, 1.6 Mbps and a processor slowed down four times:`,
    "",
    "| | |",
    "|---|---|",
    ...rows,
  ];
  return `${text.slice(0, begin + BEGIN.length)}\n${lines.join("\n")}\n${text.slice(end)}`;
}

function beside({ entries: [own, ...others] }, key) {
  const of = ({ samples }) => summary(samples.map((sample) => sample[key]));
  const base = of(own);
  const against = (other) => {
    const theirs = of(other);
    return `${other.name} ${isTie(theirs, base) ? "tie" : `${(theirs.median / base.median).toFixed(2)}×`}`;
  };
  return others.map(against).join(", ");
}
