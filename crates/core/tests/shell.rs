//! Shells: what machines and readers without scripts get, and what the app starts from.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod markup;
mod memory;
mod random;

use base64ct::{Base64, Encoding as _};
use markup::{data, inside, source_text, text_of, unescape};
use mdcms_core::site::Settings;
use memory::{assemble, outputs, settings, shell, site};
use random::Random;
use sha2::{Digest as _, Sha256};

const CONFIG: (&str, &str) = ("config.yml", "sitename: Shells");

/// What makes markup, policies, JSON and scripts of text that somebody forgot to escape.
const HOSTILE: &str =
    "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'>&amp;<!-- ]]> \u{2028}\\u003c";

fn with_address() -> Settings {
    Settings { base_url: Some("https://example.org/blog/".to_owned()), ..settings() }
}

/// The content of the `meta` elements of this name or property.
fn meta(shell: &str, name: &str) -> Vec<String> {
    let start = format!("=\"{name}\" content=\"");
    let contents = shell.split(&start).skip(1).map(|rest| rest.split('"').next().unwrap_or_default());
    contents.map(unescape).collect()
}

#[test]
fn the_body_is_in_the_shell_letter_by_letter() {
    for body in [
        "",
        "a",
        "a\n",
        "\n\na\n\n\n",
        "# A\n\nb\n",
        "a[^1]\n\n[^1]: b\n\n    c\n\n[^2]: d\n",
        "[^1]: b\n\na[^1]\n\n[^2]: d\n",
        "> [!NOTE] T\n> a\n\n> [!TIP]-\n",
        "A\n===\n\nB\n---\n",
        "## A ##\n",
        "##\n",
        "# A\n# B\n## C\n### D\n#### E\n##### F\n###### G\n",
        "two\nlines of\n===\n",
        "```rust\nfn a() {}\n```\n",
        "```\n```\n",
        "```",
        "~~~\na\n~~~   \n\n",
        "    a\n\n    b\n",
        "- a\n\n- b\n\n\nc",
        "> a\n>\n> b\n",
        "| a |\n|---|\n| b |\n\nc",
        "***\n",
        "![a](b.png)\n",
        "[![a](https://b.c/d.png)](e)\n\ntext",
        "<div>\n<b>&amp;\n</div>\n",
        "<!-- a -->\n\n[b]: c\n\nd\n\n[e]: f",
        "a & b < c > d \" e ' f &lt; &amp;amp;",
        "\u{feff}a",
        "日本 🎉 e\u{301} שלום\n\n# é\n",
        "   # a\n",
        "- - - a\n\n1. b\n",
        "a\n\n\t\n\nb \t",
        "```mdcms tabs\na\n```\n",
    ] {
        for front in ["", "---\ntitle: T\n---\n"] {
            let text = [front, body].concat();
            let shell = shell(&site(&[CONFIG, ("posts/a.md", &text)]), "posts/a.md");
            let body = if front.is_empty() { body.trim_start_matches('\u{feff}') } else { body };
            assert_eq!(source_text(&shell), body, "{text:?}");
        }
    }
}

#[test]
fn the_source_of_a_block_looks_like_what_it_becomes() {
    for (body, expected) in [
        ("a", "<div class=\"block\">a</div>"),
        ("> a", "<div class=\"block block-quote\">&gt; a</div>"),
        ("> [!TIP]\n> a", "<div class=\"block callout callout-tip\">&gt; [!TIP]\n&gt; a</div>"),
        ("> [!BUG]- B\n> a", "<div class=\"block callout callout-caution\">&gt; [!BUG]- B\n&gt; a</div>"),
        ("a\n\n## B {#c}", "<div class=\"block block-h2\"><span hidden>## </span>B<span hidden> {#c}</span></div>"),
        ("a\n\nB {#c}\n---", "<div class=\"block block-h2\">B<span hidden> {#c}\n---</span></div>"),
        ("a\n\n## B :id=c", "<div class=\"block block-h2\"><span hidden>## </span>B<span hidden> :id=c</span></div>"),
        ("a\n\n## B {#}", "<div class=\"block block-h2\"><span hidden>## </span>B {#}</div>"),
        ("a\n\n## B {c}", "<div class=\"block block-h2\"><span hidden>## </span>B {c}</div>"),
        ("a[^1]\n\n[^1]: b", "<div class=\"block block-other\">[^1]: b</div>"),
        ("|a|\n|-|", "<div class=\"block block-table\" tabindex=\"0\">|a|\n|-|</div>"),
    ] {
        let site = site(&[CONFIG, ("posts/a.md", body)]);
        let shell = shell(&site, "posts/a.md");
        let source = inside(&shell, "<div class=\"prose source\" id=\"mdcms-source\">");
        assert!(source.ends_with(expected), "{body:?}: {source}");
    }
}

