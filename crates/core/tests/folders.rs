//! What folders and files of the site's own say of documents: `_index.md`, `authors.yml`, a post's own folder.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod memory;

use mdcms_core::site::{Placed, Settings, Site};
use memory::{CONFIG, assemble, check, outputs, page, settings, shell, site};

fn placed<'s>(site: &'s Site, path: &str) -> &'s Placed {
    site.documents.iter().find(|placed| placed.document.path == path).unwrap_or_else(|| panic!("{path} is not there"))
}

#[test]
fn a_folder_gives_its_documents_what_they_do_not_say() {
    let files = [
        CONFIG,
        ("posts/_index.md", "---\ncascade:\n  author: Ann\n  tags: [outer]\n  toc: false\n---\n"),
        ("posts/trip/_index.md", "---\ncascade: {tags: [trip], series: Trip}\n---\n"),
        ("posts/trip/a.md", "---\nauthor: Bo\n---\n# A\n"),
        ("posts/trip/b.md", "# B\n"),
        ("posts/c.md", "---\ntags: []\n---\n# C\n"),
        ("pages/d.md", "# D\n"),
    ];
    let (site, problems) = assemble(&files, settings());
    assert_eq!(problems, [""; 0]);
    for (path, authors, tags, series) in [
        ("posts/trip/a.md", vec!["Bo"], vec!["trip"], Some("Trip")),
        ("posts/trip/b.md", vec!["Ann"], vec!["trip"], Some("Trip")),
        ("posts/c.md", vec!["Ann"], vec![], None),
        ("pages/d.md", vec![], vec![], None),
    ] {
        let meta = &placed(&site, path).document.meta;
        assert_eq!((meta.authors.clone(), meta.tags.clone()), (own(&authors), own(&tags)), "{path}");
        assert_eq!(meta.series.as_deref(), series, "{path}");
    }
    // The reader's app reads the document alone, so the manifest has to say whose it is.
    let facts = page(&site, "posts/trip/b.md").facts;
    assert_eq!(facts.summary.and_then(|summary| summary.author).as_deref(), Some("Ann"));
    assert!(shell(&site, "posts/trip/b.md").contains("<a href=\"../../../authors/ann/\">Ann</a>"));
}

fn own(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn a_folder_can_make_drafts_and_say_when() {
    let files = [
        CONFIG,
        ("posts/new/_index.md", "---\ncascade: {draft: true}\n---\n"),
        ("posts/new/a.md", "# A"),
        ("posts/new/b.md", "---\ndraft: false\n---\n# B"),
        ("posts/c.md", "# C"),
    ];
    let paths = |drafts| -> Vec<String> {
        let (site, _) = assemble(&files, Settings { drafts, ..settings() });
        site.documents.iter().map(|placed| placed.document.path.clone()).collect()
    };
    assert_eq!(paths(false), ["posts/c.md", "posts/new/b.md"]);
    assert_eq!(paths(true), ["posts/c.md", "posts/new/a.md", "posts/new/b.md"]);
}

#[test]
fn what_is_wrong_in_a_cascade_is_told_once_where_it_is_written() {
    let files = [
        CONFIG,
        ("pages/_index.md", "---\ncascade:\n  tagz: [x]\n  weight: heavy\n---\n"),
        ("pages/a.md", "# A"),
        ("pages/b.md", "# B"),
    ];
    let (_, problems) = assemble(&files, settings());
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems[0].starts_with("warning unknown-key pages/_index.md:3:3 "), "{problems:?}");
    assert!(problems[1].contains(" pages/_index.md:4:11 "), "{problems:?}");
}

#[test]
fn a_folders_file_with_a_text_is_its_page() {
    check(
        &[("pages/docs/_index.md", "# Docs\n\nAll of them.\n"), ("pages/docs/a.md", "[up](_index.md) [up](.)\n")],
        &["pages/docs/_index.md -> /docs/", "pages/docs/a.md -> /docs/a/"],
        &[],
    );
    check(
        &[("pages/_index.md", "---\ncascade: {author: Ann}\n---\n"), ("pages/home.md", "# Home")],
        &["pages/home.md -> /"],
        &[],
    );
    let site = check(&[("pages/_index.md", "# Home")], &["pages/_index.md -> /"], &[]);
    assert!(site.has_home());
}

#[test]
fn the_folder_of_posts_names_their_list() {
    let files =
        [CONFIG, ("posts/_index.md", "---\ntitle: Diary\ndescription: Day by day.\n---\n"), ("posts/a.md", "# A")];
    let shown = String::from_utf8(outputs(&site(&files), &files)["posts/index.html"].clone()).unwrap();
    for part in
        ["<title>Diary — Site</title>", "<h1 tabindex=\"-1\">Diary</h1>", "<p class=\"article-lead\">Day by day.</p>"]
    {
        assert!(shown.contains(part), "{part} is not in {shown}");
    }
    // With a text of its own it is a page, and the list stands below that.
    let files = [CONFIG, ("posts/_index.md", "# Diary\n\nWhat *happened*.\n"), ("posts/a.md", "# A")];
    let site = site(&files);
    assert_eq!(site.posts.len(), 1, "it is no post");
    let shown = shell(&site, "posts/_index.md");
    let (text, list) = (shown.find("What *happened*.").expect("its text"), shown.find(">A</a>").expect("the list"));
    assert!(text < list);
    let page = page(&site, "posts/_index.md");
    assert!(page.facts.needs.lists && page.problems.is_empty());
    assert!(!shown.contains("min read"), "it has no byline of a post");
}

