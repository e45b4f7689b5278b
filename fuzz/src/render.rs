//! One text as the reader's app and `mdcms render` make a page of it.

use mdcms_core::html::{self, Style};
use mdcms_core::link::PageLinks;
use mdcms_core::markdown::{Content, Dialect, Extensions};
use mdcms_core::page::{self, Page};
use mdcms_core::render::to_html;
use mdcms_core::report::Ignore;

use crate::{check_findings, nodes};

/// A page at the site's root, where a path is least guarded by what stands before it.
const LINKS: PageLinks<'static> =
    PageLinks { document: "pages/home.md", root: "", exceptions: &[], sizes: &[], told: &[] };

/// Checks a text in all the ways in which it becomes a page.
pub fn render(text: &str) {
    let mut findings = Vec::new();
    let path = LINKS.document;
    let told = page::read(path, text, None, &LINKS, Some(Extensions::all()), &mut findings);
    let body = &text[told.body_at..];
    check_findings(&findings, text);
    nodes::check("extended", &told.content, body);

    let quiet = page::read(path, text, None, &LINKS, Some(Extensions::all()), Ignore);
    assert!(is_same(&told, &quiet), "who listens to findings gets another page");
    let plain = page::read(path, text, None, &LINKS, None, Ignore);
    nodes::check("plain", &plain.content, body);
    assert!(told.content.needs.extended || is_same(&told, &plain), "an extension was at work that was not asked for");

    let printed = print(&told.content);
    assert_eq!(printed, print(&quiet.content), "two runs print the same");
    check_letters(body, &printed);

    to_html(text, None);
    for dialect in [Dialect::CommonMark, Dialect::Gfm] {
        to_html(text, Some(dialect));
    }
}

fn is_same(one: &Page<'_>, other: &Page<'_>) -> bool {
    (&one.title, &one.headline, &one.content.heading, &one.content.blocks)
        == (&other.title, &other.headline, &other.content.heading, &other.content.blocks)
}

fn print(content: &Content<'_>) -> String {
    let mut page = String::new();
    for block in content.all_blocks() {
        html::write(&mut page, &block.nodes, Style::Site);
    }
    page
}

/// No letter is lost of a text that has none of the marks which may take text off the page: those of definitions,
/// destinations, comments, fences and tables.
fn check_letters(body: &str, page: &str) {
    const TAKES_AWAY: [&str; 9] = ["]:", "](", "<", "`", "~~~", "\r", "{", ":", "|"];
    let letters = |text: &str| text.matches('日').count();
    assert!(letters(page) >= letters(body) || TAKES_AWAY.iter().any(|it| body.contains(it)), "{page:?} lost a letter");
}
