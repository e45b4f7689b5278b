//! `dom::history`: where the reader was on each entry of the browser's history.

use mdcms_app::dom::anchor::Anchor;
use mdcms_app::dom::history::{Positions, replace};
use mdcms_app::dom::scroll_to;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::stage::{self, address, until};

const STORE: &str = "mdcms:scroll";

/// A page of twenty blocks of 200 pixels at `/a/`.
fn open() {
    stage::clear("/a/");
    let blocks = "<p style='height: 200px; margin: 0'>x</p>".repeat(20);
    stage::put(&format!("<main><div class=prose>{blocks}</div></main>"));
}

fn state() -> Option<f64> {
    stage::window().history().expect("a history").state().expect("a state").as_f64()
}

/// Entries are numbered by the clock: nobody opens two pages within one of its ticks.
async fn tick() {
    let now = js_sys::Date::now();
    until("the clock ticks", || js_sys::Date::now() > now).await;
}

async fn go(steps: i32, expected: &str) {
    stage::window().history().expect("a history").go_with_delta(steps).expect("a way");
    until("the browser is there", || address() == expected).await;
}

#[wasm_bindgen_test]
fn an_entry_gets_a_number_and_keeps_it() {
    open();
    assert_eq!(state(), None);
    let positions = Positions::start();
    let number = state().expect("a number");
    assert_eq!(positions.here(), None, "nobody was here before");
    drop(Positions::start());
    assert_eq!(state(), Some(number));
    replace("/b/?c#d");
    assert_eq!((address().as_str(), state()), ("/b/?c#d", Some(number)));
}

#[wasm_bindgen_test]
fn the_place_is_the_last_one_that_was_saved() {
    open();
    let mut positions = Positions::start();
    for top in [700.0, 0.0, 1234.0] {
        scroll_to(top);
        positions.save();
        assert_eq!(positions.here(), Some(Anchor::in_page()));
        assert_eq!(positions.here().map(|place| place.scrolled), Some(top));
    }
    scroll_to(100.0);
    assert_eq!(positions.here().map(|place| place.scrolled), Some(1234.0), "not saved yet");
}

#[wasm_bindgen_test]
fn places_are_there_after_a_reload() {
    open();
    let mut positions = Positions::start();
    scroll_to(987.0);
    positions.store();
    let stored = stage::storage().get_item(STORE).expect("a store").expect("something in it");
    assert!(!stored.is_empty());
    assert_eq!(Positions::start().here(), positions.here());
    assert_eq!(positions.here().map(|place| place.scrolled), Some(987.0));
}

#[wasm_bindgen_test]
async fn each_entry_has_its_own_place() {
    open();
    let mut positions = Positions::start();
    let first = state();
    tick().await;
    scroll_to(300.0);
    positions.push("/b/");
    assert_eq!(address(), "/b/");
    let second = state();
    assert!(second.is_some() && second != first, "a number of its own");
    assert_eq!(positions.here(), None, "a new entry");
    scroll_to(900.0);
    tick().await;
    positions.push("/c/#d");
    assert_eq!(address(), "/c/#d");
    scroll_to(1500.0);

    let place = |positions: &Positions| positions.here().map(|place| place.scrolled);
    positions.save();
    go(-1, "/b/").await;
    assert_eq!(place(&positions), Some(1500.0), "still the entry that was left");
    positions.arrive();
    assert_eq!((state(), place(&positions)), (second, Some(900.0)));
    go(-1, "/a/").await;
    positions.arrive();
    assert_eq!((state(), place(&positions)), (first, Some(300.0)));
    positions.store();
    go(2, "/c/#d").await;
    let mut after = Positions::start();
    assert_eq!(place(&after), Some(1500.0), "read back");
    go(-2, "/a/").await;
    after.arrive();
    assert_eq!(place(&after), place(&positions), "read back");
}

#[wasm_bindgen_test]
fn what_somebody_else_has_stored_does_no_harm() {
    open();
    let history = stage::window().history().expect("a history");
    history.replace_state(&JsValue::from_f64(5.0), "").expect("a state");
    let place = |block: f64, top: f64, scrolled: f64| Some(Anchor { block, top, scrolled });
    for (stored, expected) in [
        ("", None),
        (" ", None),
        ("5", None),
        ("5:", None),
        ("5:1:2", None),
        ("5:1:2:NaN", None),
        ("5:Infinity:1:2", None),
        (":::", None),
        ("6:1:2:3", None),
        ("{\"5\":1}", None),
        ("5:1:-20:300", place(1.0, -20.0, 300.0)),
        ("x 6:1:2:3 5:4:5:6 :", place(4.0, 5.0, 6.0)),
        ("5:-1:0:77", place(-1.0, 0.0, 77.0)),
    ] {
        stage::storage().set_item(STORE, stored).expect("a store");
        let mut positions = Positions::start();
        assert_eq!(positions.here(), expected, "{stored:?}");
        positions.store();
    }
    // A place of blocks that are not there is one in pixels.
    stage::storage().set_item(STORE, "5:4000000000:10:420").expect("a store");
    Positions::start().here().expect("a place").restore();
    assert_eq!(mdcms_app::dom::scroll_position(), 420.0);
}

#[wasm_bindgen_test]
async fn no_more_places_are_kept_than_a_history_has_entries() {
    open();
    let mut positions = Positions::start();
    for at in 0..60 {
        tick().await;
        positions.push(&format!("/{at}/"));
    }
    positions.store();
    let stored = stage::storage().get_item(STORE).expect("a store").expect("something in it");
    assert_eq!(stored.split(' ').count(), 50);
    let last = state().expect("a number");
    assert!(stored.split(' ').any(|place| place.starts_with(&format!("{last}:"))), "the last one is kept: {stored}");
}
