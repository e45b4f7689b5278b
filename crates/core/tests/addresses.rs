//! Which document of a site has which address, and what is told where two want the same.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod memory;

use memory::check;

#[test]
fn two_documents_with_one_url_are_told_and_the_first_keeps_it() {
    let told = |file: &str, url: &str, first: &str| {
        format!(
            "error same-url {file} has the URL `/{url}`, which {first} already has; it is left out | \
             give one of the two another `slug` in its front matter"
        )
    };
    for (files, expected, problem) in [
        (
            [("posts/2024-01-01-x.md", ""), ("posts/2025-01-01-x.md", "")],
            "posts/2024-01-01-x.md -> /posts/x/",
            told("posts/2025-01-01-x.md", "posts/x/", "posts/2024-01-01-x.md"),
        ),
        (
            [("pages/b.md", "---\nslug: a\n---\n"), ("pages/a.md", "")],
            "pages/a.md -> /a/",
            told("pages/b.md", "a/", "pages/a.md"),
        ),
        (
            [("pages/b.md", "---\nurl: /a.html\n---\n"), ("pages/A.md", "")],
            "pages/A.md -> /a/",
            told("pages/b.md", "a/", "pages/A.md"),
        ),
        (
            [("pages/home.md", ""), ("pages/index.md", "")],
            "pages/home.md -> /",
            told("pages/index.md", "", "pages/home.md"),
        ),
        (
            [("pages/a.md", ""), ("pages/a/index.md", "")],
            "pages/a.md -> /a/",
            told("pages/a/index.md", "a/", "pages/a.md"),
        ),
        (
            [("posts/🎉.md", ""), ("posts/🎈.md", "")],
            "posts/🎈.md -> /posts/untitled/",
            told("posts/🎉.md", "posts/untitled/", "posts/🎈.md"),
        ),
    ] {
        check(&files, &[expected], &[&problem]);
    }
}

#[test]
fn addresses_of_front_matter_count_or_are_told() {
    let told = |url: &str| {
        format!(
            "warning url pages/a.md `url: {url}` cannot be its URL | \
             write a path within the site that is free, such as `/about/us/`"
        )
    };
    for (front, url, problems) in [
        ("slug: B c", "b-c/", vec![]),
        ("url: /x/y/", "x/y/", vec![]),
        ("url: x/y.html", "x/y/", vec![]),
        ("url: /\nslug: b", "", vec![]),
        ("url: /posts/", "posts/", vec![]),
        ("url: /_app/", "a/", vec![told("/_app/")]),
        ("url: /_app/x/\nslug: b", "b/", vec![told("/_app/x/")]),
        ("url: _manifest/x", "a/", vec![told("_manifest/x")]),
        ("url: https://example.org/", "a/", vec![told("https://example.org/")]),
        ("url: ../x", "a/", vec![told("../x")]),
        ("url: /a?b", "a/", vec![told("/a?b")]),
    ] {
        let text = format!("---\n{front}\n---\n");
        let problems: Vec<&str> = problems.iter().map(String::as_str).collect();
        check(&[("pages/a.md", &text)], &[&format!("pages/a.md -> /{url}")], &problems);
    }
}

#[test]
fn an_address_that_is_too_long_for_a_file_is_told() {
    // 255 bytes are the most that file systems take as a name.
    let (fits, long) = ("é".repeat(127), "é".repeat(128));
    let deep = "x/".repeat(1_001);
    let url = |url: &str| {
        format!(
            "warning url pages/a.md `url: {url}` cannot be its URL: it is too long | \
             write a path within the site that is free, such as `/about/us/`"
        )
    };
    let slug = "warning slug pages/a.md the `slug` is too long to be a file's name | \
                shorten it; until then the name of the file is used";
    let alias = |alias: &str| {
        format!("warning alias pages/a.md the alias `{alias}` is too long to be a file's name | remove or change it")
    };
    for (front, expected, problem) in [
        (format!("slug: {fits}"), format!("pages/a.md -> /{fits}/"), None),
        (format!("slug: {long}"), "pages/a.md -> /a/".to_owned(), Some(slug.to_owned())),
        (format!("url: x/{fits}"), format!("pages/a.md -> /x/{fits}/"), None),
        (format!("url: x/{long}"), "pages/a.md -> /a/".to_owned(), Some(url(&format!("x/{long}")))),
        (format!("url: {deep}"), "pages/a.md -> /a/".to_owned(), Some(url(&deep))),
        (format!("aliases: {fits}"), format!("pages/a.md -> /a/ </{fits}/"), None),
        (format!("aliases: {long}"), "pages/a.md -> /a/".to_owned(), Some(alias(&long))),
    ] {
        let text = format!("---\n{front}\n---\n");
        let problems: Vec<&str> = problem.iter().map(String::as_str).collect();
        check(&[("pages/a.md", &text)], &[&expected], &problems);
    }
}

