//! Lists of the site's pages: MD-CMS's blocks `toc` and `toc-section`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod markup;
mod memory;
mod nodes;

use markup::{data, source_text};
use mdcms_core::html::{self, Style};
use mdcms_core::link::{Links, PageLinks};
use mdcms_core::markdown::Extensions;
use mdcms_core::page;
use mdcms_core::path;
use mdcms_core::report::Ignore;
use mdcms_core::site::{Settings, Site, SiteLinks};

const HERE: &str = "pages/here.md";

/// Pages in a section, in one inside it, and in none.
const PAGES: [(&str, &str); 6] = [
    ("pages/home.md", "# Welcome\n"),
    ("pages/about.md", "# About\n"),
    ("pages/start.md", "---\nslug: first steps\n---\n# Start\n"),
    ("pages/use.md", "# Use\n"),
    ("pages/deep/v1.0.md", "# Deep\n"),
    ("posts/2025-01-01-post.md", "# Post\n"),
];
const NAV: &str = "sections:
- {code: guides, defaultname: Guides & more, sort: 100}
- {code: expert, parent: guides}
pages:
- {file: pages/home.md, sort: 1}
- {file: pages/about.md, sort: 2, title: About us}
- {file: pages/here.md, sort: 3, section-id: guides}
- {file: pages/use.md, sort: 5, section-id: guides}
- {file: pages/start.md, sort: 4, section-id: guides}
- {file: pages/deep/v1.0.md, sort: 1, section-id: expert}
";

/// What a page shows, one line for each part: `here > ./about/ About us` in lists, `### Guides` for headings.
fn outline(html: &str) -> String {
    let mut outline = Vec::new();
    for line in html.lines() {
        let text = markup::text_of(line);
        if let Some((_, rest)) = line.split_once("<a href=\"") {
            outline.push([rest.split('"').next().unwrap_or_default(), " ", &text].concat());
        } else if let Some(level) = line.strip_prefix("<h").and_then(|rest| rest[..1].parse().ok()) {
            outline.push(["#".repeat(level), text].join(" "));
        } else if !text.is_empty() {
            outline.push(text);
        }
    }
    outline.join("\n")
}

fn html(site: &Site, path: &str, links: &dyn Links) -> String {
    let placed = site.documents.iter().find(|placed| placed.document.path == path).expect("it is there");
    let page = page::read(path, &placed.document.text, None, links, Some(Extensions::all()), Ignore);
    nodes::check(path, &page.content, placed.document.body());
    let mut html = String::new();
    for block in page.content.all_blocks() {
        html::write(&mut html, &block.nodes, Style::Site);
    }
    html
}

/// The HTML of a page, which the app makes as the build does, and the problems in it.
fn shown(site: &Site, path: &str) -> (String, Vec<String>) {
    let url = &site.documents.iter().find(|placed| placed.document.path == path).expect("it is there").url;
    let by_build = html(site, path, &SiteLinks::new(site, path, url));
    let built = memory::page(site, path);
    let (facts, root) = (&built.facts, path::root_from(url));
    let app =
        PageLinks { document: path, root: &root, exceptions: &facts.links, sizes: &facts.sizes, told: &facts.told };
    assert_eq!(html(site, path, &app), by_build, "the app shows what the build says");
    assert!(facts.needs.extended, "the app loads what reads the block");
    (by_build, built.problems.iter().map(memory::show).collect())
}

/// A site of [`PAGES`] and of a page with this text, and of others.
fn site_with(nav: &str, body: &str, others: &[(&str, &str)]) -> Site {
    let mut files = vec![memory::CONFIG, (HERE, body)];
    files.extend(PAGES.iter().filter(|(path, _)| others.iter().all(|(other, _)| other != path)));
    files.extend(others);
    if !nav.is_empty() {
        files.push(("nav.yml", nav));
    }
    memory::site(&files)
}

fn check(nav: &str, body: &str, others: &[(&str, &str)], expected: &str) {
    let (html, problems) = shown(&site_with(nav, body, others), HERE);
    assert_eq!(outline(&html), expected, "{nav}\n{body}\n{html}");
    assert_eq!(problems, [""; 0], "{nav}\n{body}");
}