#[test]
fn the_body_is_in_the_shell_beside_lists_of_posts() {
    for body in [
        "```mdcms posts-created-chronological\n```\n",
        "# A\n\nb\n\n```mdcms\nposts-created-reversechronological\nlimit: 1\n```\n\nc\n",
        "> ```mdcms posts-created-chronological\n> ```\n",
    ] {
        let files = [CONFIG, ("pages/home.md", body), ("posts/2024-01-01-a.md", "# Listed")];
        let shell = shell(&site(&files), "pages/home.md");
        assert_eq!(source_text(&shell), body, "{body:?}");
    }
}

#[test]
fn the_source_of_a_long_document_is_in_sections_letter_by_letter() {
    let numbered = |count: usize| (0..count).map(|at| format!("Paragraph {at}.\n\n")).collect::<String>();
    let list = "```mdcms posts-created-chronological\n```\n";
    let cases = [
        (format!("# A\n\n{}", numbered(200)), 0, 200),
        (format!("# A\n\n{}", numbered(201)), 5, 201),
        (format!("\n\n{}\n[a]: b\n", numbered(400)), 8, 400),
        // Lists of posts are looked for between the parts of the source.
        (format!("{}{list}", numbered(400)), 0, 400),
        // More blocks than a browser can lay out while a reader waits: the rest is one.
        (numbered(10_020), 201, 10_001),
    ];
    for (body, sections, blocks) in cases {
        let shell = shell(&site(&[CONFIG, ("posts/a.md", &body)]), "posts/a.md");
        assert_eq!(source_text(&shell), body);
        let count = |part: &str| shell.matches(part).count();
        assert_eq!((count("<section class=\"prose-section\">"), count("</section>")), (sections, sections));
        assert_eq!(count("<div class=\"block\">") + count("<div class=\"block block-"), blocks);
    }
}

#[test]
fn random_bodies_are_in_their_shells() {
    let tokens = [
        "a",
        "b ",
        "é",
        "日",
        " ",
        "    ",
        "\t",
        "\n",
        "\n\n",
        "*",
        "_",
        "`",
        "```\n",
        "~~~",
        "[a](b)",
        "![a](b.png)\n\n",
        "[a]: b\n",
        "<b>",
        "<!-- x -->",
        "<div>\n",
        "&amp;",
        "<",
        ">",
        "\"",
        "# ",
        "## a\n",
        "> ",
        "- ",
        "1. ",
        "---\n",
        "===\n",
        "|a|\n|-|\n",
        "\\",
        "- [ ] ",
        "```mdcms x\n",
        "\u{a0}",
        "\u{feff}",
        "</div>",
        "<span hidden>",
    ];
    let mut random = Random(5);
    for round in 0..1_500 {
        let body = random.text(&tokens, 1, 30);
        let text = ["---\ntitle: T\n---\n", &body].concat();
        let site = site(&[CONFIG, ("posts/a.md", &text)]);
        assert_eq!(source_text(&shell(&site, "posts/a.md")), body, "round {round}");
    }
}

#[test]
fn the_json_cannot_end_its_element_and_holds_what_the_app_needs() {
    let front = format!("---\ntitle: '{}'\n---\n", HOSTILE.replace('\'', "''"));
    let site = site(&[CONFIG, ("posts/a.md", &front)]);
    let shell = shell(&site, "posts/a.md");
    let json = data(&shell);
    assert!(!json.contains('<'), "{json}");
    let value: serde_json::Value = serde_json::from_str(json).expect("it is JSON");
    assert_eq!(value["view"]["document"]["front"], front.as_str());
    assert_eq!(value["view"]["document"]["known"]["url"], "posts/a/");
    assert_eq!(value["site"]["name"], "Shells");
}

