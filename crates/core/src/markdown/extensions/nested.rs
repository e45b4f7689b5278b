//! Markdown inside a block whose text is not a part of the body as it stands there: the parts of tabs and accordions.

use super::All;
use crate::markdown::build::Builder;
use crate::markdown::extensions::html::Html;
use crate::markdown::extensions::notes::Notes;
use crate::node::Node;
use crate::report::{Pieces, Report, place};

/// What the extensions of a text leave to those of the text around it.
#[derive(Debug, Default)]
pub(in crate::markdown) struct Left {
    notes: Notes<'static>,
    html: Html,
    choices: usize,
}

impl Left {
    pub(super) fn of(all: &mut All<'_>) -> Self {
        let All { notes, html, choices, .. } = all;
        Self { notes: std::mem::take(notes).into_owned(), html: std::mem::take(html), choices: *choices }
    }
}

impl<'a> All<'a> {
    /// The nodes of a text that was put together from `places` of the body.
    pub(super) fn nested<R: Report>(
        &mut self,
        text: &str,
        places: Pieces,
        builder: &mut Builder<'a, '_, R>,
    ) -> Vec<Node<'a>> {
        if builder.is_deep() || builder.is_full() {
            return vec![Node::Text(text.to_owned().into())];
        }
        let inside = All {
            notes: self.notes.inside(),
            html: std::mem::take(&mut self.html),
            choices: self.choices,
            ..All::new(text, self.maths.code())
        };
        let before = builder.report.enter(places.clone());
        let (nodes, left) = builder.nested(text, Box::new(inside));
        builder.report.leave(before);
        self.notes.adopt(left.notes, |at| place(&places, at));
        (self.html, self.choices) = (left.html, left.choices);
        nodes
    }
}
