//! What YAML becomes, and what is told about YAML that is refused.

mod tree;

use std::ops::Range;

use mdcms_core::report::{Finding, Problem};
use mdcms_core::value::{Spanned, Value};
use mdcms_core::yaml::{self, Budget};
use tree::show;

/// Every span is inside the text and its parent, and at character boundaries.
fn check_spans(node: &Spanned, within: Range<usize>, text: &str) {
    let inside = |at: &Range<usize>, what: &str| {
        assert!(text.get(at.clone()).is_some(), "{what} {at:?} in {text:?}");
        assert!(within.start <= at.start && at.end <= within.end, "{what} {at:?} not in {within:?} of {text:?}");
    };
    inside(&node.at, "value");
    match &node.value {
        Value::Scalar(_) => {}
        Value::List(items) => items.iter().for_each(|item| check_spans(item, node.at.clone(), text)),
        Value::Map(entries) => {
            for entry in entries {
                inside(&entry.key_at, "key");
                check_spans(&entry.value, node.at.clone(), text);
            }
        }
    }
}

fn located(findings: Vec<Finding>, text: &str) -> Vec<String> {
    let problems = findings.into_iter().map(|finding| Problem::locate(finding, "a.yml", text));
    problems.map(|problem| format!("{}:{}:{} {}", problem.file, problem.line, problem.column, problem.code)).collect()
}

fn check(text: &str, tree: Option<&str>, problems: &[&str]) {
    let mut findings = Vec::new();
    let parsed = yaml::parse(text, &mut findings);
    if let Some(root) = &parsed {
        check_spans(root, 0..text.len(), text);
    }
    for finding in &findings {
        assert!(text.get(finding.at.clone()).is_some(), "{finding:?} in {text:?}");
        assert!(!finding.what.is_empty() && !finding.help.is_empty(), "{finding:?}");
        assert!(!finding.what.ends_with('.') && !finding.help.ends_with('.'), "{finding:?}");
    }
    assert_eq!(parsed.as_ref().map(show).as_deref(), tree, "{text:?}");
    assert_eq!(located(findings, text), problems, "{text:?}");
}

#[test]
fn text_becomes_a_tree() {
    for (text, tree) in [
        ("", "{}"),
        ("\n\n", "{}"),
        ("# only a comment\n", "{}"),
        ("---\n", "{}"),
        ("a: 1\nb: two words # comment\n", "{a: 1, b: two words}"),
        ("a: 'x'\nb: \"y\\n\"\n", "{a: \"x\", b: \"y\\n\"}"),
        ("a:\nb: ~\n", "{a: , b: ~}"),
        ("a: [x, 'y']\nb: {c: d}\n", "{a: [x, \"y\"], b: {c: d}}"),
        ("a:\n  - x\n  - y: z\nb:\n- 1\n", "{a: [x, {y: z}], b: [1]}"),
        ("a: |\n  one\n  two\nb: >-\n  one\n  two\n", "{a: \"one\\ntwo\\n\", b: \"one two\"}"),
        ("1: a\ntrue: b\n2024-01-01: c\n'': d\n", "{1: a, true: b, 2024-01-01: c, : d}"),
        ("a: !!str 1\nb: ! 2\n", "{a: \"1\", b: \"2\"}"),
        ("---\na: 1\n...\n", "{a: 1}"),
        ("\u{feff}a: 1\r\nb: 2\r\n", "{a: 1, b: 2}"),
        ("a: 1\rb: 2\r", "{a: 1, b: 2}"),
        ("é: 日本\n😀: ü\n", "{é: 日本, 😀: ü}"),
        ("- a\n- b\n", "[a, b]"),
        ("just text\n", "just text"),
        ("date: 2024-03-04 10:00\nurl: https://x.y/z\n", "{date: 2024-03-04 10:00, url: https://x.y/z}"),
        ("date.created: x\n", "{date.created: x}"),
    ] {
        check(text, Some(tree), &[]);
    }
}

#[test]
fn what_is_refused_leaves_the_rest() {
    for (text, tree, problems) in [
        ("a: &x 1\nb: *x\nc: 2\n", "{a: 1, c: 2}", &["a.yml:1:4 yaml-anchor", "a.yml:2:4 yaml-alias"][..]),
        ("a: &x\n  b: 1\nc: [*x, 2]\n", "{a: {b: 1}, c: [2]}", &["a.yml:1:4 yaml-anchor", "a.yml:3:5 yaml-alias"]),
        (
            "a: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n",
            "{a: {b: 1}, c: {d: 2}}",
            &["a.yml:1:4 yaml-anchor", "a.yml:3:3 yaml-merge-key"],
        ),
        ("<<: {a: 1}\nb: 2\n", "{b: 2}", &["a.yml:1:1 yaml-merge-key"]),
        ("'<<': 1\n", "{<<: 1}", &[]),
        ("é: 1\na: 2\né: 3\nb: 4\n", "{é: 1, a: 2, b: 4}", &["a.yml:3:1 yaml-duplicate-key"]),
        ("a: {b: 1, 'b': 2}\n", "{a: {b: 1}}", &["a.yml:1:11 yaml-duplicate-key"]),
        ("a: 1\na:\n  b: {c: d}\n  e: [f]\ng: 2\n", "{a: 1, g: 2}", &["a.yml:2:1 yaml-duplicate-key"]),
        ("? [a, b]\n: 1\nc: 2\n", "{c: 2}", &["a.yml:1:3 yaml-complex-key"]),
        ("{a: 1}: {b: 2}\nc: 2\n", "{c: 2}", &["a.yml:1:1 yaml-complex-key"]),
        ("a: !!binary aGk=\nb: !x [1]\n", "{a: \"aGk=\", b: [1]}", &["a.yml:1:4 yaml-tag", "a.yml:2:4 yaml-tag"]),
        (
            "a: &x !y [1]\nb: &z !w 2\n",
            "{a: [1], b: \"2\"}",
            &["a.yml:1:4 yaml-anchor", "a.yml:1:7 yaml-tag", "a.yml:2:4 yaml-anchor", "a.yml:2:7 yaml-tag"],
        ),
        ("a: !!python/object:os.system {b: c}\n", "{a: {b: c}}", &["a.yml:1:4 yaml-tag"]),
        ("a: 1\n---\nb: 2\n", "{a: 1}", &["a.yml:2:1 yaml-documents"]),
    ] {
        check(text, Some(tree), problems);
    }
}

