//! `api`: the site's files over a network that does what networks do.

use std::future::{Future, poll_fn};
use std::ops::Range;
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;

use mdcms_app::api::{Api, Entry, Failure};
use mdcms_core::hash::Hash;
use mdcms_core::manifest::{Known, Post, SHARD, lookup_file, root_file};
use mdcms_core::page::Seed;
use mdcms_core::path::POST_LIST_URL;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::host::{Answer, Asked, Host};
use crate::support::published::{Published, document, posts_file};
use crate::support::running::BASE;
use crate::support::sites::{self, ABOUT};
use crate::support::stage;

/// Where a site with few documents says where each of them is.
fn lookup() -> String {
    lookup_file(0)
}

fn open(site: &Published) -> (Host, Api) {
    stage::clear(BASE);
    let host = Host::new(BASE);
    host.publish(site);
    (host, Api::new(BASE.to_owned(), Vec::new(), Vec::new(), 0))
}

/// Both, at the same time.
async fn both<A, B>(first: impl Future<Output = A>, second: impl Future<Output = B>) -> (A, B) {
    let (mut first, mut second) = (pin!(first), pin!(second));
    let (mut one, mut other) = (None, None);
    poll_fn(move |context| {
        if one.is_none()
            && let Poll::Ready(done) = first.as_mut().poll(context)
        {
            one = Some(done);
        }
        if other.is_none()
            && let Poll::Ready(done) = second.as_mut().poll(context)
        {
            other = Some(done);
        }
        match (one.take(), other.take()) {
            (Some(one), Some(other)) => Poll::Ready((one, other)),
            (first, second) => {
                (one, other) = (first, second);
                Poll::Pending
            }
        }
    })
    .await
}

/// Posts, loaded where they are not here yet.
async fn posts(api: &Api, range: Range<usize>) -> Result<Vec<Post>, Failure> {
    api.posts(POST_LIST_URL, range.clone(), &[]).await?;
    Ok(api.known_posts(POST_LIST_URL, &range, &[]).expect("posts that were loaded are here"))
}

async fn about(api: &Api) -> Rc<Known> {
    document(api.find(ABOUT).await)
}

fn asked(path: &str, past_caches: bool) -> Asked {
    Asked { path: path.to_owned(), past_caches }
}

#[wasm_bindgen_test]
async fn a_document_is_found_by_its_path_its_url_and_its_old_urls() {
    let (host, api) = open(&sites::small());
    for (key, path) in [
        (ABOUT, Some(ABOUT)),
        ("about/", Some(ABOUT)),
        ("old-about/", Some(ABOUT)),
        ("über/älter/", Some(ABOUT)),
        ("", Some("pages/home.md")),
        ("posts/post-3/", Some("posts/2024-01-04-post-3.md")),
        ("about", None),
        ("About/", None),
        ("pages/", None),
        ("posts/", Some("All posts")),
        ("archive/", Some("Archive")),
        ("archive/2024/", Some("2024")),
        ("tags/", None),
        ("../about/", None),
        ("_manifest/root.json", None),
    ] {
        let found = api.find(key).await.expect("an answer");
        let found = found.as_ref().map(|entry| match entry {
            Entry::Document(known) => known.path.as_str(),
            Entry::Listing(listing) => listing.title.as_str(),
        });
        assert_eq!(found, path, "{key:?}");
    }
    assert_eq!(host.paths(), [root_file(), lookup()], "each part is asked for once");
}

#[wasm_bindgen_test]
async fn every_document_of_a_large_site_is_found() {
    let (host, api) = open(&sites::large());
    for at in (0..sites::LARGE).step_by(29) {
        let url = format!("posts/post-{at}/");
        let found = document(api.find(&url).await);
        assert_eq!(found.url, url);
        assert_eq!(*api.text(&found).await.expect("a text"), *sites::post(at).1);
    }
    let lookups = host.paths().into_iter().filter(|path| path.contains("lookup-")).count();
    assert!((2..=4).contains(&lookups), "{lookups} parts of the lookup");
}

