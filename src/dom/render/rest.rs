//! Long documents, piece by piece: the first screens come at once, and the rest in tasks so short that the page answers
//! its reader between them.

use js_sys::Promise;
use mdcms_core::node::Block;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::{Article, Renderer, SECTION};
use crate::dom::{document, window};
use crate::parts;

/// Blocks that come at once.
pub(super) const FIRST: usize = 2 * SECTION;

/// Milliseconds of a task.
const SLICE: f64 = 30.0;

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
            let blocks: Vec<_> = self.rest.borrow_mut().by_ref().take(SECTION).collect();
            self.blocks.borrow_mut().extend(blocks.iter().map(|block| renderer.block(block, &section)));
        }
        if self.is_whole()
            && let Some(code) = parts::extensions()
        {
            (code.behaviour.settle)(&self.prose);
        }
    }
}

/// Lets the browser do what else it has to.
async fn next_task() {
    let task = Promise::new(&mut |resolve, _| {
        let asked = window().map(|window| window.set_timeout_with_callback(&resolve));
        if !matches!(asked, Some(Ok(_))) {
            let _ = resolve.call0(&JsValue::NULL);
        }
    });
    // The promise is never refused.
    let _ = JsFuture::from(task).await;
}
