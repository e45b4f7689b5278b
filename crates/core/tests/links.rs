//! Where links lead: for a build that knows every file, and for a reader's app that knows a rule and exceptions.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod memory;
mod random;

use mdcms_core::link::{Links, PageLinks, Resolved};
use mdcms_core::manifest::Facts;
use mdcms_core::path::root_from;
use mdcms_core::site::{Site, SiteLinks};
use random::Random;

/// What stands for the site's root in the tables.
const ROOT: &str = "~/";

/// A site with every kind of target.
const FILES: [(&str, &str); 24] = [
    ("config.yml", "sitename: Links"),
    ("pages/home.md", "# Home"),
    ("pages/about.md", "# About"),
    ("pages/docs/index.md", "# Docs"),
    ("pages/docs/start.md", "# Start"),
    ("pages/docs/assets/only-here.png", "20x10"),
    ("pages/docs/assets/both.png", "2x1"),
    ("pages/slugged.md", "---\nslug: other\n---\n# Slugged"),
    ("pages/moved.md", "---\nurl: /far/away/\n---\n# Moved"),
    ("pages/aliased.md", "---\naliases: [/old/address/, /older.html]\n---\n# Aliased"),
    ("pages/draft.md", "---\ndraft: true\n---\n# Draft"),
    ("pages/v1.2.md", "# 1.2"),
    ("posts/README.md", "# About posts"),
    ("posts/2024-05-20-first.md", "# First"),
    ("posts/sub/2024-06-01-second.md", "# Second"),
    ("posts/sub/img/near.png", "64x48"),
    ("posts/日本語.md", "# 日本語"),
    ("posts/a b.md", "# A B"),
    ("posts/100%.md", "# 100"),
    ("assets/images/a.png", "640x480"),
    ("assets/images/b c.png", "30x20"),
    ("assets/both.png", "4x3"),
    ("assets/file.pdf", ""),
    ("assets/no-ending", ""),
];

/// A site without a landing page of its own, whose list of posts has another page in its place.
const OTHER: [(&str, &str); 4] = [
    ("config.yml", "sitename: Other\nhomepage: pages/welcome.md"),
    ("pages/welcome.md", "# Welcome"),
    ("pages/home.md", "# Home"),
    ("posts/a.md", "# A"),
];

/// What a destination becomes where its document is, and what a build noted for the reader's app.
fn at_build(site: &Site, document: &str, destination: &str, is_image: bool) -> (Resolved, Facts) {
    let placed = site.documents.iter().find(|placed| placed.document.path == document).expect("the document is there");
    let links = SiteLinks::new(site, &placed.document.path, &placed.url);
    let mut resolved = if is_image { links.image(destination) } else { links.link(destination) };
    let root = root_from(&placed.url);
    resolved.href = resolved.href.map(|href| match href.strip_prefix(&root) {
        Some(rest) => [ROOT, rest].concat(),
        None => href,
    });
    (resolved, links.into_facts())
}

/// What the reader's app makes of a destination.
fn in_app(document: &str, destination: &str, is_image: bool, facts: &Facts) -> Resolved {
    let links = PageLinks { document, root: ROOT, exceptions: &facts.links, sizes: &facts.sizes, told: &facts.told };
    if is_image { links.image(destination) } else { links.link(destination) }
}

/// Both agree, and say this; `-` is for an address that is left out, `!path` for one that is not there.
fn check(files: &[(&str, &str)], is_image: bool, cases: &[(&str, &str, &str)]) {
    let site = memory::site(files);
    for (document, destination, expected) in cases {
        let (resolved, facts) = at_build(&site, document, destination, is_image);
        let app = in_app(document, destination, is_image, &facts);
        assert_eq!((&app.href, app.size), (&resolved.href, resolved.size), "{document}: {destination:?} in the app");
        let mut got = resolved.href.unwrap_or_else(|| "-".to_owned());
        if let Some((width, height)) = resolved.size {
            got += &format!(" {width}x{height}");
        }
        if let Some(missing) = resolved.missing {
            got += &format!(" !{}", missing.path);
            got += &missing.similar.map(|similar| format!(" ?{similar}")).unwrap_or_default();
        }
        assert_eq!(got, *expected, "{document}: {destination:?}");
    }
}

