//! The lists that a site has besides its author's pages, and what stands around a document.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod memory;

use std::collections::BTreeMap;

use mdcms_core::manifest;
use mdcms_core::site::{Settings, Site};
use memory::{CONFIG, assemble, outputs, settings, shell, site};
use serde_json::Value;

/// Every entry of the lookup, by its URL.
fn entries<P: AsRef<str>, T: AsRef<str>>(site: &Site, files: &[(P, T)]) -> BTreeMap<String, Value> {
    let outputs = outputs(site, files);
    let parts = outputs.iter().filter(|(path, _)| path.starts_with("_manifest/lookup-"));
    let entries = parts.flat_map(|(_, bytes)| serde_json::from_slice::<Vec<Value>>(bytes).expect("a list"));
    entries.map(|entry| (entry["url"].as_str().expect("a URL").to_owned(), entry)).collect()
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// What stands around the page at a URL: `kind label: title → url, …` of each row.
fn rows<P: AsRef<str>, T: AsRef<str>>(files: &[(P, T)], url: &str) -> Vec<String> {
    let entries = entries(&site(files), files);
    let entry = entries.get(url).unwrap_or_else(|| panic!("{url} is not there"));
    let mut rows: Vec<String> = Vec::new();
    for pair in entry["rows"].as_array().map(Vec::as_slice).unwrap_or_default() {
        let (url, title) = (pair[0].as_str().expect("a URL"), pair[1].as_str().expect("a title"));
        match (url, rows.last_mut()) {
            (":", Some(row)) => row.push_str(&format!(", {title}")),
            (url, _) if url.starts_with(':') => rows.push(format!("{} {title}:", &url[1..])),
            (url, Some(row)) => row.push_str(&format!(", {title} → {url}")),
            (_, None) => panic!("a link before the first row: {pair}"),
        }
    }
    rows.iter().map(|row| row.replacen(":, ", ": ", 1)).collect()
}

/// What a list has in its parts: `title → url` each, with what is said of it.
fn listed<P: AsRef<str>, T: AsRef<str>>(files: &[(P, T)], list: &str) -> Vec<String> {
    let outputs = outputs(&site(files), files);
    let part = outputs.get(&format!("_manifest/{list}-0.json")).unwrap_or_else(|| panic!("{list} is not there"));
    let posts: Vec<Value> = serde_json::from_slice(part).expect("a list");
    let show = |post: &Value| [text(post, "title"), " → ", text(post, "url"), " ", text(post, "description")].concat();
    posts.iter().map(|post| show(post).trim_end().to_owned()).collect()
}

const BLOG: [(&str, &str); 7] = [
    CONFIG,
    ("posts/2023-05-01-a.md", "---\ntags: [Rust, C++]\nauthor: Ann\nseries: Walk\nseries_order: 2\n---\n# A\n"),
    (
        "posts/2024-01-01-b.md",
        "---\ntags: [rust, ' Web  Assembly ']\nauthors: [Ann, Bo]\ncategories: Essays\n---\n# B\n",
    ),
    (
        "posts/2024-03-01-c.md",
        "---\ntags: [Rust, C#, rust, '', '#web assembly']\nseries: walk\nseries_order: 1\n---\n# C\n",
    ),
    ("posts/2024-04-01-d.md", "---\ntags: [C]\nunlisted: true\nauthor: Cy\nseries: Walk\n---\n# D\n"),
    ("posts/2024-05-01-e.md", "---\ntags: [日本語]\nseries: Walk\n---\n# E\n"),
    ("pages/p.md", "---\ntags: [Rust]\n---\n# P\n"),
];

#[test]
fn terms_are_one_where_only_capitals_and_spaces_differ_and_each_has_an_address() {
    assert_eq!(
        listed(&BLOG, "tags"),
        [
            "C# → tags/c-sharp/ 1 post",
            "C++ → tags/c-plus-plus/ 1 post",
            "Rust → tags/rust/ 4 pages",
            "Web  Assembly → tags/web-assembly/ 2 posts",
            "日本語 → tags/日本語/ 1 post",
        ]
    );
    assert_eq!(
        listed(&BLOG, "tags/rust"),
        ["P → p/", "A → posts/a/", "B → posts/b/", "C → posts/c/"],
        "what has no date comes first, since lists begin at their end"
    );
    assert_eq!(listed(&BLOG, "authors"), ["Ann → authors/ann/ 2 posts", "Bo → authors/bo/ 1 post"]);
    assert_eq!(listed(&BLOG, "categories"), ["Essays → categories/essays/ 1 post"]);
    assert_eq!(listed(&BLOG, "series/walk"), ["C → posts/c/", "A → posts/a/", "E → posts/e/"], "in their own order");
}

#[test]
fn names_that_become_the_same_slug_have_addresses_of_their_own() {
    let files = [CONFIG, ("posts/a.md", "---\ntags: [a b, a-b, A/B, 'a, b', a b]\n---\n")];
    let urls: Vec<String> =
        listed(&files, "tags").into_iter().map(|it| it.split(' ').next_back().unwrap_or_default().to_owned()).collect();
    assert_eq!(urls.len(), 4);
    let tags = listed(&files, "tags").join("\n");
    for url in ["tags/a-b/", "tags/a-b-2/", "tags/a-b-3/", "tags/a-b-4/"] {
        assert!(tags.contains(&format!("→ {url} ")), "{url} is not in {tags}");
    }
    let long = format!("---\ntags: [{}]\n---\n", "x".repeat(400));
    let files = [CONFIG, ("posts/a.md", &long)];
    for path in outputs(&site(&files), &files).keys() {
        assert!(path.split('/').all(|name| name.len() <= 255), "{path}");
    }
}

#[test]
fn years_are_parts_of_the_list_of_posts() {
    assert_eq!(listed(&BLOG, "archive"), ["2024 → archive/2024/ 3 posts", "2023 → archive/2023/ 1 post"]);
    let entries = entries(&site(&BLOG), &BLOG);
    let of = |url: &str| {
        let entry = &entries[url];
        (text(entry, "list").to_owned(), entry["start"].as_u64().unwrap_or_default(), entry["total"].as_u64())
    };
    assert_eq!(of("posts/"), ("posts/".to_owned(), 0, Some(4)));
    assert_eq!(of("archive/2023/"), ("posts/".to_owned(), 0, Some(1)));
    assert_eq!(of("archive/2024/"), ("posts/".to_owned(), 1, Some(3)));
    assert_eq!(of(""), ("posts/".to_owned(), 0, Some(4)), "there is no landing page of the author's");
    assert_eq!(of("tags/rust/"), ("tags/rust/".to_owned(), 0, Some(4)));
}

#[test]
fn a_document_leads_to_what_it_is_about_and_to_its_neighbours() {
    assert_eq!(
        rows(&BLOG, "posts/b/"),
        [
            "authors Authors: Ann → authors/ann/, Bo → authors/bo/",
            "terms Categories: Essays → categories/essays/",
            "terms Tags: Rust → tags/rust/, Web  Assembly → tags/web-assembly/",
            "more Related: C → posts/c/, A → posts/a/, P → p/",
            "previous Previous: A → posts/a/",
            "next Next: C → posts/c/",
        ]
    );
    assert_eq!(
        rows(&BLOG, "posts/e/"),
        [
            "terms Series: Walk → series/walk/",
            "terms Tags: 日本語 → tags/日本語/",
            "more Walk: C → posts/c/, A → posts/a/, E",
            "previous Previous: C → posts/c/",
        ],
        "what is shown is not linked, and what is unlisted is nobody's neighbour"
    );
    assert_eq!(rows(&BLOG, "posts/d/"), [""; 0], "an unlisted document leads nowhere, and nothing to it");
    assert_eq!(rows(&BLOG, "tags/rust/"), ["path Breadcrumbs: Tags → tags/"]);
    assert_eq!(rows(&BLOG, "archive/2024/"), ["path Breadcrumbs: Archive → archive/"]);
    assert_eq!(rows(&BLOG, "tags/"), ["path Breadcrumbs: All posts → posts/"]);
    assert_eq!(
        rows(&BLOG, "posts/"),
        [
            "terms More lists: Archive → archive/, Tags → tags/, Categories → categories/, Series → series/, Authors → authors/"
        ]
    );
}

#[test]
fn parts_of_a_series_are_not_related_besides() {
    let post = "---\nseries: S\ntags: [t]\n---\n";
    let files = [
        CONFIG,
        ("posts/2024-01-01-a.md", post),
        ("posts/2024-01-02-b.md", post),
        ("posts/2024-01-03-c.md", "---\ntags: [t]\n---\n"),
    ];
    let rows = rows(&files, "posts/a/");
    assert!(rows.contains(&"more S: A, B → posts/b/".to_owned()), "{rows:?}");
    assert!(rows.contains(&"more Related: C → posts/c/".to_owned()), "{rows:?}");
}

#[test]
fn of_a_long_series_the_parts_around_are_named() {
    let posts: Vec<(String, String)> = (0..30)
        .map(|at| (format!("posts/p{at:02}.md"), format!("---\nseries: S\nseries_order: {at}\n---\n# Part {at}\n")))
        .chain([(CONFIG.0.to_owned(), CONFIG.1.to_owned())])
        .collect();
    let parts = |url: &str| {
        let row = rows(&posts, url).into_iter().find(|row| row.starts_with("more S: ")).expect("a row");
        row["more S: ".len()..]
            .split(", ")
            .map(|link| link.split(" →").next().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    for (url, from) in [("posts/p00/", 0), ("posts/p03/", 0), ("posts/p15/", 9), ("posts/p29/", 18)] {
        let expected: Vec<String> = (from..from + 12).map(|at| format!("Part {at}")).collect();
        assert_eq!(parts(url), expected, "{url}");
    }
}

#[test]
fn front_matter_says_what_is_before_and_after() {
    for (says, expected, problem) in [
        ("next: false", vec!["previous Previous: A → posts/a/"], None),
        ("prev: false\nnext: Onwards", vec!["next Next: Onwards → posts/c/"], None),
        (
            "prev: {link: ../pages/p.md}\nnext: {text: Away, link: 'https://a.example/'}",
            vec!["previous Previous: P → p/", "next Next: Away → https://a.example/"],
            None,
        ),
        (
            "next: {link: /tags/}\ntags: [x]",
            vec!["terms Tags: x → tags/x/", "previous Previous: A → posts/a/", "next Next: Tags → tags/"],
            None,
        ),
        (
            "next: {link: gone.md}",
            vec!["previous Previous: A → posts/a/"],
            Some(
                "warning neighbour posts/2024-01-02-b.md `next` leads to `gone.md`, which is not there | name a document of the site, or write `false` for no link",
            ),
        ),
        ("prev: {link: 'javascript:alert(1)'}\nnext: false", vec![], Some("`prev` leads to `javascript:alert(1)`")),
    ] {
        let text = format!("---\n{says}\n---\n# B\n");
        let files = [
            CONFIG,
            ("posts/2024-01-01-a.md", "# A"),
            ("posts/2024-01-02-b.md", text.as_str()),
            ("posts/2024-01-03-c.md", "# C"),
            ("pages/p.md", "# P"),
        ];
        assert_eq!(rows(&files, "posts/b/"), expected, "{says}");
        let told: Vec<String> =
            memory::page(&site(&files), "posts/2024-01-02-b.md").problems.iter().map(memory::show).collect();
        assert_eq!(told.len(), usize::from(problem.is_some()), "{says}: {told:?}");
        assert!(problem.is_none_or(|problem| told[0].contains(problem)), "{says}: {told:?}");
    }
}

const NAV: &str = "sections:\n\
    - {code: outer, defaultname: Outer}\n\
    - {code: inner, defaultname: Inner, parent: outer, pagination: on}\n\
    pages:\n\
    - {file: pages/outer.md, section-id: outer}\n\
    - {file: pages/one.md, section-id: inner, sort: 2}\n\
    - {file: pages/two.md, section-id: inner, sort: 1}\n\
    - {file: pages/hidden.md, section-id: inner, sort: 3}\n\
    - {file: pages/three.md, section-id: inner, sort: 4}\n\
    - {file: pages/deep/x.md}\n";

#[test]
fn pages_are_in_their_sections_and_lead_on_in_those_with_pagination() {
    let files = [
        CONFIG,
        ("nav.yml", NAV),
        ("pages/outer.md", "# Outer page"),
        ("pages/one.md", "# One"),
        ("pages/two.md", "# Two"),
        ("pages/three.md", "# Three"),
        ("pages/hidden.md", "---\nunlisted: true\n---\n# Hidden"),
        ("pages/deep/index.md", "# Deep"),
        ("pages/deep/x.md", "# X"),
    ];
    let above = "path Breadcrumbs: Outer → outer/, Inner";
    assert_eq!(rows(&files, "two/"), [above, "next Next: One → one/"]);
    assert_eq!(rows(&files, "one/"), [above, "previous Previous: Two → two/", "next Next: Three → three/"]);
    assert_eq!(rows(&files, "three/"), [above, "previous Previous: One → one/"]);
    assert_eq!(rows(&files, "hidden/"), [above]);
    assert_eq!(
        rows(&files, "outer/"),
        [""; 0],
        "the page of a section is not in itself, and its section has no pagination"
    );
    assert_eq!(rows(&files, "deep/x/"), ["path Breadcrumbs: Deep → deep/"], "without a section its folders count");
}

#[test]
fn a_page_of_the_authors_comes_before_a_list() {
    let files = [
        CONFIG,
        ("posts/2024-01-01-a.md", "---\ntags: [x, y]\n---\n"),
        ("pages/tags/x.md", "# My x"),
        ("pages/archive.md", "# My archive"),
        ("pages/z.md", "---\naliases: [/tags/y/]\n---\n"),
    ];
    let (site, problems) = assemble(&files, settings());
    assert_eq!(problems, [""; 0]);
    assert!(shell(&site, "pages/tags/x.md").contains("My x"));
    let entries = entries(&site, &files);
    assert_eq!(text(&entries["tags/x/"], "path"), "pages/tags/x.md");
    assert_eq!(text(&entries["archive/"], "path"), "pages/archive.md");
    assert!(!entries.contains_key("tags/y/") && site.listing("tags/").is_some());
    assert!(rows(&files, "posts/a/").contains(&"terms Tags: x → tags/x/, y → tags/y/".to_owned()));
}

#[test]
fn drafts_make_no_lists_but_where_they_are_shown() {
    let files = [CONFIG, ("posts/2024-01-01-a.md", "---\ntags: [secret]\nauthor: Ann\ndraft: true\n---\n")];
    let with = |drafts| assemble(&files, Settings { drafts, ..settings() }).0;
    assert!(with(false).listing("tags/secret/").is_none() && with(false).listing("archive/").is_none());
    assert!(with(true).listing("tags/secret/").is_some() && with(true).listing("authors/ann/").is_some());
    let all = format!("{:?}", outputs(&with(false), &files));
    assert!(!all.contains("secret"));
}

#[test]
fn links_lead_to_lists() {
    let files =
        [CONFIG, ("posts/2024-01-01-a.md", "---\ntags: [x]\n---\n[x](/tags/x/) [all](../tags/) [no](/tags/no/)\n")];
    let site = site(&files);
    let page = memory::page(&site, "posts/2024-01-01-a.md");
    let told: Vec<String> = page.problems.iter().map(memory::show).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("tags/no"), "{told:?}");
}

#[test]
fn who_leads_to_a_document_is_in_the_part_of_its_url() {
    let mut files = vec![
        (CONFIG.0.to_owned(), CONFIG.1.to_owned()),
        ("pages/a.md".to_owned(), "# A\n\n[[B]] [b](b.md#x) [self](a.md) ![](b.md) [gone](gone.md)\n".to_owned()),
        ("pages/b.md".to_owned(), "# B\n\n<a href=\"/a/\">a</a> [tags](/tags/x/)\n".to_owned()),
        ("pages/u.md".to_owned(), "---\nunlisted: true\n---\n# U\n\n[a](a.md)\n".to_owned()),
        ("posts/x.md".to_owned(), "---\ntags: x\n---\n# X\n\n[a](../pages/a.md) [u](../pages/u.md)\n".to_owned()),
    ];
    files.extend((0..300).map(|at| (format!("posts/p{at}.md"), format!("# P{at}\n\n[a](/a/)\n"))));
    let site = site(&files);
    let outputs = outputs(&site, &files);
    assert!(site.buckets > 1);
    let of = |url: &str| -> Vec<String> {
        let part = &outputs[&manifest::links_file(manifest::links_part(url, site.buckets))];
        let known: Vec<(String, Vec<(String, String)>)> = serde_json::from_slice(part).expect("pairs");
        let found = known.into_iter().find(|(to, _)| to == url).map(|(_, from)| from).unwrap_or_default();
        found.into_iter().map(|(url, title)| format!("{title} → {url}")).collect()
    };
    assert_eq!(of("b/"), ["A → a/"], "each once");
    assert_eq!(of("a/").len(), 302, "B, X and three hundred");
    assert_eq!(of("u/"), [""; 0], "nobody is named on an unlisted page, and it is named on none");
    assert!(!of("a/").contains(&"U → u/".to_owned()));
    assert_eq!(of("tags/x/"), [""; 0]);
    let parts = outputs.keys().filter(|path| path.starts_with("_manifest/links-")).count();
    assert_eq!(parts as u64, site.buckets);
}

#[test]
fn the_part_of_a_url_is_counted_as_scripts_do() {
    // By `partOf` of `www/more/backlinks/main.js`.
    for (url, part) in [("", 0), ("a/", 6), ("posts/post-5/", 3), ("記事/", 2)] {
        assert_eq!(manifest::links_part(url, 8), part, "{url}");
    }
}
