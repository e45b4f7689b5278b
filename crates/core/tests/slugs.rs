//! Addresses and titles that come from the names of files.

use mdcms_core::date::DateTime;
use mdcms_core::path::{
    clean_url, date_prefix, default_url, is_document, join, normalise, root_from, slugify, title_from, url_with_slug,
};

/// Calls `function` with the first of each pair and compares with the second.
fn check(name: &str, function: impl Fn(&str) -> String, cases: &[(&str, &str)]) {
    for (given, expected) in cases {
        assert_eq!(function(given), *expected, "{name}({given:?})");
    }
}

/// An `Option` as text: `-` for none.
fn or_dash(value: Option<String>) -> String {
    value.unwrap_or_else(|| "-".to_owned())
}

#[test]
fn a_document_gets_its_url_from_its_path() {
    check(
        "default_url",
        default_url,
        &[
            ("pages/home.md", ""),
            ("pages/index.md", ""),
            ("pages/README.md", ""),
            ("pages/readme.md", "readme/"),
            ("pages/about.md", "about/"),
            ("pages/About Us.md", "about-us/"),
            ("pages/docs/index.md", "docs/"),
            ("pages/docs/README.md", "docs/"),
            ("pages/docs/home.md", "docs/home/"),
            ("pages/Docs & More/Start Here.md", "docs-more/start-here/"),
            ("pages/2024-05-20-news.md", "news/"),
            ("posts/x.md", "posts/x/"),
            ("posts/2024-05-20-x.md", "posts/x/"),
            ("posts/2024-05-20_x.md", "posts/x/"),
            ("posts/2024-05-20x.md", "posts/2024-05-20x/"),
            ("posts/2024-05-20.md", "posts/2024-05-20/"),
            ("posts/2024-05-20-.md", "posts/2024-05-20/"),
            ("posts/2023-02-29-x.md", "posts/2023-02-29-x/"),
            ("posts/2024-13-01-x.md", "posts/2024-13-01-x/"),
            ("posts/2024-05-20-2025-01-01-x.md", "posts/2025-01-01-x/"),
            ("posts/20240520-x.md", "posts/20240520-x/"),
            ("posts/index.md", "posts/index/"),
            ("posts/README.md", "posts/readme/"),
            ("posts/sub/index.md", "posts/sub/"),
            ("posts/sub/2024-01-01-x.md", "posts/sub/x/"),
            ("posts/2024-05-20-trip/index.md", "posts/trip/"),
            ("posts/2024-05-20-trip/README.md", "posts/trip/"),
            ("posts/2024-05-20-trip/photos.md", "posts/2024-05-20-trip/photos/"),
            ("posts/sub/2024-05-20-trip/index.md", "posts/sub/trip/"),
            ("pages/2024-05-20-trip/index.md", "2024-05-20-trip/"),
            ("posts/_index.md", "posts/"),
            ("posts/sub/_index.md", "posts/sub/"),
            ("pages/_index.md", ""),
            ("pages/docs/_index.md", "docs/"),
            ("pages/my_index.md", "my_index/"),
            ("posts/2024-05-20-a.b.c.md", "posts/a.b.c/"),
            ("posts/v1.2.md", "posts/v1.2/"),
            ("posts/.hidden.md", "posts/hidden/"),
            ("posts/...md", "posts/untitled/"),
            ("posts/a.md.md", "posts/a.md/"),
            ("posts/A_B.md", "posts/a_b/"),
            ("posts/C++ & C#.md", "posts/c-c/"),
            ("posts/naïve Ärger.md", "posts/naïve-ärger/"),
            ("posts/2024-05-20-日本語の投稿.md", "posts/日本語の投稿/"),
            ("posts/你好，世界.md", "posts/你好-世界/"),
            ("posts/한국어 글.md", "posts/한국어-글/"),
            ("posts/مرحبا بالعالم.md", "posts/مرحبا-بالعالم/"),
            ("posts/שלום.md", "posts/שלום/"),
            ("posts/ΑΘΗΝΑ.md", "posts/αθηνα/"),
            ("posts/🎉 party 🎉.md", "posts/party/"),
            ("posts/🎉.md", "posts/untitled/"),
            ("posts/👨‍👩‍👧‍👦.md", "posts/untitled/"),
            ("posts/--a--b--.md", "posts/a-b/"),
            ("posts/a%20b.md", "posts/a-20b/"),
            ("posts/a?b#c.md", "posts/a-b-c/"),
            ("posts/a\\b.md", "posts/a-b/"),
            ("posts/a\u{202e}b\u{200b}c.md", "posts/a-b-c/"),
            ("posts/½ and ٣.md", "posts/½-and-٣/"),
            ("posts/नमस्ते दुनिया.md", "posts/नमस्ते-दुनिया/"),
            ("posts/ก่อน.md", "posts/ก่อน/"),
            ("posts/cafe\u{301} noir.md", "posts/cafe\u{301}-noir/"),
            ("posts/1\u{fe0f}\u{20e3} first.md", "posts/1-first/"),
        ],
    );
}

