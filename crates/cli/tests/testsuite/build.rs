//! `mdcms build`: what it writes, what it says, and how it ends.

use crate::harness::SiteTest;

const NO_BASE_URL: &str = "warning: canonical links are left out, because they need the website's address\n |\n = help: tell where the website will stand with `--base-url https://example.org/`\n";

#[test]
fn a_site_becomes_a_website() {
    let test = SiteTest::site();
    test.write("site/assets/note.txt", "as it is");
    test.run(&["build", "site", "--base-url", "https://example.org/a"]).check(
        0,
        "Built 3 pages (2 posts) into site/public\n",
        "",
    );
    for file in ["index.html", "posts/one/index.html", "posts/index.html", "404.html", ".mdcms-output"] {
        assert!(test.has(&format!("site/public/{file}")), "{file}");
    }
    assert_eq!(test.read("site/public/posts/2025-01-02-one.md"), test.read("site/posts/2025-01-02-one.md"));
    assert_eq!(test.read("site/public/assets/note.txt"), "as it is");
    assert!(test.read("site/public/posts/one/index.html").contains("https://example.org/a/posts/one/"));
}

#[test]
fn without_an_address_one_warning_says_so() {
    let test = SiteTest::site();
    test.run(&["build", "site"]).check(0, "Built 3 pages (2 posts) into site/public\n", NO_BASE_URL);
}

#[test]
fn two_builds_have_the_same_bytes() {
    let test = SiteTest::site();
    for out in ["one", "two"] {
        assert_eq!(test.run(&["build", "site", "-o", out, "--now", "2025-03-04"]).code, 0);
    }
    assert_eq!(test.tree("one"), test.tree("two"));
    assert_eq!(test.run(&["build", "site", "-o", "two", "--now", "2025-03-04"]).code, 0);
    assert_eq!(test.tree("one"), test.tree("two"), "over an earlier build");
}

#[test]
fn drafts_are_left_out_and_posts_of_the_future_are_not_shown_yet() {
    let test = SiteTest::site();
    test.write("site/posts/draft.md", "---\ntitle: Draft\ndraft: true\n---\n");
    test.write("site/posts/later.md", "---\ntitle: Later\npublishDate: 2025-06-01\n---\nText of later.\n");
    for (arguments, draft, later) in [
        (["--now", "2025-05-01"].as_slice(), false, false),
        (&["--now", "2025-07-01T10:00:00Z"], false, true),
        (&["--now", "2025-07-01", "--drafts"], true, true),
    ] {
        let run = test.run(&[&["build", "site"], arguments].concat());
        assert_eq!(run.code, 0);
        assert_eq!(test.has("site/public/posts/draft/index.html"), draft, "{arguments:?}");
        assert_eq!(test.read("site/public/posts/later/index.html").contains("Text of later."), later, "{arguments:?}");
        let told = "1 page with a `publishDate` to come will be shown from then on\n";
        assert_eq!(run.stderr.contains(told), !later, "{}", run.stderr);
    }
}

#[test]
fn problems_are_warnings_unless_strict() {
    let test = SiteTest::site();
    assert_eq!(test.run(&["build", "site"]).code, 0);
    let before = test.tree("site/public");
    test.write("site/posts/bad.md", b"fine\n\xff");
    let strict = test.run(&["build", "site", "--strict"]);
    assert_eq!(strict.code, 1);
    assert!(strict.stderr.ends_with("Nothing was written, because of --strict\n"), "{}", strict.stderr);
    assert_eq!(test.tree("site/public"), before);
    assert_eq!(test.names("site"), ["config.yml", "pages", "posts", "public"]);
    let lenient = test.run(&["build", "site"]);
    lenient.check(
        0,
        "Built 3 pages (2 posts) into site/public\n",
        &format!("error[not-utf8]: the file is not valid UTF-8 from here on\n --> posts/bad.md:2:1\n  |\n2 |\n  | ^\n  |\n  = help: save it as UTF-8 (without any other encoding) in your editor\n\nerror: 1 problem in 1 file\n{NO_BASE_URL}"),
    );
}

#[test]
fn a_site_with_something_missing_is_built_with_a_word_about_it() {
    for (what, files, code, page) in [
        ("no config.yml", [("site/posts/2025-01-02-a.md", "# A\n")].as_slice(), "no-config", "posts/a/index.html"),
        ("nothing at all", &[("site/config.yml", "sitename: S\n")], "empty-site", "index.html"),
        (
            "two documents with one URL",
            &[("site/config.yml", "sitename: S\n"), ("site/posts/a.md", "x"), ("site/posts/2025-01-02-a.md", "y")],
            "same-url",
            "posts/a/index.html",
        ),
    ] {
        let test = SiteTest::empty();
        for (name, text) in files {
            test.write(name, text);
        }
        let run = test.run(&["build", "site"]);
        assert_eq!(run.code, 0, "{what}: {}", run.stderr);
        assert!(run.stderr.contains(&format!("[{code}]")), "{what}: {}", run.stderr);
        assert!(test.has(&format!("site/public/{page}")), "{what}");
    }
}

#[test]
fn what_cannot_be_built_says_why() {
    let test = SiteTest::site();
    for (arguments, code, message) in [
        (
            ["build", "nowhere"].as_slice(),
            1,
            "error: there is no folder nowhere\n |\n = help: make one with `mdcms new DIR`\n",
        ),
        (
            &["build", "--now", "soon"],
            2,
            "error: invalid value 'soon' for '--now <TIME>': write a date (2025-03-04) or a time with its distance from UTC (2025-03-04T10:30:00Z)\n\nFor more information, try '--help'.\n",
        ),
        (
            &["build", "--base-url", "example.org"],
            2,
            "error: invalid value 'example.org' for '--base-url <URL>': write it in full, such as https://example.org/blog/\n\nFor more information, try '--help'.\n",
        ),
    ] {
        test.run(arguments).check(code, "", message);
    }
    let renderer = test.path(".renderer");
    std::fs::rename(&renderer, test.path(".away")).unwrap();
    let message = format!(
        "error: the renderer's files are not at {}\n |\n = help: build it with `cargo xtask build`, or set MDCMS_RENDERER to a folder that holds it\n",
        renderer.display()
    );
    test.run(&["build", "site"]).check(1, "", &message);
}

#[test]
fn colour_is_for_terminals() {
    let test = SiteTest::site();
    let run = test.run(&["build", "nowhere"]);
    assert!(!run.stderr.contains('\u{1b}'), "{:?}", run.stderr);
    let forced = test.command(&["build", "nowhere"]).env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(forced.stderr.contains(&0x1b), "there is colour to leave out");
    let refused = test.command(&["build", "nowhere"]).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1").output().unwrap();
    assert!(!refused.stderr.contains(&0x1b), "{:?}", String::from_utf8_lossy(&refused.stderr));
}
