//! What the shell has around the view: the link to the page that is shown is marked, and what was open is closed.

use wasm_bindgen::JsCast;
use web_sys::{HtmlAnchorElement, HtmlElement};

use super::document;

const CURRENT: &str = "aria-current";

/// Marks the links of the site's navigation that lead to an address, a path on this host, encoded. They are in view
/// then, and menus are closed.
pub fn mark_current(address: &str) {
    let Some(document) = document() else { return };
    if let Ok(Some(menu)) = document.query_selector("[popover]:popover-open") {
        let _ = menu.unchecked_into::<HtmlElement>().hide_popover();
    }
    let Ok(links) = document.query_selector_all(".sidebar a, .site-nav a") else { return };
    for link in (0..links.length()).filter_map(|at| links.item(at)?.dyn_into::<HtmlAnchorElement>().ok()) {
        if link.pathname() == address {
            let _ = link.set_attribute(CURRENT, "page");
            show(&link);
        } else {
            let _ = link.remove_attribute(CURRENT);
        }
    }
}

/// Unfolds the sections around a link, and scrolls their list where the link is out of view.
fn show(link: &HtmlAnchorElement) {
    let mut around = link.closest("details").ok().flatten();
    while let Some(section) = around {
        let _ = section.set_attribute("open", "");
        around = section.parent_element().and_then(|it| it.closest("details").ok().flatten());
    }
    let Ok(Some(list)) = link.closest(".sidebar") else { return };
    let (place, frame) = (link.get_bounding_client_rect(), list.get_bounding_client_rect());
    if place.top() < frame.top() || place.bottom() > frame.bottom() {
        list.set_scroll_top(list.scroll_top() + (place.top() - frame.top()) as i32 - list.client_height() / 2);
    }
}