#[test]
fn hostile_texts_are_only_text() {
    let quoted = format!("'{}'", HOSTILE.replace('\'', "''"));
    let config = format!(
        "sitename: {quoted}\nsitedescription: {quoted}\nfooter: {quoted}\nlogo: {quoted}\nlanguage: {quoted}\npagenotfoundmessage: {quoted}\n"
    );
    let document = format!(
        "---\ntitle: {quoted}\ndescription: {quoted}\nauthor: [{quoted}]\nlinkTitle: {quoted}\nslug: {quoted}\n\
         aliases: [/old/]\n---\n\n{HOSTILE}\n\n## {HOSTILE}\n\n```{HOSTILE}\n{HOSTILE}\n```\n\n![{HOSTILE}](https://a.b/c.png)\n"
    );
    let home = "```mdcms posts-created-chronological\n```\n";
    let files = [
        ("config.yml", config.as_str()),
        ("posts/a.md", &document),
        ("pages/b.md", &document),
        ("pages/home.md", home),
    ];
    let (site, _) = assemble(&files, with_address());
    let outputs = outputs(&site, &files);
    let shells: Vec<_> = outputs.iter().filter(|(path, _)| path.ends_with(".html")).collect();
    assert_eq!(
        shells.len(),
        8,
        "two documents, the landing page, the list, those of authors, an old address and the page for missing ones"
    );
    for (path, bytes) in shells {
        let html = String::from_utf8(bytes.clone()).expect("it is text");
        // Scripts of our own have no `alert`, so any in an element's start is one that was let in.
        let tags: Vec<&str> = html.split('<').skip(1).filter_map(|rest| rest.split('>').next()).collect();
        for tag in &tags {
            let outside: String = tag.split('"').step_by(2).collect();
            assert!(!outside.contains("alert") && !outside.contains("onerror"), "{path}: <{tag}>");
        }
        let names = tags.iter().map(|tag| tag.split([' ', '/', '\n']).next().unwrap_or_default());
        let scripts = names.filter(|name| *name == "script").count();
        assert!(scripts <= 4, "{path} has {scripts} scripts");
    }
}

#[test]
fn the_policy_allows_the_inline_script_and_no_other() {
    for (settings, path, has_address) in [
        (settings(), "posts/a/index.html", true),
        (settings(), "posts/index.html", true),
        (settings(), "404.html", false),
        (with_address(), "404.html", true),
    ] {
        let files = [CONFIG, ("posts/a.md", "# A")];
        let html = String::from_utf8(outputs(&assemble(&files, settings).0, &files)[path].clone()).expect("it is text");
        let policy = meta(&html, "Content-Security-Policy");
        assert_eq!(policy.len(), 1, "{path}");
        let script = inside(&html, "<script>");
        assert_eq!(script.starts_with("early("), has_address, "{path}: {script}");
        let hash = Base64::encode_string(&Sha256::digest(script));
        let expected = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-{hash}'; style-src 'self'; \
             img-src 'self' https: data:; media-src 'self' https:; connect-src 'self'; font-src 'self'; \
             manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
             require-trusted-types-for 'script'; trusted-types 'none'"
        );
        assert_eq!(policy[0], expected, "{path}");
        assert_eq!(html.matches("<script>").count(), 1, "{path}");
        for attribute in [" style=", " onload=", " onclick="] {
            assert!(!html.contains(attribute), "{path} has {attribute}");
        }
        let policy_at = html.find("Content-Security-Policy").expect("there is a policy");
        assert!(policy_at < html.find("<script").expect("there is a script"), "{path}: the policy is first");
    }
}