const TOC: &str = "```mdcms\ntoc\n```\n";
const NOTHING: &str = "There are no other pages here.";

#[test]
fn all_pages_but_this_one_are_listed_by_their_sections() {
    let all = "../ Welcome\n../about/ About us\n### Guides & more\n../first-steps/ Start\n../use/ Use\n#### expert\n../deep/v1.0/ Deep";
    for body in [TOC, "```mdcms toc\n```\n", "~~~mdcms   toc\n\n~~~\n"] {
        check(NAV, body, &[], all);
    }
    let (html, _) = shown(&site_with(NAV, TOC, &[]), HERE);
    assert!(html.starts_with("<nav class=\"pages\" aria-label=\"Pages\">\n<ul>\n<li><a"), "{html}");
}

#[test]
fn a_section_is_listed_with_those_in_it() {
    let guides = "../first-steps/ Start\n../use/ Use\n### expert\n../deep/v1.0/ Deep";
    for body in [
        "```mdcms\ntoc-section guides\n```\n",
        "```mdcms toc-section guides\n```\n",
        "```mdcms toc-section: guides\n```\n",
        "```mdcms\ntoc-section:guides\n```\n",
        "```mdcms\ntoc-section \"guides\"\n```\n",
        "```mdcms\ntoc-section\nsection: guides\n```\n",
        "```mdcms toc-section\nsection : 'guides'\n```\n",
        // The page is in this section itself.
        "```mdcms toc-section\n```\n",
    ] {
        check(NAV, body, &[], guides);
    }
    check(NAV, "```mdcms toc-section expert\n```\n", &[], "../deep/v1.0/ Deep");
    let (html, _) = shown(&site_with(NAV, "```mdcms toc-section\n```\n", &[]), HERE);
    assert!(html.starts_with("<nav class=\"pages\" aria-label=\"Guides &amp; more\">\n<ul>\n<li><a"), "{html}");
}

#[test]
fn without_an_id_the_section_is_that_of_the_page() {
    let block = "```mdcms toc-section\n```\n";
    let with_front = |front: &str| format!("---\n{front}\n---\n{block}");
    let not_listed = NAV.replace("- {file: pages/here.md, sort: 3, section-id: guides}\n", "");
    let without_section = NAV.replace("here.md, sort: 3, section-id: guides", "here.md, sort: 3");
    let elsewhere = NAV.replace("here.md, sort: 3, section-id: guides", "here.md, sort: 3, section-id: expert");
    let none = "../ Welcome\n../about/ About us";
    let expert = "../deep/v1.0/ Deep";
    for (nav, body, expected) in [
        (without_section.as_str(), block.to_owned(), none),
        (&not_listed, block.to_owned(), none),
        (&without_section, with_front("section-id: expert"), expert),
        (&not_listed, with_front("section-id: expert"), expert),
        (&not_listed, with_front("section-id: nobody"), none),
        // nav.yml comes first.
        (&elsewhere, with_front("section-id: guides"), expert),
    ] {
        check(nav, &body, &[], expected);
    }
}

#[test]
fn what_is_not_for_everybody_is_in_no_list() {
    let nav = NAV.replace("parent: guides", "parent: guides, pagesvisibility: draft");
    let unlisted = ("pages/use.md", "---\nunlisted: true\n---\n# Use\n");
    let draft = ("pages/about.md", "---\ndraft: true\n---\n# About\n");
    let body = [TOC, "```mdcms toc-section expert\n```\n"].concat();
    let expected = format!("../ Welcome\n### Guides & more\n../first-steps/ Start\n{NOTHING}");
    check(&nav, &body, &[unlisted, draft], &expected);
    // A server shows drafts, but a list has none of them either.
    let files = [memory::CONFIG, (HERE, TOC), draft, ("pages/use.md", "# Use\n")];
    let (served, _) = memory::assemble(&files, Settings { drafts: true, ..memory::settings() });
    assert_eq!(outline(&shown(&served, HERE).0), "../use/ Use");
}

