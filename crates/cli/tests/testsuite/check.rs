//! `mdcms check`: every problem with its place.

use crate::harness::SiteTest;

#[test]
fn a_clean_site_has_no_problems() {
    let test = SiteTest::site();
    test.run(&["check", "site"]).check(0, "No problems in 3 documents.\n", "");
    test.run(&["check", "site", "--format", "json"]).check(0, "[]\n", "");
    test.run(&["check", "site", "--format", "xml"]).check(
        2,
        "",
        "error: invalid value 'xml' for '--format <FORMAT>'\n  [possible values: human, json]\n\nFor more information, try '--help'.\n",
    );
}

#[test]
fn many_problems_of_one_kind_do_not_bury_the_rest() {
    let test = SiteTest::site();
    test.write("site/posts/many.md", "<x>".repeat(200));
    test.write("site/posts/other.md", "<y>");
    let human = test.run(&["check", "site"]);
    assert_eq!((human.code, human.stderr.matches("element `x`").count()), (1, 50));
    for part in [
        " --> posts/many.md:1:148\n",
        "note: 150 more like this in posts/many.md\n",
        "element `y`",
        "201 problems in 2 files",
    ] {
        assert!(human.stderr.contains(part), "{part}\n{}", human.stderr);
    }
    let json = test.run(&["check", "site", "--format", "json"]);
    let list: Vec<serde_json::Value> = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!((list.len(), &list[199]["column"]), (201, &598.into()));
}

#[test]
fn every_problem_is_told_with_its_place() {
    let test = SiteTest::site();
    test.write("site/posts/bad.md", b"one\ntwo \xff");
    test.write("site/posts/links.md", "---\ntitle: Links\n---\n\nSee [this](nowhere.md).\n");
    let human = test.run(&["check", "site"]);
    assert_eq!((human.code, human.stdout.as_str()), (1, ""));
    for part in
        ["error[not-utf8]: ", " --> posts/bad.md:2:5\n", " --> posts/links.md:5:", "error: 2 problems in 2 files\n"]
    {
        assert!(human.stderr.contains(part), "{part}\n{}", human.stderr);
    }
    let json = test.run(&["check", "site", "--format", "json"]);
    assert_eq!((json.code, json.stderr.as_str()), (1, ""));
    let list: Vec<serde_json::Value> = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(list.len(), 2);
    assert_eq!(list[0]["file"], "posts/bad.md");
    assert_eq!((&list[0]["line"], &list[0]["column"]), (&2.into(), &5.into()));
    assert_eq!((&list[0]["severity"], &list[0]["code"]), (&"error".into(), &"not-utf8".into()));
    assert_eq!(list[0]["message"], "the file is not valid UTF-8 from here on");
    assert_eq!(list[0]["help"], "save it as UTF-8 (without any other encoding) in your editor");
}

#[test]
fn checking_needs_no_renderer_and_writes_nothing() {
    let test = SiteTest::site();
    std::fs::remove_dir_all(test.path(".renderer")).unwrap();
    test.run(&["check", "site"]).check(0, "No problems in 3 documents.\n", "");
    assert_eq!(test.names("site"), ["config.yml", "pages", "posts"]);
}
