//! Texts to read, the same in every run: prose, headings, lists, quotes, code, tables and links as posts have them.

use crate::random::Random;

const SUBJECTS: [&str; 8] = [
    "the river",
    "an old map",
    "every lighthouse",
    "the second tide",
    "a ferry",
    "the harbour",
    "this chart",
    "a buoy",
];
const VERBS: [&str; 6] = ["marks", "hides", "follows", "crosses", "explains", "leaves"];
const OBJECTS: [&str; 7] =
    ["the shallow end", "what the wind left", "three islands", "a line of sand", "the way home", "no trace", "the bay"];
const ENDS: [&str; 5] = ["before noon", "in any weather", "once a year", "as far as people know", "without a sound"];
const WORDS: [&str; 6] = ["depth", "current", "anchor", "signal", "course", "draught"];

/// Repetitions that are hard on parsers of one kind or another.
pub(crate) const HOSTILE: [(&str, &str); 14] = [
    ("quotes", "> "),
    ("list items", "- a\n"),
    ("emphasis", "*a **b "),
    ("brackets", "["),
    ("links in links", "[a](b[c](d"),
    ("backticks", "`a ``"),
    ("HTML tags", "<b>"),
    ("HTML tags that do not end", "<a b=\""),
    ("comments that do not end", "a <!-- "),
    ("addresses", "www.a.b "),
    ("footnotes", "[^a]\n\n[^a]: b\n\n"),
    ("containers", "::: a\n"),
    ("definitions", "a\n: b\n\n"),
    ("tables of contents", "[toc]\n\n## a\n\n"),
];

/// A text of about so many bytes.
pub(crate) fn long(size: usize) -> String {
    blocks(&mut Random(1), size, block)
}

/// A post of 10 kB with front matter.
pub(crate) fn post() -> String {
    [front_matter(), "# The tides of a small bay\n\n".to_owned(), blocks(&mut Random(2), 9_500, block)].concat()
}

/// A text of about so many bytes, in which hardly anything is plain Markdown.
pub(crate) fn extended(size: usize) -> String {
    let mut note = 0;
    ["[[toc]]\n\n".to_owned(), blocks(&mut Random(3), size, |random| extension(random, &mut note))].concat()
}

/// Front matter as most posts have it.
pub(crate) fn front_matter() -> String {
    "---\ntitle: \"The tides of a small bay: a year of notes\"\ndescription: What twelve months of measuring have shown.\n\
     date: 2025-03-04 08:30\nupdated: 2025-04-05\nauthor: A. Writer\ntags: [tides, maps, measuring]\n\
     categories:\n  - Notes\n  - Coast\nkeywords: tides, maps\nimage: assets/bay.jpg\ndraft: false\nextra:\n  depth: 12\n\
     \x20\x20places: [north, south]\n---\n"
        .to_owned()
}

fn blocks(random: &mut Random, size: usize, mut next: impl FnMut(&mut Random) -> String) -> String {
    let mut text = String::with_capacity(size + 2_000);
    while text.len() < size {
        text.push_str(&next(random));
        text.push_str("\n\n");
    }
    text
}

fn sentence(random: &mut Random) -> String {
    let parts = [random.pick(&SUBJECTS), random.pick(&VERBS), random.pick(&OBJECTS), random.pick(&ENDS)];
    let text = parts.map(|part| *part).join(" ");
    let word = *random.pick(&WORDS);
    match random.below(12) {
        0 => format!("*{text}*, says the {word}."),
        1 => format!("The **{word}** is here: {text}."),
        2 => format!("`{word}` is a name; {text}."),
        3 => format!("See [{text}](2024-05-{:02}-{word}.md).", 1 + random.below(28)),
        _ => format!("The {word} says that {text}."),
    }
}

fn lines(random: &mut Random, before: &str, least: usize, more: usize, text: fn(&mut Random) -> String) -> String {
    let count = least + random.below(more);
    (0..count).map(|_| [before, &text(random)].concat()).collect::<Vec<_>>().join("\n")
}

fn paragraph(random: &mut Random) -> String {
    let count = 3 + random.below(4);
    (0..count).map(|_| sentence(random)).collect::<Vec<_>>().join(" ")
}

fn code_line(random: &mut Random) -> String {
    format!("    let {} = measure({});", random.pick(&WORDS), random.below(1_000))
}

fn row(random: &mut Random) -> String {
    format!("| {} | {} | {} |", random.pick(&WORDS), random.below(10_000), random.pick(&ENDS))
}

/// A block of a post; two of three are paragraphs.
fn block(random: &mut Random) -> String {
    match random.below(20) {
        0..13 => paragraph(random),
        13..15 => format!("## {}", sentence(random)),
        15..17 => lines(random, "- ", 3, 4, sentence),
        17 => format!("```rust\nfn main() {{\n{}\n}}\n```", lines(random, "", 4, 8, code_line)),
        18 => format!("| Name | Count | Remark |\n| :-- | --: | --- |\n{}", lines(random, "", 3, 5, row)),
        _ => format!("> {}", paragraph(random)),
    }
}

fn extension(random: &mut Random, note: &mut usize) -> String {
    *note += 1;
    let text = paragraph(random);
    match random.below(9) {
        0 => format!("{text}[^{note}]\n\n[^{note}]: {}", sentence(random)),
        1 => format!("{text}^[{}]", sentence(random)),
        2 => format!("> [!NOTE]\n> {text}"),
        3 => format!("::: tip {}\n{text}\n:::", random.pick(&WORDS)),
        4 => format!("{}\n: {text}", random.pick(&WORDS)),
        5 => format!("```rust {{1,3-4}} title=\"a.rs\"\n{} // [!code ++]\n```", lines(random, "", 4, 8, code_line)),
        6 => format!("<details>\n<summary>{}</summary>\n\n{text}\n\n</details>", sentence(random)),
        7 => format!("Press <kbd>Ctrl</kbd> and <b class=\"a\">{text}</b>: 10^{}^ times.", random.below(100)),
        _ => format!("## {} {{#own-{note}}}", sentence(random)),
    }
}
