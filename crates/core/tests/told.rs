//! What a document asks besides its links: the build answers with the site, the reader's app with what it was told.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod memory;

use mdcms_core::html::{self, Style};
use mdcms_core::link::{Links, PageLinks};
use mdcms_core::markdown::Extensions;
use mdcms_core::page;
use mdcms_core::report::Ignore;
use mdcms_core::site::{Site, SiteLinks};

const ASKS: &str = "posts/2025-01-02-asks.md";

fn html(site: &Site, links: &dyn Links) -> String {
    let placed = site.documents.iter().find(|placed| placed.document.path == ASKS).expect("it is there");
    let page = page::read(ASKS, &placed.document.text, None, links, Some(Extensions::all()), Ignore);
    let mut html = String::new();
    for block in page.content.all_blocks() {
        html::write(&mut html, &block.nodes, Style::Site);
    }
    html
}

/// The page of some Markdown among other files, which the app makes as the build does.
fn page_of(body: &str, files: &[(&str, &str)]) -> (String, Vec<String>) {
    let mut all = vec![(ASKS, body)];
    all.extend(files);
    if !files.iter().any(|(path, _)| *path == "config.yml") {
        all.push(memory::CONFIG);
    }
    let site = memory::site(&all);
    let built = memory::page(&site, ASKS);
    let root = "../../";
    let links = SiteLinks::new(&site, ASKS, "posts/asks/");
    let by_build = html(&site, &links);
    let facts = built.facts;
    let app = PageLinks { document: ASKS, root, exceptions: &facts.links, sizes: &facts.sizes, told: &facts.told };
    assert_eq!(html(&site, &app), by_build, "the app shows what the build says");
    (by_build, built.problems.iter().map(memory::show).collect())
}

const OTHERS: [(&str, &str); 4] = [
    ("posts/2025-01-01-a-post.md", "# The first post\n"),
    ("pages/guide/start.md", "---\ntitle: Getting started\naliases: [/old-start/]\n---\n"),
    ("assets/images/Two dots.png", "640x480"),
    ("assets/a.pdf", ""),
];

#[test]
fn a_link_names_its_page() {
    let post = "../../posts/a-post/";
    let guide = "../../guide/start/";
    for (written, expected) in [
        ("[[2025-01-01-a-post]]", format!("<a href=\"{post}\">2025-01-01-a-post</a>")),
        ("[[a-post]]", format!("<a href=\"{post}\">a-post</a>")),
        ("[[The First Post]]", format!("<a href=\"{post}\">The First Post</a>")),
        ("[[posts/2025-01-01-a-post.md|words]]", format!("<a href=\"{post}\">words</a>")),
        ("[[getting started#On this & that]]", format!("<a href=\"{guide}#on-this--that\">getting started › On this &amp; that</a>")),
        ("[[guide/start]]", format!("<a href=\"{guide}\">guide/start</a>")),
        ("[[old start | words ]]", format!("<a href=\"{guide}\">words</a>")),
        ("[[#Here]]", "<a href=\"#here\">Here</a>".to_owned()),
        ("![[Two dots.png]]", "<img src=\"../../assets/images/Two%20dots.png\" alt=\"Two dots.png\" width=\"640\" height=\"480\" loading=\"lazy\" />".to_owned()),
        ("![[two dots.png|320]]", "<img src=\"../../assets/images/Two%20dots.png\" alt=\"two dots.png\" width=\"320\" height=\"240\" loading=\"lazy\" />".to_owned()),
        ("![[The first post]]", format!("<a href=\"{post}\">The first post</a>")),
        ("[[a.pdf]]", "<a href=\"../../assets/a.pdf\">a.pdf</a>".to_owned()),
        ("[an [[a-post]]](x.pdf)", "<a href=\"../../posts/x.pdf\">an [[a-post]]</a>".to_owned()),
        ("`[[a-post]]`", "<code>[[a-post]]</code>".to_owned()),
    ] {
        let (html, _) = page_of(written, &OTHERS);
        let html = html.replace(" class=\"image-block\"", "");
        assert_eq!(html.trim_end(), format!("<p>{expected}</p>"), "{written}");
    }
    let (html, _) = page_of("| a |\n|---|\n| [[a-post\\|words]] |\n", &OTHERS);
    assert!(html.contains(&format!("<td><a href=\"{post}\">words</a></td>")), "{html}");
}

#[test]
fn a_name_that_nothing_has_stays_and_is_told() {
    let (html, problems) = page_of("One\ntwo [[Nobody]] [[1, 2], [3]]\n", &OTHERS);
    assert_eq!(html, "<p>One\ntwo [[Nobody]] [[1, 2], [3]]</p>\n");
    assert_eq!(
        problems,
        [
            "warning broken-link posts/2025-01-02-asks.md:2:5 no page and no file is called `Nobody` | name a page by its title, its file or its address, or put a backslash before the brackets"
        ]
    );
}

