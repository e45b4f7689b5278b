//! What is not read as Markdown: code, and raw HTML where no extension reads it, which is text then, or in a conformance
//! dialect [`Node::Raw`].

use std::borrow::Cow;
use std::ops::Range;

use super::Builder;
use crate::markdown::Dialect;
use crate::markdown::hooks::is_more_than_code;
use crate::node::{Attribute, Element, Node, Tag};
use crate::report::{Pieces, Report, place};

/// Text of a code block or of raw HTML that is being collected.
pub(in crate::markdown) struct Verbatim<'a> {
    /// The info string of a code block; `None` for HTML.
    pub(in crate::markdown) info: Option<Cow<'a, str>>,
    pub(in crate::markdown) text: String,
    /// Where its pieces begin, in the text and in the body; only for findings.
    pub(super) pieces: Pieces,
}

impl<'a> Verbatim<'a> {
    pub(super) fn new(info: Option<Cow<'a, str>>) -> Self {
        Self { info, text: String::new(), pieces: Pieces::new() }
    }

    /// A piece of HTML.
    pub(in crate::markdown) fn of_html(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::new(None) }
    }

    /// Where in the body a place of the text is, where somebody listens.
    pub(in crate::markdown) fn place(&self, at: usize) -> Option<usize> {
        (!self.pieces.is_empty()).then(|| place(&self.pieces, at))
    }
}

impl<'a, R: Report> Builder<'a, '_, R> {
    /// A block of code is complete.
    pub(super) fn end_code(&mut self, range: Range<usize>) {
        let Some(code) = self.verbatim.take() else { return };
        let info = code.info.as_deref().unwrap_or_default();
        let language = info.split([' ', '\t', ',']).next().unwrap_or_default();
        if self.dialect == Dialect::Site
            && matches!(language, "mdcms" | "math")
            && self.ask(|hooks, builder| hooks.block(&code, range, builder)).is_some()
        {
            return;
        }
        if self.dialect == Dialect::Site
            && is_more_than_code(info, &code.text)
            && self.ask(|hooks, builder| hooks.code(info, &code.text, builder)).is_some()
        {
            return;
        }
        let mut element = Element::new(Tag::Code);
        let language =
            if self.dialect == Dialect::Site { language } else { info.split(' ').next().unwrap_or_default() };
        if !language.is_empty() {
            element.attributes.push(Attribute::Language(Cow::Owned(language.to_owned())));
        }
        if !code.text.is_empty() {
            element.children.push(Node::Text(Cow::Owned(code.text)));
        }
        let mut pre = Element::new(Tag::Preformatted);
        if self.dialect == Dialect::Site {
            pre.attributes.push(Attribute::Focusable);
        }
        self.add(pre.containing(vec![element.into()]).into());
    }

    /// A block of raw HTML is complete.
    pub(super) fn end_html(&mut self, range: Range<usize>) {
        let Some(html) = self.verbatim.take() else { return };
        if self.dialect != Dialect::Site {
            return self.add(Node::Raw(Cow::Owned(html.text)));
        }
        if is_comment(html.text.trim()) {
            return;
        }
        if self.ask(|hooks, builder| hooks.html(&html, range.start, true, builder)).is_none() {
            let text = Node::Text(Cow::Owned(html.text));
            self.add(Element::new(Tag::Paragraph).containing(vec![text]).into());
        }
    }

    /// Takes raw HTML within a line.
    pub(super) fn raw(&mut self, text: Cow<'a, str>, range: Range<usize>) {
        if self.dialect != Dialect::Site {
            return self.add(Node::Raw(text));
        }
        if is_comment(&text) {
            return;
        }
        let html = Verbatim::of_html(&text);
        if self.ask(|hooks, builder| hooks.html(&html, range.start, false, builder)).is_none() {
            self.add_text(text, range);
        }
    }
}

/// Whether this is one comment and nothing else.
fn is_comment(html: &str) -> bool {
    let inside = html.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
    inside.is_some_and(|inside| !inside.contains("-->"))
}
