//! Text between the marks: put together, counted, and searched for bare addresses.

use std::borrow::Cow;
use std::ops::Range;

use super::Builder;
use crate::markdown::hooks::{Piece, Text, asks_for_extensions};
use crate::markdown::{Dialect, autolink};
use crate::node::Node;
use crate::report::Report;

impl<'a, R: Report> Builder<'a, '_, R> {
    /// Text waits for more of it: pulldown-cmark cuts it at every character that might be markup. What is borrowed is
    /// the part of the body at `range`.
    pub(in crate::markdown) fn add_text(&mut self, text: Cow<'a, str>, range: Range<usize>) {
        if let Some(verbatim) = &mut self.verbatim {
            if self.report.listens() {
                verbatim.pieces.push((verbatim.text.len(), range.start));
            }
            verbatim.text.push_str(&text);
            return;
        }
        self.text = Some(match self.text.take() {
            None => (text, range),
            Some((before, at)) => {
                let whole = at.start..range.end;
                let joined = match (before, text) {
                    (Cow::Borrowed(_), Cow::Borrowed(_)) if at.end == range.start => {
                        Cow::Borrowed(self.body.get(whole.clone()).unwrap_or_default())
                    }
                    (before, text) => {
                        let mut both = before.into_owned();
                        both.push_str(&text);
                        Cow::Owned(both)
                    }
                };
                (joined, whole)
            }
        });
    }

    /// Adds the waiting text.
    pub(in crate::markdown) fn flush(&mut self) {
        let Some((text, range)) = self.text.take() else { return };
        self.count(&text);
        let in_link = self.in_link > 0;
        let siblings = match self.open.last_mut() {
            Some(frame) => &mut frame.element.children,
            None => &mut self.nodes,
        };
        let before = siblings.len();
        let no_links = self.dialect == Dialect::CommonMark || in_link;
        let asks = self.dialect == Dialect::Site && asks_for_extensions(&text);
        self.content.needs.extended |= asks;
        match self.extensions.filter(|_| asks) {
            None => add(text, no_links, siblings),
            Some(extensions) => {
                let (at, before) = (range.start, siblings.last_mut());
                let asked = Text { text, at, in_link, before, links: self.links, report: self.report };
                for piece in extensions.text(asked) {
                    match piece {
                        Piece::Text(text) => add(text, no_links, siblings),
                        Piece::Node(node) => siblings.push(node),
                    }
                }
            }
        }
        self.made += siblings.len() - before;
    }

    pub(in crate::markdown) fn count(&mut self, text: &str) {
        let ideographs = text.chars().filter(|character| matches!(character, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')).count();
        self.content.ideographs += ideographs;
        if ideographs == 0 {
            self.content.words += text.split_ascii_whitespace().count();
        } else {
            self.content.words += text.split_ascii_whitespace().filter(|word| word.is_ascii()).count();
        }
    }

    /// Takes a `^` away that stands right before `at`; tells whether there was one.
    pub(in crate::markdown) fn take_caret(&mut self, at: usize) -> bool {
        let before = self.body.get(..at).and_then(|before| before.strip_suffix('^'));
        let Some((text, range)) = self.text.as_mut().filter(|(text, range)| range.end == at && text.ends_with('^'))
        else {
            return false;
        };
        let escapes = before.unwrap_or_default().bytes().rev().take_while(|byte| *byte == b'\\').count();
        if before.is_none() || escapes % 2 == 1 {
            return false;
        }
        range.end -= 1;
        match text {
            Cow::Borrowed(text) => *text = &text[..text.len() - 1],
            Cow::Owned(text) => drop(text.pop()),
        }
        true
    }
}

fn add<'a>(text: Cow<'a, str>, no_links: bool, siblings: &mut Vec<Node<'a>>) {
    if text.is_empty() {
        return;
    }
    if no_links {
        siblings.push(Node::Text(text));
    } else {
        autolink::split(text, siblings);
    }
}