#[test]
fn what_needs_an_address_is_there_with_one_only() {
    let post = "---\ntitle: A & B\ndescription: D\nauthor: Ann\ndate: 2024-05-20\nupdated: 2024-06-01\n---\n\n![x](../assets/p q.png)\n\ntext\n"
        .replace("p q", "p%20q");
    let files = [CONFIG, ("posts/日本.md", post.as_str()), ("assets/p q.png", "8x6")];
    let without = shell(&assemble(&files, settings()).0, "posts/日本.md");
    for word in ["rel=\"canonical\"", "og:url", "og:image", "ld+json", "twitter:card"] {
        assert!(!without.contains(word), "{word} without an address");
    }
    assert_eq!(meta(&without, "og:title"), ["A & B"]);
    assert_eq!(meta(&without, "og:type"), ["article"]);
    assert_eq!(meta(&without, "article:published_time"), ["2024-05-20"]);
    let with = shell(&assemble(&files, with_address()).0, "posts/日本.md");
    let canonical = "https://example.org/blog/posts/日本/";
    assert!(with.contains(&format!("<link rel=\"canonical\" href=\"{canonical}\">")), "{with}");
    assert_eq!(meta(&with, "og:url"), [canonical]);
    assert_eq!(meta(&with, "og:image"), ["https://example.org/blog/assets/p%20q.png"]);
    let linked: serde_json::Value =
        serde_json::from_str(inside(&with, "<script type=\"application/ld+json\">")).expect("it is JSON");
    let expected = serde_json::json!({
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "headline": "A & B",
        "description": "D",
        "author": { "@type": "Person", "name": "Ann" },
        "datePublished": "2024-05-20",
        "dateModified": "2024-06-01",
        "mainEntityOfPage": canonical,
        "isPartOf": { "@type": "WebSite", "name": "Shells", "url": "https://example.org/blog/" },
    });
    assert_eq!(linked, expected);
}

#[test]
fn link_previews_get_pictures_that_have_an_address() {
    for (picture, expected) in [
        ("https://a.b/c.png", vec!["https://a.b/c.png"]),
        ("HTTPS://a.b/c.png", vec!["HTTPS://a.b/c.png"]),
        ("../assets/c.png", vec!["https://example.org/blog/assets/c.png"]),
        ("data:image/png;base64,AA==", vec![]),
        ("http://a.b/c.png", vec![]),
    ] {
        let text = format!("![x]({picture})\n");
        let shell =
            shell(&assemble(&[CONFIG, ("posts/a.md", &text), ("assets/c.png", "")], with_address()).0, "posts/a.md");
        assert_eq!(meta(&shell, "og:image"), expected, "{picture}");
    }
}

#[test]
fn search_engines_are_kept_from_what_is_not_public() {
    for (front, is_hidden) in [("title: x", false), ("unlisted: true", true), ("draft: true", true)] {
        let text = format!("---\n{front}\n---\n");
        let site = assemble(&[CONFIG, ("posts/a.md", &text)], Settings { drafts: true, ..settings() }).0;
        assert_eq!(meta(&shell(&site, "posts/a.md"), "robots") == ["noindex"], is_hidden, "{front}");
    }
}

#[test]
fn an_old_address_leads_on() {
    let text = "---\ntitle: A <b> & c\naliases: [/old/deep/]\nurl: /n&w/\n---\n";
    let redirect = |settings| {
        let page = memory::page(&assemble(&[CONFIG, ("posts/a.md", text)], settings).0, "posts/a.md");
        assert_eq!(page.outputs[1].path, "old/deep/index.html");
        memory::text(&page.outputs[1])
    };
    let html = redirect(settings());
    assert!(html.contains("<meta http-equiv=\"refresh\" content=\"0; url=../../n&amp;w/\">"), "{html}");
    assert!(html.contains("<link rel=\"canonical\" href=\"../../n&amp;w/\">"), "{html}");
    assert!(html.contains("<a href=\"../../n&amp;w/\">A &lt;b&gt; &amp; c</a>"), "{html}");
    assert!(html.contains("<meta name=\"robots\" content=\"noindex\">"), "{html}");
    let html = redirect(with_address());
    assert!(html.contains("<link rel=\"canonical\" href=\"https://example.org/blog/n&amp;w/\">"), "{html}");
}

