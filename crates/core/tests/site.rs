//! A folder of documents as one site: who has which address, what is published, and what is told.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod memory;

use mdcms_core::nav::{Entry, Section, Visibility};
use mdcms_core::posts::Window;
use mdcms_core::site::{LeftOut, Settings, Site};
use memory::{CONFIG, NOW, assemble, check, settings};

/// Pages of the navigation, those of a section after its name.
fn titles(nav: &[Entry]) -> Vec<String> {
    let said = |entry: &Entry| match entry {
        Entry::Page(link) => vec![format!("{} /{}", link.title, link.url)],
        Entry::Group(group) => {
            let folded = if group.is_folded { " (folded)" } else { "" };
            let inside = titles(&group.entries).into_iter().map(|it| format!("- {it}"));
            [format!("{}:{folded}", group.name)].into_iter().chain(inside).collect()
        }
    };
    nav.iter().flat_map(said).collect()
}

/// The posts that lists show, oldest first.
fn listed(site: &Site) -> Vec<&str> {
    site.posts.iter().map(|index| site.documents[*index].document.path.as_str()).collect()
}

#[test]
fn what_is_missing_from_a_site_is_told() {
    let nothing = "warning empty-site  the site has nothing to show | write a Markdown file in posts/ or pages/";
    let no_config = "warning no-config config.yml the site has no config.yml | write one with `sitename: …`; \
                     until then the site has no name";
    let no_name = "warning no-sitename config.yml:1:1 the site has no name | add a line `sitename: …`";
    for (files, problems) in [
        (vec![], vec![no_config, nothing]),
        (vec![CONFIG], vec![nothing]),
        (vec![("config.yml", "")], vec![no_name, nothing]),
        (vec![("config.yml", "language: de")], vec![no_name, nothing]),
        (vec![CONFIG, ("notes.md", "# No document")], vec![nothing]),
        (
            vec![CONFIG, ("posts/a.md", "---\ndraft: true\n---\n")],
            vec!["warning empty-site  the site has nothing to show | every document is a draft; `--drafts` shows them"],
        ),
        (
            vec![CONFIG, ("posts/a.md", "---\npublishDate: 2027-01-01\n---\n")],
            vec![
                "warning empty-site  the site has nothing to show | every document is a draft, or not yet or no longer published",
            ],
        ),
    ] {
        let (site, told) = assemble::<&str, &str>(&files, settings());
        assert_eq!(told, problems, "{files:?}");
        let is_shown = site.documents.iter().any(|placed| placed.window.is_open(NOW));
        assert!(!is_shown && site.nav.is_empty(), "{files:?}");
    }
    assert_eq!(memory::site(&[("posts/a.md", "")]).name(), "Untitled site");
}

#[test]
fn a_folder_of_posts_is_a_site() {
    let files = [("posts/2025-02-01-b.md", "# B"), ("posts/2025-01-01-a.md", "# A"), ("posts/c.md", "# C")];
    let site = check(
        &files,
        &["posts/2025-01-01-a.md -> /posts/a/", "posts/2025-02-01-b.md -> /posts/b/", "posts/c.md -> /posts/c/"],
        &[],
    );
    assert!(!site.has_home() && site.listing("posts/").is_some() && site.listing("").is_some());
    assert_eq!(listed(&site), ["posts/c.md", "posts/2025-01-01-a.md", "posts/2025-02-01-b.md"]);
}