#[test]
fn links_lead_to_documents() {
    let (first, second, start) = ("posts/2024-05-20-first.md", "posts/sub/2024-06-01-second.md", "pages/docs/start.md");
    check(
        &FILES,
        false,
        &[
            // From the site's root, as MD-CMS reads them.
            (first, "posts/sub/2024-06-01-second.md", "~/posts/sub/second/"),
            (second, "posts/2024-05-20-first.md", "~/posts/first/"),
            (second, "/posts/2024-05-20-first.md", "~/posts/first/"),
            (first, "pages/about.md", "~/about/"),
            (first, "pages/home.md", "~/"),
            (first, "pages/docs/index.md", "~/docs/"),
            (first, "#posts/2024-05-20-first.md", "~/posts/first/"),
            (first, "#pages/about.md", "~/about/"),
            // From the file, as GitHub shows them.
            (first, "sub/2024-06-01-second.md", "~/posts/sub/second/"),
            (second, "../2024-05-20-first.md", "~/posts/first/"),
            (second, "./../2024-05-20-first.md", "~/posts/first/"),
            (second, "../../pages/about.md", "~/about/"),
            (start, "index.md", "~/docs/"),
            (start, "../about.md", "~/about/"),
            (first, "README.md", "~/posts/readme/"),
            // Addresses instead of files.
            (first, "/about/", "~/about/"),
            (first, "/about", "~/about/"),
            (first, "../about", "~/about/"),
            (first, "pages/about", "~/about/"),
            (start, "/docs/", "~/docs/"),
            (start, "/", "~/"),
            (start, "/posts/first/", "~/posts/first/"),
            // What front matter says of the target.
            (first, "pages/slugged.md", "~/other/"),
            (first, "../pages/slugged.md", "~/other/"),
            (first, "pages/moved.md", "~/far/away/"),
            (first, "/far/away/", "~/far/away/"),
            (first, "/old/address/", "~/old/address/"),
            (first, "/old/address", "~/old/address/"),
            // Fragments and queries stay.
            (first, "pages/about.md#team", "~/about/#team"),
            (first, "pages/about.md?a=b#c", "~/about/?a=b#c"),
            (first, "pages/slugged.md#x", "~/other/#x"),
            (first, "#here", "#here"),
            (first, "#", "#"),
            (first, "#日本", "#日本"),
            // Names that an address cannot hold as they are.
            (first, "日本語.md", "~/posts/日本語/"),
            (first, "posts/%E6%97%A5%E6%9C%AC%E8%AA%9E.md", "~/posts/日本語/"),
            (first, "a%20b.md", "~/posts/a-b/"),
            (first, "a b.md", "~/posts/a-b/"),
            (first, "100%.md", "~/posts/100/"),
            (first, "100%25.md", "~/posts/100/"),
            (first, "pages/v1.2.md", "~/v1.2/"),
        ],
    );
}

#[test]
fn links_lead_to_files() {
    let (first, second, start) = ("posts/2024-05-20-first.md", "posts/sub/2024-06-01-second.md", "pages/docs/start.md");
    check(
        &FILES,
        false,
        &[
            (first, "assets/file.pdf", "~/assets/file.pdf"),
            (first, "../assets/file.pdf#page=2", "~/assets/file.pdf#page=2"),
            (first, "/assets/file.pdf", "~/assets/file.pdf"),
            (first, "assets/no-ending", "~/assets/no-ending"),
            (second, "img/near.png", "~/posts/sub/img/near.png"),
            (second, "posts/sub/img/near.png", "~/posts/sub/img/near.png"),
            (start, "assets/only-here.png", "~/pages/docs/assets/only-here.png"),
            (start, "assets/both.png", "~/pages/docs/assets/both.png"),
            (start, "/assets/both.png", "~/assets/both.png"),
            (first, "assets/images/b%20c.png", "~/assets/images/b%20c.png"),
            (first, "assets/images/b c.png", "~/assets/images/b%20c.png"),
            (first, "config.yml", "~/config.yml"),
        ],
    );
}

#[test]
fn links_to_nothing_tell_what_was_looked_for() {
    let (first, start) = ("posts/2024-05-20-first.md", "pages/docs/start.md");
    check(
        &FILES,
        false,
        &[
            (first, "gone.md", "~/posts/gone/ !posts/gone.md"),
            (first, "posts/gone.md", "~/posts/gone/ !posts/gone.md"),
            (first, "posts/2024-01-01-gone.md#x", "~/posts/gone/#x !posts/2024-01-01-gone.md"),
            (start, "/gone/", "~/gone/ !gone/"),
            (first, "assets/Images/A.png", "~/assets/Images/A.png !assets/Images/A.png ?assets/images/a.png"),
            (first, "../pages/About.md", "~/about/ !pages/About.md ?pages/about.md"),
            (first, "First.md", "~/posts/first/ !posts/First.md"),
            // Out of the site.
            (first, "../../x.md", "- !../../x.md"),
            (first, "/../x.md", "- !/../x.md"),
            (start, "../../../../etc/passwd", "- !../../../../etc/passwd"),
        ],
    );
}

