//! `dom::links`: which clicks the app follows itself.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use mdcms_app::dom::links::{clicked, under};
use mdcms_app::route::Wanted;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, MouseEventInit};

use crate::support::running::BASE;
use crate::support::stage::{self, address, mouse, send};

/// What the app makes of an event on the element `#target`, asked where the app asks: at the document. The browser
/// itself follows nothing here.
fn ask<T: 'static>(event: &Event, question: impl Fn(&Event) -> T + 'static) -> T {
    let said = Rc::new(RefCell::new(None));
    let answer = said.clone();
    let active = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&stage::document(), event.type_(), active, move |event| {
        answer.replace(Some(question(event)));
        event.prevent_default();
    });
    send(&stage::the("#target"), event);
    drop(listener);
    said.take().expect("the event comes to the document")
}

fn click(init: &MouseEventInit) -> Option<(Wanted, String)> {
    ask(&mouse("click", init), |event| clicked(event, BASE))
}

fn page(key: &str) -> Wanted {
    Wanted { key: key.to_owned(), fragment: None, old: false }
}

/// What a plain click on a link leads to, for a reader at `here`.
fn check(here: &str, html: &str, expected: Option<(Wanted, &str)>) {
    stage::clear(here);
    stage::put(html);
    let got = click(&MouseEventInit::new());
    let origin = stage::window().location().origin().expect("an origin");
    let expected = expected.map(|(wanted, address)| (wanted, [origin.as_str(), address].concat()));
    assert_eq!(got, expected, "{html} at {here}");
    assert_eq!(address(), here, "asking goes nowhere");
}

#[wasm_bindgen_test]
fn a_plain_click_on_a_page_of_the_site_is_followed() {
    let here = "/some/site/posts/a/";
    let part = |key, fragment: &str| Wanted { fragment: Some(fragment.to_owned()), ..page(key) };
    let old = |key| Wanted { old: true, ..page(key) };
    for (href, wanted, to) in [
        ("/some/site/", page(""), "/some/site/"),
        ("/some/site/about/", page("about/"), "/some/site/about/"),
        ("../b/", page("posts/b/"), "/some/site/posts/b/"),
        ("../../", page(""), "/some/site/"),
        ("./", page("posts/a/"), "/some/site/posts/a/"),
        ("/some/site/about/index.html", page("about/"), "/some/site/about/index.html"),
        ("/some/site/index.html", page(""), "/some/site/index.html"),
        ("/some/site/about/?q=1", page("about/"), "/some/site/about/?q=1"),
        ("/some/site/about/#team", part("about/", "team"), "/some/site/about/#team"),
        ("/some/site/記事/#é", part("記事/", "é"), "/some/site/%E8%A8%98%E4%BA%8B/#%C3%A9"),
        // The same page, but another view of it or its top.
        ("?q=1#team", part("posts/a/", "team"), "/some/site/posts/a/?q=1#team"),
        // Old addresses, wherever the reader is.
        ("/some/site/#posts/2024-05-20-x.md", old("posts/2024-05-20-x.md"), "/some/site/#posts/2024-05-20-x.md"),
        ("#pages/about.md", old("pages/about.md"), "/some/site/posts/a/#pages/about.md"),
        ("#/guide/start", old("guide/start/"), "/some/site/posts/a/#/guide/start"),
    ] {
        check(here, &format!("<a id=target href='{href}'>x</a>"), Some((wanted, to)));
    }
}

#[wasm_bindgen_test]
fn a_click_inside_a_link_is_one_on_it() {
    let wanted = || Some((page("about/"), "/some/site/about/"));
    for inside in [
        "<span id=target>x</span>",
        "<em><strong><code id=target>x</code></strong></em>",
        "<img id=target alt=x>",
        "<svg id=target xmlns='http://www.w3.org/2000/svg'><path/></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg'><path id=target d='M0 0h9'/></svg>",
    ] {
        check(BASE, &format!("<a href='/some/site/about/'>{inside}</a>"), wanted());
    }
}