#[test]
fn the_time_of_the_build_decides_what_is_published() {
    let document = |front: &str| format!("---\n{front}\n---\n");
    let (draft, expired) = (LeftOut { drafts: 1, expired: 0 }, LeftOut { drafts: 0, expired: 1 });
    let comes = |from| Ok(Window { from, until: 0 });
    let always = Ok(Window::default());
    for (front, config, now, drafts, expected) in [
        ("title: A", "", NOW, false, always),
        ("draft: true", "", NOW, false, Err(draft)),
        ("draft: true", "", NOW, true, always),
        ("publishDate: 2026-01-01", "", NOW, false, always),
        ("publishDate: 2026-01-01", "", NOW - 1, false, comes(NOW)),
        ("publishDate: 2026-01-01", "", NOW - 1, true, always),
        ("publishDate: 2026-01-01 01:00", "timezone: +01:00", NOW, false, always),
        ("publishDate: 2026-01-01 01:00", "timezone: +01:00", NOW - 1, false, comes(NOW)),
        ("publishDate: 2026-01-01T00:00:00-05:00", "timezone: +01:00", NOW, false, comes(NOW + 5 * 3600)),
        ("expiryDate: 2026-01-01", "", NOW, false, Err(expired)),
        ("expiryDate: 2026-01-01", "", NOW - 1, false, Ok(Window { from: 0, until: NOW })),
        ("expiryDate: 2026-01-01 00:01", "timezone: -00:30", NOW, false, Ok(Window { from: 0, until: NOW + 31 * 60 })),
        ("expiryDate: 2026-01-01", "", NOW, true, Err(expired)),
        (
            "publishDate: 2026-01-02\nexpiryDate: 2026-01-03",
            "",
            NOW,
            false,
            Ok(Window { from: NOW + 86_400, until: NOW + 2 * 86_400 }),
        ),
        ("date: 2030-01-01", "", NOW, false, always),
        ("draft: true\npublishDate: 2030-01-01", "", NOW, false, Err(draft)),
    ] {
        let (text, config) = (document(front), format!("sitename: x\n{config}"));
        let files = [("config.yml", config.as_str()), ("posts/a.md", &text), ("posts/b.md", "")];
        let (site, _) = assemble(&files, Settings { now, drafts, ..Settings::default() });
        assert_eq!(site.left_out, expected.err().unwrap_or_default(), "{front} at {now}");
        let window =
            site.documents.iter().find(|placed| placed.document.path == "posts/a.md").map(|placed| placed.window);
        assert_eq!(window, expected.ok(), "{front} at {now}");
        let is_copied = site.published.contains(&"posts/a.md".to_owned());
        assert_eq!(is_copied, expected.is_ok(), "{front} at {now}: the source of what is not published stays at home");
    }
}

#[test]
fn unlisted_documents_have_an_address_and_nothing_more() {
    let unlisted = "---\nunlisted: true\ndate: 2025-01-01\n---\n# Secret";
    let site = check(
        &[("posts/a.md", unlisted), ("pages/b.md", unlisted), ("posts/c.md", "# C"), ("pages/d.md", "# D")],
        &["pages/b.md -> /b/", "pages/d.md -> /d/", "posts/a.md -> /posts/a/", "posts/c.md -> /posts/c/"],
        &[],
    );
    assert_eq!(listed(&site), ["posts/c.md"]);
    assert_eq!(titles(&site.nav), ["D /d/"]);
}

#[test]
fn posts_are_in_the_order_of_their_time() {
    let date = |text: &str| format!("---\ndate: {text}\n---\n");
    let files = [
        ("config.yml", "sitename: x\ntimezone: +02:00".to_owned()),
        ("posts/a.md", date("2025-01-02")),
        ("posts/b.md", date("2025-01-01T23:00:00Z")),
        ("posts/c.md", date("2025-01-02T00:00:00+02:00")),
        ("posts/2025-01-01-d.md", String::new()),
        ("posts/2030-01-01-e.md", date("2024-01-01")),
        ("posts/f.md", String::new()),
        ("posts/g.md", date("soon")),
    ];
    let site = memory::site(&files);
    let expected = [
        "posts/f.md",
        "posts/g.md",
        "posts/2030-01-01-e.md",
        "posts/2025-01-01-d.md",
        "posts/a.md",
        "posts/c.md",
        "posts/b.md",
    ];
    assert_eq!(listed(&site), expected);
}