#[test]
fn without_nav_yml_pages_are_listed_as_the_navigation_has_them() {
    let pages = "../first-steps/ Start\n../about/ About\n../deep/v1.0/ Deep\n../use/ Use";
    let start = (
        "pages/start.md",
        "---\nslug: first-steps\nlinkTitle: Start\nsort: 1\nsection-id: guides\n---\n# First steps\n",
    );
    for body in [TOC, "```mdcms toc-section\n```\n", "---\nsection-id: guides\n---\n```mdcms toc-section\n```\n"] {
        check("", body, &[start], pages);
    }
    // The older form has no sections, and they are called by their ids.
    let plain = "- {file: pages/use.md, sort: 2}\n- {file: pages/about.md, section-id: b}\n- {file: pages/start.md, sort: 1, section-id: a}\n";
    check(plain, TOC, &[start], "../use/ Use\n### a\n../first-steps/ Start\n### b\n../about/ About");
}

#[test]
fn a_post_in_the_navigation_is_listed_too() {
    let nav = "pages:\n- {file: posts/2025-01-01-post.md}\n- {file: pages/gone.md}\n";
    check(nav, TOC, &[], "../posts/post/ Post");
}

#[test]
fn sections_are_inside_each_other_as_deep_as_they_say() {
    let mut nav = "sections:\n".to_owned();
    for (code, parent) in [("f", "e"), ("e", "d"), ("d", "c"), ("c", "b"), ("b", "a"), ("a", "")] {
        nav.push_str(&format!("- {{code: {code}, parent: '{parent}'}}\n"));
    }
    nav.push_str("pages:\n- {file: pages/use.md, section-id: f}\n- {file: pages/about.md, section-id: b}\n");
    // Where nothing is in a section but other sections, those say what they are in.
    check(&nav, TOC, &[], "### a\n#### b\n../about/ About\n##### c\n###### d\n###### e\n###### f\n../use/ Use");
    check(&nav, "```mdcms toc-section d\n```\n", &[], "### e\n#### f\n../use/ Use");
}

#[test]
fn sections_in_a_circle_lose_no_page_and_come_to_an_end() {
    let pages = "pages:\n- {file: pages/use.md, section-id: b}\n- {file: pages/about.md, section-id: a}\n- {file: pages/start.md, section-id: c}\n";
    let start = "../first-steps/ Start";
    for (sections, expected) in [
        (
            "[{code: a, parent: b}, {code: b, parent: a}]",
            format!("### a\n../about/ About\n#### b\n../use/ Use\n### c\n{start}"),
        ),
        (
            "[{code: a, parent: b, sort: 9}, {code: b, parent: a, sort: 1}]",
            format!("### b\n../use/ Use\n#### a\n../about/ About\n### c\n{start}"),
        ),
        ("[{code: a, parent: a}]", format!("### a\n../about/ About\n### b\n../use/ Use\n### c\n{start}")),
        (
            "[{code: c, parent: a, sort: 1}, {code: a, parent: b}, {code: b, parent: a}]",
            format!("### a\n../about/ About\n#### c\n{start}\n#### b\n../use/ Use"),
        ),
        (
            "[{code: a, parent: b}, {code: b, parent: c}, {code: c, parent: b}]",
            format!("### b\n../use/ Use\n#### a\n../about/ About\n#### c\n{start}"),
        ),
        (
            "[{code: a, parent: gone}, {code: a, parent: b, defaultname: Second}]",
            format!("### a\n../about/ About\n### b\n../use/ Use\n### c\n{start}"),
        ),
    ] {
        check(&format!("sections: {sections}\n{pages}"), TOC, &[], &expected);
        let (html, _) =
            shown(&site_with(&format!("sections: {sections}\n{pages}"), "```mdcms toc-section b\n```\n", &[]), HERE);
        assert!(html.contains("Use</a>"), "{sections}: {html}");
    }
}

