//! Where the extensions take part in building a body's tree.
//!
//! The parser and [`Builder`] know CommonMark and GitHub's tables, task lists, strikethrough and bare addresses; all
//! else is an extension. A reader's browser loads the code of the extensions only for pages that use one, so the
//! builder knows it by this module alone: whoever has the code hands in [`Extensions`].

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use pulldown_cmark::CowStr;

use super::build::{Builder, Verbatim};
pub(super) use super::extensions::Left;
use super::extensions::{self, All, Formulas};
use crate::link::Links;
use crate::node::{Element, Node};
use crate::report::Report;

/// The code of all extensions.
pub struct Extensions<R> {
    begin: for<'a> fn(&'a str, Option<Formulas>) -> Box<dyn Hooks<'a, R> + 'a>,
    formulas: Option<Formulas>,
    text: for<'a> fn(Text<'a, '_, R>) -> Vec<Piece<'a>>,
    quote: for<'e, 'a> fn(&'e mut Element<'a>),
}

/// A text within a line, and what is known of where it stands.
pub(super) struct Text<'a, 'w, R> {
    pub(super) text: Cow<'a, str>,
    /// Where in the body it begins; only for findings.
    pub(super) at: usize,
    /// Whether it is a part of a link or of a picture's text.
    pub(super) in_link: bool,
    /// The element right before it.
    pub(super) before: Option<&'w mut Node<'a>>,
    pub(super) links: &'w dyn Links,
    pub(super) report: &'w mut R,
}

/// A part of a text.
pub(super) enum Piece<'a> {
    /// Still text, perhaps with addresses in it.
    Text(Cow<'a, str>),
    /// What an extension has made of it.
    Node(Node<'a>),
}

impl<R: Report> Extensions<R> {
    /// All there are. What does not call this is built without their code.
    pub fn all() -> Self {
        Self::all_but_formulas().with_formulas(Formulas::all())
    }

    /// All but the code for formulas, which are shown as they are written.
    pub fn all_but_formulas() -> Self {
        Self {
            begin: |body, formulas| Box::new(All::new(body, formulas)),
            formulas: None,
            text: extensions::text,
            quote: extensions::quote,
        }
    }

    /// The same with the code for formulas.
    #[must_use]
    pub fn with_formulas(self, formulas: Formulas) -> Self {
        Self { formulas: Some(formulas), ..self }
    }

    /// Whether the code for formulas is here.
    pub fn has_formulas(&self) -> bool {
        self.formulas.is_some()
    }

    /// The same without it.
    #[must_use]
    pub(super) fn without_formulas(self) -> Self {
        Self { formulas: None, ..self }
    }

    /// Begins a body.
    pub(super) fn begin<'a>(self, body: &'a str) -> Box<dyn Hooks<'a, R> + 'a> {
        (self.begin)(body, self.formulas)
    }

    /// The pieces of a text that [`asks_for_extensions`].
    pub(super) fn text<'a>(self, text: Text<'a, '_, R>) -> Vec<Piece<'a>> {
        (self.text)(text)
    }

    /// Takes a quote that is complete.
    pub(super) fn quote(self, quote: &mut Element<'_>) {
        (self.quote)(quote);
    }
}

/// A line without what quotes and lists put before it.
pub(crate) fn without_prefix(line: &str) -> &str {
    line.trim_start_matches([' ', '\t', '>'])
}

/// Whether something is said of a block of code besides its language, behind the fence or in its comments.
pub(super) fn is_more_than_code(info: &str, text: &str) -> bool {
    let has = |mark: &[u8]| text.as_bytes().windows(mark.len()).any(|part| part == mark);
    info.trim_end().contains([' ', '\t', '{', ':', '[', ',']) || has(b"[!code ") || has(b"highlight-")
}

/// Whether a text may have marks of an extension. To say so of one that has none costs a reader time; nothing else.
pub(super) fn asks_for_extensions(text: &str) -> bool {
    let brackets = text.starts_with('[') && text.trim_end().ends_with(']');
    let has_two = |mark: u8| text.bytes().filter(|byte| *byte == mark).nth(1).is_some();
    brackets || text.starts_with('{') || has_two(b'^') || has_two(b'[') || (has_two(b':') && has_short_name(text))
}

/// Whether something between two colons may be the short name of an emoji.
fn has_short_name(text: &str) -> bool {
    text.split(':').skip(1).any(is_short_name)
}

/// Whether this may be the short name of an emoji, and is no part of a time.
pub(super) fn is_short_name(name: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'+' | b'-');
    name.bytes().all(is_part) && name.bytes().any(|byte| !byte.is_ascii_digit()) || matches!(name, "100" | "1234")
}

impl<R> Clone for Extensions<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R> Copy for Extensions<R> {}

impl<R> fmt::Debug for Extensions<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Extensions")
    }
}

/// The extensions that remember something of the body they are in.
pub(super) trait Hooks<'a, R> {
    /// A bracket stands alone between pieces of text; tells whether it has been taken.
    fn bracket(&mut self, bracket: &str, range: &Range<usize>, builder: &mut Builder<'a, '_, R>) -> bool;

    /// An element is about to end: what is open inside it without an end of its own ends first.
    fn before_end(&mut self, builder: &mut Builder<'a, '_, R>);

    /// Raw HTML that begins at `start` of the body: a block of it, or a tag within a line.
    fn html(&mut self, html: &Verbatim<'_>, start: usize, is_block: bool, builder: &mut Builder<'a, '_, R>);

    /// The body for the parser, with some of its lines and characters covered by others of the same length. Where there
    /// is one, all dollars in it are marks of formulas.
    fn covered(&mut self) -> Option<String>;

    /// A string that the parser has put together from its body, as the body has it.
    fn uncovered(&self, text: String) -> String;

    /// There is a formula, written at `range` with its marks.
    fn formula(&mut self, tex: &CowStr<'_>, range: &Range<usize>, builder: &mut Builder<'a, '_, R>);

    /// There is a thematic break; tells whether it is a cover and has been taken.
    fn rule(&mut self, at: usize, builder: &mut Builder<'a, '_, R>) -> bool;

    /// The list that began at `at` is the innermost element and complete; tells whether it has been taken.
    fn list(&mut self, at: usize, builder: &mut Builder<'a, '_, R>) -> bool;

    /// A fenced block of MD-CMS or with a formula is complete.
    fn block(&mut self, block: &Verbatim<'_>, range: Range<usize>, builder: &mut Builder<'a, '_, R>);

    /// A block of code is complete that [`is_more_than_code`].
    fn code(&mut self, info: &str, text: &str, builder: &mut Builder<'a, '_, R>);

    /// The text refers to a footnote.
    fn note_reference(&mut self, label: &str) -> Node<'a>;

    /// The definition of a footnote begins.
    fn note_start(&mut self, label: &str);

    /// The definition of a footnote that was begun last is complete.
    fn note_end(&mut self, content: Vec<Node<'a>>, range: Range<usize>);

    /// Something visible has been added to the top level.
    fn added(&mut self);

    /// The body is complete.
    fn finish(&mut self, builder: &mut Builder<'a, '_, R>);

    /// A text inside the body is complete; what is left belongs to the text around it.
    fn leave(&mut self) -> Left;
}
