//! Front matter that is not as it should be: what is told, where, and what is kept.

use mdcms_core::front_matter::{self, Format, Meta};
use mdcms_core::report::{Finding, Ignore, Problem};
use mdcms_core::value::{Entry, Spanned, Value};

const FILE: &str = "posts/a.md";

fn parse(text: &str) -> (Meta, Vec<Finding>) {
    let mut findings = Vec::new();
    let (meta, split) = front_matter::parse(text, &mut findings);
    assert_eq!(&text[split.body_offset..], split.body, "{text:?}");
    assert_eq!(&text[split.block_offset..][..split.block.len()], split.block, "{text:?}");
    assert_eq!(front_matter::parse(text, &mut Ignore).0, meta, "readers get the same: {text:?}");
    (meta, findings)
}

/// Each problem as `line:column code`, and with its help where `problems` has one after ` | `.
fn check(text: &str, title: Option<&str>, problems: &[&str]) {
    let (meta, findings) = parse(text);
    assert_eq!(meta.title.as_deref(), title, "{text:?}");
    let told: Vec<_> = findings.into_iter().map(|finding| Problem::locate(finding, FILE, text)).collect();
    assert_eq!(told.len(), problems.len(), "{text:?}: {told:?}");
    for (problem, expected) in told.iter().zip(problems) {
        assert_eq!(problem.file, FILE);
        let (place, help) = expected.split_once(" | ").unwrap_or((expected, &problem.help));
        assert_eq!(format!("{}:{} {}", problem.line, problem.column, problem.code), place, "{text:?}: {problem:?}");
        assert_eq!(problem.help, help, "{text:?}: {problem:?}");
        assert!(!problem.help.is_empty() && !problem.what.is_empty(), "{problem:?}");
        assert!(!problem.help.ends_with('.') && !problem.what.ends_with('.'), "{problem:?}");
    }
}

#[test]
fn blocks_that_cannot_be_read() {
    for (text, problem) in [
        ("---\ntitle: A\n\nBody\n", "1:1 front-matter-unclosed | Add a line `---` below the last key"),
        ("+++\ntitle = 'A'\n", "1:1 front-matter-unclosed | Add a line `+++` below the last key"),
        ("\u{feff}---\ntitle: A\n", "1:2 front-matter-unclosed"),
        ("---\ntitle: A: B\n---\n", "2:9 yaml-syntax"),
        ("---\ntitle: A\n  b: c\n---\n", "3:4 yaml-syntax"),
        ("---\ntitle: A\n\tb: c\n---\n", "3:1 yaml-syntax | Indent with spaces, and align the keys of one map"),
        ("---\r\ntitle: A\r\ntags: [a\r\n---\r\n", "4:1 yaml-syntax"),
        ("---\ntitle: *A\n---\n", "2:8 yaml-alias"),
        ("---\ntitle: A\0\n---\n", "2:9 yaml-syntax"),
        ("---\ntitle: A\u{1}: b: \u{2}\n---\n", "2:10 yaml-syntax"),
        ("---\n- a\n- b\n---\nBody", "2:1 front-matter-shape"),
        ("---\nJust a text\n---\nBody", "2:1 front-matter-shape"),
        ("---\n'a'\n---\nBody", "2:1 front-matter-shape"),
    ] {
        check(text, None, &[problem]);
    }
    let long = format!("---\ntitle: A\nx: {}\n---\nBody", "é".repeat(512 * 1024));
    check(&long, None, &["2:1 too-long"]);
}

#[test]
fn a_rule_at_the_top_is_no_front_matter() {
    for text in ["---\n\nBody\n", "---\n", "---", "***\n\na\n", "--- x\n", "---\r\n\r\nBody"] {
        check(text, None, &[]);
    }
}

