//! A document as a page: the reader's app and the build make the same of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod markup;
mod memory;

use std::cell::Cell;
use std::future::Future as _;
use std::task::{Context, Poll, Waker};

use markup::{inside, unescape};
use mdcms_core::front_matter::{self, Summary};
use mdcms_core::link::PageLinks;
use mdcms_core::markdown::Extensions;
use mdcms_core::page;
use mdcms_core::report::Ignore;
use mdcms_core::site::{Settings, Site};
use memory::{CONFIG, assemble, settings, shell};

/// Front matters that a reader's app reads in its own way, or is told of.
const FRONTS: [&str; 34] = [
    "",
    "---\n---\n",
    "---\ntitle: Plain\n---\n",
    "---\ntitle: 'Quoted'\ndescription: \"Double\"\n---\n",
    "---\ntitle: 'It''s'\n---\n",
    "---\ntitle: \"a \\u00e9\"\n---\n",
    "---\ntitle: a # comment\n---\n",
    "---\ntitle: 'a' # comment\n---\n",
    "---\ntitle: a: b\n---\n",
    "---\ntitle: >\n  folded\n  text\n---\n",
    "---\ntitle: |\n  literal\n---\n",
    "---\ntitle:\n  on the next line\n---\n",
    "---\ntitle: two\n  lines\n---\n",
    "---\ntitle: ~\n---\n",
    "---\ntitle:\n---\n",
    "---\ntitle: ''\n---\n",
    "---\ntitle: 2025\n---\n",
    "---\n\"title\": Quoted key\n---\n",
    "---\n{title: Flow, date: 2025-01-02}\n---\n",
    "---\ntitle: A\ntitle: B\n---\n",
    "---\nextra:\n  title: Not this one\n---\n",
    "---\nextra:\n  a: |\n    title: nor this\ntitle: But this\n---\n",
    "---\nauthor: Ann\ndate: 2025-01-02\nupdated: 2025-01-02\n---\n",
    "---\nauthors: [Ann, Bo]\ndate: 2025-01-02 10:00\nmodified: 2025-03-04\n---\n",
    "---\nauthors:\n- Ann\n- name: Bo\n---\n",
    "---\nauthor: Ann, Bo\n---\n",
    "---\ndate:\n  created: 2025-01-02\n  updated: 2025-01-03\n---\n",
    "---\ndate: soon\ncreated: 2025-01-02\n---\n",
    "---\ndraft: yes\n---\n",
    "---\npublished: false\n---\n",
    "---\ntitle: A\r\ndescription: Windows\r\n---\r\n",
    "\u{feff}---\ntitle: With a mark\n---\n",
    "+++\ntitle = 'TOML'\ndate = 2025-01-02\n+++\n",
    "---\ntitle: a: [b\n---\n",
];

const BODIES: [&str; 10] = [
    "",
    "Text\n",
    "# Heading\n",
    "Two\nlines\n===\n",
    "# A `b` *c* [d](e)\n",
    "#\n",
    "# ![Logo](a.png)\n",
    "# ![Logo](a.png) Name\n",
    "# A <b>c</b>\n",
    "<!-- a comment -->\n# After a comment\n",
];

/// The page that a reader's app makes of the Markdown file and what the manifest says of it.
fn in_app(site: &Site, path: &str) -> (String, page::Headline) {
    let facts = memory::page(site, path).facts;
    let placed = site.documents.iter().find(|placed| placed.document.path == path).expect("it is there");
    let links =
        PageLinks { document: path, root: "/", exceptions: &facts.links, sizes: &facts.sizes, told: &facts.told };
    let page = page::read(path, &placed.document.text, facts.summary.as_ref(), &links, Some(Extensions::all()), Ignore);
    (page.title, page.headline)
}

#[test]
fn a_reader_sees_the_same_title_and_byline_as_the_build() {
    for (front, body) in FRONTS.iter().flat_map(|front| BODIES.iter().map(move |body| (front, body))) {
        let text = [*front, *body].concat();
        let site = assemble(&[CONFIG, ("posts/2024-05-20-a.md", &text)], Settings { drafts: true, ..settings() }).0;
        let (title, headline) = in_app(&site, "posts/2024-05-20-a.md");
        let (meta, _) = front_matter::parse(&text, &mut Ignore);
        let summary = Summary::of(&meta);
        let date = summary.date.or_else(|| mdcms_core::path::date_prefix("posts/2024-05-20-a.md"));
        assert_eq!((headline.author, headline.date, headline.draft), (summary.author, date, summary.draft), "{text:?}");
        assert_eq!(headline.lead, summary.description, "{text:?}");
        let shell = shell(&site, "posts/2024-05-20-a.md");
        assert_eq!(unescape(inside(&shell, "<title>")), page::full_title(&title, "Site"), "{text:?}");
    }
}

#[test]
fn a_page_read_in_steps_is_the_same() {
    let text = format!(
        "---\ntitle: T\n---\n# One\n\n{}[^1]\n\n::: tip\n$a$ and :+1:\n:::\n\n[^1]: note\n",
        "*a* **b** [c](d.md) `e`\n\n".repeat(2_000)
    );
    let links = PageLinks { document: "posts/a.md", root: "../", exceptions: &[], sizes: &[], told: &[] };
    let whole = page::read("posts/a.md", &text, None, &links, Some(Extensions::all()), Ignore);
    let pauses = Cell::new(0);
    let mut pause = async || pauses.set(pauses.get() + 1);
    let extensions = Some(Extensions::all());
    let mut reading =
        std::pin::pin!(page::read_in_steps("posts/a.md", &text, None, &links, extensions, Ignore, &mut pause));
    // Nothing in it waits.
    let Poll::Ready(page) = reading.as_mut().poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("it waits for something")
    };
    assert_eq!((page.title, page.headline), (whole.title, whole.headline));
    assert_eq!((page.content.heading, page.content.blocks), (whole.content.heading, whole.content.blocks));
    assert!(pauses.get() > 20, "{} pauses", pauses.get());
}
