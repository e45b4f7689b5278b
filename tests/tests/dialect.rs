//! The dialects against examples: CommonMark's own, and ours for what GitHub adds.

#[path = "../../crates/core/tests/memory/mod.rs"]
mod memory;

use std::collections::BTreeSet;
use std::fs;

use mdcms_core::html::{self, Style};
use mdcms_core::link::{Links, PageLinks};
use mdcms_core::markdown::{Dialect, Extensions};
use mdcms_core::page;
use mdcms_core::path;
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
        "math",
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
    assert_eq!(files, names.len() + 4, "every file is read");
}

/// What a page shows of its site: each example is the text of one page among the files of the specification. The command
/// and the reader's app show the same.
#[test]
fn what_pages_show_of_their_site_passes() {
    for (name, path) in [("site-toc.txt", "pages/guides/index.md"), ("includes.txt", "pages/page.md")] {
        let spec = fs::read_to_string(workspace().join("tests/dialect").join(name)).expect("the examples");
        let (examples, others) = (examples(&spec), files(&spec));
        assert!(examples.len() > 3 && others.len() > 3, "the examples and the files of {name} are read");
        let failures = failures_of(&examples, |markdown| html_in_site(&others, path, markdown));
        assert!(failures.is_empty(), "{name}: {} fail\n{}", failures.len(), failures.join("\n"));
    }
}

/// The HTML of a text as a page at `path` of a site; nothing where the site has no such page.
fn html_in_site(others: &[(String, String)], path: &str, text: &str) -> String {
    let mut files = others.to_vec();
    files.push((path.to_owned(), text.to_owned()));
    let site = memory::site(&files);
    let Some(placed) = site.documents.iter().find(|placed| placed.document.path == path) else { return String::new() };
    let facts = memory::page(&site, path).facts;
    let root = path::root_from(&placed.url);
    let app =
        PageLinks { document: path, root: &root, exceptions: &facts.links, sizes: &facts.sizes, told: &facts.told };
    let [by_command, by_app] = [&SiteLinks::new(&site, path, &placed.url) as &dyn Links, &app].map(|links| {
        let extensions = facts.needs.extended.then(Extensions::all);
        let page = page::read(path, &placed.document.text, None, links, extensions, Ignore);
        let mut html = String::new();
        for block in page.content.all_blocks() {
            html::write(&mut html, &block.nodes, Style::Site);
        }
        html
    });
    assert_eq!(by_app, by_command, "the app shows what the command does of {text}");
    by_command
}
