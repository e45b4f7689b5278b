//! Pages that do not come, and trying again.

use mdcms_core::manifest::lookup_file;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::host::Answer;
use crate::support::running::{BASE, Watch, announced, focused, go, heading, open, start_from, status, until_heading};
use crate::support::sites::{self, ABOUT};
use crate::support::stage::{address, click, document, text, texts, the, until};

const FAILED: &str = "This page could not be loaded";

fn link(to: &str) -> String {
    format!("main .prose a[href='{BASE}{to}']")
}

#[wasm_bindgen_test]
async fn a_page_that_does_not_come_says_why_and_comes_by_trying_again() {
    let landing = "does not have it (answer 404)";
    for (file, answer, why) in [
        (lookup_file(0), Answer::Offline, "You may be offline"),
        (ABOUT.to_owned(), Answer::Offline, "You may be offline"),
        (ABOUT.to_owned(), Answer::Status(500), "(answer 500)"),
        (ABOUT.to_owned(), Answer::Status(404), landing),
        (ABOUT.to_owned(), Answer::landing(), landing),
        (lookup_file(0), Answer::landing(), landing),
        (ABOUT.to_owned(), Answer::markdown("# Something else"), "sent something else"),
        (lookup_file(0), Answer::File("application/json", b"{".to_vec()), "sent something else"),
    ] {
        let running = open(&sites::small(), "").await;
        let announcements = Watch::new(".announcer");
        running.host.answer(&file, [answer]);
        click(&link("about/"));
        until_heading(FAILED).await;
        assert!(text("main .prose").contains(why), "{file}: {}", text("main .prose"));
        assert_eq!(document().title(), format!("{FAILED} — Test site"));
        assert_eq!((announced().as_str(), status().as_str()), (FAILED, "error"));
        assert_eq!(address(), "/some/site/about/");
        assert_eq!(focused().map(|it| it.tag_name()).as_deref(), Some("H1"));
        assert_eq!(texts("main button"), ["Try again"]);
        assert_eq!(the("main a.button").get_attribute("href").as_deref(), Some(BASE));

        // Still not.
        running.host.asked();
        click("main button");
        until("it is tried again", || running.host.was_asked(&file)).await;
        until_heading(FAILED).await;

        running.host.publish(&sites::small());
        click("main button");
        until_heading("About").await;
        assert_eq!(document().title(), "About — Test site");
        assert_eq!((announced().as_str(), status().as_str()), ("About", "ready"));
        assert_eq!(focused().map(|it| it.tag_name()).as_deref(), Some("H1"), "{file}: the button has gone");
        assert_eq!(announcements.said(), [FAILED, "About"]);
        go(-1);
        until_heading("Home").await;
    }
}

#[wasm_bindgen_test]
async fn an_old_copy_is_replaced_without_a_word() {
    let running = open(&sites::small(), "").await;
    let headings = Watch::new("main h1");
    running.host.answer(ABOUT, [Answer::markdown("# Old"), Answer::markdown(&sites::about())]);
    click(&link("about/"));
    until_heading("About").await;
    assert_eq!(headings.said(), ["About"]);
}

#[wasm_bindgen_test]
async fn a_first_page_that_does_not_come_says_so() {
    let running = start_from(&sites::small(), "no-such-page/", "about/");
    running.host.answer(&lookup_file(0), [Answer::Status(503)]);
    until_heading(FAILED).await;
    assert!(text("main .prose").contains("(answer 503)"));
    assert_eq!(status(), "error");
    running.host.publish(&sites::small());
    click("main button");
    until_heading("About").await;
    assert_eq!(status(), "ready");
}

#[wasm_bindgen_test]
async fn the_first_page_is_there_again_without_a_network() {
    for (site, url, title, to) in [
        (sites::small(), "about/", "About", "main .prose a"),
        (sites::posts(3), "", "Test site", "main .post-title"),
        (sites::posts(3), "posts/", "All posts", "main .post-title"),
    ] {
        let running = open(&site, url).await;
        assert_eq!(heading(), title);
        running.host.set_offline(true);
        click(to);
        until_heading(FAILED).await;
        go(-1);
        until_heading(title).await;
        assert_eq!((address(), status().as_str()), ([BASE, url].concat(), "ready"));
    }
}