#[test]
fn everything_else_leaves_the_rest() {
    let deep = format!("---\ntitle: A\nx: {}1{}\n---\n", "[".repeat(40), "]".repeat(40));
    let laughs = "---\ntitle: A\na: &a [x, x]\nb: &b [*a, *a]\n---\n";
    let many = format!("---\ntitle: A\nx: [{}]\n---\n", "1, ".repeat(3_000));
    for (text, problems) in [
        ("---\ntitle: A\ntitle: B\n---\n", &["3:1 yaml-duplicate-key | Remove one of them"][..]),
        ("+++\ntitle = 'A'\ntitle = 'B'\n+++\n", &["3:1 toml-duplicate-key"]),
        ("+++\ntitle = 'A'\ndraft: true\n+++\n", &["3:6 toml-syntax"]),
        (laughs, &["3:4 yaml-anchor", "4:4 yaml-anchor", "4:8 yaml-alias", "4:12 yaml-alias"]),
        ("---\ntitle: A\n<<: {draft: true}\n---\n", &["3:1 yaml-merge-key"]),
        ("---\ntitle: !!binary A\n---\n", &["2:8 yaml-tag"]),
        ("---\ntitle: A\n? [a]\n: b\n---\n", &["3:3 yaml-complex-key"]),
        (&deep, &["3:19 too-deep"]),
        (&many, &["3:5990 too-many-values"]),
        ("\u{feff}---\r\ntitle: A\r\ntag: x\r\n---\r\n", &["3:1 unknown-key | Did you mean `tags`?"]),
        ("---\ntitle: A\n1: x\ntrue: y\n: z\n---\n", &[]),
        ("---\ntitle: A\nx: \u{7}\u{85}\n---\n", &[]),
    ] {
        check(text, Some("A"), problems);
    }
}

#[test]
fn values_of_the_wrong_kind() {
    let text = "Write a text";
    let boolean = "Write `true` or `false`";
    let date = "Write a date like `2025-03-04`, `2025-03-04 09:30` or `2025-03-04T09:30:00+02:00`";
    let number = "Write a whole number";
    let list = "Write a list, or one text with commas between the items";
    let map = "Write a map of keys and values";
    let toc = "Write `false`, or the first and last level of heading like `[2, 3]`";
    let neighbour = "Write `false`, or a map with `text` and `link`";
    let search = "Write `false`, or a map with `exclude` and `boost`";
    for (key, value, help) in [
        ("title", "[a]", text),
        ("slug", "{a: b}", text),
        ("draft", "maybe", boolean),
        ("draft", "1", boolean),
        ("pin", "[true]", boolean),
        ("comments", "{}", boolean),
        ("editLink", "x", boolean),
        ("in_search_index", "x", boolean),
        ("date", "2023-02-29", date),
        ("date", "2025-13-01", date),
        ("date", "2025-01-01 24:00", date),
        ("date", "yesterday", date),
        ("date", "[2025-01-01]", date),
        ("date", "{}", date),
        ("updated", "March 4, 2025", date),
        ("published", "soon", date),
        ("weight", "first", number),
        ("weight", "1.5", number),
        ("sort", "99999999999999999999", number),
        ("series_order", "[]", number),
        ("tags", "{a: b}", list),
        ("aliases", "{a: b}", list),
        ("keywords", "{}", list),
        ("extra", "x", map),
        ("cascade", "[]", map),
        ("toc", "7", toc),
        ("toc", "[3, 2]", toc),
        ("toc", "[1, 2, 3]", toc),
        ("toc", "{maxHeadingLevel: 9}", toc),
        ("prev", "[]", neighbour),
        ("next", "{title: x}", neighbour),
        ("search", "x", search),
        ("search", "[]", search),
    ] {
        let document = format!("---\n# é\n{key}: {value}\n---\n");
        check(&document, None, &[&format!("3:{} wrong-type | {help}", key.len() + 3)]);
        assert_eq!(parse(&document).0, Meta::default(), "{document}");
    }
    check("---\ntags: [a, [b], c]\n---\n", None, &["2:11 wrong-type | Write a text"]);
    check(
        "---\nsearch: {boost: -1, exclude: x}\n---\n",
        None,
        &["2:30 wrong-type | Write `true` or `false`", "2:17 wrong-type | Write a number like `2` or `0.5`"],
    );
}

#[test]
fn one_meaning_counts_once() {
    for (lines, problem, weight) in [
        ("order: 1\nweight: 2\n", "2:1 duplicate-meaning | Remove `order`", 2),
        ("weight: 2\norder: 1\n", "3:1 duplicate-meaning | Remove `order`", 2),
        ("sort: 3\nsidebar: {order: 1}\n", "2:1 duplicate-meaning | Remove `sort`", 1),
        ("sidebar.order: 2\nsidebar: {order: 1}\n", "3:11 duplicate-meaning | Remove `sidebar.order`", 2),
    ] {
        let document = format!("---\n{lines}---\n");
        check(&document, None, &[problem]);
        assert_eq!(parse(&document).0.weight, Some(weight), "{lines}");
    }
    for lines in ["weight:\norder: 1\n", "sort: 0\norder: 1\n", "published: false\npublishDate: 2025-01-01\norder: 1\n"]
    {
        let document = format!("---\n{lines}---\n");
        check(&document, None, &[]);
        assert_eq!(parse(&document).0.weight, Some(1), "{lines}");
    }
}

