//! What TOML becomes, and what is told about TOML that is not understood.

mod tree;

use mdcms_core::report::{Finding, Problem};
use mdcms_core::toml;
use tree::show;

fn located(findings: Vec<Finding>, text: &str) -> Vec<String> {
    let problems = findings.into_iter().map(|finding| {
        assert!(text.get(finding.at.clone()).is_some(), "{finding:?} in {text:?}");
        assert!(!finding.what.is_empty() && !finding.help.is_empty(), "{finding:?}");
        Problem::locate(finding, "a.toml", text)
    });
    problems.map(|problem| format!("{}:{}:{} {}", problem.file, problem.line, problem.column, problem.code)).collect()
}

fn check(text: &str, tree: &str, problems: &[&str]) {
    let mut findings = Vec::new();
    let parsed = toml::parse(text, &mut findings);
    assert_eq!(parsed.as_ref().map(show).as_deref(), Some(tree), "{text:?}");
    findings.sort_by_key(|finding| finding.at.start);
    assert_eq!(parsed.as_ref().map(show).as_deref(), Some(tree), "{text:?}");
    assert_eq!(located(findings, text), problems, "{text:?}");
}

#[test]
fn text_becomes_a_tree() {
    for (text, tree) in [
        ("", "{}"),
        ("# comment\n", "{}"),
        ("title = \"A \\u00e9\\n\"\nslug = 'b\\'\n", "{title: \"A é\\n\", slug: \"b\\\\\"}"),
        ("a = \"\"\"\none\ntwo\"\"\"\nb = '''\nx'''\n", "{a: \"one\\ntwo\", b: \"x\"}"),
        ("draft = true\nweight = 10\nx = 1_000\nf = 0.5\n", "{draft: true, weight: 10, x: 1_000, f: 0.5}"),
        (
            "a = 2024-03-04\nb = 2024-03-04T10:00:00Z\nc = 2024-03-04 10:00:00.5+02:00\n",
            "{a: 2024-03-04, b: 2024-03-04T10:00:00Z, c: 2024-03-04 10:00:00.5+02:00}",
        ),
        ("tags = [\"a\", 'b', # c\n 'd',\n]\n", "{tags: [\"a\", \"b\", \"d\"]}"),
        ("a = [[1, 2], []]\n", "{a: [[1, 2], []]}"),
        ("a.b = 1\na.'c d' = 2\n\"x.y\" = 3\n", "{a: {b: 1, c d: 2}, x.y: 3}"),
        ("a = {b = 1, c.d = 'e', f = {g = [{h = 2}]}}\n", "{a: {b: 1, c: {d: \"e\"}, f: {g: [{h: 2}]}}}"),
        (
            "x = 0\n[a]\nb = 1\n[a.c]\nd = 2\n[e.f]\ng = 3\n[e]\nh = 4\n",
            "{x: 0, a: {b: 1, c: {d: 2}}, e: {f: {g: 3}, h: 4}}",
        ),
        ("[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 3\n[[a.e]]\nf = 4\n", "{a: [{b: 1}, {b: 2, c: {d: 3}, e: [{f: 4}]}]}"),
        ("[taxonomies]\r\ntags = ['é']\r\n", "{taxonomies: {tags: [\"é\"]}}"),
        ("[a]\nb.c = 1\nb.d = 2\n", "{a: {b: {c: 1, d: 2}}}"),
    ] {
        check(text, tree, &[]);
    }
}

