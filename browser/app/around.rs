//! What stands around a page's text, and the lists that it leads to.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::published::Published;
use crate::support::running::{BASE, announced, focused, go, open, status, until_heading, until_posts};
use crate::support::stage::{address, click, document, text, texts, the};

fn blog() -> Published {
    let post = |at: u32| {
        let tags = if at.is_multiple_of(2) { "[Even, 旅 & \"x\"]" } else { "[Odd]" };
        let text = format!("---\ntags: {tags}\nauthor: Ann\nseries: Walk\n---\n# Post {at}\n\nText\n");
        (format!("posts/2025-01-0{at}-post-{at}.md"), text)
    };
    let mut all: Vec<(String, String)> = (1..=5).map(post).collect();
    all.push(("pages/guide/index.md".to_owned(), "# Guide\n".to_owned()));
    all.push(("pages/guide/install.md".to_owned(), "# Install\n".to_owned()));
    Published::new("sitename: Test site\nnavigation: topbar", &all)
}

/// What the shell of a page has in an element, with nothing of the markup.
fn in_shell(site: &Published, url: &str, start: &str, end: &str) -> String {
    let (_, rest) = site.body(url).split_once(start).unwrap_or_else(|| panic!("{start} is not in the shell of {url}"));
    let html = rest.split_once(end).expect("its end").0;
    let (mut text, mut is_inside) = (String::new(), false);
    for character in html[html.find('>').expect("the end of its tag") + 1..].chars() {
        match character {
            '<' => is_inside = true,
            '>' => is_inside = false,
            '\n' => {}
            other if !is_inside => text.push(other),
            _ => {}
        }
    }
    text.replace("&quot;", "\"").replace("&amp;", "&")
}

#[wasm_bindgen_test]
async fn the_app_shows_around_a_page_what_its_shell_does() {
    let site = blog();
    for (url, parts) in [
        ("posts/post-2/", &["<span class=\"byline-author\"", "<div class=\"article-end\""][..]),
        ("guide/install/", &["<nav class=\"breadcrumbs\""]),
        ("posts/", &["<div class=\"article-end\""]),
        ("tags/even/", &["<nav class=\"breadcrumbs\""]),
        ("tags/", &["<nav class=\"breadcrumbs\""]),
    ] {
        let _running = open(&site, url).await;
        for part in parts {
            let class = part.split('"').nth(1).expect("a class");
            let end = match class {
                "byline-author" => "</span>",
                "breadcrumbs" => "</nav>",
                _ => "</article>",
            };
            assert_eq!(text(&["main .", class].concat()), in_shell(&site, url, part, end), "{url}");
        }
    }
}

#[wasm_bindgen_test]
async fn a_post_leads_to_its_neighbours_and_its_terms() {
    let running = open(&blog(), "posts/post-2/").await;
    assert_eq!(texts("main .terms a"), ["Walk", "Even", "旅 & \"x\""]);
    assert_eq!(texts("main .more-links h2"), ["Walk"]);
    assert_eq!(texts("main .more-links li"), ["Post 1", "Post 2", "Post 3", "Post 4", "Post 5"]);
    assert_eq!(texts("main .more-links a").len(), 4, "what is shown is not linked");
    click("main .next a");
    until_heading("Post 3").await;
    assert_eq!((text("main .previous"), text("main .next")), ("PreviousPost 2".to_owned(), "NextPost 4".to_owned()));
    assert_eq!(address(), [BASE, "posts/post-3/"].concat());

    click("main .terms a[href$='odd/']");
    until_heading("Odd").await;
    until_posts(3).await;
    assert_eq!(texts("main .post-title"), ["Post 5", "Post 3", "Post 1"], "the newest first");
    assert_eq!((status().as_str(), announced().as_str()), ("ready", "Odd"));
    assert_eq!((document().title().as_str(), address()), ("Odd — Test site", [BASE, "tags/odd/"].concat()));
    assert_eq!(focused().map(|it| it.tag_name()).as_deref(), Some("H1"));

    click("main .breadcrumbs a");
    until_heading("Tags").await;
    until_posts(3).await;
    assert_eq!(texts("main .post-description"), ["2 posts", "3 posts", "2 posts"]);
    running.host.asked();
    go(-1);
    until_heading("Odd").await;
    until_posts(3).await;
    assert_eq!(running.host.paths(), [""; 0], "it is here");
    click("main .post-title");
    until_heading("Post 5").await;
    assert!(the("main .article-end").query_selector(".next").expect("a selector").is_none(), "it is the last one");
}

#[wasm_bindgen_test]
async fn a_year_has_its_posts_by_month() {
    let _running = open(&blog(), "archive/2025/").await;
    assert_eq!(texts("main h2"), ["January"]);
    assert_eq!(texts("main .post-title"), ["Post 5", "Post 4", "Post 3", "Post 2", "Post 1"]);
}
