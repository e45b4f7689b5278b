//! Lists of posts: pages, growing, cut off, empty, and not to be had.

use mdcms_core::manifest::{SHARD, lookup_file, root_file};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Event;

use crate::support::host::Answer;
use crate::support::published::{Published, posts_file};
use crate::support::running::{BASE, Running, Watch, focused, open, status, until_heading, until_posts};
use crate::support::sites::{self, LARGE};
use crate::support::stage::{click, send, text, texts, the, until, window};

/// Titles from one post to another, by their numbers.
fn titles(from: usize, to: usize) -> Vec<String> {
    let title = |at: usize| format!("Post {at}");
    if from <= to { (from..=to).map(title).collect() } else { (to..=from).rev().map(title).collect() }
}

fn shown() -> Vec<String> {
    texts("main .post-title")
}

fn is_disabled(selector: &str) -> bool {
    the(selector).has_attribute("disabled")
}

/// A home page with a list in a site of so many posts.
fn with_list(posts: usize, block: &str) -> Published {
    let mut all: Vec<(String, String)> = (0..posts).map(sites::post).collect();
    all.push(("pages/home.md".to_owned(), format!("# Home\n\n```mdcms {block}\n```\n")));
    Published::new("sitename: Test site", &all)
}

async fn open_list(posts: usize, block: &str) -> Running {
    open(&with_list(posts, block), "").await
}

#[wasm_bindgen_test]
async fn all_posts_are_in_pages_of_fifty() {
    let running = open(&sites::large(), "").await;
    let last = LARGE - 1;
    assert_eq!(shown(), titles(last, last - 49));
    assert_eq!(text("main .pager-status"), "Page 1 of 6");
    assert!(is_disabled(".pager-previous") && !is_disabled(".pager-next"));
    let item = the("main .post-item");
    assert_eq!(
        item.query_selector("time").expect("a selector").and_then(|it| it.get_attribute("datetime")).as_deref(),
        Some("2024-10-26")
    );
    assert_eq!(the("main .post-title").get_attribute("href"), Some(format!("{BASE}posts/post-{last}/")));
    assert_eq!(text("main .post-description"), format!("Description {last}"));

    assert_eq!(running.host.paths(), [""; 0]);
    for (page, part) in [(2, Some(1)), (3, None), (4, Some(0)), (5, None), (6, None)] {
        click(".pager-next");
        until("the next page", || text("main .pager-status") == format!("Page {page} of 6")).await;
        let newest = last - 50 * (page - 1);
        until("its posts", || shown() == titles(newest, newest - 49)).await;
        // The second page ends in the part before the last one, which the shell's posts are only a bit of.
        let asked = running.host.paths();
        let parts: Vec<&String> = asked.iter().filter(|path| path.contains("posts-")).collect();
        let expected: Vec<String> = match page {
            2 => vec![posts_file(1)],
            _ => part.map(posts_file).into_iter().collect(),
        };
        assert_eq!(parts, expected.iter().collect::<Vec<_>>(), "page {page}: {asked:?}");
    }
    assert!(!is_disabled(".pager-previous") && is_disabled(".pager-next"));
    click(".pager-previous");
    until("the page before", || shown() == titles(99, 50)).await;
    assert_eq!(text("main .pager-status"), "Page 5 of 6");
    assert_eq!(running.host.paths(), [""; 0], "all parts are here");
}

#[wasm_bindgen_test]
async fn a_list_grows_by_its_limit() {
    let running = open_list(45, "posts-created-reversechronological\nlimit: 20").await;
    assert_eq!(shown(), titles(44, 25));
    let headings = Watch::new("main .post-title");
    click(".load-more");
    until_posts(40).await;
    assert_eq!(shown(), titles(44, 5));
    assert_eq!(running.host.paths(), [posts_file(0)]);
    assert!(focused().is_some_and(|it| it.class_name().contains("load-more")), "the focus stays on the button");
    click(".load-more");
    until_posts(45).await;
    assert_eq!(shown(), titles(44, 0));
    assert_eq!(texts(".load-more").len(), 0, "there are no more");
    assert_eq!(running.host.paths(), [""; 0]);
    assert_eq!(headings.said(), ["Post 44"], "what is there stays there");
}

#[wasm_bindgen_test]
async fn each_kind_of_list_shows_its_posts() {
    for (posts, block, expected, pager, more) in [
        (5, "posts-created-chronological", titles(0, 4), 0, 0),
        (5, "posts-created-reversechronological", titles(4, 0), 0, 0),
        (20, "posts-created-chronological", titles(0, 19), 0, 0),
        (21, "posts-created-chronological", titles(0, 19), 0, 1),
        (5, "posts-created-chronological\nlimit: 2", titles(0, 1), 0, 1),
        (5, "posts-created-chronological\nlimit: 2\npaginate: yes", titles(0, 1), 1, 0),
        (5, "posts-created-chronological\nlimit: 5\npaginate: yes", titles(0, 4), 0, 0),
        (5, "posts-created-reversechronological\nlimit: 2\npaginate: none", titles(4, 3), 0, 0),
        (30, "posts-created-reversechronological\nlimit: all\npaginate: none", titles(29, 0), 0, 0),
    ] {
        let running = open_list(posts, block).await;
        assert_eq!(shown(), expected, "{block}");
        assert_eq!((texts(".pager").len(), texts(".load-more").len()), (pager, more), "{block}");
        assert_eq!((status().as_str(), running.host.paths()), ("ready", Vec::new()), "{block}");
    }
}

