//! Which pages have an outline: a list of their headings that follows the reader.

use crate::around::Rows;
use crate::front_matter::Toc;
use crate::node::{Attribute, Element, Node, Tag};
use crate::page::Page;
use crate::site::Placed;

/// The levels of headings that an outline has unless its page says others.
const LEVELS: (u8, u8) = (2, 3);
/// Headings from which on a page has an outline without being asked.
const MANY: usize = 3;

/// Adds the outline of a page, where its front matter wants one, or says nothing and the page has many headings and no
/// table of contents of its own.
pub(super) fn add(rows: &mut Rows, placed: &Placed, page: &Page<'_>) {
    let (levels, least) = match placed.document.meta.toc {
        Some(Toc::Off) => return,
        Some(Toc::On) => (LEVELS, 1),
        Some(Toc::Levels(from, to)) => ((from, to), 1),
        None if placed.url.is_empty() => return,
        None => (LEVELS, MANY),
    };
    let top = || page.content.blocks.iter().flat_map(|block| &block.nodes).filter_map(element);
    let headings = top().filter(|element| is_heading(element, levels)).count();
    if headings >= least && (least < MANY || !top().any(is_table_of_contents)) {
        rows.add_outline("On this page", (levels != LEVELS).then_some(levels));
    }
}

fn element<'n>(node: &'n Node<'n>) -> Option<&'n Element<'n>> {
    match node {
        Node::Element(element) => Some(element),
        _ => None,
    }
}

fn is_heading(element: &Element<'_>, (from, to): (u8, u8)) -> bool {
    let has_id = element.attributes.iter().any(|attribute| matches!(attribute, Attribute::Id(_)));
    has_id && (from..=to).any(|level| element.tag == Tag::heading(level))
}

/// A list of the site's pages is one too, but it has a class.
fn is_table_of_contents(element: &Element<'_>) -> bool {
    element.tag.name() == "nav" && element.attributes.iter().all(|attribute| matches!(attribute, Attribute::Label(_)))
}
