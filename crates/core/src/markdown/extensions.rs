//! What sites may write beyond GitHub's Markdown without alerts and footnotes.
//!
//! A reader's browser loads this part only for pages that use something of it.
//!
//! 1. `callout` makes alerts of quotes, `notes` numbers footnotes and lists them;
//! 2. `marks` finds what stands within a text: `superscript`, `emoji`, `wiki` links, and what is said of a `picture`;
//!    `toc` lists the headings of the page;
//! 3. `containers` puts boxes around blocks and finds definitions;
//! 4. `code` reads what is said of blocks of code;
//! 5. `blocks` reads MD-CMS's own fenced blocks, `items` those parts of them that are YAML;
//! 6. `choices` makes tabs and accordions, whose parts are Markdown that `nested` reads;
//! 7. `includes` puts files in the place of lines that name them;
//! 8. `html` weaves raw HTML into the tree;
//! 9. `maths` reads formulas, by code that is loaded only for pages with some.

mod blocks;
mod callout;
mod choices;
mod code;
pub(crate) mod containers;
mod emoji;
mod html;
pub(crate) mod includes;
pub(crate) mod items;
mod marks;
mod maths;
mod nested;
mod notes;
mod picture;
mod superscript;
mod toc;
mod wiki;

use std::ops::Range;

use pulldown_cmark::CowStr;

use super::build::{Builder, Free, Verbatim};
use super::hooks::Hooks;
use crate::node::{Element, Node};
use crate::report::Report;
use containers::{Containers, Taken};
use html::Html;
pub use maths::Formulas;
use maths::Maths;
pub(super) use nested::Left;
use notes::Notes;

/// All extensions, in one body.
#[derive(Debug)]
pub(super) struct All<'a> {
    notes: Notes<'a>,
    html: Html,
    containers: Containers<'a>,
    maths: Maths,
    /// How many parts of tabs and accordions the page has so far.
    choices: usize,
    /// How many bytes of other files the page has so far.
    included: usize,
    /// Whether the body is no part of the page's own file, so that what it names is not seen from there.
    is_foreign: bool,
    /// The body with some of its lines and dollars covered.
    covered: Option<String>,
    /// What covers dollars in it.
    cover: Option<u8>,
}

impl<'a> All<'a> {
    /// The extensions at the start of a body.
    pub(super) fn new(body: &'a str, formulas: Option<Formulas>) -> Self {
        let (containers, lines) = Containers::of(body);
        let (covered, cover) = match maths::cover(lines.as_deref().unwrap_or(body), lines.is_some()) {
            Some((covered, cover)) => (Some(covered), Some(cover)),
            None => (lines, None),
        };
        let (notes, html, maths) = (Notes::default(), Html::default(), Maths::new(formulas));
        Self { notes, html, containers, maths, choices: 0, included: 0, is_foreign: false, covered, cover }
    }
}

impl<'a, R: Report> Hooks<'a, R> for All<'a> {
    fn bracket(&mut self, bracket: &str, range: &Range<usize>, builder: &mut Builder<'a, '_, R>) -> bool {
        self.notes.bracket(bracket, range, builder)
    }

    fn before_end(&mut self, builder: &mut Builder<'a, '_, R>) {
        loop {
            match builder.innermost_free() {
                Some(Free::Html) => html::end_inside(builder),
                Some(Free::Container) => containers::end(&mut self.choices, builder),
                None if self.notes.abandon(builder) => {}
                None => break,
            }
        }
    }

    fn covered(&mut self) -> Option<String> {
        self.covered.take()
    }

    fn uncovered(&self, text: String) -> String {
        match self.cover {
            Some(cover) => maths::uncovered(text, cover),
            None => text,
        }
    }

    fn formula(&mut self, tex: &CowStr<'_>, range: &Range<usize>, builder: &mut Builder<'a, '_, R>) {
        self.maths.read(tex, range, builder);
    }

    fn rule(&mut self, at: usize, builder: &mut Builder<'a, '_, R>) -> bool {
        match self.containers.rule(at, &mut self.choices, builder) {
            Taken::No => return false,
            Taken::Yes => {}
            Taken::Message(container) => containers::open_message(self, &container, at, builder),
            Taken::Include(include) => includes::read(self, &include, at, builder),
        }
        true
    }

    fn list(&mut self, at: usize, builder: &mut Builder<'a, '_, R>) -> bool {
        self.containers.list(at, builder)
    }

    fn html(&mut self, html: &Verbatim<'_>, start: usize, is_block: bool, builder: &mut Builder<'a, '_, R>) {
        self.html.read(html, start, is_block, builder);
    }

    fn block(&mut self, block: &Verbatim<'_>, range: Range<usize>, builder: &mut Builder<'a, '_, R>) {
        let info = block.info.as_deref().unwrap_or_default();
        if info.trim_start().starts_with("math") {
            return self.maths.block(&block.text, &range, builder);
        }
        let nodes = blocks::read(self, block, range, builder);
        builder.add_all(nodes);
    }

    fn code(&mut self, info: &str, text: &str, builder: &mut Builder<'a, '_, R>) {
        builder.add(code::block(info, text));
    }

    fn note_reference(&mut self, label: &str) -> Node<'a> {
        notes::reference(notes::folded(label))
    }

    fn note_start(&mut self, label: &str) {
        self.notes.start(label);
    }

    fn note_end(&mut self, content: Vec<Node<'a>>, range: Range<usize>) {
        self.notes.define(content, range);
    }

    fn added(&mut self) {
        self.notes.pass();
    }

    fn finish(&mut self, builder: &mut Builder<'a, '_, R>) {
        toc::finish(&mut builder.content);
        self.notes.finish(builder);
        self.html.finish(&mut builder.content);
    }

    fn leave(&mut self) -> Left {
        Left::of(self)
    }
}

pub(crate) use html::is_inline;
pub(super) use marks::text;

/// A value without quotes around it.
fn unquoted(value: &str) -> &str {
    ['"', '\''].into_iter().find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote)).unwrap_or(value)
}

/// Makes what it is of a quote.
pub(super) fn quote(quote: &mut Element<'_>) {
    callout::from_quote(quote);
}