#[wasm_bindgen_test]
async fn a_list_longer_than_a_shell_loads_the_rest() {
    let block = "posts-created-chronological\nlimit: all\npaginate: none";
    let running = open_list(SHARD + 7, block).await;
    until_posts(SHARD + 7).await;
    assert_eq!(shown(), titles(0, SHARD + 6));
    assert_eq!(running.host.paths(), [posts_file(0), posts_file(1)]);
    assert_eq!(status(), "ready");
}

#[wasm_bindgen_test]
async fn lists_on_one_page_do_not_disturb_each_other() {
    let block = "posts-created-chronological\nlimit: 2\npaginate: yes\n```\n\nText\n\n```mdcms \
                 posts-created-reversechronological\nlimit: 3\npaginate: none";
    let _running = open_list(7, block).await;
    let both = [titles(0, 1), titles(6, 4)].concat();
    assert_eq!(shown(), both);
    assert_eq!(texts("main .posts").len(), 2);
    click(".pager-next");
    let both = [titles(2, 3), titles(6, 4)].concat();
    until("the next page of the first", || shown() == both).await;
}

#[wasm_bindgen_test]
async fn a_site_without_posts_says_so() {
    for site in [with_list(0, "posts-created-chronological"), sites::posts(0)] {
        let _running = open(&site, "").await;
        assert_eq!(text("main .posts .notice"), "There are no posts yet.");
        assert_eq!(status(), "ready");
    }
}

#[wasm_bindgen_test]
async fn a_list_that_cannot_be_had_says_so_and_comes_by_trying_again() {
    for answer in [Answer::Offline, Answer::Status(500), Answer::landing(), Answer::markdown("x")] {
        let running = open(&sites::small(), "about/").await;
        running.host.answer(&posts_file(0), [answer]);
        click("main .prose a");
        until_heading("Home").await;
        until("a word", || text("main .posts .notice").starts_with("The posts could not be loaded.")).await;
        assert!(text("main .prose").starts_with("Welcome"), "the page itself is there");
        assert_eq!(shown(), [""; 0]);

        running.host.asked();
        click("main .posts button");
        until("it is tried again", || running.host.was_asked(&posts_file(0))).await;
        until("a word", || text("main .posts .notice").starts_with("The posts could not be loaded.")).await;

        running.host.publish(&sites::small());
        click("main .posts button");
        until_posts(3).await;
        assert_eq!(shown(), titles(7, 5));
        assert_eq!(texts("main .notice").len(), 0);
    }
}

#[wasm_bindgen_test]
async fn posts_that_are_here_stay_when_more_cannot_be_had() {
    let running = open_list(45, "posts-created-reversechronological\nlimit: 20").await;
    running.host.set_offline(true);
    click(".load-more");
    until("a word", || text("main .posts .notice").starts_with("The posts could not be loaded.")).await;
    assert_eq!(shown(), titles(44, 25));
    running.host.set_offline(false);
    click("main .notice button");
    until_posts(40).await;
    assert_eq!(shown(), titles(44, 5));
    assert_eq!(texts("main .notice").len(), 0);
}

#[wasm_bindgen_test]
async fn a_list_on_the_next_page_asks_for_its_part() {
    let running = open(&sites::small(), "about/").await;
    click("main .prose a");
    until_posts(3).await;
    assert_eq!(shown(), titles(7, 5));
    assert_eq!(running.host.paths(), [lookup_file(0), "pages/home.md".to_owned(), root_file(), posts_file(0)]);
}

#[wasm_bindgen_test]
async fn the_page_of_a_list_that_has_become_shorter_is_one_it_has() {
    let block = "posts-created-chronological\nlimit: 2\npaginate: yes";
    let running = open_list(6, block).await;
    click(".pager-next");
    until("the next page", || text("main .pager-status") == "Page 2 of 3").await;
    click(".pager-next");
    until("the last page", || text("main .pager-status") == "Page 3 of 3").await;
    running.host.publish(&with_list(3, block));
    send(&window(), &Event::new("mdcms:changed").expect("an event"));
    until("the last page it has", || text("main .pager-status") == "Page 2 of 2").await;
    until("its post", || shown() == titles(2, 2)).await;
    click(".pager-previous");
    until("the first page", || shown() == titles(0, 1)).await;
}