#[wasm_bindgen_test]
async fn a_text_is_asked_for_once() {
    let (host, api) = open(&sites::small());
    let known = about(&api).await;
    host.asked();
    let text = api.text(&known).await.expect("a text");
    assert!(text.contains("# About"), "{text}");
    assert_eq!(host.asked(), [asked(ABOUT, false)]);
    assert_eq!(api.text(&known).await, Ok(text));
    api.prefetch("about/").await;
    assert_eq!(host.paths(), [""; 0]);
}

#[wasm_bindgen_test]
async fn a_text_that_is_here_is_not_asked_for() {
    let (host, api) = open(&sites::small());
    let known = Known { path: "x.md".to_owned(), hash: Hash::of(b"Text").hex(), ..Known::default() };
    api.keep(&known, Rc::from("Text"));
    assert_eq!(api.text(&known).await.as_deref(), Ok("Text"));
    api.forget();
    assert_eq!(api.text(&known).await.as_deref(), Ok("Text"), "a text is the same whatever the site says");
    assert_eq!(host.paths(), [""; 0]);
}

#[wasm_bindgen_test]
async fn only_the_last_texts_are_kept() {
    let (host, api) = open(&sites::large());
    for at in 0..34 {
        api.prefetch(&format!("posts/post-{at}/")).await;
    }
    host.asked();
    api.prefetch("posts/post-33/").await;
    assert_eq!(host.paths(), [""; 0], "the last one");
    api.prefetch("posts/post-0/").await;
    assert_eq!(host.paths(), [sites::post(0).0], "the first one");
}