#[test]
fn near_misses_are_told_and_kept() {
    for (key, near) in [
        ("tag", Some("tags")),
        ("tgas", Some("tags")),
        ("Title", Some("title")),
        ("titel", Some("title")),
        ("desciption", Some("description")),
        ("publish-date", Some("publishDate")),
        ("catagoris", Some("categories")),
        ("section_id", Some("section-id")),
        ("layout", None),
        ("template", None),
        ("mine", None),
        ("x", None),
        ("日本", None),
    ] {
        let document = format!("---\n{key}: x\n---\n");
        match near {
            Some(near) => check(&document, None, &[&format!("2:1 unknown-key | Did you mean `{near}`?")]),
            None => check(&document, None, &[]),
        }
        assert_eq!(parse(&document).0.unknown[0].key, key);
    }
    check("---\nsidebar: {lable: x}\n---\n", None, &["2:11 unknown-key | Did you mean `label`?"]);
}

/// Blocks that mutation starts from, with every construct in them.
const SEEDS: [&str; 4] = [
    "---\ntitle: \"A \\u00e9 b\"\ntags: [a, 'b', \"c\"]\ndate: 2025-03-04 10:00\nextra:\n  a: {b: [1, 2]}\n  c: |\n    d\n    e\n---\nBody\n",
    "---\r\ntitle: é😀\r\nauthors:\r\n- name: x\r\n- &y z\r\n- *y\r\n<<: {a: b}\r\n? [k]\r\n: !t v\r\n---\r\nBody\r\n",
    "+++\ntitle = \"A \\u00e9\"\ntags = ['a', \"\"\"b\nc\"\"\"]\ndate = 2025-03-04T10:00:00Z\n[extra]\na.b = {c = [1, {d = 2}]}\n[[extra.e]]\nf = 1\n+++\nBody\n",
    "\u{feff}---\nsearch: {exclude: no, boost: 0.5}\nprev: {text: x, link: y}\ntoc: [2, 3]\nsidebar:\n  label: 日本\n# end\n---",
];

/// Every span is at character boundaries inside the text.
fn check_spans(entries: &[Entry], text: &str) {
    fn node(value: &Spanned, text: &str) {
        assert!(text.get(value.at.clone()).is_some(), "{value:?} in {text:?}");
        match &value.value {
            Value::Scalar(_) => {}
            Value::List(items) => items.iter().for_each(|item| node(item, text)),
            Value::Map(entries) => check_spans(entries, text),
        }
    }
    for entry in entries {
        assert!(text.get(entry.key_at.clone()).is_some(), "{entry:?} in {text:?}");
        node(&entry.value, text);
    }
}

#[test]
fn no_mutation_of_a_block_breaks_the_parser() {
    // xorshift64 (Marsaglia 2003, https://www.jstatsoft.org/article/view/v008i14), so that every run is the same.
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below.max(1) as u64) as usize
    };
    let pieces = [
        "---", "+++", "\n", "\r", "\t", "  ", ": ", "- ", "? ", "[", "]", "{", "}", ",", "'", "\"", "\\", "|", ">",
        "&a ", "*a", "!t ", "#", "=", ".", "é", "😀", "\0", "\u{feff}", "\u{2028}", "\u{85}", "%", "@", "<<", "[[",
        "]]", "\"\"\"", "'''",
    ];
    let mut read = 0;
    for round in 0..6_000 {
        let mut letters: Vec<char> = SEEDS[round % SEEDS.len()].chars().collect();
        for _ in 0..=random(4) {
            let at = random(letters.len());
            match random(3) {
                0 => drop(letters.drain(at..(at + 1 + random(5)).min(letters.len()))),
                1 => drop(letters.splice(at..at, pieces[random(pieces.len())].chars())),
                _ => {
                    let end = (at + random(20)).min(letters.len());
                    let copy: Vec<char> = letters[at..end].to_vec();
                    let to = random(letters.len());
                    drop(letters.splice(to..to, copy));
                }
            }
        }
        let text: String = letters.into_iter().collect();
        let (meta, findings) = parse(&text);
        for finding in &findings {
            assert!(text.get(finding.at.clone()).is_some(), "{finding:?} in {text:?}");
        }
        for entries in [&meta.unknown, &meta.extra, &meta.cascade] {
            check_spans(entries, &text);
        }
        read += usize::from(front_matter::split(&text).format == Some(Format::Yaml) && meta != Meta::default());
    }
    assert!(read > 500, "mutation leaves enough blocks that are still read: {read}");
}
