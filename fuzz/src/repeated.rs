//! A few characters many times over.

use mdcms_core::front_matter;
use mdcms_core::link::PageLinks;
use mdcms_core::markdown::Extensions;
use mdcms_core::page;
use mdcms_core::report::Ignore;

use crate::nodes;

/// Bytes of the whole text: quadratic work takes seconds, linear work a fraction of one.
const LENGTH: usize = 100_000;

/// Makes a page of a text that repeats: null characters separate what stands before, the unit, and what stands after.
pub fn repeated(text: &str) {
    let parts: Vec<&str> = text.splitn(3, '\0').collect();
    let (before, unit, after) = match parts[..] {
        [unit] => ("", unit, ""),
        [before, unit] => (before, unit, ""),
        [before, unit, after] => (before, unit, after),
        _ => return,
    };
    if unit.is_empty() {
        return;
    }
    let text = [before, &unit.repeat(LENGTH / unit.len()), after].concat();
    let links = PageLinks { document: "posts/a.md", root: "", exceptions: &[], sizes: &[], told: &[] };
    let page = page::read("posts/a.md", &text, None, &links, Some(Extensions::all()), Ignore);
    nodes::check("repeated", &page.content, &text[page.body_at..]);
    front_matter::parse(&text, &mut Vec::new());
}