#[test]
fn pages_are_the_navigation_where_nothing_else_is_said() {
    let site = check(
        &[
            ("pages/home.md", "# Home"),
            ("pages/b.md", "---\ntitle: Long title\nlinkTitle: Short\n---\n"),
            ("pages/a.md", "# A"),
            ("pages/c.md", "---\nsort: 1\n---\n# C"),
            ("pages/d.md", "---\nsort: 0\n---\n# D"),
            ("pages/e.md", "---\nweight: 101\n---\n# E"),
            ("pages/f/index.md", ""),
            ("pages/g.md", "---\ndraft: true\n---\n"),
            ("posts/h.md", ""),
        ],
        &[
            "pages/a.md -> /a/",
            "pages/b.md -> /b/",
            "pages/c.md -> /c/",
            "pages/d.md -> /d/",
            "pages/e.md -> /e/",
            "pages/f/index.md -> /f/",
            "pages/home.md -> /",
            "posts/h.md -> /posts/h/",
        ],
        &[],
    );
    assert_eq!(titles(&site.nav), ["C /c/", "A /a/", "Short /b/", "D /d/", "F /f/", "E /e/"]);
}

#[test]
fn nav_yml_says_what_is_in_the_navigation() {
    let pages = [
        ("pages/a.md", "# A"),
        ("pages/b.md", "# B"),
        ("pages/c.md", "---\ndraft: true\n---\n"),
        ("pages/home.md", ""),
    ];
    let missing = |place: &str, file: &str| {
        format!(
            "warning nav-missing nav.yml:{place} the navigation leads to `{file}`, which is not there | correct or remove it"
        )
    };
    let no_file = |place: &str| {
        format!("warning nav-page nav.yml:{place} a page of the navigation has no `file` | write `file: pages/name.md`")
    };
    for (nav, expected, problems) in [
        ("pages:\n- file: pages/b.md\n  title: Bee\n  sort: 1\n- file: pages/a.md\n", vec!["Bee /b/", "A /a/"], vec![]),
        ("pages:\n- file: pages/a.md\n  sort: 5\n- file: pages/b.md\n  sort: 4\n", vec!["B /b/", "A /a/"], vec![]),
        // The older form, and pages without a place are last.
        ("- file: pages/b.md\n- file: pages/a.md\n  title: First\n  sort: 998\n", vec!["First /a/", "B /b/"], vec![]),
        ("- file: pages/home.md\n- file: pages/a.md\n", vec!["A /a/"], vec![]),
        ("pages:\n  - file: pages/gone.md\n  - file: pages/a.md\n", vec!["A /a/"], vec![missing("2:5", "pages/gone.md")]),
        // A draft is not said to be missing.
        ("pages:\n  - file: pages/c.md\n  - file: pages/a.md\n", vec!["A /a/"], vec![]),
        ("pages:\n  - title: x\n  - file: pages/a.md\n  - text\n", vec!["A /a/"], vec![no_file("2:5"), no_file("4:5")]),
        ("pages: []\n", vec![], vec![]),
        ("pages:\n", vec![], vec![]),
        ("text\n", vec!["A /a/", "B /b/"], vec![
            "error nav-shape nav.yml:1:1 nav.yml is neither a map nor a list | remove it; without it the pages are listed by their `sort`".to_owned(),
        ]),
    ] {
        let mut files = pages.to_vec();
        files.push(("nav.yml", nav));
        let (site, told) = assemble(&[files, vec![CONFIG]].concat(), settings());
        assert_eq!(titles(&site.nav), expected, "{nav}");
        assert_eq!(told, problems, "{nav}");
    }
}

