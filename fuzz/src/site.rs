//! One text as a document of a small site: what a build writes, and what the reader's app makes of that.

use mdcms_core::front_matter::Summary;
use mdcms_core::link::PageLinks;
use mdcms_core::markdown::Extensions;
use mdcms_core::page;
use mdcms_core::path;
use mdcms_core::report::Ignore;
use mdcms_core::site::{Settings, SiteLinks};

use crate::markup::source_text;
use crate::memory;

const PATH: &str = "posts/2024-05-20-a.md";

/// Files that links may lead to, by the rule and where it is wrong, and files to include. Lists of pages are by sections.
const FILES: [(&str, &str); 9] = [
    memory::CONFIG,
    ("nav.yml", "sections: [{code: s, parent: t}, {code: t}]\npages: [{file: pages/c.md, section-id: s}]\n"),
    ("pages/c.md", "# C\n"),
    ("posts/b.md", "---\nslug: other\n---\n"),
    ("posts/assets/d.png", "640x480"),
    ("assets/d.png", "320x240"),
    ("assets/e.png", "32x24"),
    ("posts/p.md", "---\na: b\n---\n# P {#p}\n\na[^1] [c](../pages/c.md)\n\n> <!--@include: @/f.js#r-->\n\n[^1]: d\n"),
    (
        "f.js",
        "1\n  // #region r\n  <b> *2*\n  // #endregion r\n--8<-- [start:s]\n3\n--8<-- [end:s]\n/// [t]\n4\n/// [t]\n",
    ),
];

/// Builds the site and reads the page as the app does.
pub fn site(text: &str) {
    let mut files = FILES.to_vec();
    files.push((PATH, text));
    let (site, _) = memory::assemble(&files, Settings { drafts: true, ..memory::settings() });
    // It may be out of date by its front matter.
    let Some(index) = site.documents.iter().position(|placed| placed.document.path == PATH) else { return };
    let placed = &site.documents[index];
    let document = &placed.document;
    let built = memory::page(&site, PATH);
    assert_eq!(source_text(&memory::text(&built.outputs[0])), document.body(), "a shell holds the whole body");

    let facts = built.facts;
    let extensions = facts.needs.extended.then(Extensions::all);
    let root = path::root_from(&placed.url);
    let links =
        PageLinks { document: PATH, root: &root, exceptions: &facts.links, sizes: &facts.sizes, told: &facts.told };
    let told = facts.summary.as_ref();
    let app = page::read(PATH, &document.text, told, &links, extensions, Ignore);

    let summary = Summary::of(&document.meta);
    let links = SiteLinks::new(&site, PATH, &placed.url);
    let command = page::read(PATH, &document.text, Some(&summary), &links, Some(Extensions::all()), Ignore);
    assert_eq!(app.title, placed.title, "the app and the command have one title");
    assert_eq!(app.headline, command.headline, "the app and the command have one byline");
    assert_eq!(app.description, command.description, "the app and the command have one description");
    assert_eq!(app.content.heading, command.content.heading, "the app and the command have one heading");
    assert_eq!(app.content.blocks, command.content.blocks, "the app and the command have one text");
}
