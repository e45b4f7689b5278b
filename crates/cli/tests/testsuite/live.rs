//! Open pages and the files they are of.

use std::fs;

use crate::harness::SiteTest;

#[test]
fn a_change_is_told_and_served_at_once() {
    let test = SiteTest::site();
    let server = test.serve();
    let mut events = server.events(None);
    assert_eq!(events.named("problems").data, "[]");
    let page = |url: &str| String::from_utf8(server.get(url).body).unwrap();

    test.write("site/posts/2025-01-02-one.md", "---\ntitle: One\n---\n\nChanged.\n");
    assert_eq!(events.named("").data, r#"{"changed":["posts/2025-01-02-one.md"],"reload":false}"#);
    assert!(page("/posts/one/").contains("Changed."));

    // Most editors write a new file and rename it over the old one.
    test.write("site/posts/.one.swp", "---\ntitle: One\n---\n\nAtomic.\n");
    fs::rename(test.path("site/posts/.one.swp"), test.path("site/posts/2025-01-02-one.md")).unwrap();
    assert_eq!(events.named("").data, r#"{"changed":["posts/2025-01-02-one.md"],"reload":false}"#);
    assert!(page("/posts/one/").contains("Atomic."));

    fs::create_dir_all(test.path("site/posts/new/folder")).unwrap();
    test.write("site/posts/new/folder/deep.md", "Deep.\n");
    assert_eq!(events.named("").data, r#"{"changed":["posts/new/folder/deep.md"],"reload":false}"#);
    assert!(page("/posts/new/folder/deep/").contains("Deep."));

    fs::rename(test.path("site/posts/new/folder/deep.md"), test.path("site/posts/flat.md")).unwrap();
    assert_eq!(events.named("").data, r#"{"changed":["posts/flat.md","posts/new/folder/deep.md"],"reload":false}"#);
    assert_eq!(server.get("/posts/new/folder/deep/").status, 404);
    assert!(page("/posts/flat/").contains("Deep."));

    fs::remove_file(test.path("site/posts/flat.md")).unwrap();
    assert_eq!(events.named("").data, r#"{"changed":["posts/flat.md"],"reload":false}"#);
    assert_eq!(server.get("/posts/flat/").status, 404);

    test.write("site/assets/picture.svg", "<svg width='1' height='1'/>");
    assert_eq!(events.named("").data, r#"{"changed":["assets/picture.svg"],"reload":false}"#);

    test.write("site/config.yml", "sitename: Another name\n");
    assert_eq!(events.named("").data, r#"{"changed":["config.yml"],"reload":true}"#);
    assert!(page("/posts/two/").contains("Another name"));

    test.write(".renderer/boot.js", "/* newer */\n");
    assert_eq!(events.named("").data, r#"{"changed":[],"reload":true}"#);
    assert_eq!(test.names("site"), ["assets", "config.yml", "pages", "posts"], "nothing is written to disk");
}

#[test]
fn a_changed_theme_is_in_every_page() {
    let test = SiteTest::site();
    let theme = |page: &str| format!("palette:\n  light:\n    page: '{page}'\n");
    test.write("site/looks/own.yml", theme("#fff"));
    test.write("site/looks/other.yml", theme("#ffe"));
    test.write("site/config.yml", "sitename: x\ntheme: looks/own.yml\n");
    let server = test.serve();
    let mut events = server.events(None);
    assert_eq!(events.named("problems").data, "[]");
    let sheet = || {
        let page = String::from_utf8(server.get("/posts/one/").body).unwrap();
        let at = page.find("_app/theme-").expect("the page has a theme");
        let path = page[at..].split('"').next().unwrap();
        String::from_utf8(server.get(&format!("/{path}")).body).unwrap()
    };
    assert!(sheet().contains("--page: #fff;"));

    test.write("site/looks/own.yml", theme("#eff"));
    assert_eq!(events.named("").data, r#"{"changed":["looks/own.yml"],"reload":true}"#);
    assert!(sheet().contains("--page: #eff;"));

    test.write("site/looks/own.yml", "palette: {");
    assert_eq!(events.named("").data, r#"{"changed":["looks/own.yml"],"reload":true}"#);
    assert!(sheet().contains("--page: #eff;"), "the last good version stays");

    test.write("site/config.yml", "sitename: x\ntheme: looks/other.yml\n");
    assert_eq!(events.named("").data, r#"{"changed":["config.yml","looks/own.yml"],"reload":true}"#);
    assert!(sheet().contains("--page: #ffe;"));
    assert_eq!(events.named("problems").data, "[]", "what is no longer the theme may be anything");
}

#[test]
fn a_list_of_pages_changes_with_the_pages() {
    let test = SiteTest::site();
    test.write("site/pages/map.md", "```mdcms toc\n```\n");
    let use_page = |front: &str| test.write("site/pages/use.md", format!("---\n{front}\n---\n\nText.\n"));
    use_page("title: Use");
    let server = test.serve();
    let mut events = server.events(None);
    assert_eq!(events.named("problems").data, "[]");
    // The list as the app is told it; the row of links above it is no part of that.
    let told = || {
        let page = String::from_utf8(server.get("/map/").body).unwrap();
        page.split("[\"pages:\",\"").nth(1).map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
    };
    assert_eq!(told().as_deref(), Some(r"\nuse/ Use"));
    for (front, expected) in [
        ("title: Other", Some(r"\nuse/ Other")),
        ("title: Other\ndraft: true", None),
        ("title: Other\nslug: new", Some(r"\nnew/ Other")),
        ("title: Other\nunlisted: true", None),
    ] {
        use_page(front);
        assert_eq!(events.named("").data, r#"{"changed":["pages/use.md"],"reload":false}"#, "{front}");
        assert_eq!(told().as_deref(), expected, "{front}");
    }
    use_page("title: Use");
    assert_eq!(events.named("").data, r#"{"changed":["pages/use.md"],"reload":false}"#);
    test.write(
        "site/nav.yml",
        "sections: [{code: s, defaultname: Guides}]\npages: [{file: pages/use.md, section-id: s}]\n",
    );
    assert!(events.named("").data.contains("nav.yml"));
    assert_eq!(told().as_deref(), Some(r"\n# Guides\nuse/ Use"));
}

#[test]
fn a_broken_file_keeps_its_last_good_version() {
    for (file, good, broken, message, url, text) in [
        (
            "posts/2025-01-02-one.md",
            "---\ntitle: One\n---\n\nGood.\n",
            b"---\ntitle: [1\n---\n\nBad.\n".as_slice(),
            "\"code\":\"yaml",
            "/posts/one/",
            "Good.",
        ),
        ("pages/home.md", "Good.\n", b"\xff", "\"code\":\"not-utf8\"", "/", "Good."),
        (
            "config.yml",
            "sitename: Good\n",
            b"sitename: Bad\n\tx: [\n",
            "\"file\":\"config.yml\"",
            "/posts/one/",
            "Good",
        ),
    ] {
        let test = SiteTest::site();
        let path = format!("site/{file}");
        test.write(&path, good);
        let server = test.serve();
        let mut events = server.events(None);
        assert_eq!(events.named("problems").data, "[]", "{file}");
        test.write(&path, broken);
        let told = events.named("problems");
        assert!(told.data.contains(message), "{file}: {}", told.data);
        let page = String::from_utf8(server.get(url).body).unwrap();
        assert!(page.contains(text) && !page.contains("Bad"), "{file}: {page}");
        // A page that is opened now hears of it too.
        assert_eq!(server.events(None).next().data, told.data, "{file}");
        test.write(&path, good);
        assert_eq!(events.named("problems").data, "[]", "{file}");
    }
}

#[test]
fn a_page_that_missed_a_change_is_told_to_load_again() {
    let test = SiteTest::site();
    let state = {
        let server = test.serve();
        server.events(None).next().id
    };
    let server = test.serve();
    let mut events = server.events(Some(&state));
    assert_eq!(events.next().name, "problems");
    test.write("site/posts/2025-01-02-one.md", "Changed.\n");
    assert_eq!(events.next().data, r#"{"changed":["posts/2025-01-02-one.md"],"reload":false}"#, "nothing was missed");
    drop(server);

    let server = test.serve();
    let mut events = server.events(Some(&state));
    assert_eq!(events.next().name, "problems");
    assert_eq!(events.next().data, r#"{"changed":[],"reload":true}"#);
}

#[test]
fn a_site_that_goes_away_is_served_on_and_watched_when_it_is_back() {
    let test = SiteTest::site();
    let server = test.serve();
    let mut events = server.events(None);
    assert_eq!(events.named("problems").data, "[]");
    fs::rename(test.path("site"), test.path("elsewhere")).unwrap();
    assert_eq!(server.get("/posts/one/").status, 200);
    fs::rename(test.path("elsewhere"), test.path("site")).unwrap();
    test.write("site/posts/2025-01-02-one.md", "Back.\n");
    assert_eq!(events.named("").data, r#"{"changed":["posts/2025-01-02-one.md"],"reload":false}"#);
}