#[test]
fn a_section_that_is_not_there_is_told() {
    let asks = "text\n\n```mdcms toc-section guide\n```\n";
    let unknown =
        |help: &str| vec![format!("warning unknown-section {HERE}:3:1 no section has the id `guide` | {help}")];
    let (html, problems) = shown(&site_with(NAV, asks, &[]), HERE);
    assert_eq!(html, format!("<p>text</p>\n<p class=\"notice\">{NOTHING}</p>\n"));
    assert_eq!(problems, unknown("the site has `guides`, `expert`"));
    let (_, problems) = shown(&site_with("", asks, &[]), HERE);
    assert_eq!(problems, unknown("nav.yml has no sections; write them below `sections:`"));
    let many: String = (10..35).map(|code| format!("- {{code: s{code}}}\n")).collect();
    let (_, problems) = shown(&site_with(&format!("sections:\n{many}"), asks, &[]), HERE);
    assert!(problems[0].ends_with("`s28`, `s29` and 5 more"), "{problems:?}");
}

#[test]
fn options_that_mean_nothing_are_told() {
    let body = "```mdcms toc\nsection: guides\n```\n\n```mdcms toc-section\n\ndepth: 2\nsection: guides\n```\n";
    let (html, problems) = shown(&site_with(NAV, body, &[]), HERE);
    assert_eq!(html.matches("Deep").count(), 2, "{html}");
    let help = "`toc-section` takes `section:` with the id of a section; `toc` takes nothing";
    assert_eq!(
        problems,
        [
            format!("warning block-option {HERE}:1:1 the list of pages does not know `section: guides` | {help}"),
            format!("warning block-option {HERE}:5:1 the list of pages does not know `depth: 2` | {help}"),
        ]
    );
    let (_, problems) = shown(&site_with(NAV, "```mdcms toc-sections\n```\n", &[]), HERE);
    assert!(problems[0].starts_with("warning unknown-block"), "{problems:?}");
}

#[test]
fn a_list_stands_wherever_a_block_can() {
    let list = "../about/ About";
    let pages = "pages:\n- {file: pages/about.md}\n";
    for (body, expected) in [
        ("- a\n\n  ```mdcms toc\n  ```\n", "a\n../about/ About"),
        ("> ```mdcms toc\n> ```\n", list),
        ("::: tip T\n```mdcms toc\n```\n:::\n", "T\n../about/ About"),
        ("```mdcms tab\nitems:\n- title: A\n  content: |\n    ~~~mdcms toc\n    ~~~\n```\n", "A\n../about/ About"),
        ("::: tabs\n== A\n```mdcms toc-section\n```\n:::\n", "A\n../about/ About"),
        ("[[toc]]\n\n## A\n\n```mdcms toc\n```\n", "#a A\n## A\n../about/ About"),
        // In a link there are no links.
        ("<a href=\"home.md\">\n\n```mdcms toc\n```\n\n</a>\n", "../ \nAbout"),
        ("term\n\n: ```mdcms toc\n  ```\n", "term\n../about/ About"),
    ] {
        check(pages, body, &[], expected);
    }
}

#[test]
fn titles_are_text_whatever_they_say() {
    let long = "x".repeat(10_000);
    let titles = [
        "</nav><script>alert(1)</script>",
        "# no heading",
        "a\n## b\n../evil c",
        "](javascript:alert(1))",
        "&amp; &lt;",
        &long,
        " ",
    ];
    for (number, title) in titles.into_iter().enumerate() {
        let quoted = format!("{title:?}");
        let nav = format!(
            "sections:\n- {{code: s, defaultname: {quoted}}}\npages:\n- {{file: pages/use.md, section-id: s, title: {quoted}}}\n"
        );
        let said = title.replace('\n', " ");
        let (title, name) = if said == " " { ("pages/use.md", "") } else { (said.as_str(), said.as_str()) };
        let expected = format!("### {name}\n../use/ {title}");
        check(&nav, TOC, &[], expected.trim());
        let site = site_with(&nav, TOC, &[]);
        let shell = memory::shell(&site, HERE);
        assert!(!shell.contains("<script>alert"), "{number}");
        assert_eq!(source_text(&shell), TOC, "{number}: a shell holds the whole body");
        assert!(!data(&shell).contains('<'), "{number}");
    }
}

