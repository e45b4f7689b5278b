//! The site's footer: inline Markdown from `config.yml`.

use mdcms_core::link::PageLinks;
use mdcms_core::markdown;
use mdcms_core::report::{Ignore, Shifted};
use web_sys::Element;

use crate::{dom, extensions};

/// The content of the footer, made once; nothing where the site has no footer.
pub fn footer(text: &str, exceptions: &[(String, String)], base: &str) -> Option<Element> {
    if text.is_empty() {
        return None;
    }
    let inner = dom::document()?.create_element("div").ok()?;
    inner.set_class_name("site-footer-inner");
    let links = PageLinks { document: "", root: base, exceptions, sizes: &[], told: &[] };
    let mut report = Shifted::new(Ignore, 0);
    let content = markdown::parse_inline(text, &links, extensions::markdown(), &mut report);
    for block in content.all_blocks() {
        dom::render::inline(&block.nodes, &inner);
    }
    Some(inner)
}
