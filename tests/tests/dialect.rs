//! The dialects against examples: CommonMark's own, and ours for what GitHub adds.

#[path = "../../crates/core/tests/memory/mod.rs"]
mod memory;

use std::collections::BTreeSet;
use std::fs;

use mdcms_core::html::{self, Style};
use mdcms_core::link::{Links, PageLinks};
use mdcms_core::markdown::{Dialect, Extensions};
use mdcms_core::page;
use mdcms_core::render::to_html;
use mdcms_core::report::Ignore;
use mdcms_core::site::SiteLinks;
use mdcms_tests::{Example, examples, files, gfm, workspace};

/// `None` is the dialect of sites.
fn failures(examples: &[Example], dialect: Option<Dialect>) -> Vec<String> {
    failures_of(examples, |markdown| to_html(markdown, dialect))
}

fn failures_of(examples: &[Example], to_html: impl Fn(&str) -> String) -> Vec<String> {
    let mut failures = Vec::new();
    for example in examples {
        let html = to_html(&example.markdown);
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
    let failures = failures(&examples, Some(Dialect::CommonMark));
    assert!(failures.is_empty(), "{} of 652 fail\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn what_github_adds_passes() {
    let spec = fs::read_to_string(workspace().join("tests/dialect/gfm.txt")).expect("the examples");
    let examples = examples(&spec);
    assert!(examples.len() > 20, "the examples are read");
    let failures = failures(&examples, Some(Dialect::Gfm));
    assert!(failures.is_empty(), "{} fail\n{}", failures.len(), failures.join("\n"));
}

/// `gfm-exceptions.md` names the examples that differ in its headings, and says why; its own examples are ours.
#[test]
fn what_differs_from_github_is_written_down() {
    let text = fs::read_to_string(workspace().join("tests/dialect/gfm-exceptions.md")).expect("the exceptions");
    let headings = text.lines().filter_map(|line| line.strip_prefix("### ")?.split_once(": "));
    let known: BTreeSet<usize> =
        headings.flat_map(|(numbers, _)| numbers.split(", ").map(|it| it.parse().expect("a number"))).collect();
    let found: BTreeSet<usize> = gfm()
        .into_iter()
        .filter(|example| to_html(&example.markdown, Some(Dialect::Gfm)) != example.html)
        .map(|example| example.number)
        .collect();
    assert_eq!(found, known, "the examples of GFM 0.29 that differ, and those that are written down");

    let examples = examples(&text);
    assert!(examples.len() > 10, "the examples are read");
    let failures = failures(&examples, Some(Dialect::Gfm));
    assert!(failures.is_empty(), "{} fail\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn what_sites_add_passes() {
    let names = [
        "alerts",
        "code",
        "containers",
        "footnotes",
        "headings",
        "html",
        "pictures",
        "small-marks",
        "tables",
        "tabs",
        "toc",
    ];
    for name in names {
        let path = workspace().join("tests/dialect").join(name).with_extension("txt");
        let examples = examples(&fs::read_to_string(path).expect("the examples"));
        assert!(examples.len() > 1, "{name} is read");
        let failures = failures(&examples, None);
        assert!(failures.is_empty(), "{name}: {} fail\n{}", failures.len(), failures.join("\n"));
    }
    let files = fs::read_dir(workspace().join("tests/dialect")).expect("the examples").count();
    assert_eq!(files, names.len() + 3, "every file is read");
}

/// A page at `pages/page.md` among the files of the text, as the command and the reader's app show it.
#[test]
fn pages_take_in_other_files() {
    let spec = fs::read_to_string(workspace().join("tests/dialect/includes.txt")).expect("the examples");
    let (examples, files) = (examples(&spec), files(&spec));
    assert!(examples.len() > 10 && files.len() > 3, "the examples are read");
    let failures = failures_of(&examples, |markdown| {
        const PAGE: &str = "pages/page.md";
        let mut all = files.clone();
        all.push((PAGE.to_owned(), markdown.to_owned()));
        let site = memory::site(&all);
        let facts = memory::page(&site, PAGE).facts;
        let app =
            PageLinks { document: PAGE, root: "../", exceptions: &facts.links, sizes: &facts.sizes, told: &facts.told };
        let [by_command, by_app] = [&SiteLinks::new(&site, PAGE, "page/") as &dyn Links, &app].map(|links| {
            let extensions = facts.extended.then(Extensions::all);
            let page = page::read(PAGE, markdown, None, links, extensions, Ignore);
            let mut printed = String::new();
            for block in page.content.all_blocks() {
                html::write(&mut printed, &block.nodes, Style::Site);
            }
            printed
        });
        assert_eq!(by_app, by_command, "the app shows what the command does of {markdown}");
        by_command
    });
    assert!(failures.is_empty(), "{} fail\n{}", failures.len(), failures.join("\n"));
}
