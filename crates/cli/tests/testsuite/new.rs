//! `mdcms new`: a site that builds, and posts in it.

use crate::harness::SiteTest;

#[test]
fn a_new_site_has_no_problems_and_builds() {
    let test = SiteTest::empty();
    test.run(&["new", "my site", "--now", "2025-03-04"]).check(
        0,
        "Made a site in my site\nLook at it with `mdcms serve 'my site'`\n",
        "",
    );
    assert_eq!(test.names("my site"), [".gitignore", "assets", "config.yml", "pages", "posts"]);
    assert_eq!(test.names("my site/posts"), ["2025-03-04-first-post.md"]);
    test.run(&["check", "my site"]).check(0, "No problems in 3 documents.\n", "");
    test.run(&["build", "my site", "--strict", "--base-url", "https://example.org/"]).check(
        0,
        "Built 3 pages (1 post) into my site/public\n",
        "",
    );
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let test = SiteTest::site();
    test.write("file", "x");
    let help = " |\n = help: choose a name that is not taken, or an empty folder\n";
    test.run(&["new", "site"]).check(1, "", &format!("error: site is not empty (it holds config.yml)\n{help}"));
    test.run(&["new", "file"]).check(1, "", &format!("error: file is a file\n{help}"));
    assert_eq!(test.names("site"), ["config.yml", "pages", "posts"]);
    std::fs::create_dir(test.path("empty")).unwrap();
    assert_eq!(test.run(&["new", "empty"]).code, 0);
}

#[test]
fn a_new_post_is_a_draft_named_after_its_title() {
    let test = SiteTest::site();
    let arguments = ["new", "post", "Hello: \"world\" #1", "-s", "site", "--now", "2025-03-04T10:30:00Z"];
    test.run(&arguments).check(
        0,
        "site/posts/2025-03-04-hello-world-1.md\nWrite it, see it with `mdcms serve`, and remove `draft: true` to publish it\n",
        "",
    );
    let expected =
        "---\ntitle: \"Hello: \\\"world\\\" #1\"\ncreated: 2025-03-04 10:30\ndescription: \"\"\ndraft: true\n---\n\n";
    assert_eq!(test.read("site/posts/2025-03-04-hello-world-1.md"), expected);
    test.write("site/posts/2025-03-04-hello-world-1.md", "written meanwhile");
    test.run(&arguments).check(
        1,
        "",
        "error: site/posts/2025-03-04-hello-world-1.md exists already\n |\n = help: choose another title\n",
    );
    assert_eq!(test.read("site/posts/2025-03-04-hello-world-1.md"), "written meanwhile");
}

#[test]
fn a_post_needs_a_title_and_a_site() {
    let test = SiteTest::site();
    for (arguments, code, message) in [
        (["new", "post"].as_slice(), 2, "<TITLE>"),
        (&["new"], 2, "<DIR>"),
        (&["new", "post", " ", "-s", "site"], 1, "error: the title is empty\n"),
        (&["new", "post", "T", "-s", "nowhere"], 1, "error: there is no folder nowhere\n"),
        (&["new", "post", "T"], 1, "error: . is not the folder of a site: it has neither config.yml nor posts\n"),
    ] {
        let run = test.run(arguments);
        assert_eq!(run.code, code, "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains(message), "{arguments:?}: {}", run.stderr);
    }
}