#[test]
fn what_is_not_understood_leaves_the_rest() {
    for (text, tree, problems) in [
        ("a = 1\na = 2\nb = 3\n", "{a: 1, b: 3}", &["a.toml:2:1 toml-duplicate-key"][..]),
        (
            "é = 1\nb = {c = 1, c = 2}\n",
            "{é: 1, b: {c: 1}}",
            &["a.toml:1:1 toml-syntax", "a.toml:2:13 toml-duplicate-key"],
        ),
        (
            "[a]\nb = 1\n[a]\nc = 2\nb = 3\n",
            "{a: {b: 1, c: 2}}",
            &["a.toml:3:2 toml-duplicate-key", "a.toml:5:1 toml-duplicate-key"],
        ),
        ("a = 1\n[a]\nb = 2\n[c]\nd = 3\n", "{a: 1, c: {d: 3}}", &["a.toml:2:2 toml-duplicate-key"]),
        (
            "a = 1\n[a.b]\nc = 2\n[[a]]\nd = 3\n",
            "{a: 1}",
            &["a.toml:2:2 toml-duplicate-key", "a.toml:4:3 toml-duplicate-key"],
        ),
        ("a = 1\na.b = 2\n", "{a: 1}", &["a.toml:2:1 toml-duplicate-key"]),
        ("a = {b = 1}\n[a]\nc = 2\n", "{a: {b: 1, c: 2}}", &["a.toml:2:2 toml-duplicate-key"]),
        ("title = Hello\nb = 1\n", "{title: Hello, b: 1}", &["a.toml:1:9 toml-syntax"]),
        ("title\nb = 1\n", "{b: 1}", &["a.toml:1:6 toml-syntax"]),
        ("= 1\nb = 1\n", "{b: 1}", &["a.toml:1:1 toml-syntax"]),
        ("a = \nb = 1\n", "{a: , b: 1}", &["a.toml:1:5 toml-syntax"]),
        ("title: Hello\nb = 1\n", "{b: 1}", &["a.toml:1:6 toml-syntax"]),
        ("a = \"open\nb = 1\n", "{a: \"open\", b: 1}", &["a.toml:1:10 toml-syntax"]),
        ("[a\nb = 1\n", "{b: 1}", &["a.toml:1:3 toml-syntax"]),
        ("a = [1, 2\nb = 3\n", "{a: [1, 2, b, 3]}", &["a.toml:2:1 toml-syntax"]),
        ("a = \"\\q\"\nb = 1\n", "{a: \"\\\\q\", b: 1}", &["a.toml:1:7 toml-syntax"]),
        ("a = \"x\0y\"\nb = 1\n", "{a: \"x\\0y\", b: 1}", &["a.toml:1:7 toml-syntax"]),
    ] {
        check(text, tree, problems);
    }
}

#[test]
fn budgets_hold_against_hostile_text() {
    let dotted = |levels: usize| vec!["a"; levels].join(".");
    for (text, code) in [
        (format!("a = {}", "[".repeat(20_000)), "too-deep"),
        (format!("a = {}", "{b=".repeat(15_000)), "too-deep"),
        (format!("{} = 1\nb = 2", dotted(20_000)), "too-deep"),
        (format!("[{}]\nb = 2", dotted(20_000)), "too-deep"),
        (format!("[{}]\n{} = 2", dotted(10), dotted(10)), "too-deep"),
        ((0..5_000).map(|i| format!("k{i} = 1\n")).collect(), "too-many-values"),
        ("[[a]]\n".repeat(5_000), "too-many-values"),
        (format!("a = '{}'", "x".repeat(1024 * 1024)), "too-long"),
    ] {
        let mut findings = Vec::new();
        let parsed = toml::parse(&text, &mut findings);
        let name = &text[..20];
        assert_eq!(findings.iter().filter(|finding| finding.code == code).count(), 1, "{name:?}: {findings:?}");
        assert_eq!(parsed.is_none(), code == "too-long", "{name:?}");
    }
}

#[test]
fn levels_count_the_dots_of_keys() {
    for (text, fits) in [
        (format!("a{} = 1", ".a".repeat(15)), true),
        (format!("a{} = 1", ".a".repeat(16)), false),
        (format!("a = {}{}", "[".repeat(15), "]".repeat(15)), true),
        (format!("a = {}{}", "[".repeat(16), "]".repeat(16)), false),
        (format!("[a{}]\nb = 1", ".a".repeat(14)), true),
        (format!("[a{}]\nb = 1", ".a".repeat(15)), false),
        (format!("[a.a]\nb.b = {{ c.c = {}1{} }}", "[".repeat(10), "]".repeat(10)), true),
        (format!("[a.a]\nb.b = {{ c.c = {}1{} }}", "[".repeat(11), "]".repeat(11)), false),
    ] {
        let mut findings = Vec::new();
        toml::parse(&text, &mut findings);
        let codes: Vec<_> = findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, if fits { vec![] } else { vec!["too-deep"] }, "{text}");
    }
}

#[test]
fn spans_are_the_text_that_was_written() {
    let text = "a = 'é'\nb = [1, {c = 2}]\n";
    let tree = toml::parse(text, &mut Vec::new()).unwrap();
    let written: Vec<_> =
        tree.as_map().unwrap().iter().map(|e| (&text[e.key_at.clone()], &text[e.value.at.clone()])).collect();
    assert_eq!(written, [("a", "'é'"), ("b", "[1, {c = 2}]")]);
}
