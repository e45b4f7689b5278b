//! `mdcms:changed`: the development server's word that the site is another one now.

use mdcms_app::dom::{scroll_position, scroll_to};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Event;

use crate::support::running::{Watch, announced, focus, focused, heading, open, status, until_heading, until_posts};
use crate::support::sites::{self, ABOUT};
use crate::support::stage::{address, click, document, end, frames, send, storage, text, texts, until, window};

fn tell(kind: &str) {
    send(&window(), &Event::new(kind).expect("an event"));
}

#[wasm_bindgen_test]
async fn a_page_that_has_changed_is_shown_in_place() {
    let long = |words: &str| format!("# {words}\n\n{}", format!("{words} text.\n\n").repeat(150));
    let running = open(&sites::with(&[(ABOUT, &long("Before"))]), "about/").await;
    let announcements = Watch::new(".announcer");
    scroll_to(800.0);
    focus(".site-name");
    running.host.publish(&sites::with(&[(ABOUT, &long("After"))]));
    tell("mdcms:changed");
    until_heading("After").await;
    frames().await;
    assert_eq!(document().title(), "After — Test site");
    assert!(text("main .prose").contains("After text.") && !text("main .prose").contains("Before"));
    assert!((scroll_position() - 800.0).abs() <= 2.0, "the reader stays at 800, not {}", scroll_position());
    assert!(focused().is_some_and(|it| it.class_name() == "site-name"), "the focus stays");
    assert_eq!(announcements.said(), [""; 0]);
    assert_eq!((address().as_str(), status().as_str()), ("/some/site/about/", "ready"));
}

#[wasm_bindgen_test]
async fn lists_of_posts_change_with_the_site() {
    let running = open(&sites::posts(3), "").await;
    assert_eq!(texts("main .post-title"), ["Post 2", "Post 1", "Post 0"]);
    running.host.publish(&sites::posts(4));
    tell("mdcms:changed");
    until_posts(4).await;
    assert_eq!(texts("main .post-title"), ["Post 3", "Post 2", "Post 1", "Post 0"]);

    let running = open(&sites::small(), "").await;
    running.host.publish(&sites::with(&[("posts/2024-02-01-new.md", "# New\n")]));
    tell("mdcms:changed");
    until("the new post", || texts("main .post-title") == ["New", "Post 7", "Post 6"]).await;
    assert_eq!(announced(), "");
}

#[wasm_bindgen_test]
async fn a_page_that_has_gone_and_come_back() {
    let running = open(&sites::small(), "about/").await;
    running.host.publish(&sites::posts(8));
    tell("mdcms:changed");
    until_heading("Page not found").await;
    running.host.publish(&sites::small());
    tell("mdcms:changed");
    until_heading("About").await;
    assert_eq!(address(), "/some/site/about/");
}

#[wasm_bindgen_test]
async fn two_changes_at_once_end_with_the_last_one() {
    let running = open(&sites::small(), "about/").await;
    let lookup = mdcms_core::manifest::lookup_file(0);
    running.host.publish(&sites::with(&[(ABOUT, "# Second\n")]));
    running.host.hold(&lookup);
    tell("mdcms:changed");
    until("the manifest is asked for", || running.host.was_asked(&lookup)).await;
    running.host.publish(&sites::with(&[(ABOUT, "# Third\n")]));
    tell("mdcms:changed");
    running.host.release(&lookup);
    until_heading("Third").await;
}

#[wasm_bindgen_test]
async fn what_does_not_come_after_a_change_is_told_and_comes_with_the_next() {
    let running = open(&sites::small(), "about/").await;
    running.host.set_offline(true);
    tell("mdcms:changed");
    until_heading("This page could not be loaded").await;
    running.host.set_offline(false);
    tell("mdcms:changed");
    until_heading("About").await;
    assert_eq!(status(), "ready");
}

#[wasm_bindgen_test]
async fn an_app_that_has_ended_follows_nothing() {
    let running = open(&sites::small(), "about/").await;
    end();
    running.host.asked();
    tell("mdcms:changed");
    tell("popstate");
    tell("pagehide");
    assert_eq!(running.host.paths(), [""; 0]);
    assert_eq!(storage().get_item("mdcms:scroll"), Ok(None));
    assert_eq!(heading(), "");
}

#[wasm_bindgen_test]
async fn places_are_stored_when_the_page_is_left() {
    let long = format!("# About\n\n[Home](home.md)\n\n{}", "Text.\n\n".repeat(150));
    let _running = open(&sites::with(&[(ABOUT, &long)]), "about/").await;
    scroll_to(640.0);
    click("main .prose a");
    until_heading("Home").await;
    assert_eq!(storage().get_item("mdcms:scroll"), Ok(None), "not before");
    tell("pagehide");
    let stored = storage().get_item("mdcms:scroll").expect("a store").expect("places");
    assert_eq!(stored.split(' ').count(), 2, "{stored}");
    assert!(stored.split(' ').any(|place| place.ends_with(":640")), "{stored}");
}
