//! The page that all tests share.

use std::cell::RefCell;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Waker};

use js_sys::Promise;
use mdcms_app::{App, dom};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, Event, EventTarget, FocusOptions, HtmlElement, MouseEvent, MouseEventInit, Window};
use yew::AppHandle;

/// Milliseconds that something may take before its test fails; only a test that fails waits for so long.
const LIMIT: f64 = 5000.0;

thread_local! {
    /// The app of the test that runs. A test that fails cannot end its own.
    static RUNNING: RefCell<Option<AppHandle<App>>> = const { RefCell::new(None) };
}

pub(crate) fn window() -> Window {
    dom::window().expect("a window")
}

pub(crate) fn document() -> Document {
    dom::document().expect("a document")
}

/// Ends the last test's app and takes its traces away; the address is `address` then.
pub(crate) fn clear(address: &str) {
    end();
    for trace in ["stage", "mdcms", "mdcms-data"] {
        if let Some(trace) = document().get_element_by_id(trace) {
            trace.remove();
        }
    }
    let root = document().document_element().expect("the root element");
    for attribute in ["data-base", "data-mdcms"] {
        root.remove_attribute(attribute).expect("an attribute that can go");
    }
    storage().clear().expect("a store that can be cleared");
    go_silently(address);
    if let Some(focused) = document().active_element().and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        focused.blur().expect("a focus that can go");
    }
    dom::scroll_to(0.0);
}

/// Puts an address in the bar without a new entry, and takes the entry's state away.
pub(crate) fn go_silently(address: &str) {
    let history = window().history().expect("a history");
    history.replace_state_with_url(&JsValue::NULL, "", Some(address)).expect("an address of this origin");
}

pub(crate) fn storage() -> web_sys::Storage {
    window().session_storage().ok().flatten().expect("a store")
}

/// Keeps the app that runs until the next test.
pub(crate) fn keep(app: AppHandle<App>) {
    RUNNING.set(Some(app));
}

/// Ends the app that runs.
pub(crate) fn end() {
    if let Some(app) = RUNNING.take() {
        app.destroy();
        // The first look at what is left to do does it.
        let _ = pin!(flush()).poll(&mut Context::from_waker(Waker::noop()));
    }
}

/// An element with this content, in the page.
pub(crate) fn put(html: &str) -> Element {
    let stage = document().create_element("div").expect("an element");
    stage.set_id("stage");
    stage.set_inner_html(html);
    document().body().expect("a body").append_child(&stage).expect("a child");
    stage
}

/// The first element for a selector, where there is one.
pub(crate) fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).expect("a selector")
}

/// The first element for a selector.
pub(crate) fn the(selector: &str) -> Element {
    find(selector).unwrap_or_else(|| panic!("there is no `{selector}` on the page"))
}

/// The text of the first element for a selector; empty where there is none.
pub(crate) fn text(selector: &str) -> String {
    find(selector).and_then(|it| it.text_content()).unwrap_or_default()
}

/// The texts of all elements for a selector.
pub(crate) fn texts(selector: &str) -> Vec<String> {
    let all = document().query_selector_all(selector).expect("a selector");
    (0..all.length()).filter_map(|at| all.get(at)?.text_content()).collect()
}

/// All elements for a selector.
pub(crate) fn all(selector: &str) -> Vec<Element> {
    let all = document().query_selector_all(selector).expect("a selector");
    (0..all.length()).filter_map(|at| all.get(at)?.dyn_into().ok()).collect()
}

/// The address without its host.
pub(crate) fn address() -> String {
    let location = window().location();
    [location.pathname(), location.search(), location.hash()].into_iter().flatten().collect()
}

/// Clicks as a reader does with a mouse or by keyboard: focus, then the click.
pub(crate) fn click(selector: &str) {
    let target = the(selector).dyn_into::<HtmlElement>().expect("an element of HTML");
    focus(&target);
    send(&target, &mouse("click", &MouseEventInit::new()));
}

/// Puts the focus on an element and scrolls nowhere, as a click does.
pub(crate) fn focus(target: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    target.focus_with_options(&options).expect("the focus");
}

/// An event of the mouse as the browser makes it.
pub(crate) fn mouse(kind: &str, init: &MouseEventInit) -> Event {
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_composed(true);
    MouseEvent::new_with_mouse_event_init_dict(kind, init).expect("an event").into()
}

pub(crate) fn send(target: &EventTarget, event: &Event) {
    target.dispatch_event(event).expect("an event that can be sent");
}

/// Waits until `condition` holds, looking after each task of the browser; fails with `what` when it never does.
pub(crate) async fn until(what: &str, condition: impl Fn() -> bool) {
    let end = js_sys::Date::now() + LIMIT;
    while !condition() {
        let (shown, at) = (text("main"), address());
        assert!(js_sys::Date::now() < end, "never: {what}; at {at} the page says {shown:?}");
        task().await;
    }
    flush().await;
}

/// Lets the browser finish what it does now.
pub(crate) async fn task() {
    let next = Promise::new(&mut |resolve, _| {
        window().set_timeout_with_callback(&resolve).expect("a task");
    });
    JsFuture::from(next).await.expect("a promise that is kept");
}

/// Lets the browser draw twice: what is done with the next frame has been done then.
pub(crate) async fn frames() {
    for _ in 0..2 {
        let next = Promise::new(&mut |resolve, _| {
            window().request_animation_frame(&resolve).expect("a frame");
        });
        JsFuture::from(next).await.expect("a promise that is kept");
    }
}

/// Lets Yew finish what it has to render.
pub(crate) async fn flush() {
    yew::scheduler::flush().await;
}
