//! The only code that calls the browser, but for fetching. Everything here is a plain function; what may be
//! missing in a browser is an `Option`, never a panic.

pub mod address;
pub mod anchor;
pub mod choices;
pub mod frame;
pub mod history;
pub mod links;
pub mod render;

use std::rc::Rc;

use mdcms_core::markdown::OWN_ID;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, Window};

use crate::parts;

/// The page's document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The window.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The element with an id.
pub fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// The body of the shell's document: the text of its parts, without the lists that stand between them.
pub fn source_text() -> Option<String> {
    let parts = element("mdcms-source")?.children();
    let mut text = String::new();
    for part in (0..parts.length()).filter_map(|at| parts.item(at)) {
        if part.class_name() != "posts" {
            text.push_str(&part.text_content()?);
        }
    }
    Some(text)
}

/// The text of the page that is shown.
pub fn prose() -> Option<Element> {
    document()?.query_selector("main .prose").ok().flatten()
}

/// The JSON in an element, parsed.
pub fn json_in(id: &str) -> Option<JsValue> {
    js_sys::JSON::parse(&element(id)?.text_content()?).ok()
}

/// Path of the site's root on its host, as the boot script found it.
pub fn base() -> Option<String> {
    document()?.document_element()?.get_attribute("data-base")
}

/// The state that tests and tools read: `booting`, `ready` or `error`.
pub fn set_status(status: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("data-mdcms", status);
    }
}

/// Says that a route's content is fully rendered.
pub fn mark_ready() {
    set_status("ready");
    if let Some(performance) = window().and_then(|window| window.performance()) {
        let _ = performance.mark("mdcms:ready");
    }
}

/// The query of the address, with its `?`; empty without one.
pub fn query() -> Rc<str> {
    window().and_then(|window| window.location().search().ok()).unwrap_or_default().into()
}

/// Seconds since 1970.
pub fn now() -> i64 {
    (js_sys::Date::now() / 1000.0) as i64
}

/// The year that it is where the reader is.
pub fn this_year() -> u32 {
    js_sys::Date::new_0().get_full_year()
}

/// Sets the window's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets the page's description; every shell has the element.
pub fn set_description(description: &str) {
    let meta = document().and_then(|document| document.query_selector("meta[name=description]").ok().flatten());
    if let Some(meta) = meta {
        let _ = meta.set_attribute("content", description);
    }
}

/// Moves the focus to the page's heading. The browser may scroll to it, so scroll afterwards.
pub fn focus_heading() {
    let heading = document().and_then(|document| document.query_selector("main h1").ok().flatten());
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        let _ = heading.focus();
    }
}

/// Brings a part of the page into view and the focus to it; false where there is no such part.
pub fn go_to_part(id: &str) -> bool {
    let own = || element(&[OWN_ID, id].concat());
    let Some(part) = element(id).or_else(own) else { return false };
    if let Some(code) = parts::extensions() {
        (code.behaviour.reveal)(&part);
    }
    if let Some(part) = part.dyn_ref::<HtmlElement>() {
        if part.tab_index() < 0 && !part.has_attribute("tabindex") {
            let _ = part.set_attribute("tabindex", "-1");
        }
        let _ = part.focus();
    }
    part.scroll_into_view();
    true
}

/// How far the page is scrolled, in CSS pixels.
pub fn scroll_position() -> f64 {
    window().and_then(|window| window.scroll_y().ok()).unwrap_or_default()
}

/// Scrolls the page to a distance from the top, in CSS pixels.
pub fn scroll_to(top: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, top);
    }
}

/// Whether the reader has asked for fewer bytes.
pub fn saves_data() -> bool {
    let get = |target: &JsValue, name: &str| js_sys::Reflect::get(target, &JsValue::from_str(name)).ok();
    let connection = window().and_then(|window| get(&window.navigator().into(), "connection"));
    connection.filter(|it| !it.is_undefined()).and_then(|it| get(&it, "saveData")).is_some_and(|it| it.is_truthy())
}

/// Lets the browser do what else it has to.
pub async fn next_task() {
    let task = js_sys::Promise::new(&mut |resolve, _| {
        let asked = window().map(|window| window.set_timeout_with_callback(&resolve));
        if !matches!(asked, Some(Ok(_))) {
            let _ = resolve.call0(&JsValue::NULL);
        }
    });
    // The promise is never refused.
    let _ = wasm_bindgen_futures::JsFuture::from(task).await;
}
