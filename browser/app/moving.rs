//! From page to page: links, Back and Forward, and pages that take their time.

use mdcms_app::dom::{scroll_position, scroll_to};
use mdcms_core::manifest::{lookup_file, root_file};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::MouseEventInit;

use crate::support::published;
use crate::support::running::{
    BASE, Watch, announced, focus, focused, go, heading, open, status, until_heading, until_posts,
};
use crate::support::sites::{self, ABOUT};
use crate::support::stage::{address, click, document, find, flush, frames, mouse, send, text, the, until};

fn link(to: &str) -> String {
    format!("main .prose a[href='{BASE}{to}']")
}

fn assert_arrived(title: &str, url: &str) {
    assert_eq!(heading(), title);
    assert_eq!(document().title(), format!("{title} — Test site"));
    assert_eq!(address(), [BASE, url].concat());
    assert_eq!(announced(), title);
    assert_eq!(focused().map(|it| it.tag_name()).as_deref(), Some("H1"), "the focus is on the heading");
    assert_eq!(status(), "ready");
}

#[wasm_bindgen_test]
async fn a_link_shows_the_page_it_leads_to() {
    let running = open(&sites::small(), "").await;
    let announcements = Watch::new(".announcer");
    scroll_to(50.0);
    click(&link("about/"));
    until_heading("About").await;
    assert_arrived("About", "about/");
    assert_eq!(scroll_position(), 0.0);
    assert_eq!(running.host.paths(), [lookup_file(0), ABOUT.to_owned()], "each once");
    assert_eq!(text(".site-nav [aria-current=page]"), "About");
    assert_eq!(the("meta[name=description]").get_attribute("content").as_deref(), Some(""));
    click("main .prose a");
    until_heading("Home").await;
    assert_arrived("Home", "");
    assert_eq!(running.host.paths(), [""; 0], "it is here already");
    assert_eq!(announcements.said(), ["About", "Home"], "each page once");
}

#[wasm_bindgen_test]
async fn pages_of_one_title_are_each_announced() {
    let one = "# Same\n\n[Next](two.md)\n";
    let site = sites::with(&[("pages/one.md", one), ("pages/two.md", "# Same\n\n[Next](one.md)\n")]);
    let _running = open(&site, "one/").await;
    let next = |to: &str| the("main .prose a").get_attribute("href") == Some([BASE, to].concat());
    click(&link("two/"));
    until("the second page", || next("one/") && announced() == "Same").await;
    let before = the(".announcer").first_element_child();
    click(&link("one/"));
    until("the first page again", || next("two/")).await;
    assert_eq!(announced(), "Same");
    assert_ne!(the(".announcer").first_element_child(), before, "said again, in an element of its own");
}

#[wasm_bindgen_test]
async fn a_link_to_a_part_goes_there() {
    let long = format!("# About\n\n{}\n## Team\n\n{}", "Text.\n\n".repeat(60), "Text.\n\n".repeat(60));
    let _running = open(&sites::with(&[(ABOUT, &long)]), "").await;
    click(&link("about/#team"));
    until_heading("About").await;
    assert_eq!(address(), "/some/site/about/#team");
    let top = the("#team").get_bounding_client_rect().top();
    assert!(top.abs() <= 2.0, "the heading is at the top, not at {top}");
    assert_eq!(focused().map(|it| it.id()).as_deref(), Some("team"));
    assert_eq!(announced(), "About");
}

#[wasm_bindgen_test]
async fn a_link_to_a_part_that_is_not_there_goes_to_the_top() {
    let site = sites::with(&[("pages/links.md", "# Links\n\n[x](about.md#nowhere)\n")]);
    let _running = open(&site, "links/").await;
    click(&link("about/#nowhere"));
    until_heading("About").await;
    assert_arrived("About", "about/#nowhere");
}

#[wasm_bindgen_test]
async fn back_and_forward_are_where_the_reader_was() {
    let long = |title: &str, to: &str| format!("# {title}\n\n[Next]({to}.md)\n\n{}", "Some text.\n\n".repeat(150));
    let site = sites::with(&[("pages/one.md", &long("One", "two")), ("pages/two.md", &long("Two", "one"))]);
    let running = open(&site, "one/").await;
    scroll_to(700.0);
    click(&link("two/"));
    until_heading("Two").await;
    scroll_to(1900.0);
    running.host.asked();
    for (steps, title, url, place) in
        [(-1, "One", "one/", 700.0), (1, "Two", "two/", 1900.0), (-1, "One", "one/", 700.0)]
    {
        go(steps);
        until_heading(title).await;
        frames().await;
        assert_arrived(title, url);
        assert!((scroll_position() - place).abs() <= 2.0, "{title} at {} instead of {place}", scroll_position());
    }
    assert_eq!(running.host.paths(), [""; 0], "both are here already");
}