#[test]
fn the_page_for_missing_addresses_knows_no_place() {
    let files = [
        (
            "config.yml",
            "sitename: Shells\nnavigation: topbar\npagenotfoundmessage: Gone\nlogo: l.svg\nfooter: '[A](pages/a.md)'",
        ),
        ("pages/a.md", "# A"),
    ];
    let html = |settings| {
        String::from_utf8(outputs(&assemble(&files, settings).0, &files)["404.html"].clone()).expect("it is text")
    };
    let without = html(settings());
    assert_eq!(meta(&without, "robots"), ["noindex"]);
    assert!(text_of(inside(&without, "<main id=\"mdcms-content\" class=\"main\">")).contains("Page not found"));
    // Nothing is found from an unknown depth: what leads anywhere waits for the script, and so does the picture.
    for part in [
        "<header class=\"site-header\" hidden>",
        "src=\"./assets/images/l.svg\" loading=\"lazy\">",
        "<footer class=\"site-footer\" hidden><div class=\"site-footer-inner\"><a href=\"./a/\">A</a></div></footer>",
    ] {
        assert!(without.contains(part), "{part} is not in {without}");
    }
    let shown = ["<header class=\"site-header\"", "<footer class=\"site-footer\""]
        .into_iter()
        .fold(without.clone(), |html, part| html.replace(inside(&html, part), ""));
    let addresses = ["href=\"", "src=\""].into_iter().flat_map(|name| shown.split(name).skip(1));
    let relative: Vec<_> = addresses.filter(|it| !it.starts_with(['#', '/'])).collect();
    assert!(relative.is_empty(), "{relative:?}");
    let data: serde_json::Value = serde_json::from_str(data(&without)).expect("it is JSON");
    assert_eq!((&data["view"], &data["site"]["missing"]), (&"missing".into(), &"Gone".into()));
    let with = html(with_address());
    for part in [
        "<link rel=\"stylesheet\" href=\"/blog/_app/",
        "<header class=\"site-header\"><div class=\"site-header-inner\">\n<a class=\"site-name\" href=\"/blog/\">",
        "<nav class=\"site-nav\" aria-label=\"Main\"><ul role=\"list\"><li><a href=\"/blog/a/\">A</a>",
        "<footer class=\"site-footer\"><div class=\"site-footer-inner\"><a href=\"/blog/a/\">A</a></div></footer>",
    ] {
        assert!(with.contains(part), "{part} is not in {with}");
    }
}

#[test]
fn a_shell_shows_the_navigation_and_the_byline() {
    let files = [
        ("config.yml", "sitename: Shells\nnavigation: topbar\nlogo: l o.svg\nfooter: '*By* [us](pages/us.md)'"),
        ("pages/us.md", "# Us"),
        ("pages/them.md", "# Them"),
        (
            "posts/a.md",
            "---\ntitle: A\ndescription: Lead\nauthor: Ann\ndate: 2024-05-20\nupdated: 2025-01-02\ndraft: true\n---\ntext",
        ),
    ];
    let site = assemble(&files, Settings { drafts: true, ..settings() }).0;
    let html = shell(&site, "posts/a.md");
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"en\" data-mdcms=\"booting\">\n"), "{html}");
    for part in [
        "<a class=\"site-name\" href=\"../../\"><img class=\"site-logo\" alt=\"\" src=\"../../assets/images/l%20o.svg\">Shells</a>",
        "<nav class=\"site-nav\" aria-label=\"Main\"><ul role=\"list\"><li><a href=\"../../them/\">Them</a></li><li><a href=\"../../us/\">Us</a></li></ul></nav>",
        "<p class=\"article-lead\">Lead</p>",
        "<span class=\"byline-draft\">Draft</span> <span class=\"byline-author\"><a href=\"../../authors/ann/\">Ann</a></span> \
         <time datetime=\"2024-05-20\">20 May 2024</time> \
         <span class=\"byline-updated\">Updated <time datetime=\"2025-01-02\">2 January 2025</time></span> \
         <span class=\"byline-reading\">1 min read</span>",
        "<div class=\"site-footer-inner\"><em>By</em> <a href=\"../../us/\">us</a></div>",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
    let us = shell(&site, "pages/us.md");
    assert!(us.contains("<a href=\"../us/\" aria-current=\"page\">Us</a>"), "{us}");
}

