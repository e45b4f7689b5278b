//! Raw HTML: text that readers see, or in a conformance dialect [`Node::Raw`].

use std::borrow::Cow;
use std::ops::Range;

use super::Dialect;
use super::build::Builder;
use crate::node::{Element, Node, Tag};
use crate::report::{Finding, Report};

impl<'a, R: Report> Builder<'a, '_, R> {
    /// Takes a block of raw HTML.
    pub(super) fn html_block(&mut self, text: String, range: Range<usize>) {
        if self.dialect != Dialect::Site {
            return self.add(Node::Raw(Cow::Owned(text)));
        }
        if let Some(shown) = self.shown_html(&text, range) {
            let paragraph = Element::new(Tag::Paragraph).containing(vec![Node::Text(Cow::Owned(shown))]);
            self.add(paragraph.into());
        }
    }

    /// Takes raw HTML within a line.
    pub(super) fn raw(&mut self, text: Cow<'a, str>, range: Range<usize>) {
        if self.dialect != Dialect::Site {
            return self.add(Node::Raw(text));
        }
        if let Some(shown) = self.shown_html(&text, range.clone()) {
            self.add_text(Cow::Owned(shown), range);
        }
    }

    /// Raw HTML as its author will see it: the text itself, without comments.
    fn shown_html(&mut self, text: &str, range: Range<usize>) -> Option<String> {
        let mut shown = String::new();
        let mut rest = text;
        while let Some((before, comment)) = rest.split_once("<!--") {
            shown.push_str(before);
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        }
        shown.push_str(rest);
        let shown = shown.trim();
        if shown.is_empty() {
            return None;
        }
        self.report
            .report(|| Finding::warning("raw-html", range, "HTML is shown as text").help("write it as Markdown"));
        Some(shown.to_owned())
    }
}
