//! Links that the app follows itself, and those it leaves to the browser.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

use super::window;
use crate::route::{self, Wanted};

/// The page that a click asks the app for. Modifier keys, other buttons, new tabs, downloads, other sites,
/// files and places on the same page are the browser's.
pub fn clicked(event: &Event, base: &str) -> Option<(Wanted, String)> {
    let mouse = event.dyn_ref::<MouseEvent>()?;
    if mouse.button() != 0 || mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key() {
        return None;
    }
    if event.default_prevented() {
        return None;
    }
    let anchor = anchor_of(event)?;
    if !anchor.target().is_empty() || anchor.has_attribute("download") {
        return None;
    }
    let wanted = page_of(&anchor, base)?;
    let here = window()?.location();
    let same_page = here.pathname().ok()? == anchor.pathname() && here.search().ok()? == anchor.search();
    if same_page && !anchor.hash().is_empty() && !wanted.old {
        return None;
    }
    Some((wanted, anchor.href()))
}

/// The page that the link under an event leads to.
pub fn under(event: &Event, base: &str) -> Option<Wanted> {
    page_of(&anchor_of(event)?, base)
}

fn anchor_of(event: &Event) -> Option<HtmlAnchorElement> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("a[href]").ok()??.dyn_into().ok()
}

fn page_of(anchor: &HtmlAnchorElement, base: &str) -> Option<Wanted> {
    if anchor.origin() != window()?.location().origin().ok()? {
        return None;
    }
    let pathname = anchor.pathname();
    route::is_page(pathname.strip_prefix(base)?).then(|| route::read(base, &pathname, &anchor.hash()))?
}