#[test]
fn a_post_may_have_a_folder_of_its_own() {
    let files = [
        CONFIG,
        ("posts/2024-05-20-trip/index.md", "# Trip\n\n![map](map.png)\n\n[photos](photos.md)\n"),
        ("posts/2024-05-20-trip/map.png", "640x480"),
        ("posts/2024-05-20-trip/photos.md", "---\nunlisted: true\n---\n# Photos\n"),
        ("posts/2024-05-21-walk/index.md", "---\nslug: stroll\n---\n# Walk"),
    ];
    let (site, problems) = assemble(&files, settings());
    assert_eq!(problems, [""; 0]);
    let trip = placed(&site, "posts/2024-05-20-trip/index.md");
    assert_eq!((trip.url.as_str(), trip.date.map(|date| date.iso()).as_deref()), ("posts/trip/", Some("2024-05-20")));
    assert_eq!(placed(&site, "posts/2024-05-21-walk/index.md").url, "posts/stroll/");
    let shown = shell(&site, "posts/2024-05-20-trip/index.md");
    assert!(shown.contains("src=\"../../posts/2024-05-20-trip/map.png\""), "{shown}");
    assert_eq!(
        page(&site, "posts/2024-05-20-trip/index.md").problems.iter().map(memory::show).collect::<Vec<_>>(),
        [""; 0]
    );
}

const AUTHORS: &str =
    "jane:\n  name: Jane Doe\n  description: Writes & walks.\n  url: https://jane.example/\nbo: Bo Olsen\nempty:\n";

#[test]
fn ids_of_authors_stand_for_their_names() {
    let files = [
        CONFIG,
        ("authors.yml", AUTHORS),
        ("posts/2024-01-01-a.md", "---\nauthor: jane\n---\n# A\n"),
        ("posts/2024-01-02-b.md", "---\nauthors: [Jane Doe, bo, empty, Else]\n---\n# B\n"),
    ];
    let (site, problems) = assemble(&files, settings());
    assert_eq!(problems, [""; 0]);
    assert_eq!(placed(&site, "posts/2024-01-02-b.md").document.meta.authors, ["Jane Doe", "Bo Olsen", "empty", "Else"]);
    assert!(shell(&site, "posts/2024-01-01-a.md").contains("<a href=\"../../authors/jane/\">Jane Doe</a>"));
    let outputs = outputs(&site, &files);
    let text = |path: &str| String::from_utf8(outputs[path].clone()).unwrap();
    let jane = text("authors/jane/index.html");
    for part in [
        "Jane Doe</h1>",
        "<p class=\"article-lead\">Writes &amp; walks.</p>",
        ">A</a>",
        ">B</a>",
        "href=\"https://jane.example/\"",
    ] {
        assert!(jane.contains(part), "{part} is not in {jane}");
    }
    assert!(outputs.contains_key("authors/bo/index.html") && outputs.contains_key("authors/else/index.html"));
    assert!(!outputs.contains_key("authors/jane-doe/index.html") && outputs.contains_key("authors.yml"));
    assert!(text("_manifest/posts-0.json").contains("\"author\":\"Jane Doe\""));
}

#[test]
fn what_is_wrong_with_authors_is_told() {
    for (text, expected) in [
        ("- jane\n", "error authors-shape authors.yml:1:1 the file is no map of authors"),
        ("jane:\n  nam: Jane\n", "warning unknown-key authors.yml:2:3 "),
        ("jane:\n  url: javascript:alert(1)\n", "warning author-url authors.yml:2:3 "),
        ("jane: [a]\n", " authors.yml:1:7 "),
        ("jane: \"x\n", "error "),
    ] {
        let files = [CONFIG, ("authors.yml", text), ("posts/a.md", "---\nauthor: jane\n---\n")];
        let (site, problems) = assemble(&files, settings());
        assert!(problems.len() == 1 && problems[0].contains(expected), "{text:?}: {problems:?}");
        let shown = String::from_utf8(outputs(&site, &files)["authors/jane/index.html"].clone()).unwrap();
        assert!(!shown.contains("javascript:"), "{shown}");
    }
}

#[test]
fn pinned_posts_stand_before_all_others() {
    let files = [
        CONFIG,
        ("posts/2024-01-01-a.md", "---\npin: true\ntags: [x]\n---\n# A\n"),
        ("posts/2024-01-02-b.md", "---\ntags: [x]\n---\n# B\n"),
        ("posts/2024-01-03-c.md", "---\npin: true\n---\n# C\n"),
        ("posts/2024-01-04-d.md", "---\npin: true\npublishDate: 2030-01-01\n---\n# D\n"),
        ("posts/2024-01-05-e.md", "---\npin: true\nunlisted: true\n---\n# E\n"),
    ];
    let outputs = outputs(&site(&files), &files);
    let titles = |path: &str| -> Vec<String> {
        let html = String::from_utf8(outputs[path].clone()).unwrap();
        let links = html.split("class=\"post-title\"").skip(1);
        links.map(|link| link[link.find('>').unwrap() + 1..link.find('<').unwrap()].to_owned()).collect()
    };
    assert_eq!(titles("posts/index.html"), ["C", "A", "C", "B", "A"]);
    assert_eq!(titles("tags/x/index.html"), ["A", "B", "A"]);
    assert_eq!(titles("archive/2024/index.html"), ["C", "B", "A"]);
}