#[test]
fn sections_that_are_drafts_are_not_in_the_navigation_with_all_below_them() {
    let page = |section: &str| format!("- file: pages/a.md\n  section-id: {section}\n");
    let with = |sections: &str, section: &str| format!("sections:\n{sections}\npages:\n{}", page(section));
    for (nav, is_shown) in [
        (with("- code: one\n  pagesvisibility: visible", "one"), true),
        (with("- code: one\n  pagesvisibility: hidden", "one"), true),
        (with("- code: one\n  pagesvisibility: draft", "one"), false),
        (with("- code: one\n  pagesvisibility: draft", "two"), true),
        (with("- code: one\n  pagesvisibility: draft\n- code: two\n  parent: one", "two"), false),
        (
            with(
                "- code: three\n  parent: two\n- code: two\n  parent: one\n- code: one\n  pagesvisibility: draft",
                "three",
            ),
            false,
        ),
        // Parents in a circle, with a draft and without one.
        (with("- code: one\n  parent: two\n- code: two\n  parent: one", "one"), true),
        (with("- code: one\n  parent: two\n- code: two\n  parent: one\n  pagesvisibility: draft", "one"), false),
        (with("- code: one\n  parent: one", "one"), true),
        (with("- code: one\n  parent: gone", "one"), true),
        (with("- pagesvisibility: draft\n- text\n- []", "one"), true),
        ("sections: text\npages:\n- file: pages/a.md\n  section-id: one\n".to_owned(), true),
    ] {
        let site = assemble(&[CONFIG, ("pages/a.md", "# A"), ("nav.yml", &nav)], settings()).0;
        let shown = titles(&site.nav);
        let pages: Vec<&str> =
            shown.iter().map(|it| it.trim_start_matches("- ")).filter(|it| !it.contains(':')).collect();
        assert_eq!(pages, if is_shown { vec!["A /a/"] } else { vec![] }, "{nav}");
        assert_eq!(shown.is_empty(), !is_shown, "{nav}: a section without pages is not shown either");
    }
}

#[test]
fn what_is_wrong_with_sections_is_told_where_it_is_written() {
    for (sections, expected) in [
        (
            "- {code: a, parent: b}\n- {code: b, parent: a}",
            vec!["nav-circle nav.yml:2:3 the section `a` is inside itself"],
        ),
        ("- {code: a}\n- {code: c, parent: c}", vec!["nav-circle nav.yml:3:3 the section `c` is inside itself"]),
        ("- {code: a, parent: gone}", vec!["nav-parent nav.yml:2:3 the section `a` is in `gone`, which is not there"]),
        ("- {code: a}\n- {code: a}", vec!["nav-section nav.yml:3:3 there is another section `a` before this one"]),
        ("- {code: a, parent: named}\n- {code: b, parent: a}", vec![]),
    ] {
        let nav = format!("sections:\n{sections}\npages:\n- {{file: pages/a.md, section-id: named}}\n");
        let told = assemble(&[CONFIG, ("pages/a.md", "# A"), ("nav.yml", &nav)], settings()).1;
        assert_eq!(told.len(), expected.len(), "{nav}: {told:?}");
        for (told, expected) in told.iter().zip(expected) {
            assert!(told.starts_with(&format!("warning {expected}")), "{nav}: {told}");
        }
    }
}