#[test]
fn sections_are_menus_above_and_folds_at_the_side() {
    let of = |layout: &str, nav: &str| {
        let config = format!("sitename: Shells\nnavigation: {layout}\n");
        let files = [("config.yml", config.as_str()), ("nav.yml", nav), ("pages/a.md", "# A"), ("pages/b.md", "# B")];
        let html = shell(&assemble(&files, settings()).0, "pages/a.md");
        let start = html.find("<nav ").expect("a navigation");
        html[start..start + html[start..].find("</nav>").expect("its end")].to_owned()
    };
    let two = "sections:\n- {code: s, defaultname: S & T}\n- {code: t, pagesvisibility: hidden}\npages:\n\
               - {file: pages/a.md, section-id: s}\n- {file: pages/b.md, section-id: t}\n";
    let (a, b) = ("<a href=\"../a/\" aria-current=\"page\">A</a>", "<a href=\"../b/\">B</a>");
    assert_eq!(
        of("topbar", two),
        format!(
            "<nav class=\"site-nav\" aria-label=\"Main\"><ul role=\"list\">\
             <li><button type=\"button\" popovertarget=\"mdcms-menu-0\">S &amp; T</button>\
             <div class=\"site-menu\" id=\"mdcms-menu-0\" popover><ul role=\"list\"><li>{a}</li></ul></div></li>\
             <li><button type=\"button\" popovertarget=\"mdcms-menu-1\">t</button>\
             <div class=\"site-menu\" id=\"mdcms-menu-1\" popover><ul role=\"list\"><li>{b}</li></ul></div></li></ul>"
        )
    );
    let side = of("sidebar", two);
    let folds = format!(
        "<ul role=\"list\"><li><details open><summary>S &amp; T</summary><ul role=\"list\"><li>{a}</li></ul></details></li>\
         <li><details><summary>t</summary><ul role=\"list\"><li>{b}</li></ul></details></li></ul>"
    );
    assert!(side.ends_with(&[&folds, "\n"].concat()), "{side}");
    // Where the page is in what is folded at first, that is open.
    let hidden = two.replace("code: s,", "code: s, pagesvisibility: hidden,");
    assert!(of("sidebar", &hidden).contains("<details open><summary>S &amp; T"), "{}", of("sidebar", &hidden));
    // One menu with everything would only be in the way.
    let one =
        "sections:\n- {code: s}\npages:\n- {file: pages/a.md, section-id: s}\n- {file: pages/b.md, section-id: s}\n";
    assert!(
        of("topbar", one).ends_with(&format!("<ul role=\"list\"><li>{a}</li><li>{b}</li></ul>")),
        "{}",
        of("topbar", one)
    );
}

#[test]
fn a_list_of_posts_is_plain_links_newest_first() {
    let posts: Vec<(String, String)> =
        (0..120).map(|day| (format!("posts/20{:02}-01-01-p{day}.md", day % 100), format!("# P{day}\n"))).collect();
    let mut files: Vec<(&str, &str)> = posts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    files.push(CONFIG);
    let built = outputs(&site(&files), &files);
    let html = String::from_utf8(built["posts/index.html"].clone()).expect("it is text");
    let list = inside(&html, "<ul class=\"post-list\" role=\"list\">");
    assert_eq!(list.matches("<li class=\"post-item\">").count(), 50);
    let first = "<li class=\"post-item\"><time class=\"post-date\" datetime=\"2099-01-01\">1 January 2099</time>\
                 <a class=\"post-title\" href=\"../posts/p99/\">P99</a></li>";
    assert!(list.trim_start().starts_with(first), "{list}");
    let data: serde_json::Value = serde_json::from_str(data(&html)).expect("it is JSON");
    let seed = &data["seeds"][0];
    assert_eq!((&seed["total"], &seed["from"]), (&120.into(), &70.into()));
    assert_eq!(seed["posts"].as_array().map(Vec::len), Some(50));
    assert_eq!(seed["posts"][49]["title"], "P99");
    assert!(built.contains_key("index.html"), "without a landing page it is the list");
}