#[test]
fn a_long_name_stays_whole() {
    let name = "å".repeat(4_000);
    assert_eq!(default_url(&format!("posts/2024-05-20-{name}.md")), format!("posts/{name}/"));
    assert_eq!(slugify(&" x".repeat(4_000)), vec!["x"; 4_000].join("-"));
}

#[test]
fn a_slug_never_leaves_its_folder() {
    for text in ["..", "../x", "/x", "a/../../b", "\\x", "a:b", ".", "a\0b", "a?b", "a#b", "%2e%2e", "\u{85}", ""] {
        let slug = slugify(text);
        assert!(!slug.is_empty() && slug != "." && slug != "..", "{text:?} gives {slug:?}");
        assert!(slug.chars().all(|it| it.is_alphanumeric() || "-_.".contains(it)), "{text:?} gives {slug:?}");
        assert!(!slug.starts_with('.') && !slug.ends_with(['.', '-']), "{text:?} gives {slug:?}");
    }
}

#[test]
fn a_slug_does_not_start_with_what_stood_for_something_else() {
    check("slugify", slugify, &[("../x", "x"), (". x", "x"), ("/../../etc", "etc")]);
}

#[test]
fn a_slug_replaces_the_last_part_of_the_url() {
    for (path, slug, expected) in [
        ("posts/2024-05-20-x.md", "other", "posts/other/"),
        ("posts/sub/x.md", "Über Uns", "posts/sub/über-uns/"),
        ("posts/x.md", "2024-05-20-x", "posts/2024-05-20-x/"),
        ("posts/x.md", "a/b", "posts/a-b/"),
        ("posts/x.md", "", "posts/untitled/"),
        ("posts/x.md", "日本", "posts/日本/"),
        ("pages/about.md", "us", "us/"),
        ("pages/docs/index.md", "start", "docs/start/"),
        ("pages/home.md", "welcome", "welcome/"),
    ] {
        assert_eq!(url_with_slug(path, slug), expected, "{path} with {slug:?}");
    }
}

#[test]
fn a_written_url_is_brought_into_form_or_refused() {
    check(
        "clean_url",
        |url| or_dash(clean_url(url)),
        &[
            ("/about/us/", "about/us/"),
            ("about/us", "about/us/"),
            ("  /about/  ", "about/"),
            ("/", ""),
            ("", ""),
            ("/a//b/./c", "a/b/c/"),
            ("/a.html", "a/"),
            ("/a/index.html", "a/"),
            ("index.html", ""),
            ("/a.b.c/", "a.b.c/"),
            ("/日本/", "日本/"),
            ("/مرحبا/", "مرحبا/"),
            ("/a b/", "a b/"),
            ("/%2e%2e/x/", "%2e%2e/x/"),
            ("..", "-"),
            ("/a/../b/", "-"),
            ("../b/", "-"),
            ("//host/a", "-"),
            ("https://example.org/a", "-"),
            ("javascript:alert(1)", "-"),
            ("a\\b", "-"),
            ("\\\\host", "-"),
            ("a?b", "-"),
            ("a#b", "-"),
            ("a\nb", "-"),
            ("a\0b", "-"),
        ],
    );
}

#[test]
fn a_written_url_always_ends_in_one_slash_and_starts_with_none() {
    check(
        "clean_url",
        |url| or_dash(clean_url(url)),
        &[("/myindex.html", "myindex/"), ("/a/myindex.html", "a/myindex/"), (".html", "-"), ("/a/.html", "-")],
    );
}

#[test]
fn dates_come_from_the_start_of_the_name_only() {
    for (path, expected) in [
        ("posts/2024-05-20-x.md", Some("2024-05-20")),
        ("posts/2024-05-20_x.md", Some("2024-05-20")),
        ("posts/a/b/2024-02-29-x.md", Some("2024-02-29")),
        ("pages/2024-05-20-x.md", Some("2024-05-20")),
        ("posts/2024-05-20-é.md", Some("2024-05-20")),
        ("posts/2024-05-20.md", None),
        ("posts/2024-05-20-.md", None),
        ("posts/2023-02-29-x.md", None),
        ("posts/2024-5-2-x.md", None),
        ("posts/x-2024-05-20.md", None),
        ("posts/2024-05-20/x.md", None),
        ("posts/٢٠٢٤-05-20-x.md", None),
        ("posts/éééééééé.md", None),
        ("", None),
    ] {
        assert_eq!(date_prefix(path).map(|date| date.iso()).as_deref(), expected, "{path}");
    }
    assert_eq!(date_prefix("posts/2024-05-20-x.md"), DateTime::parse("2024-05-20"));
}