#[wasm_bindgen_test]
fn the_browser_keeps_what_is_its_own() {
    let here = "/some/site/posts/a/";
    for html in [
        // New tabs and downloads.
        "<a id=target href='/some/site/about/' target=_blank>x</a>",
        "<a id=target href='/some/site/about/' target=other>x</a>",
        "<a id=target href='/some/site/about/' download>x</a>",
        "<a id=target href='/some/site/about/' download='a.html'>x</a>",
        // Other sites and schemes, and other sites on this host.
        "<a id=target href='https://example.org/some/site/about/'>x</a>",
        "<a id=target href='//example.org/some/site/about/'>x</a>",
        "<a id=target href='mailto:ann@example.org'>x</a>",
        "<a id=target href='tel:+123'>x</a>",
        "<a id=target href='javascript:void 0'>x</a>",
        "<a id=target href='blob:x'>x</a>",
        "<a id=target href='http://'>x</a>",
        "<a id=target href='/'>x</a>",
        "<a id=target href='/some/'>x</a>",
        "<a id=target href='/some/site2/about/'>x</a>",
        "<a id=target href='/other/some/site/about/'>x</a>",
        // Files.
        "<a id=target href='/some/site/assets/a.pdf'>x</a>",
        "<a id=target href='/some/site/assets/a.pdf#page=2'>x</a>",
        "<a id=target href='/some/site/posts/a.md'>x</a>",
        "<a id=target href='/some/site/feed.xml'>x</a>",
        // Places on the same page.
        "<a id=target href='#team'>x</a>",
        "<a id=target href='/some/site/posts/a/#team'>x</a>",
        // No link.
        "<a id=target>x</a>",
        "<a id=target name=x>x</a>",
        "<button id=target>x</button>",
        "<span id=target>x</span><a href='/some/site/about/'>x</a>",
        "<svg xmlns='http://www.w3.org/2000/svg'><a id=target href='/some/site/about/'><text>x</text></a></svg>",
    ] {
        check(here, html, None);
    }
}

#[wasm_bindgen_test]
fn keys_and_other_buttons_are_the_browsers() {
    stage::clear(BASE);
    stage::put("<a id=target href='/some/site/about/'>x</a>");
    let with = |change: &dyn Fn(&MouseEventInit)| {
        let init = MouseEventInit::new();
        change(&init);
        init
    };
    for (name, init) in [
        ("control", with(&|init| init.set_ctrl_key(true))),
        ("meta", with(&|init| init.set_meta_key(true))),
        ("shift", with(&|init| init.set_shift_key(true))),
        ("alt", with(&|init| init.set_alt_key(true))),
        ("middle", with(&|init| init.set_button(1))),
        ("right", with(&|init| init.set_button(2))),
    ] {
        assert_eq!(click(&init), None, "{name}");
    }
    assert!(click(&with(&|init| init.set_button(0))).is_some(), "a plain click");
}

#[wasm_bindgen_test]
fn a_click_that_somebody_has_dealt_with_is_left_alone() {
    stage::clear(BASE);
    stage::put("<p><a id=target href='/some/site/about/'>x</a></p>");
    let active = EventListenerOptions::enable_prevent_default();
    let dealt =
        EventListener::new_with_options(&stage::the("#target"), "click", active, |event| event.prevent_default());
    assert_eq!(click(&MouseEventInit::new()), None);
    drop(dealt);
    assert!(click(&MouseEventInit::new()).is_some(), "nobody deals with this one");
}

#[wasm_bindgen_test]
fn what_is_no_mouse_click_is_not_followed() {
    stage::clear(BASE);
    stage::put("<a id=target href='/some/site/about/'>x</a>");
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    let event = Event::new_with_event_init_dict("click", &init).expect("an event");
    assert_eq!(ask(&event, |event| clicked(event, BASE)), None);
}

#[wasm_bindgen_test]
fn interest_is_in_the_page_of_the_link() {
    for (html, expected) in [
        ("<a id=target href='/some/site/about/'>x</a>", Some(page("about/"))),
        ("<a href='/some/site/about/'><b id=target>x</b></a>", Some(page("about/"))),
        // It would be opened elsewhere, but it is this page all the same.
        ("<a id=target href='/some/site/about/' target=_blank>x</a>", Some(page("about/"))),
        ("<a id=target href='/some/site/a.pdf'>x</a>", None),
        ("<a id=target href='https://example.org/'>x</a>", None),
        ("<a id=target href='mailto:ann@example.org'>x</a>", None),
        ("<b id=target>x</b>", None),
    ] {
        stage::clear(BASE);
        stage::put(html);
        let event = mouse("pointerover", &MouseEventInit::new());
        assert_eq!(ask(&event, |event| under(event, BASE)), expected, "{html}");
    }
}