#[test]
fn sections_are_in_their_order_with_those_in_them() {
    let shown = |sections: &str| {
        let nav = format!("sections:\n{sections}\npages:\n- {{file: pages/a.md, section-id: named}}\n");
        let site = assemble(&[CONFIG, ("pages/a.md", "# A"), ("nav.yml", &nav)], settings()).0;
        let show = |section: &Section| {
            let hidden = match section.visibility {
                Visibility::Visible => "",
                Visibility::Hidden => " (hidden)",
                Visibility::Draft => " (draft)",
            };
            ["- ".repeat(section.depth).as_str(), section.name(), hidden].concat()
        };
        site.sections.iter().map(show).collect::<Vec<_>>()
    };
    for (sections, expected) in [
        ("- text\n- []\n- defaultname: no code", vec!["named"]),
        (
            "- {code: b}\n- {code: a, defaultname: ''}\n- {code: c, sort: 1, defaultname: Cee}",
            vec!["Cee", "a", "b", "named"],
        ),
        (
            "- {code: zero, sort: 0}\n- {code: far, sort: 1000}\n- {code: named, defaultname: Named}",
            vec!["zero", "Named", "far"],
        ),
        (
            "- {code: a, sort: 1}\n- {code: b, parent: a, sort: 1, parent-sort: 3}\n- {code: c, parent: a, sort: 9, parent-sort: 2}\n- {code: d, parent: a, sort: 1}\n- {code: e, parent: b}",
            vec!["a", "- d", "- c", "- b", "- - e", "named"],
        ),
        (
            "- {code: a, pagesvisibility: hidden}\n- {code: b, parent: a, pagesvisibility: draft}\n- {code: c, parent: b, pagesvisibility: visible}\n- {code: d, parent: a}",
            vec!["a (hidden)", "- b (draft)", "- - c (draft)", "- d", "named"],
        ),
        ("- {code: 2024}\n- {code: no, parent: 2024}", vec!["2024", "- no", "named"]),
        (
            "- {code: a, defaultname: One}\n- {code: a, pagesvisibility: draft, defaultname: Two}",
            vec!["One (draft)", "named"],
        ),
        ("- {code: b, parent: c}\n- {code: a, parent: b}\n- {code: c, parent: b}", vec!["b", "- a", "- c", "named"]),
    ] {
        assert_eq!(shown(sections), expected, "{sections}");
    }
    let chain: String = (0..20_000).map(|number| format!("- {{code: s{number}, parent: s{}}}\n", number + 1)).collect();
    let deep = shown(&chain);
    assert_eq!((deep.len(), deep[1].as_str()), (20_001, "s19999"));
    assert!(deep[20_000].starts_with("- - - ") && deep[20_000].ends_with(" s0"), "the deepest is last");

    let nav = "sections:\n- {code: a, parent: gone, categorynames: {en: A, nb: Å, de: }}\n";
    let site = memory::site(&[("nav.yml", nav)]);
    let names = [("en".to_owned(), "A".to_owned()), ("nb".to_owned(), "Å".to_owned())];
    assert_eq!(site.sections[0].category_names, names);
    assert_eq!(site.sections[0].parent.as_deref(), Some("gone"));
}

#[test]
fn problems_of_files_are_told_with_their_place() {
    check(
        &[
            ("config.yml", "sitename: x\nserach: no\n"),
            ("posts/b.md", "---\ndate: soon\n---\n"),
            ("posts/a.md", "---\ntgas: x\n---\n"),
        ],
        &["posts/a.md -> /posts/a/", "posts/b.md -> /posts/b/"],
        &[
            "warning unknown-key config.yml:2:1 The key `serach` is not known | Did you mean `search`?",
            "warning unknown-key posts/a.md:2:1 The key `tgas` is not known | Did you mean `tags`?",
            "warning wrong-type posts/b.md:2:7 `soon` is not understood here | Write a date like `2025-03-04`, \
             `2025-03-04 09:30` or `2025-03-04T09:30:00+02:00`",
        ],
    );
    let wrong =
        mdcms_core::document::Document::read("posts/a.md", b"# A\n\nb \xff c".to_vec()).expect_err("it is no text");
    assert_eq!(
        memory::show(&wrong),
        "error not-utf8 posts/a.md:3:3 the file is not valid UTF-8 from here on | \
         save it as UTF-8 (without any other encoding) in your editor"
    );
}

#[test]
fn only_what_belongs_to_a_site_is_published() {
    let files = [
        CONFIG,
        ("nav.yml", "[]"),
        ("theme.yml", ""),
        ("themes/own.yml", ""),
        ("robots.txt", ""),
        ("CNAME", ""),
        ("favicon.ico", ""),
        ("assets/a.png", ""),
        ("assets/notes.md", ""),
        ("posts/a.md", ""),
        ("posts/a.png", ""),
        ("posts/draft.md", "---\ndraft: true\n---\n"),
        ("pages/data.json", ""),
        ("private.txt", ""),
        ("notes/a.md", ""),
        ("index.html", ""),
    ];
    let expected = [
        "CNAME",
        "assets/a.png",
        "config.yml",
        "favicon.ico",
        "nav.yml",
        "pages/data.json",
        "posts/a.md",
        "posts/a.png",
        "robots.txt",
        "theme.yml",
    ];
    assert_eq!(memory::site(&files).published, expected);
    let with_theme: Vec<_> = files
        .iter()
        .map(|file| if file.0 == "config.yml" { ("config.yml", "sitename: x\ntheme: themes/own.yml") } else { *file })
        .collect();
    assert!(memory::site(&with_theme).published.contains(&"themes/own.yml".to_owned()));
}