#[wasm_bindgen_test]
async fn back_to_the_list_of_posts() {
    let _running = open(&sites::posts(3), "").await;
    click("main .post-title");
    until_heading("Post 2").await;
    assert_arrived("Post 2", "posts/post-2/");
    go(-1);
    until_heading("Test site").await;
    until_posts(3).await;
    assert_eq!(document().title(), "Test site");
    assert_eq!(focused().map(|it| it.tag_name()).as_deref(), Some("H1"));
}

#[wasm_bindgen_test]
async fn a_page_that_is_not_there_says_so() {
    let running = open(&sites::small(), "").await;
    click(&link("gone/"));
    until_heading("Page not found").await;
    assert_arrived("Page not found", "gone/");
    assert_eq!(running.host.paths(), [lookup_file(0), root_file()]);
    assert_eq!(the("main .button").get_attribute("href").as_deref(), Some(BASE));
    click("main .button + .button");
    until_heading("All posts").await;
    assert_arrived("All posts", "posts/");
    go(-2);
    until_heading("Home").await;
}

#[wasm_bindgen_test]
async fn only_the_page_that_was_wanted_last_is_shown() {
    let running = open(&sites::small(), "").await;
    let headings = Watch::new("main h1");
    let (first, _) = sites::post(0);
    running.host.hold(&first);
    click(&link("posts/post-0/"));
    until("the first post is asked for", || running.host.was_asked(&first)).await;
    let known = published::document(running.api.find(&first).await);
    click(&link("about/"));
    until_heading("About").await;
    // Somebody else who waits for the same answer gets it after the router.
    running.host.release(&first);
    running.api.text(&known).await.expect("a text");
    flush().await;
    frames().await;
    assert_arrived("About", "about/");
    assert_eq!(headings.said(), ["About"]);
}

#[wasm_bindgen_test]
async fn whoever_goes_back_before_a_page_comes_stays_there() {
    let running = open(&sites::small(), "").await;
    running.host.hold(&lookup_file(0));
    click(&link("about/"));
    until("the site is asked", || running.host.was_asked(&lookup_file(0))).await;
    go(-1);
    until("the browser is back", || address() == BASE).await;
    running.host.release(&lookup_file(0));
    running.api.find("about/").await.expect("an answer");
    flush().await;
    frames().await;
    assert_eq!((address().as_str(), heading().as_str()), (BASE, "Home"));
    assert_eq!(document().title(), "Home — Test site");
}

#[wasm_bindgen_test]
async fn a_page_that_takes_long_gives_a_sign() {
    let running = open(&sites::small(), "").await;
    let announcements = Watch::new(".announcer");
    running.host.hold(ABOUT);
    click(&link("about/"));
    until("a sign", || find("main .skeleton").is_some()).await;
    assert_eq!(heading(), "", "what was there has gone");
    running.host.release(ABOUT);
    until_heading("About").await;
    assert_arrived("About", "about/");
    assert_eq!(announcements.said(), ["About"], "waiting is not announced");
}

#[wasm_bindgen_test]
async fn a_link_that_is_pointed_at_is_made_ready() {
    let running = open(&sites::small(), "").await;
    let point = || send(&the(&link("about/")), &mouse("pointerover", &MouseEventInit::new()));
    point();
    until("the page is asked for", || running.host.was_asked(ABOUT)).await;
    let known = published::document(running.api.find(ABOUT).await);
    running.api.text(&known).await.expect("a text");
    assert_eq!(running.host.paths(), [lookup_file(0), ABOUT.to_owned()]);
    point();
    focus(&link("about/"));
    click(&link("about/"));
    until_heading("About").await;
    assert_eq!(running.host.paths(), [""; 0], "nothing more is asked for");
    // The page that is shown is ready.
    send(&the(".site-nav [aria-current=page]"), &mouse("pointerover", &MouseEventInit::new()));
    // A page that is not there does no harm, and neither does no answer.
    running.host.set_offline(true);
    send(&the("main .prose a"), &mouse("pointerover", &MouseEventInit::new()));
    assert_eq!(running.host.paths(), [""; 0], "nothing more is asked for");
    assert_eq!(heading(), "About");
}
