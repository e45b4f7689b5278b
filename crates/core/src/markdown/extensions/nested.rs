//! Markdown whose text is not a part of the body as it stands there: the parts of tabs and accordions, and other files.

use std::ops::Range;

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
    included: usize,
}

/// Where in the body a text was written.
pub(super) enum Places {
    /// It was put together from these pieces.
    Pieces(Pieces),
    /// Nowhere, but this is what brings it.
    At(Range<usize>),
}

impl Places {
    fn of(&self, at: usize) -> usize {
        match self {
            Self::Pieces(pieces) => place(pieces, at),
            Self::At(place) => place.start,
        }
    }
}

impl Left {
    pub(super) fn of(all: &mut All<'_>) -> Self {
        let All { notes, html, choices, included, .. } = all;
        let (notes, html) = (std::mem::take(notes).into_owned(), std::mem::take(html));
        Self { notes, html, choices: *choices, included: *included }
    }
}

impl<'a> All<'a> {
    /// The nodes of a text; `is_foreign` where it is no part of the page's own file.
    pub(super) fn nested<R: Report>(
        &mut self,
        text: &str,
        places: &Places,
        is_foreign: bool,
        builder: &mut Builder<'a, '_, R>,
    ) -> Vec<Node<'a>> {
        if builder.is_deep() || builder.is_full() {
            return vec![Node::Text(text.to_owned().into())];
        }
        let inside = All {
            notes: self.notes.inside(),
            html: std::mem::take(&mut self.html),
            choices: self.choices,
            included: self.included,
            is_foreign: self.is_foreign || is_foreign,
            ..All::new(text, self.maths.code())
        };
        let (nodes, left) = match places {
            Places::Pieces(pieces) => {
                let before = builder.report.enter(pieces.clone());
                let made = builder.nested(text, Box::new(inside));
                builder.report.leave(before);
                made
            }
            Places::At(place) => {
                let is_first = builder.report.pin(place.clone());
                let made = builder.nested(text, Box::new(inside));
                if is_first {
                    builder.report.unpin();
                }
                made
            }
        };
        self.notes.adopt(left.notes, |at| places.of(at));
        (self.html, self.choices, self.included) = (left.html, left.choices, left.included);
        nodes
    }
}