#[test]
fn a_page_has_the_title_that_lists_give_it() {
    for (body, title) in [
        ("# One *two* `three`", "One two three"),
        ("One\ntwo\n===", "One two"),
        ("One\\\ntwo  \nthree\n===", "One two three"),
        ("# ![Alt **text**](a.png) and more", "Alt text and more"),
        ("# [![Alt](a.png)](b.md)", "Alt"),
        ("# ![Http](http://a.example/a.png)", "Http"),
        ("# A <b>c</b>", "A c"),
        ("<h1 align=center>A <i>c</i></h1>", "A c"),
        ("# A<!-- note -->", "A"),
        ("<!-- note -->\n\n# A", "A"),
        ("[x]: y\n\n# [A][x]", "A"),
        ("#\n\ntext", "Name"),
        ("text\n\n# A", "Name"),
        ("## A", "Name"),
        ("", "Name"),
    ] {
        let site = memory::site(&[("posts/name.md", body)]);
        assert_eq!(site.documents[0].title, title, "{body:?}");
        let html = memory::shell(&site, "posts/name.md");
        let mut written = String::new();
        mdcms_core::html::escape(&mut written, title);
        assert!(html.contains(&format!("<title>{written} — Untitled site</title>")), "{body:?}: {html}");
    }
}

#[test]
fn the_navigation_is_a_tree_of_sections() {
    let files: Vec<(String, String)> =
        (0..8).map(|number| (format!("pages/p{number}.md"), format!("# P{number}\n"))).collect();
    let mut files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let nav = "sections:
- {code: guide, defaultname: The guide, sort: 20}
- {code: start, defaultname: Start, sort: 10}
- {code: empty, sort: 15}
- {code: deep, parent: guide, pagesvisibility: hidden}
- {code: around, sort: 30}
- {code: inside, parent: around}
pages:
- {file: pages/p0.md, section-id: deep, sort: 1}
- {file: pages/p1.md, section-id: guide, sort: 9}
- {file: pages/p2.md, section-id: guide, sort: 2}
- {file: pages/p3.md, section-id: start, title: 'Third', sort: 3}
- {file: pages/p4.md, sort: 900}
- {file: pages/home.md, sort: 1}
- {file: pages/p5.md, section-id: inside, sort: 1}
- {file: pages/p6.md, section-id: not-written, sort: 1}
";
    files.extend([CONFIG, ("pages/home.md", "# Home"), ("nav.yml", nav)]);
    let expected = [
        "P4 /p4/",
        "Start:",
        "- Third /p3/",
        "The guide:",
        "- P2 /p2/",
        "- P1 /p1/",
        "- deep: (folded)",
        "- - P0 /p0/",
        "around:",
        "- inside:",
        "- - P5 /p5/",
        "not-written:",
        "- P6 /p6/",
    ];
    assert_eq!(titles(&assemble(&files, settings()).0.nav), expected, "without the landing page and an empty section");
}

#[test]
fn a_thousand_sections_inside_each_other_are_shown_flat_enough() {
    let sections: String = (0..1000).map(|depth| format!("- {{code: s{depth}, parent: s{}}}\n", depth - 1)).collect();
    let nav = format!("sections:\n{sections}pages:\n- {{file: pages/a.md, section-id: s999}}\n");
    let site = assemble(&[CONFIG, ("pages/a.md", "# A"), ("nav.yml", &nav)], settings()).0;
    assert_eq!(titles(&site.nav).last().map(String::as_str), Some("- - - - - - A /a/"));
}