#[test]
fn titles_and_excerpts_have_the_words_of_links_by_name() {
    let text = "# After [[The First Post|the first]] and [[nothing]]\n\nAs [[a-post]] says.\n\n<!-- more -->\n\nb\n";
    let third = "# Not [[after the first and nothing|a name]]\n";
    let site = memory::site(&[memory::CONFIG, (ASKS, text), OTHERS[0], ("posts/2025-01-03-c.md", third)]);
    let post = |path: &str| {
        let placed = site.documents.iter().find(|placed| placed.document.path == path).expect("it is there");
        placed.as_post()
    };
    assert_eq!(post(ASKS).title, "After the first and [[nothing]]");
    assert_eq!(post(ASKS).description, "As a-post says.");
    // What it says depends on names, so it is none.
    assert_eq!(post("posts/2025-01-03-c.md").title, "Not [[after the first and nothing|a name]]");
    let shell = memory::shell(&site, ASKS);
    assert!(shell.contains("<title>After the first and [[nothing]]"), "{shell}");
    let (html, _) = page_of(text, &[OTHERS[0]]);
    assert!(html.starts_with("<h1") && html.contains(">the first</a> and [[nothing]]"), "{html}");
}

#[test]
fn callouts_of_the_configuration_are_shown_by_name() {
    let config = "sitename: Site\ncallouts:\n  beta:\n    type: warning\n    en:\n      title: Beta\n      text: |\n        This *may* change.\n\n        - soon\n    nb:\n      title: Norsk\n  short:\n    text: Only words\n";
    let block =
        |name: &str, own: &str| format!("```mdcms\ncallout-info\ntitle: Own\nmessage: {name}\n{own}```\n\nafter\n");
    let (html, problems) = page_of(&block("beta", "not *this*\n"), &[("config.yml", config)]);
    let shown = "<div class=\"callout callout-warning\">\n<p class=\"callout-title\">Beta</p>\n<p>This <em>may</em> change.</p>\n<ul>\n<li>soon</li>\n</ul>\n</div>\n<p>after</p>\n";
    assert_eq!((html.as_str(), problems.len()), (shown, 0));
    let (html, _) = page_of(&block("short", ""), &[("config.yml", config)]);
    assert_eq!(html, "<div class=\"callout callout-note\">\n<p>Only words</p>\n</div>\n<p>after</p>\n");
    let (html, problems) = page_of(&block("other", "but *this*\n"), &[("config.yml", config)]);
    assert_eq!(
        html,
        "<div class=\"callout callout-note\">\n<p class=\"callout-title\">Own</p>\n<p>but <em>this</em></p>\n</div>\n<p>after</p>\n"
    );
    assert_eq!(
        problems,
        [
            "warning callout-message posts/2025-01-02-asks.md:1:1 config.yml has no callout `other` | add it below `callouts:`, or write the text here instead of `message:`"
        ]
    );
}

#[test]
fn items_and_emoji_are_told_where_the_app_would_not_know() {
    let items = "```mdcms tab\nitems:\n- {title: A, content: \":tada: [[a-post]]\"}\n```\n";
    let (html, problems) = page_of(items, &OTHERS);
    assert!(html.contains("<p>🎉 <a href=\"../../posts/a-post/\">a-post</a></p>"), "{html}");
    assert!(problems.is_empty(), "{problems:?}");
    let broken = "```mdcms tab\nitems:\n- title: A\n  content: a: b\n```\n";
    let (_, problems) = page_of(broken, &OTHERS);
    assert!(
        problems.len() == 1
            && problems[0].starts_with(
                "error block-items posts/2025-01-02-asks.md:4:13 the parts of this block cannot be read: A `: `"
            ),
        "{problems:?}"
    );
    let inside =
        "text\n\n```mdcms accordion\nitems:\n- title: A\n  content: |\n    one\n\n    two [a](nowhere.md)\n```\n";
    let (_, problems) = page_of(inside, &OTHERS);
    assert_eq!(
        problems,
        [
            "warning broken-link posts/2025-01-02-asks.md:9:9 the link leads to `posts/nowhere.md`, which is not there | write the path from this file or from the site's folder"
        ]
    );
}

#[test]
fn lists_show_the_text_before_the_mark() {
    let said = |body: &str| {
        let site = memory::site(&[("posts/2025-01-02-asks.md", body), memory::CONFIG]);
        site.documents[0].as_post().description
    };
    assert_eq!(said("# Title\n\nOne *two*\nthree.\n\n- four\n\n<!-- more -->\n\nfive\n"), "One two three. four");
    assert_eq!(said("One\n<!--More-->\ntwo\n"), "One");
    assert_eq!(said("---\ndescription: Said\n---\nOne\n<!-- more -->\n"), "Said");
    assert_eq!(said("One\n<!-- no more -->\ntwo\n"), "");
}
