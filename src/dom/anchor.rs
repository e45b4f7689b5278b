//! The reader's place in the source text of the first view, kept when its rendering takes over.

use web_sys::{Element, HtmlCollection};

use super::{document, element, scroll_position, scroll_to};

/// A block of the source and where it was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Anchor {
    block: u32,
    top: f64,
}

impl Anchor {
    /// The first block in view, once the reader has scrolled.
    pub fn take() -> Option<Self> {
        if scroll_position() <= 0.0 {
            return None;
        }
        let source = element("mdcms-source")?;
        let blocks = source.get_elements_by_class_name("block");
        (0..blocks.length()).find_map(|block| {
            let place = blocks.item(block)?.get_bounding_client_rect();
            (place.bottom() > 0.0).then_some(Self { block, top: place.top() })
        })
    }

    /// Scrolls so that the rendering of the block is where its source was.
    pub fn restore(self) {
        if let Some(rendered) = rendered_block(self.block) {
            scroll_to(scroll_position() + rendered.get_bounding_client_rect().top() - self.top);
        }
    }
}

/// The rendering of a block, which may be inside a section.
fn rendered_block(index: u32) -> Option<Element> {
    let prose = document()?.query_selector("main .prose").ok().flatten()?;
    let mut left = index;
    let children: HtmlCollection = prose.children();
    for at in 0..children.length() {
        let child = children.item(at)?;
        if child.class_name() != "prose-section" {
            if left == 0 {
                return Some(child);
            }
            left -= 1;
            continue;
        }
        let inside = child.child_element_count();
        if left < inside {
            return child.children().item(left);
        }
        left -= inside;
    }
    None
}
