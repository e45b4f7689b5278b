//! Long documents, piece by piece: the first screens come at once, and the rest in tasks so short that the page answers
//! its reader between them.

use mdcms_core::node::Block;
use mdcms_core::page::SECTION;

use super::{Article, Renderer};
use crate::dom::{document, next_task};
use crate::parts;

/// Blocks that come at once.
pub(super) const FIRST: usize = 2 * SECTION;

/// Milliseconds of a task.
pub(super) const SLICE: f64 = 30.0;

/// What of a document is not on the page yet.
pub(super) type Rest = std::vec::IntoIter<Block<'static>>;

impl Article {
    /// Whether all of it is on the page.
    pub fn is_whole(&self) -> bool {
        self.rest.borrow().len() == 0
    }

    /// Brings what is missing at once: somebody wants to go there.
    pub fn finish(&self) {
        self.go_on(f64::INFINITY);
    }

    /// Brings what is missing while the article is on the page; tells whether it is there whole.
    pub async fn follow(&self) -> bool {
        while !self.is_whole() && self.prose.is_connected() {
            self.go_on(js_sys::Date::now() + SLICE);
            next_task().await;
        }
        self.prose.is_connected()
    }

    /// Brings sections until it is so late, in milliseconds since 1970.
    fn go_on(&self, until: f64) {
        let Some(document) = document() else { return };
        if self.is_whole() {
            return;
        }
        let mut renderer = Renderer { document: &document, before: None, lists: Vec::new() };
        while !self.is_whole() && js_sys::Date::now() < until {
            let Some(section) = renderer.section(&self.prose) else { return };
            for block in self.rest.borrow_mut().by_ref().take(SECTION) {
                renderer.nodes(&block.nodes, &section);
            }
        }
        if self.is_whole()
            && let Some(code) = parts::extensions()
        {
            (code.behaviour.settle)(&self.prose);
        }
    }
}
