//! The first view: from the shell alone.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::running::{BASE, announced, focused, heading, open, start, start_from, status};
use crate::support::sites::{self, ABOUT};
use crate::support::stage::{self, address, document, frames, text, texts, the, until};

#[wasm_bindgen_test]
async fn the_first_view_asks_for_nothing() {
    let (small, posts, none) = (sites::small(), sites::posts(3), sites::posts(0));
    for (site, url, title, shown) in [
        (&small, "", "Home — Test site", "Home"),
        (&small, "about/", "About — Test site", "About"),
        (&small, "about/#team", "About — Test site", "About"),
        (&small, "about/?q=1", "About — Test site", "About"),
        (&small, "about/index.html", "About — Test site", "About"),
        (&small, "posts/", "All posts — Test site", "All posts"),
        (&small, "posts/post-3/", "Post 3 — Test site", "Post 3"),
        (&posts, "", "Test site", "Test site"),
        (&none, "", "Test site", "Test site"),
    ] {
        let running = start_from(site, url.strip_suffix("index.html").unwrap_or(url), url);
        until("the first page stands", || status() != "booting").await;
        frames().await;
        assert_eq!(running.host.paths(), [""; 0], "{url}");
        assert_eq!((status().as_str(), heading().as_str()), ("ready", shown), "{url}");
        assert_eq!(document().title(), title, "{url}");
        assert_eq!(announced(), "", "{url}: the browser itself has announced the page");
        assert_eq!(address(), [BASE, url].concat());
        assert_eq!(texts("main").len(), 1);
        assert_eq!(texts("#mdcms-source").len(), 0, "{url}: the source has gone");
    }
}

#[wasm_bindgen_test]
async fn the_page_is_whole() {
    let _running = open(&sites::small(), "about/").await;
    assert_eq!(text("main .prose"), "About this site, and home.TeamPeople.");
    assert_eq!(the("main .prose a").get_attribute("href").as_deref(), Some("/some/site/"));
    assert_eq!(text(".site-header .site-name"), "Test site");
    assert_eq!(text(".site-nav [aria-current=page]"), "About");
    assert_eq!(text(".site-footer"), "Made here, see About");
    assert_eq!(the(".skip-link").get_attribute("href").as_deref(), Some("#mdcms-content"));
    assert_eq!(the("main").id(), "mdcms-content");
    assert_eq!(focused(), None, "the focus is the reader's");
}

#[wasm_bindgen_test]
async fn a_post_has_its_byline() {
    let front =
        "---\ntitle: T\ndescription: Lead & <b>\nauthor: [Ann, Zoë]\ndate: 2025-03-04\nlastmod: 2025-04-05\n---\n";
    let site = sites::with(&[("posts/x.md", &[front, "Text\n"].concat())]);
    let _running = open(&site, "posts/x/").await;
    assert_eq!(text("main .article-lead"), "Lead & <b>");
    assert_eq!(text("main .byline-author"), "Ann, Zoë");
    assert_eq!(the("main .byline > time").get_attribute("datetime").as_deref(), Some("2025-03-04"));
    assert_eq!(text("main .byline > time"), "4 March 2025");
    assert_eq!(text("main .byline-updated"), "Updated 5 April 2025");
    assert_eq!(text("main .byline-reading"), "1 min read");
    let description = the("meta[name=description]").get_attribute("content");
    assert_eq!(description.as_deref(), Some("Lead & <b>"));
}

/// The app stands in for the text of the shell, and lets what is around it be.
#[wasm_bindgen_test]
async fn the_frame_is_the_shells() {
    let site = sites::small();
    for url in ["", "about/", "posts/post-3/"] {
        let words = || text(".article-header").split_whitespace().collect::<String>();
        stage::clear(&[BASE, url].concat());
        stage::put(site.body(url));
        let heading = words();
        let _running = start(&site, url);
        let frame = || [".skip-link", ".site-header", ".site-footer"].map(the);
        let before = frame();
        until("the first page stands", || status() != "booting").await;
        assert!(frame() == before, "{url}: the elements are the same ones");
        assert_eq!(words(), heading, "{url}: nothing moves when the app takes over");
        let current = texts(".site-nav [aria-current=page]");
        assert_eq!(current, if url == "about/" { vec!["About".to_owned()] } else { vec![] }, "{url}");
    }
}

#[wasm_bindgen_test]
async fn a_fragment_of_the_address_is_gone_to() {
    let long = format!("# About\n\n{}\n## Team\n\n{}", "Text.\n\n".repeat(60), "Text.\n\n".repeat(60));
    let site = sites::with(&[(ABOUT, &long)]);
    let running = open(&site, "about/#team").await;
    let top = the("#team").get_bounding_client_rect().top();
    assert!(top.abs() <= 2.0, "the heading is at the top, not at {top}");
    assert_eq!(focused().map(|it| it.id()).as_deref(), Some("team"));
    drop(running);
    let _running = open(&site, "about/#not-there").await;
    assert_eq!(mdcms_app::dom::scroll_position(), 0.0);
}