#[test]
fn old_addresses_lead_to_one_page_or_are_told() {
    let told = |file: &str, alias: &str, why: &str| {
        format!("warning alias {file} the alias `{alias}` {why} | remove or change it")
    };
    for (files, expected, problems) in [
        (
            vec![("pages/a.md", "---\naliases: [/old/, older.html, /x/y/]\n---\n")],
            vec!["pages/a.md -> /a/ </old/ </older/ </x/y/"],
            vec![],
        ),
        (
            vec![("pages/a.md", "---\naliases: /old/\n---\n"), ("pages/b.md", "---\naliases: [/old/, /new/]\n---\n")],
            vec!["pages/a.md -> /a/ </old/", "pages/b.md -> /b/ </new/"],
            vec![told("pages/b.md", "/old/", "already leads to pages/a.md")],
        ),
        (
            vec![("pages/a.md", "---\naliases: [/b/, /, /posts/]\n---\n"), ("pages/b.md", "")],
            vec!["pages/a.md -> /a/", "pages/b.md -> /b/"],
            vec![
                told("pages/a.md", "/b/", "is the URL of a page"),
                told("pages/a.md", "/", "is the URL of a page"),
                told("pages/a.md", "/posts/", "is the URL of a page"),
            ],
        ),
        (
            vec![("pages/a.md", "---\naliases: [https://x.y/, ../b, /_app/x, 'a#b']\n---\n")],
            vec!["pages/a.md -> /a/"],
            vec![
                told("pages/a.md", "https://x.y/", "is not a path within the site"),
                told("pages/a.md", "../b", "is not a path within the site"),
                told("pages/a.md", "/_app/x", "is not a path within the site"),
                told("pages/a.md", "a#b", "is not a path within the site"),
            ],
        ),
        (
            vec![("pages/a.md", "---\naliases: [/old/, /old]\n---\n")],
            vec!["pages/a.md -> /a/ </old/"],
            vec![told("pages/a.md", "/old", "already leads to pages/a.md")],
        ),
    ] {
        let problems: Vec<&str> = problems.iter().map(String::as_str).collect();
        check(&files, &expected, &problems);
    }
}

#[test]
fn the_landing_page_may_be_another_document() {
    let gone = |path: &str| {
        format!(
            "warning no-homepage config.yml `homepage: {path}` is not there | name a document of the site, such as pages/home.md"
        )
    };
    for (homepage, expected, problems) in [
        ("pages/home.md", vec!["pages/a.md -> /a/", "pages/home.md -> /", "posts/b.md -> /posts/b/"], vec![]),
        ("pages/a.md", vec!["pages/a.md -> /", "pages/home.md -> /home/", "posts/b.md -> /posts/b/"], vec![]),
        ("posts/b.md", vec!["pages/a.md -> /a/", "pages/home.md -> /home/", "posts/b.md -> /"], vec![]),
        (
            "pages/x.md",
            vec!["pages/a.md -> /a/", "pages/home.md -> /", "posts/b.md -> /posts/b/"],
            vec![gone("pages/x.md")],
        ),
        (
            "pages/d.md",
            vec!["pages/a.md -> /a/", "pages/home.md -> /", "posts/b.md -> /posts/b/"],
            vec![gone("pages/d.md")],
        ),
    ] {
        let config = format!("sitename: x\nhomepage: {homepage}");
        let files = [
            ("config.yml", config.as_str()),
            ("pages/a.md", ""),
            ("pages/home.md", ""),
            ("posts/b.md", ""),
            ("pages/d.md", "---\ndraft: true\n---\n"),
        ];
        let problems: Vec<&str> = problems.iter().map(String::as_str).collect();
        check(&files, &expected, &problems);
    }
}

#[test]
fn no_page_stands_where_a_file_does() {
    let displaced = |file: &str, whom: &str| {
        format!(
            "error same-path {file} stands where the page of {whom} goes; the file is left out | \
             rename it, or give the page another `slug` in its front matter"
        )
    };
    let refused = |url: &str, file: &str| {
        format!(
            "warning url posts/a.md `url: {url}` cannot be its URL: {file} stands there | \
             write a path within the site that is free, such as `/about/us/`"
        )
    };
    for (files, address, problem) in [
        (
            [("posts/a.md", ""), ("posts/a/index.html", "")],
            "posts/a.md -> /posts/a/",
            displaced("posts/a/index.html", "posts/a.md"),
        ),
        ([("posts/a.md", ""), ("posts/a", "")], "posts/a.md -> /posts/a/", displaced("posts/a", "posts/a.md")),
        (
            [("posts/a.md", ""), ("posts/index.html", "")],
            "posts/a.md -> /posts/a/",
            displaced("posts/index.html", "the list of posts"),
        ),
        (
            [("posts/a.md", "---\nurl: /assets/a.png\n---\n"), ("assets/a.png", "1x1")],
            "posts/a.md -> /posts/a/",
            refused("/assets/a.png", "assets/a.png"),
        ),
        (
            [("posts/a.md", "---\nurl: /assets/a.png/b/\n---\n"), ("assets/a.png", "1x1")],
            "posts/a.md -> /posts/a/",
            refused("/assets/a.png/b/", "assets/a.png"),
        ),
        (
            [("posts/a.md", "---\nurl: /posts/a.md\n---\n"), ("assets/a.png", "1x1")],
            "posts/a.md -> /posts/a/",
            refused("/posts/a.md", "posts/a.md"),
        ),
        (
            [("posts/a.md", "---\naliases: /assets/a.png\n---\n"), ("assets/a.png", "1x1")],
            "posts/a.md -> /posts/a/",
            "warning alias posts/a.md the alias `/assets/a.png` leads where assets/a.png stands | remove or change it"
                .to_owned(),
        ),
    ] {
        let site = check(&files, &[address], &[&problem]);
        let is_left_out = problem.starts_with("error");
        assert_eq!(site.published.iter().any(|file| file == files[1].0), !is_left_out, "{files:?}");
    }
    // What only looks like it.
    let site = check(&[("posts/a.md", ""), ("posts/a/b.png", "1x1")], &["posts/a.md -> /posts/a/"], &[]);
    assert_eq!(site.published, ["config.yml", "posts/a.md", "posts/a/b.png"]);
}