#[test]
fn an_address_that_is_there_comes_before_a_readme_in_a_folder_of_that_name() {
    check(
        &FILES,
        false,
        &[("pages/docs/start.md", "/posts/", "~/posts/"), ("pages/about.md", "../posts/", "~/posts/")],
    );
}

#[test]
fn the_landing_page_and_the_list_of_posts_have_links_too() {
    check(
        &OTHER,
        false,
        &[
            ("posts/a.md", "pages/welcome.md", "~/"),
            ("posts/a.md", "/welcome/", "~/welcome/ !welcome/"),
            ("posts/a.md", "pages/home.md", "~/home/"),
            ("posts/a.md", "/", "~/"),
            ("posts/a.md", "../posts/", "~/posts/"),
            ("pages/home.md", "../posts/a.md", "~/posts/a/"),
        ],
    );
    let no_home = [("posts/a.md", "# A")];
    check(&no_home, false, &[("posts/a.md", "/", "~/"), ("posts/a.md", "pages/home.md", "~/ !pages/home.md")]);
    let drafts = [("pages/home.md", "# A"), ("pages/b.md", "---\ndraft: true\nslug: c\n---\n")];
    let shown = mdcms_core::site::Settings { drafts: true, ..memory::settings() };
    let site = memory::assemble(&drafts, shown).0;
    assert_eq!(
        at_build(&site, "pages/home.md", "b.md", false).0.href.as_deref(),
        Some("~/c/"),
        "a draft that is shown"
    );
}

#[test]
fn a_draft_that_is_linked_to_is_not_said_to_be_missing_from_the_folder() {
    let site = memory::site(&FILES);
    let (resolved, _) = at_build(&site, "posts/2024-05-20-first.md", "pages/draft.md", false);
    assert_eq!(resolved.missing.and_then(|missing| missing.similar), None, "`did you mean` its very own name");
}

#[test]
fn only_harmless_schemes_are_links() {
    let document = "pages/about.md";
    let web = ["http://a.b", "https://a.b/c?d#e", "HTTPS://A.B", "mailto:a@b.c", "MAILTO:a@b.c", "tel:+123", "http:a"];
    let refused = [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "java\0script:alert(1)",
        "\u{1}javascript:alert(1)",
        "javascript\u{85}:alert(1)",
        "data:text/html,x",
        "data:image/png;base64,AA==",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://a.b/c",
        "view-source:https://a.b",
        "filesystem:x",
        "about:blank",
        "ws://a.b",
        "ftp://a.b",
        "x-y+z.1:a",
        "c:\\windows",
    ];
    let mut cases: Vec<_> = web.iter().map(|it| (document, *it, *it)).collect();
    cases.extend(refused.iter().map(|it| (document, *it, "-")));
    cases.push((document, "//host/a", "https://host/a"));
    cases.push((document, " //host/a ", "https://host/a"));
    check(&FILES, false, &cases);
}

#[test]
fn what_only_looks_like_a_scheme_or_a_host_stays_in_the_site() {
    let site = memory::site(&FILES);
    for destination in [
        "\\\\host/a",
        "/\\host/a",
        "\\/host",
        "./javascript:alert(1).x",
        "%6aavascript:alert(1)",
        "/javascript:alert(1)",
        "\u{200b}javascript:alert(1)",
        "日本:x",
        ":x",
        "./\\host",
        ".//host/a",
        "/.//host/a",
        "x/..//host",
        "posts//host",
    ] {
        let (resolved, facts) = at_build(&site, "pages/about.md", destination, false);
        let href = resolved.href.expect("it is an address of the site");
        assert!(href.starts_with(ROOT) && !href[ROOT.len()..].starts_with(['/', '\\']), "{destination:?}: {href}");
        assert!(!href.contains('\\'), "{destination:?}: {href}");
        assert_eq!(in_app("pages/about.md", destination, false, &facts).href, Some(href), "{destination:?}");
    }
}

#[test]
fn no_text_becomes_a_script_where_the_root_is_empty() {
    // Without a root in front of it, a path whose first part has a colon would be a scheme.
    let links = PageLinks { document: "", root: "", exceptions: &[], sizes: &[], told: &[] };
    for destination in ["./javascript:alert(1).x", "%6aavascript:alert(1)", "/javascript:alert(1)", "x/../data:a.b"] {
        let href = links.link(destination).href.unwrap_or_default();
        let scheme = href.split(['/', '?', '#']).next().unwrap_or_default();
        assert!(!scheme.contains(':'), "{destination:?} gives {href}");
    }
}