#[wasm_bindgen_test]
async fn every_failure_is_told() {
    let json = |text: &str| Answer::File("application/json", text.as_bytes().to_vec());
    let files = [root_file(), lookup(), ABOUT.to_owned()];
    for (file, answer, failure) in [
        (None, Answer::Offline, Failure::Network),
        (None, Answer::Status(404), Failure::Status(404)),
        (None, Answer::Status(500), Failure::Status(500)),
        (None, Answer::Status(429), Failure::Status(429)),
        (None, Answer::landing(), Failure::Status(404)),
        (Some(0), json(""), Failure::Other),
        (Some(0), json("{"), Failure::Other),
        (Some(0), json("null"), Failure::Other),
        (Some(0), json("[]"), Failure::Other),
        (Some(0), json(r#"{"version":1,"posts":1}"#), Failure::Other),
        (Some(0), json(r#"{"version":2,"posts":1,"buckets":1}"#), Failure::Other),
        (Some(0), Answer::markdown("# x"), Failure::Other),
        (Some(1), json("{}"), Failure::Other),
        (Some(1), json("[1]"), Failure::Other),
        (Some(1), json(r#"[{"path":"pages/about.md"}]"#), Failure::Other),
        (Some(2), Answer::markdown("not what the manifest says"), Failure::Other),
        (Some(2), Answer::markdown(""), Failure::Other),
        (Some(2), Answer::File("text/markdown", vec![0xff, 0xfe, 0]), Failure::Other),
    ] {
        let files = file.map_or(files.as_slice(), |at: usize| &files[at..=at]);
        for file in files {
            let (host, api) = open(&sites::small());
            let right = about(&api).await;
            let whole = Answer::markdown(&sites::about());
            api.forget();
            host.answer(file, [answer.clone()]);
            let got = match api.find(ABOUT).await {
                Ok(_) => api.text(&right).await.map(|_| ()),
                Err(failure) => Err(failure),
            };
            assert_eq!(got, Err(failure), "{file}");
            // What failed is asked for again.
            host.publish(&sites::small());
            host.answer(ABOUT, [whole]);
            let right = about(&api).await;
            assert_eq!(*api.text(&right).await.expect("a text"), *sites::about(), "{file}");
        }
    }
}

#[wasm_bindgen_test]
async fn an_old_copy_in_a_cache_is_passed_by() {
    let (host, api) = open(&sites::small());
    let known = about(&api).await;
    host.asked();
    host.answer(ABOUT, [Answer::markdown("an old copy"), Answer::markdown(&sites::about())]);
    assert_eq!(*api.text(&known).await.expect("a text"), *sites::about());
    let again = [asked(ABOUT, false), asked(&root_file(), false), asked(&lookup(), false), asked(ABOUT, true)];
    assert_eq!(host.asked(), again);
}

#[wasm_bindgen_test]
async fn a_document_that_has_changed_since_is_read_in_its_new_form() {
    let (host, api) = open(&sites::small());
    let known = about(&api).await;
    let changed = "# About\n\nChanged.\n";
    host.publish(&sites::with(&[(ABOUT, changed)]));
    assert_eq!(api.text(&known).await.as_deref(), Ok(changed));
}

#[wasm_bindgen_test]
async fn a_document_that_is_gone_since_is_not_there() {
    let (host, api) = open(&sites::small());
    let known = about(&api).await;
    host.publish(&sites::large());
    host.answer(ABOUT, [Answer::markdown("something else")]);
    assert_eq!(api.text(&known).await, Err(Failure::Status(404)));
}

#[wasm_bindgen_test]
async fn wrong_bytes_past_every_cache_are_told() {
    let (host, api) = open(&sites::small());
    let known = about(&api).await;
    host.asked();
    host.answer(ABOUT, [Answer::markdown("wrong"), Answer::markdown("wrong again")]);
    assert_eq!(api.text(&known).await, Err(Failure::Other));
    let times = host.asked().into_iter().filter(|asked| asked.path == ABOUT).count();
    assert_eq!(times, 2, "asked once more and no further");
}

#[wasm_bindgen_test]
async fn who_wants_the_same_shares_the_request() {
    let (host, api) = open(&sites::small());
    let (one, other) = both(api.find("about/"), api.find(ABOUT)).await;
    assert_eq!(one, other);
    let known = document(one);
    assert_eq!(host.paths(), [root_file(), lookup()]);
    let (one, ()) = both(api.text(&known), api.prefetch("about/")).await;
    assert_eq!(*one.expect("a text"), *sites::about());
    assert_eq!(host.paths(), [ABOUT]);

    // A failure is shared, too, and what comes after it is another request.
    let (host, api) = open(&sites::small());
    host.set_offline(true);
    let (one, other) = both(api.find("about/"), api.find("")).await;
    assert_eq!((one, other), (Err(Failure::Network), Err(Failure::Network)));
    assert_eq!(host.paths(), [root_file()]);
    host.set_offline(false);
    assert_eq!(about(&api).await.url, "about/");
}

#[wasm_bindgen_test]
async fn posts_come_from_the_parts_that_have_them() {
    let (host, api) = open(&sites::large());
    let total = sites::LARGE;
    assert_eq!(api.known_total(), None);
    assert_eq!(api.total().await, Ok(total));
    assert_eq!(api.known_total(), Some(total));
    host.asked();
    for (range, parts) in [
        (0..0, vec![]),
        (5..10, vec![0]),
        (0..SHARD, vec![]),
        (total - 20..total, vec![2]),
        (SHARD - 3..SHARD + 3, vec![1]),
        (0..total, vec![]),
    ] {
        let posts = posts(&api, range.clone()).await.expect("the posts");
        let titles: Vec<&str> = posts.iter().map(|post| post.title.as_str()).collect();
        let expected: Vec<String> = range.clone().map(|at| format!("Post {at}")).collect();
        assert_eq!(titles, expected, "{range:?}");
        assert_eq!(host.paths(), parts.into_iter().map(posts_file).collect::<Vec<_>>(), "{range:?}");
        assert_eq!(api.known_posts(POST_LIST_URL, &range, &[]), Some(posts), "{range:?}");
    }
    let (host, api) = open(&sites::large());
    assert_eq!(api.known_posts(POST_LIST_URL, &(0..5), &[]), None);
    assert_eq!(posts(&api, SHARD - 1..2 * SHARD + 1).await.map(|posts| posts.len()), Ok(SHARD + 2));
    assert_eq!(host.paths(), [posts_file(0), posts_file(1), posts_file(2)]);
}

#[wasm_bindgen_test]
async fn posts_that_cannot_be_had_are_told() {
    let part = posts_file(0);
    for (answer, failure) in [
        (Answer::Offline, Failure::Network),
        (Answer::Status(503), Failure::Status(503)),
        (Answer::landing(), Failure::Status(404)),
        (Answer::File("application/json", b"{}".to_vec()), Failure::Other),
        // Fewer posts than the site has said.
        (Answer::File("application/json", b"[]".to_vec()), Failure::Other),
    ] {
        let (host, api) = open(&sites::small());
        host.answer(&part, [answer]);
        assert_eq!(posts(&api, 0..3).await, Err(failure));
    }
}

#[wasm_bindgen_test]
async fn seeds_need_no_request_until_the_site_has_changed() {
    let (host, _) = open(&sites::large());
    let post = |at: usize| Post { title: format!("Seed {at}"), url: format!("posts/post-{at}/"), ..Post::default() };
    let seed = |from: usize, to: usize| Seed {
        list: POST_LIST_URL.to_owned(),
        total: sites::LARGE,
        from,
        timed: Vec::new(),
        posts: (from..to).map(post).collect(),
    };
    let api = Api::new(BASE.to_owned(), vec![seed(280, 300), seed(0, 10)], Vec::new(), 0);
    let titles = |posts: Vec<Post>| posts.into_iter().map(|post| post.title).collect::<Vec<_>>();
    assert_eq!(api.known_total(), Some(sites::LARGE));
    assert_eq!(api.total().await, Ok(sites::LARGE));
    for range in [280..300, 290..295, 0..10, 3..3] {
        let expected: Vec<String> = range.clone().map(|at| format!("Seed {at}")).collect();
        assert_eq!(api.known_posts(POST_LIST_URL, &range, &[]).map(titles), Some(expected.clone()), "{range:?}");
        assert_eq!(posts(&api, range.clone()).await.map(titles), Ok(expected), "{range:?}");
    }
    assert_eq!(host.paths(), [""; 0]);
    assert_eq!(api.known_posts(POST_LIST_URL, &(279..300), &[]), None, "more than the seed has");
    let one_more = posts(&api, 279..300).await.map(titles).expect("the posts");
    assert_eq!((one_more[0].as_str(), one_more.len()), ("Post 279", 21));

    api.forget();
    host.asked();
    assert_eq!((api.known_total(), api.known_posts(POST_LIST_URL, &(0..10), &[])), (None, None));
    assert_eq!(posts(&api, 0..2).await.map(titles), Ok(vec!["Post 0".to_owned(), "Post 1".to_owned()]));
    assert_eq!(host.paths(), [posts_file(0)]);
}

#[wasm_bindgen_test]
async fn what_was_asked_before_a_change_is_not_taken_for_what_came_after() {
    let (host, api) = open(&sites::small());
    host.hold(&root_file());
    let before = api.find(ABOUT);
    let after = async {
        stage::until("the root is asked for", || host.was_asked(&root_file())).await;
        host.publish(&sites::with(&[(ABOUT, "# Changed")]));
        api.forget();
        let asked = api.find(ABOUT);
        host.release(&root_file());
        asked.await
    };
    let (before, after) = both(before, after).await;
    let changed = Hash::of(b"# Changed").hex();
    for found in [before, after] {
        let known = document(found);
        assert_eq!(known.hash, changed);
    }
    assert_eq!(about(&api).await.hash, changed, "nothing old is kept");
}

#[wasm_bindgen_test]
async fn a_text_has_line_feeds_and_nothing_that_html_cannot_hold() {
    let text = "---\r\ntitle: A\r\n---\r\none\rtwo\0";
    let (_host, api) = open(&sites::with(&[(ABOUT, text)]));
    let read = api.text(&*about(&api).await).await;
    assert_eq!(read.as_deref(), Ok("---\ntitle: A\n---\none\ntwo\u{fffd}"));
}
