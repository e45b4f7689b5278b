//! What the shell has around the view: its links lead on, and the one to the page that is shown is marked.

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::document;

const CURRENT: &str = "aria-current";

/// Marks the links of the site's navigation that lead to an address: a path on this host, encoded.
pub fn mark_current(address: &str) {
    let links = document().and_then(|document| document.query_selector_all(".site-header nav a").ok());
    let Some(links) = links else { return };
    for link in (0..links.length()).filter_map(|at| links.item(at)?.dyn_into::<Element>().ok()) {
        // Written by the shell relative to its own address, made absolute by the boot script.
        let leads_here = link.unchecked_ref::<web_sys::HtmlAnchorElement>().pathname() == address;
        let _ = if leads_here { link.set_attribute(CURRENT, "page") } else { link.remove_attribute(CURRENT) };
    }
}