#[test]
fn a_syntax_error_is_one_finding_at_its_place() {
    for (text, place) in [
        ("title: a: b\n", "1:9 yaml-syntax"),
        ("title: A\n\tb: c\n", "2:1 yaml-syntax"),
        ("a:\n\t- b\n", "2:1 yaml-syntax"),
        ("a: 1\n  b: 2\n", "2:4 yaml-syntax"),
        ("a:\n    b: 1\n  c: 2\n", "3:3 yaml-syntax"),
        ("title: @home\n", "1:8 yaml-syntax"),
        ("title: *bold* text\n", "1:8 yaml-alias"),
        ("title: \"open\n", "1:8 yaml-syntax"),
        ("title: 'it's'\n", "1:12 yaml-syntax"),
        ("tags: [a, b\n", "2:1 yaml-syntax"),
        ("tags: [a, b\ntitle: x\n", "2:6 yaml-syntax"),
        ("title: \"\\q\"\n", "1:8 yaml-syntax"),
        ("title: A\nnonsense\nb: c\n", "3:1 yaml-syntax"),
        ("a: 1\0b: 2\n", "1:5 yaml-syntax"),
        ("é: 😀\nü: 日: 本\n", "2:5 yaml-syntax"),
        ("a: b\u{feff}: c: d\n", "1:5 yaml-syntax"),
    ] {
        check(text, None, &[&format!("a.yml:{place}")]);
    }
}

#[test]
fn budgets_hold_against_hostile_text() {
    let laughs = format!(
        "a0: &a0 [lol]\n{}",
        (1..10).map(|i| format!("a{i}: &a{i} [{}]\n", vec![format!("*a{}", i - 1); 9].join(", "))).collect::<String>()
    );
    let long = format!("a: {}\n", "x".repeat(1024 * 1024));
    let cases = [
        ("- ".repeat(20_000), "too-deep"),
        ("[".repeat(20_000), "too-deep"),
        ("{a: ".repeat(15_000), "too-deep"),
        ("? ".repeat(20_000), "yaml-complex-key"),
        ("- a\n".repeat(5_000), "too-many-values"),
        ((0..5_000).map(|i| format!("k{i}: v\n")).collect(), "too-many-values"),
        (format!("a: 1\na: [{}]\nb: 2\n", "x, ".repeat(3_000)), "too-many-values"),
        (laughs, "yaml-alias"),
        (long, "too-long"),
    ];
    for (text, code) in cases {
        let mut findings = Vec::new();
        let parsed = yaml::parse(&text, &mut findings);
        let name = &text[..text.len().min(20)];
        assert!(findings.iter().any(|finding| finding.code == code), "{name:?}: {:?}", findings.first());
        assert!(findings.len() <= 120, "{name:?}: {} findings", findings.len());
        if let Some(root) = parsed {
            check_spans(&root, 0..text.len(), &text);
            assert!(show(&root).len() <= 2 * text.len(), "{name:?}");
        }
    }
}

#[test]
fn a_level_more_than_the_depth_is_left_out() {
    let nested = |depth: usize| format!("{}x{}", "[".repeat(depth), "]".repeat(depth));
    let depth = Budget::FRONT_MATTER.depth;
    check(&nested(depth), Some(&nested(depth)), &[]);
    let kept = nested(depth).replace('x', "");
    check(&nested(depth + 1), Some(&kept), &[&format!("a.yml:1:{} too-deep", depth + 1)]);
}

#[test]
fn a_file_may_be_longer_than_front_matter() {
    let text: String = (0..8_000).map(|i| format!("key-{i}: value\n")).collect();
    let mut findings = Vec::new();
    assert!(yaml::parse(&text, &mut findings).is_none());
    let tree = yaml::parse_within(&text, &Budget::FILE, &mut Vec::new()).unwrap();
    assert_eq!(tree.as_map().unwrap().len(), 8_000);
    assert_eq!(located(findings, &text), ["a.yml:1:1 too-long"]);
}

#[test]
fn spans_are_the_text_that_was_written() {
    let text = "é: ü\nlist: [😀, 'b c']\nmap:\n  x: y\n\n# end\nlast: z\n";
    let tree = yaml::parse(text, &mut Vec::new()).unwrap();
    let entries = tree.as_map().unwrap();
    let written: Vec<_> = entries.iter().map(|e| (&text[e.key_at.clone()], &text[e.value.at.clone()])).collect();
    assert_eq!(written, [("é", "ü"), ("list", "[😀, 'b c']"), ("map", "x: y"), ("last", "z")]);
    assert_eq!(&text[tree.get("list").unwrap().as_list().unwrap()[1].at.clone()], "'b c'");
}
