//! The reader's place on a page by what they see there, not by pixels: a page's height changes when its source
//! becomes its rendering, and when the browser lays out sections that were out of view.

use std::cell::Cell;

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Element;

use super::{document, element, prose, scroll_position, scroll_to, window};

/// Frames in which the browser may still lay out what has come into view.
const FRAMES: u32 = 4;

thread_local! {
    /// Counts the places that readers were brought to: only the last one is kept up.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// A block of the text and where it is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Anchor {
    /// Its number.
    pub block: f64,
    /// Its top edge's distance from the window's, in CSS pixels; below it the block is in view.
    pub top: f64,
    /// How far the page is scrolled, in CSS pixels: for pages without blocks.
    pub scrolled: f64,
}

impl Anchor {
    /// The first block in view of the source of the first page; `None` while the reader has not scrolled.
    pub fn in_source() -> Option<Self> {
        let source = element("mdcms-source")?;
        (scroll_position() > 0.0).then(|| Self::inside(&source))
    }

    /// The first block in view of the page that is shown.
    pub fn in_page() -> Self {
        prose()
            .map_or_else(|| Self { block: -1.0, top: 0.0, scrolled: scroll_position() }, |prose| Self::inside(&prose))
    }

    /// The first paragraph below the header, since other blocks change their height with their rendering; the
    /// first block of any kind where the window shows no paragraph.
    fn inside(text: &Element) -> Self {
        let scrolled = scroll_position();
        let (header, bottom) = (header_height(), window_height());
        let mut first = None;
        let mut before = 0;
        find(text, &mut |child, inside| {
            let place = child.get_bounding_client_rect();
            let number = before;
            if child.class_name() == "prose-section" {
                if place.bottom() <= header {
                    before += inside;
                    return false;
                }
                return true;
            }
            before += inside;
            let is_paragraph = child.tag_name() == "P" || child.class_name() == "block";
            let is_seen = place.bottom() > header && place.top() < bottom;
            if is_seen && (is_paragraph || first.is_none()) {
                first = Some((number, place.top()));
            }
            (is_seen && is_paragraph) || place.top() >= bottom
        });
        let (block, top) = first.map_or((-1.0, 0.0), |(number, top)| (f64::from(number), top));
        Self { block, top, scrolled }
    }

    /// Scrolls so that the block is where it was. Sections that come into view by that get their true height only
    /// when the browser lays them out, so it is done again for a few frames, unless another page comes meanwhile.
    pub fn restore(self) {
        stop();
        let turn = TURN.get();
        self.scroll();
        spawn_local(async move {
            for _ in 0..FRAMES {
                next_frame().await;
                if TURN.get() != turn {
                    return;
                }
                self.scroll();
            }
        });
    }

    fn scroll(self) {
        let block = prose().filter(|_| self.block >= 0.0 && self.scrolled > 0.0).and_then(|prose| {
            let mut left = self.block as u32;
            find(&prose, &mut |_, inside| {
                let is_here = left < inside;
                left -= if is_here { 0 } else { inside };
                is_here
            })
        });
        match block {
            Some(block) => scroll_to(scroll_position() + block.get_bounding_client_rect().top() - self.top),
            None => scroll_to(self.scrolled),
        }
    }
}

/// Leaves the page where it is: an earlier [`Anchor::restore`] does no more.
pub fn stop() {
    TURN.set(TURN.get() + 1);
}

/// Resolves with the browser's next frame; at once where there are no frames.
async fn next_frame() {
    let frame = Promise::new(&mut |resolve, _| {
        let asked = window().map(|window| window.request_animation_frame(&resolve));
        if !matches!(asked, Some(Ok(_))) {
            let _ = resolve.call0(&JsValue::NULL);
        }
    });
    // The promise is never refused.
    let _ = JsFuture::from(frame).await;
}

/// How much of the window the header covers, in CSS pixels.
fn header_height() -> f64 {
    let header = document().and_then(|document| document.query_selector(".site-header").ok().flatten());
    header.map_or(0.0, |header| header.get_bounding_client_rect().bottom().max(0.0))
}

fn window_height() -> f64 {
    document().and_then(|document| document.document_element()).map_or(0.0, |root| f64::from(root.client_height()))
}

/// The first block that is wanted. A section is asked about as a whole first, with the number of blocks in it:
/// looking into one that is out of view would lay it out.
fn find(text: &Element, wanted: &mut dyn FnMut(&Element, u32) -> bool) -> Option<Element> {
    let children = text.children();
    for child in (0..children.length()).filter_map(|at| children.item(at)) {
        if child.class_name() == "prose-section" {
            // In a source there are marks between blocks.
            let blocks = child.children();
            let is_block = |at: &u32| blocks.item(*at).is_some_and(|block| block.tag_name() != "SPAN");
            let inside = (0..blocks.length()).filter(is_block).count() as u32;
            if wanted(&child, inside)
                && let Some(found) = find(&child, wanted)
            {
                return Some(found);
            }
        } else if child.tag_name() != "SPAN" && wanted(&child, 1) {
            return Some(child);
        }
    }
    None
}