#[test]
fn pictures_come_from_the_site_or_over_https() {
    let (first, second, start) = ("posts/2024-05-20-first.md", "posts/sub/2024-06-01-second.md", "pages/docs/start.md");
    check(
        &FILES,
        true,
        &[
            (first, "assets/images/a.png", "~/assets/images/a.png 640x480"),
            (first, "../assets/images/a.png", "~/assets/images/a.png 640x480"),
            (first, "/assets/images/a.png?v=2", "~/assets/images/a.png?v=2 640x480"),
            (first, "assets/images/b%20c.png", "~/assets/images/b%20c.png 30x20"),
            (second, "img/near.png", "~/posts/sub/img/near.png 64x48"),
            (start, "assets/both.png", "~/pages/docs/assets/both.png 2x1"),
            (start, "/assets/both.png", "~/assets/both.png 4x3"),
            (first, "gone.png", "~/posts/gone.png !posts/gone.png"),
            (first, "../../x.png", "- !../../x.png"),
            (first, "https://a.b/c.png", "https://a.b/c.png"),
            (first, "//a.b/c.png", "https://a.b/c.png"),
            (first, "http://a.b/c.png", "-"),
            (first, "mailto:a@b.c", "-"),
            (first, "javascript:alert(1)", "-"),
            (first, "#x", "-"),
            (first, "data:image/png;base64,AA==", "data:image/png;base64,AA=="),
            (first, "DATA:image/WebP;base64,AA==", "DATA:image/WebP;base64,AA=="),
            (first, "data:image/gif,x", "data:image/gif,x"),
            (first, "data:image/svg+xml,<svg onload=x>", "-"),
            (first, "data:image/pngx;base64,AA==", "-"),
            (first, "data:image/png", "-"),
            (first, "data:image/日本", "-"),
            (first, "data:text/html,x", "-"),
        ],
    );
}

/// Paths of random sites: enough of the same names for files beside and below each other.
const FOLDERS: [&str; 8] = ["posts/", "pages/", "posts/a/", "pages/a/", "posts/posts/", "pages/assets/", "assets/", ""];
const NAMES: [&str; 12] = [
    "a.md",
    "b.md",
    "index.md",
    "README.md",
    "home.md",
    "2024-05-20-a.md",
    "A.md",
    "a b.md",
    "a.png",
    "b",
    "日本.md",
    "v1.2.md",
];
const FRONTS: [&str; 7] = [
    "",
    "",
    "---\nslug: a\n---\n",
    "---\nurl: /b/c/\n---\n",
    "---\ndraft: true\n---\n",
    "---\naliases: [/a/, /old/, /posts/b/]\n---\n",
    "---\nurl: /posts/\n---\n",
];
const PIECES: [&str; 26] = [
    "a",
    "b",
    "a.md",
    "b.md",
    "index.md",
    "README.md",
    "home.md",
    "2024-05-20-a.md",
    "posts/",
    "pages/",
    "assets/",
    "../",
    "./",
    "/",
    "a/",
    "#",
    "?x",
    "%20",
    "a b.md",
    "a.png",
    "old",
    "..",
    "日本.md",
    "%",
    ":",
    "v1.2.md",
];

#[test]
fn the_app_agrees_with_the_build_about_any_link_of_any_site() {
    let mut random = Random(1);
    let mut links = 0;
    for round in 0..400 {
        let mut files = std::collections::BTreeMap::from([("config.yml".to_owned(), "sitename: x".to_owned())]);
        if random.below(3) == 0 {
            files.insert("config.yml".to_owned(), format!("sitename: x\nhomepage: pages/{}", random.pick(&NAMES)));
        }
        for _ in 0..random.below(12) {
            let path = [*random.pick(&FOLDERS), *random.pick(&NAMES)].concat();
            let text = if path.ends_with(".png") { "8x6".to_owned() } else { (*random.pick(&FRONTS)).to_owned() };
            files.insert(path, text);
        }
        let files: Vec<_> = files.into_iter().collect();
        let site = memory::site(&files);
        for placed in &site.documents {
            let at_build = SiteLinks::new(&site, &placed.document.path, &placed.url);
            let destinations: Vec<_> = (0..20).map(|_| random.text(&PIECES, 1, 4)).collect();
            let both = |links: &dyn Links, it: &String| {
                let (link, image) = (links.link(it), links.image(it));
                (link.href, image.href, image.size)
            };
            let expected: Vec<_> = destinations.iter().map(|it| both(&at_build, it)).collect();
            let facts = at_build.into_facts();
            let root = root_from(&placed.url);
            let document = &placed.document.path;
            let app =
                PageLinks { document, root: &root, exceptions: &facts.links, sizes: &facts.sizes, told: &facts.told };
            for (destination, expected) in destinations.iter().zip(expected) {
                assert_eq!(
                    both(&app, destination),
                    expected,
                    "round {round}, {document}: {destination:?} in {files:?}"
                );
                links += 1;
            }
        }
    }
    assert!(links > 10_000, "only {links} links were compared");
}