#[test]
fn a_title_is_made_from_the_name() {
    check(
        "title_from",
        title_from,
        &[
            ("posts/2024-05-20-a-small_step.md", "A Small Step"),
            ("posts/hello world.md", "Hello World"),
            ("posts/iOS-apps.md", "IOS Apps"),
            ("posts/ßtraße.md", "SStraße"),
            ("posts/élan-vital.md", "Élan Vital"),
            ("posts/日本語.md", "日本語"),
            ("posts/שלום-עולם.md", "שלום עולם"),
            ("posts/🎉-party.md", "🎉 Party"),
            ("posts/v1.2.md", "V1.2"),
            ("posts/--a--.md", "A"),
            ("pages/home.md", "Home"),
            ("pages/docs/index.md", "Docs"),
            ("pages/docs/README.md", "Docs"),
            ("posts/2024-05-20.md", "2024 05 20"),
        ],
    );
}

#[test]
fn a_title_is_never_empty() {
    for path in ["posts/-.md", "posts/_.md", "posts/2024-05-20-_.md", "posts/ .md", "posts/--.md"] {
        assert_ne!(title_from(path), "", "{path}");
    }
}

#[test]
fn only_markdown_in_the_two_folders_is_a_document() {
    for (path, expected) in [
        ("posts/a.md", true),
        ("posts/a/b.md", true),
        ("pages/a.md", true),
        ("posts/日本.md", true),
        ("posts/.md", false),
        ("pages/a/.md", false),
        ("posts/a.MD", false),
        ("posts/a.markdown", false),
        ("posts/a", false),
        ("posts.md", false),
        ("Posts/a.md", false),
        ("/posts/a.md", false),
        ("assets/a.md", false),
        ("README.md", false),
        ("", false),
    ] {
        assert_eq!(is_document(path), expected, "{path:?}");
    }
}

#[test]
fn paths_are_worked_out_and_never_leave_the_site() {
    check(
        "normalise",
        |path| or_dash(normalise(path)),
        &[
            ("", ""),
            ("/", ""),
            ("a/b.md", "a/b.md"),
            ("/a/b.md", "a/b.md"),
            ("./a", "a"),
            ("a/./b", "a/b"),
            ("a//b", "a/b"),
            ("a/b/", "a/b/"),
            ("a/b/.", "a/b/"),
            ("a/b/..", "a/"),
            ("a/..", ""),
            ("a/../b", "b"),
            ("..", "-"),
            ("../a", "-"),
            ("a/../../b", "-"),
            ("/..", "-"),
            ("a/.../b", "a/.../b"),
            ("..a", "..a"),
            ("é/../日本", "日本"),
        ],
    );
    let join_at = |path: &'static str| move |reference: &str| or_dash(join(path, reference));
    check(
        "join with posts/sub/a.md",
        join_at("posts/sub/a.md"),
        &[
            ("b.md", "posts/sub/b.md"),
            ("./b.md", "posts/sub/b.md"),
            ("../b.md", "posts/b.md"),
            ("../../pages/b.md", "pages/b.md"),
            ("../../../b.md", "-"),
            ("../..", ""),
            ("", "posts/sub/"),
            ("/b.md", "posts/sub/b.md"),
        ],
    );
    check("join with a.md", join_at("a.md"), &[("b.md", "b.md"), ("../b.md", "-"), ("", "")]);
}

#[test]
fn a_name_that_ends_in_dots_is_no_folder() {
    check("normalise", |path| or_dash(normalise(path)), &[("a/wait...", "a/wait..."), ("b..", "b.."), ("...", "...")]);
}

#[test]
fn the_root_is_reached_from_every_url() {
    check(
        "root_from",
        root_from,
        &[("", "./"), ("about/", "../"), ("posts/x/", "../../"), ("a/b/c/", "../../../"), ("日本/", "../")],
    );
    for path in ["pages/home.md", "posts/a.md", "posts/a/b/c.md", "pages/x/index.md"] {
        let url = default_url(path);
        assert_eq!(join(&url, &root_from(&url)).as_deref(), Some(""), "from {url:?}");
    }
}
