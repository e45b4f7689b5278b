//! The dialects against examples: CommonMark's own, and ours for what GitHub adds.

use std::fs;

use mdcms_core::markdown::Dialect;
use mdcms_core::render::to_html;
use mdcms_tests::{Example, examples, workspace};

fn failures(examples: &[Example], dialect: Dialect) -> Vec<String> {
    let mut failures = Vec::new();
    for example in examples {
        let html = to_html(&example.markdown, Some(dialect));
        if html != example.html {
            failures.push(format!(
                "{} {}:\n--- markdown\n{}--- expected\n{}--- got\n{}",
                example.number, example.section, example.markdown, example.html, html
            ));
        }
    }
    failures
}

#[test]
fn commonmark_examples_all_pass() {
    let path = workspace().join("node_modules/commonmark-spec/spec.txt");
    let spec =
        fs::read_to_string(&path).expect("the specification: `npm ci` installs it, `cargo xtask test` does that too");
    let examples = examples(&spec);
    assert_eq!(examples.len(), 652, "CommonMark 0.31.2 has 652 examples");
    let failures = failures(&examples, Dialect::CommonMark);
    assert!(failures.is_empty(), "{} of 652 fail\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn what_github_adds_passes() {
    let spec = fs::read_to_string(workspace().join("tests/dialect/gfm.txt")).expect("the examples");
    let examples = examples(&spec);
    assert!(examples.len() > 20, "the examples are read");
    let failures = failures(&examples, Dialect::Gfm);
    assert!(failures.is_empty(), "{} fail\n{}", failures.len(), failures.join("\n"));
}