#[test]
fn addresses_lead_to_their_pages_whatever_they_are() {
    for front in
        ["url: /pages/odd/", "url: /a b/%/", "url: /v1.0/", "slug: '#x'", "slug: x?y", "url: /c:d/e/", "url: /posts/2/"]
    {
        let page = format!("---\n{front}\n---\n# Use\n");
        for here in [HERE, "pages/home.md", "pages/some/deep/page.md"] {
            let files = [memory::CONFIG, (here, TOC), ("pages/use.md", &page)];
            let site = memory::site(&files);
            let url = &site.documents.iter().find(|placed| placed.title == "Use").expect("it is there").url;
            let root = path::root_from(&site.documents.iter().find(|placed| placed.title != "Use").unwrap().url);
            let (html, problems) = shown(&site, here);
            assert_eq!(outline(&html), format!("{root}{} Use", mdcms_core::link::encode(url)), "{front} from {here}");
            assert_eq!(problems, [""; 0], "{front} from {here}");
        }
    }
}

#[test]
fn a_shell_has_the_links_for_those_without_scripts() {
    let body = format!("one\n\n{TOC}\ntwo\n");
    let shell = memory::shell(&site_with(NAV, &body, &[]), HERE);
    assert!(shell.contains("<div class=\"posts\">\n<nav class=\"pages\" aria-label=\"Pages\">\n<ul>\n<li><a href=\"../\">Welcome</a></li>"), "{shell}");
    assert_eq!(source_text(&shell), body, "they are no part of the text");
}

#[test]
fn what_a_list_shows_makes_its_page_anew() {
    let before = site_with(NAV, TOC, &[]).fingerprint();
    let page = |front: &str| format!("---\n{front}\n---\n# Use\n");
    for (nav, front) in [
        (NAV, "title: Other"),
        (NAV, "unlisted: true"),
        (NAV, "draft: true"),
        (&NAV.replace("sort: 5", "sort: 3"), "date: 2025-01-01"),
        (&NAV.replace("sort: 5, section-id: guides", "sort: 5, section-id: expert"), "{}"),
        (&NAV.replace("{code: expert, parent: guides}", "{code: expert}"), "{}"),
        (&NAV.replace("Guides & more", "Guides"), "{}"),
        (&NAV.replace("sort: 100", "sort: 1000"), "{}"),
        (&NAV.replace("parent: guides", "parent: guides, pagesvisibility: draft"), "{}"),
    ] {
        assert_ne!(site_with(nav, TOC, &[("pages/use.md", &page(front))]).fingerprint(), before, "{front}\n{nav}");
    }
    let body = site_with(NAV, TOC, &[("pages/use.md", "# Use\n\nOther words.\n")]);
    assert_eq!(body.fingerprint(), before, "other words are no reason");
}

#[test]
fn long_lists_end_and_many_of_them_end_the_page() {
    let pages: Vec<(String, String)> =
        (0..10_050).map(|number| (format!("pages/p{number:05}.md"), "text\n".to_owned())).collect();
    let with = |count: usize, body: &str| {
        let mut files =
            vec![("config.yml".to_owned(), "sitename: Site".to_owned()), (HERE.to_owned(), body.to_owned())];
        files.extend(pages[..count].iter().cloned());
        memory::site(&files)
    };
    let (html, problems) = shown(&with(10_050, TOC), HERE);
    assert_eq!(html.matches("<li>").count(), 10_000);
    assert_eq!(
        problems,
        [format!(
            "warning long-list {HERE}:1:1 the list of pages ends after 10000 lines | list fewer sections on one page, with `toc-section` and an id"
        )]
    );
    let (html, problems) = shown(&with(1_000, &TOC.repeat(100)), HERE);
    assert_eq!(html.matches("<nav").count(), 83);
    assert!(html.contains("<p class=\"notice\">This page is too long for a list of pages.</p>"), "its end");
    assert!(problems.len() == 1 && problems[0].starts_with("warning too-long"), "{problems:?}");
}
