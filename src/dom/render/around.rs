//! What stands around a page's text, made once: somebody's focus may be in it.

use mdcms_core::around::{Rows, nodes};
use mdcms_core::node::Element as CoreElement;
use yew::Html;

use super::Renderer;
use crate::dom::document;

/// What stands around a page's text.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// Above its title.
    pub above: Html,
    /// Who wrote it, where they have pages.
    pub authors: Option<Html>,
    /// Before its text: where its outline comes.
    pub outline: Html,
    /// Below its text.
    pub below: Html,
}

/// One that is made again is another one.
impl PartialEq for Around {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Around {
    /// What these rows become on a page of the site at `base`.
    pub fn of(rows: &Rows, base: &str) -> Self {
        let nodes = nodes(rows, base);
        Self {
            above: html(nodes.above).unwrap_or_default(),
            authors: html(nodes.authors),
            outline: html(nodes.outline).unwrap_or_default(),
            below: html(nodes.below).unwrap_or_default(),
        }
    }
}

fn html(element: Option<CoreElement<'_>>) -> Option<Html> {
    let document = document()?;
    let made = Renderer { document: &document, before: None, lists: Vec::new() }.element(&element?)?;
    Some(Html::VRef(made.into()))
}
