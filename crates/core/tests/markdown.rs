//! What a site's Markdown becomes.

mod nodes;

use mdcms_core::document::text_of;
use mdcms_core::html::{self, Style};
use mdcms_core::link::PageLinks;
use mdcms_core::manifest::Needs;
use mdcms_core::markdown::{self, Content, Dialect, Extensions};
use mdcms_core::node::Node;
use mdcms_core::posts::{ByYear, FirstYear, More, PostsBlock, Span};
use mdcms_core::render::to_html;
use mdcms_core::report::{Finding, Ignore, Problem};

const LINKS: PageLinks<'static> =
    PageLinks { document: "posts/a.md", root: "~/", exceptions: &[], sizes: &[], told: &[] };

/// The HTML of some Markdown, line ends left out.
fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(to_html(text, None).replace('\n', ""), *expected, "{text:?}");
    }
}

/// Every finding as the command prints it.
fn problems(body: &str) -> Vec<String> {
    let mut findings: Vec<Finding> = Vec::new();
    markdown::parse(body, Dialect::Site, &LINKS, Some(Extensions::all()), &mut findings);
    let locate = |finding| Problem::locate(finding, "a.md", body);
    let show = |it: Problem| format!("{}:{} {} {} | {}", it.line, it.column, it.code, it.what, it.help);
    findings.into_iter().map(locate).map(show).collect()
}

fn parse(body: &str) -> Content<'_> {
    markdown::parse(body, Dialect::Site, &LINKS, Some(Extensions::all()), &mut Ignore)
}

/// The ids of some Markdown's headings.
fn ids(body: &str) -> Vec<String> {
    let html = to_html(body, None);
    html.split("id=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn formulas_that_are_not_understood_are_told_with_their_place() {
    let help = "it is shown as it is written; a dollar that is no mark of a formula is written `\\$`";
    for (body, place, why) in [
        ("a $b + \\nope$", "1:8", "unknown command \"\\nope\""),
        ("é $b\n  = \\nope d$", "2:5", "unknown command \"\\nope\""),
        ("- > $$\n  > a\n  >  \\nope\n  > $$\n", "3:6", "unknown command \"\\nope\""),
        ("> ```math\n> a\n>  + \\nope\n> ```\n", "3:6", "unknown command \"\\nope\""),
        ("```math\n\\begin{align}\na &= \\nope\n\\end{align}\n```", "3:6", "unknown command \"\\nope\""),
        ("$\\sqrt{x$", "1:9", "expected closing token \"}\", but reached end of input"),
        ("$a \\eqref{b}$", "1:2", "equations cannot be referred to"),
    ] {
        let expected = format!("{place} formula the formula is not understood: {why} | {help}");
        assert_eq!(problems(body), [expected], "{body:?}");
    }
    assert_eq!(problems("$a$ and $5 and $$\n\n$$\nb\n$$"), [""; 0]);
}

#[test]
fn a_page_with_formulas_says_so() {
    for (body, extended, maths) in [
        ("a", false, false),
        ("$5 and US$6", false, false),
        ("`$a$`", false, false),
        ("a[^b]\n\n[^b]: c", true, false),
        ("$a$", true, true),
        ("```math\na\n```", true, true),
        ("$$\n\\unknown\n$$", true, true),
        ("```mathematica\na\n```", false, false),
    ] {
        let content = parse(body);
        assert_eq!(content.needs, Needs { extended, maths, lists: false }, "{body:?}");
    }
}

#[test]
fn what_covers_dollars_is_not_taken_for_one() {
    let text = |body: &str| markdown::plain_text(&parse(body).blocks[0].nodes);
    for body in ["`a\n\u{7f} b`", "`a\n\u{7f} $b $` $c$", "::: tip\n`a\n\u{7f} $5`\n:::"] {
        assert!(text(body).contains("a \u{7f}"), "{body:?}: {}", text(body));
    }
    let titled = parse("[a](b\\* \"c\u{7f}&amp;d\")");
    assert!(format!("{:?}", titled.blocks).contains("c\\u{7f}&d"), "{:?}", titled.blocks);
}

#[test]
fn a_title_has_the_emoji_that_its_heading_shows() {
    assert_eq!(markdown::leading_heading("# Well :+1: done", &|_| None).as_deref(), Some("Well 👍 done"));
}

#[test]
fn what_is_said_of_formulas_is_their_source() {
    let content = parse("# On $L^2$ and `$x$`\n\n![the $x$](a.png)\n\n$a + b$ two words");
    let heading = content.heading.as_ref().expect("it begins with one");
    assert_eq!(markdown::title_of(heading), "On L^2 and $x$");
    assert_eq!(markdown::plain_text(&content.blocks[1].nodes), "a + b two words");
    let html = to_html("# On $L^2$\n\n![the $x$](a.png)", None);
    assert!(html.contains("id=\"on-l2\"") && html.contains("alt=\"the x\""), "{html}");
}

#[test]
fn without_their_code_formulas_are_shown_as_they_are_written() {
    let text = "a $b_c$\n\n$$d$$\n\n```math\ne\n```\n";
    let content = markdown::parse(text, Dialect::Site, &LINKS, Some(Extensions::all_but_formulas()), &mut Ignore);
    let mut html = String::new();
    for block in &content.blocks {
        html::write(&mut html, &block.nodes, Style::Site);
    }
    let source = |tex: &str, class: &str| format!("<span class=\"formula-source{class}\"><code>{tex}</code></span>");
    let [inline, display, block] = [source("b_c", ""), source("d", " formula"), source("e", " formula")];
    assert_eq!(html, format!("<p>a {inline}</p>\n<p>{display}</p>\n<p>{block}</p>\n"));
    // Without any extension they are text and code.
    let content = markdown::parse(text, Dialect::Site, &LINKS, None::<Extensions<Ignore>>, &mut Ignore);
    assert_eq!(markdown::plain_text(&content.blocks[0].nodes), "a $b_c$");
}

#[test]
fn formulas_of_a_line_are_shown_as_they_are_written() {
    let content = markdown::parse_inline("for $5, $b$ and $6", &LINKS, Some(Extensions::all()), &mut Ignore);
    let mut html = String::new();
    html::write(&mut html, &content.blocks[0].nodes, Style::Site);
    assert_eq!(html, "for $5, <span class=\"formula-source\"><code>b</code></span> and $6");
}

#[test]
fn covers_of_dollars_are_seen_nowhere() {
    check(&[(
        "[a](b$c \"d$5\") `e\n$5` <i title='$5'>f</i> ![$5](g$5.png) $x$",
        "<p><a href=\"b$c/\" title=\"d$5\">a</a> <code>e $5</code> <i title=\"$5\">f</i> \
             <img src=\"g$5.png\" alt=\"$5\" /> <math><semantics><mi>x</mi><annotation encoding=\"application/x-tex\">x</annotation></semantics></math></p>",
    )]);
}

#[test]
fn only_the_heading_at_the_start_has_level_one() {
    check(&[
        ("# A\n\n# B\n\n## C", "<h1 id=\"a\">A</h1><h2 id=\"b\">B</h2><h2 id=\"c\">C</h2>"),
        ("a\n\n# B", "<p>a</p><h2 id=\"b\">B</h2>"),
        ("## A\n\n# B", "<h2 id=\"a\">A</h2><h2 id=\"b\">B</h2>"),
        ("A\n=\n\nB\n=", "<h1 id=\"a\">A</h1><h2 id=\"b\">B</h2>"),
        ("> # A\n\n# B", "<blockquote><h2 id=\"a\">A</h2></blockquote><h2 id=\"b\">B</h2>"),
        ("- # A", "<ul><li><h2 id=\"a\">A</h2></li></ul>"),
        ("<!-- x -->\n\n# A\n\n# B", "<h1 id=\"a\">A</h1><h2 id=\"b\">B</h2>"),
        ("[x]: y\n\n# A", "<h1 id=\"a\">A</h1>"),
        ("---\ntitle: T\n---\n# A", "<h1 id=\"a\">A</h1>"),
    ]);
    for body in ["<h1>A</h1>", "<h1>A</h1>\n<p>b</p>", " <h1>A", "<h1>A</h1> b", "<!-- x -->\n<h1>A</h1><h1>B</h1>"] {
        let content = parse(body);
        assert_eq!(content.heading.as_ref().map(markdown::title_of).as_deref(), Some("A"), "{body:?}");
        nodes::check(body, &content, body);
    }
    for body in ["<p>a</p><h1>B</h1>", "a <h1>B</h1>", "<b>\n<h1>B</h1>"] {
        let content = parse(body);
        assert_eq!(content.heading, None, "{body:?}");
        nodes::check(body, &content, body);
    }
    let content = parse("# A *b*\n\nc\n\n# D");
    let heading = content.heading.expect("the body starts with a heading");
    assert_eq!(markdown::plain_text(&heading.nodes), "A b");
    assert_eq!((heading.source, content.blocks.len()), (0..8, 2));
}

#[test]
fn headings_have_ids_that_are_used_once() {
    for (body, expected) in [
        ("## Hello, *World*!", vec!["hello-world"]),
        ("## A\n## A\n## a\n## A!", vec!["a", "a-1", "a-2", "a-3"]),
        ("## A\n## A\n## A-1", vec!["a", "a-1", "a-1-1"]),
        ("## snake_case & kebab-case", vec!["snake_case--kebab-case"]),
        ("## `code()` [link](x)", vec!["code-link"]),
        ("## 日本語 見出し", vec!["日本語-見出し"]),
        ("## ÜBER İstanbul", vec!["über-i\u{307}stanbul"]),
        ("## مرحبا بالعالم", vec!["مرحبا-بالعالم"]),
        ("## नमस्ते, दुनिया", vec!["नमस्ते-दुनिया"]),
        ("## 🎉\n## !!!\n##", vec!["section", "section-1", "section-2"]),
        ("## mdcms\n## mdcms-source\n## MDCMS content", vec!["h-mdcms", "h-mdcms-source", "h-mdcms-content"]),
        ("## h-mdcms\n## mdcms", vec!["h-mdcms", "h-mdcms-1"]),
        ("## 1.2", vec!["12"]),
        ("## a\u{a0}b\tc", vec!["a-b-c"]),
        ("## \"><script>", vec!["script"]),
        ("## A\n\n::: tip > ## A\n:::\n\n## A", vec!["a", "a-1", "a-2"]),
    ] {
        assert_eq!(ids(body), expected, "{body:?}");
    }
    let many = ids(&"## A\n".repeat(3_000));
    assert_eq!((many.len(), many[2_999].as_str()), (3_000, "a-2999"));
}

#[test]
fn a_number_after_an_id_counts_on_from_the_heading_itself() {
    // github-slugger, which GitHub's own ids follow: the second `A` is `a-2` because `a-1` is taken.
    assert_eq!(ids("## A\n## A-1\n## A"), ["a", "a-1", "a-2"]);
}

#[test]
fn an_entity_is_its_character_whatever_stands_around_it() {
    // The two have five bytes each.
    let sign = "\u{2267}\u{338}";
    for (before, after) in [("", ""), ("(", ""), ("", ")"), ("a ", " b"), ("&amp;", "&#40;"), ("&ngE;", "&ngE;")] {
        let shown = |text: &str| text.replace("&ngE;", sign).replace("&#40;", "(");
        let expected = format!("<p>{}</p>", shown(&[before, "&ngE;", after].concat()));
        check(&[(&[before, "&ngE;", after].concat(), &expected)]);
    }
}

#[test]
fn task_lists_have_their_classes() {
    let item = |attribute: &str| {
        format!("<li class=\"task-item\"><input{attribute} disabled=\"\" type=\"checkbox\" aria-label=\"Task\" /> ")
    };
    let (open, done) = (item(""), item(" checked=\"\""));
    check(&[
        ("- [ ] a\n- [x] b", &format!("<ul class=\"task-list\">{open}a</li>{done}b</li></ul>")),
        ("1. [X] a\n2. b", &format!("<ol class=\"task-list\">{done}a</li><li>b</li></ol>")),
        (
            "- [ ] a\n  - [ ] b",
            &format!("<ul class=\"task-list\">{open}a<ul class=\"task-list\">{open}b</li></ul></li></ul>"),
        ),
        ("- a\n  - [x] b", &format!("<ul><li>a<ul class=\"task-list\">{done}b</li></ul></li></ul>")),
        ("- [] a\n- [-] b\n- [x]c", "<ul><li>[] a</li><li>[-] b</li><li>[x]c</li></ul>"),
        ("[x] a", "<p>[x] a</p>"),
    ]);
    let loose = to_html("- [ ] a\n\n- [x] b", None);
    assert_eq!(loose.matches("class=\"task-item\"").count(), 2, "{loose}");
}

#[test]
fn tables_have_a_frame_that_scrolls_and_classes_for_alignment() {
    let frame = |inner: &str| {
        format!(
            "<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"Table\"><table>{inner}</table></div>"
        )
    };
    let body = "<tbody><tr><td>1</td><td class=\"align-left\">2</td><td class=\"align-center\">3</td>\
                <td class=\"align-right\">4</td></tr></tbody>";
    let head = "<thead><tr><th>a</th><th class=\"align-left\">b</th><th class=\"align-center\">c</th>\
                <th class=\"align-right\">d</th></tr></thead>";
    check(&[
        ("|a|b|c|d|\n|-|:-|:-:|-:|\n|1|2|3|4|", &frame(&[head, body].concat())),
        ("|a|\n|-|", &frame("<thead><tr><th>a</th></tr></thead>")),
        ("|a|\n|b|", "<p>|a||b|</p>"),
    ]);
}

#[test]
fn bare_addresses_are_links_outside_links_and_code() {
    check(&[
        ("see https://a.b/c.", "<p>see <a href=\"https://a.b/c\">https://a.b/c</a>.</p>"),
        ("www.a.b", "<p><a href=\"http://www.a.b\">www.a.b</a></p>"),
        ("a@b.c", "<p><a href=\"mailto:a@b.c\">a@b.c</a></p>"),
        ("[https://a.b](pages/x.md)", "<p><a href=\"x/\">https://a.b</a></p>"),
        ("`https://a.b`", "<p><code>https://a.b</code></p>"),
        ("**https://a.b**", "<p><strong><a href=\"https://a.b\">https://a.b</a></strong></p>"),
        (
            "![https://a.b](https://c.d/e.png)",
            "<p class=\"image-block\"><img src=\"https://c.d/e.png\" alt=\"https://a.b\" /></p>",
        ),
        ("<https://a.b>", "<p><a href=\"https://a.b\">https://a.b</a></p>"),
        ("javascript://a.b", "<p>javascript://a.b</p>"),
        ("<a href=\"https://a.b/\">https://a.b</a>", "<p><a href=\"https://a.b/\">https://a.b</a></p>"),
        (
            "<code>https://a.b</code> <kbd>*c* www.a.b</kbd>",
            "<p><code>https://a.b</code> <kbd><em>c</em> www.a.b</kbd></p>",
        ),
        ("www.a.b <code>c</code>", "<p><a href=\"http://www.a.b\">www.a.b</a> <code>c</code></p>"),
    ]);
}

#[test]
fn there_are_no_links_in_links() {
    check(&[
        ("<a href=\"https://a.b/\">c [d](e.md) <f@g.h></a>", "<p><a href=\"https://a.b/\">c d f@g.h</a></p>"),
        ("[c <a href=\"https://a.b/\">d</a>](e.md)", "<p><a href=\"e.md\">c d</a></p>"),
        (
            "<a href=\"https://a.b/\">\n\n```mdcms toc-page\n```\n\n</a>\n\n## c",
            "<p><a href=\"https://a.b/\"><p class=\"notice\">A table of contents cannot be in a link.</p></a></p><h2 id=\"c\">c</h2>",
        ),
        // These are none.
        ("<a name=\"c\">[d](e.md)</a>", "<p><a id=\"user-content-c\"><a href=\"e.md\">d</a></a></p>"),
        ("<a href=\"javascript:c\">[d](e.md)</a>", "<p><a href=\"e.md\">d</a></p>"),
    ]);
}

#[test]
fn there_are_no_links_in_tabs_in_links() {
    let body =
        "<a href=\"https://a.b/\">\n\n```mdcms tab\nitems:\n- title: c\n  content: \"[d](e.md) [^f]\"\n```\n\n</a>";
    nodes::check("tabs in a link", &parse(body), body);
    assert_eq!(to_html(body, None).matches("<a ").count(), 1);
}

#[test]
fn html_that_is_not_known_is_shown_as_text_and_told() {
    check(&[
        ("a <b>c</b>", "<p>a <b>c</b></p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("a &lt;b&gt; &amp; &quot;", "<p>a &lt;b&gt; &amp; &quot;</p>"),
        ("<?php x ?>", "<p>&lt;?php x ?&gt;</p>"),
        (
            "| <i>a</i> |\n|-|",
            "<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"Table\"><table>\
          <thead><tr><th><i>a</i></th></tr></thead></table></div>",
        ),
    ]);
    let element = |name: &str, help: &str| format!("raw-html the HTML element `{name}` is shown as text | {help}");
    let help = "write it as Markdown, or in backticks if it is meant to be read";
    assert_eq!(
        problems("a\n\nb <x-y>c</x-y> <i>d</i>\n\n<div>\n\n> <p>\n> <script>\n"),
        [
            format!("3:3 {}", element("x-y", help)),
            format!("3:9 {}", element("x-y", help)),
            format!("8:3 {}", element("script", help)),
        ]
    );
}

/// What would make a browser busy for long is shown as it is written.
#[test]
fn a_page_of_too_many_nodes_ends_in_text() {
    let notice =
        "<p class=\"notice\">This page is too long to be shown whole. From here on it is shown as it is written.</p>";
    for (name, unit) in
        [("emphasis", "*z* "), ("HTML", "<b>z</b>"), ("a block of HTML", "<p>z\n"), ("blocks", "*z*\n\n")]
    {
        let body = format!("{}\n\nThe *end*.", unit.repeat(130_000));
        let html = to_html(&body, None);
        assert_eq!(html.matches(notice).count(), 1, "{name}");
        assert_eq!(html.matches('z').count(), 130_000, "{name}: nothing is lost");
        assert!(html.ends_with("The *end*.</pre>\n"), "{name}: {}", &html[html.len() - 100..]);
        let told = problems(&body);
        assert!(told.len() == 1 && told[0].contains(" too-long "), "{name}: {told:?}");
    }
    let body = format!("# A\n\n{}", "b ".repeat(2_500_000));
    assert!(to_html(&body, None).starts_with(&format!("{notice}\n<pre tabindex=\"0\"># A\n\nb b")));
    assert_eq!(problems(&body).len(), 1);
    // A dialect for comparison has no such end.
    assert!(!to_html(&"*a* ".repeat(80_000), Some(Dialect::CommonMark)).contains("too long"));
}

#[test]
fn comments_are_left_out_without_a_word() {
    check(&[
        ("a <!-- b --> c", "<p>a  c</p>"),
        ("<!-- a\n\nb -->\n\nc", "<p>c</p>"),
        ("<!-- a -->", ""),
        ("<!---->", ""),
        ("a\n\n<!-- b -->\n\nc", "<p>a</p><p>c</p>"),
    ]);
    assert_eq!(problems("a <!-- b -->\n\n<!-- c -->\n"), [""; 0]);
}

#[test]
fn text_beside_comments_is_not_lost() {
    for body in ["<!-- a --> b <!-- c -->", "<!-- a --> b", "x <!-- a --> b <!-- c -->"] {
        assert!(to_html(body, None).contains('b'), "{body:?}: {}", to_html(body, None));
    }
}

#[test]
fn pictures_alone_are_blocks_and_all_but_the_first_are_lazy() {
    let image = |more: &str| format!("<img src=\"https://a.b/c.png\" alt=\"d\"{more} />");
    let (eager, lazy) = (image(""), image(" loading=\"lazy\""));
    let one = "![d](https://a.b/c.png)";
    check(&[
        (one, &format!("<p class=\"image-block\">{eager}</p>")),
        (
            &format!("{one}\n\n{one}"),
            &format!("<p class=\"image-block\">{eager}</p><p class=\"image-block\">{lazy}</p>"),
        ),
        (&format!("a {one}"), &format!("<p>a {eager}</p>")),
        (&format!("{one} {one}"), &format!("<p>{eager} {lazy}</p>")),
        (&format!("[{one}](pages/x.md)"), &format!("<p class=\"image-block\"><a href=\"x/\">{eager}</a></p>")),
        (&format!("- {one}"), &format!("<ul><li>{eager}</li></ul>")),
        (
            "![a *b* [c](d) `e`](https://a.b/c.png \"t\")",
            "<p class=\"image-block\"><img src=\"https://a.b/c.png\" alt=\"a b c e\" title=\"t\" /></p>",
        ),
        ("![](https://a.b/c.png)", "<p class=\"image-block\"><img src=\"https://a.b/c.png\" alt=\"\" /></p>"),
        ("![a](http://a.b/c.png)", "<p><a href=\"http://a.b/c.png\">a</a></p>"),
        ("![a](javascript:x)", "<p>a</p>"),
        ("![a](data:image/svg+xml,x)", "<p>a</p>"),
        ("[a](javascript:x \"t\") b", "<p>a b</p>"),
    ]);
    assert_eq!(
        problems("a ![b](http://a.b/c.png)\n[c](javascript:x)"),
        [
            "1:3 picture-address the picture `http://a.b/c.png` is not loaded | use an https address or a file of the site",
            "2:1 link-address the link to `javascript:x` is left out | links may start with http:, https:, mailto: or tel:, \
             or lead to a file of the site",
        ]
    );
    let sizes = [("x.png".to_owned(), 640, 480)];
    let links = PageLinks { sizes: &sizes, ..LINKS };
    let content = markdown::parse("![a](x.png)", Dialect::Site, &links, Some(Extensions::all()), &mut Ignore);
    let mut html = String::new();
    html::write(&mut html, &content.blocks[0].nodes, Style::Site);
    let image = "<img src=\"~/posts/x.png\" alt=\"a\" width=\"640\" height=\"480\" />";
    assert_eq!(html.trim(), format!("<p class=\"image-block\">{image}</p>"));
}

#[test]
fn lists_of_posts_know_their_options() {
    let new = |newest_first, limit, more| PostsBlock { newest_first, span: Span::All, limit, more };
    for (body, expected) in [
        ("```mdcms\nposts-created-chronological\n```", new(false, Some(20), More::Button)),
        ("```mdcms\nposts-created-reversechronological\n```", new(true, Some(20), More::Button)),
        ("```mdcms posts-created-reversechronological\n```", new(true, Some(20), More::Button)),
        ("~~~mdcms posts-created-reversechronological  \nlimit: 3\n~~~", new(true, Some(3), More::Button)),
        ("```mdcms\n\n  posts-created-chronological  \n\nlimit:7\n```", new(false, Some(7), More::Button)),
        ("```mdcms posts-created-chronological\nlimit: 5\npaginate: yes\n```", new(false, Some(5), More::Pages)),
        ("```mdcms posts-created-chronological\npaginate: true\n```", new(false, Some(20), More::Pages)),
        ("```mdcms posts-created-chronological\npaginate: on\n```", new(false, Some(20), More::Pages)),
        ("```mdcms posts-created-chronological\npaginate: no\n```", new(false, Some(20), More::Button)),
        ("```mdcms posts-created-chronological\npaginate: false\n```", new(false, Some(20), More::Button)),
        ("```mdcms posts-created-chronological\npaginate: off\n```", new(false, Some(20), More::Button)),
        ("```mdcms posts-created-chronological\npaginate: none\nlimit: 4\n```", new(false, Some(4), More::End)),
        ("```mdcms posts-created-chronological\nlimit: all\npaginate: none\n```", new(false, None, More::End)),
        ("```mdcms posts-created-chronological\nlimit: all\n```", new(false, Some(20), More::Button)),
        ("```mdcms\r\nposts-created-chronological\r\nlimit: 2\r\n```\r\n", new(false, Some(2), More::Button)),
        ("> ```mdcms\n> posts-created-chronological\n> limit: 2\n> ```", new(false, Some(2), More::Button)),
    ] {
        assert_eq!(problems(body), [""; 0], "{body:?}");
        let content = parse(body);
        let nodes = match &content.blocks[0].nodes[..] {
            [Node::Element(quote)] => &quote.children[..],
            nodes => nodes,
        };
        assert_eq!(nodes, [Node::Posts(expected)], "{body:?}");
    }
}

#[test]
fn lists_are_by_year_or_of_the_last_days() {
    let year = |first, choice, months| Span::Year(ByYear { first, choice, months });
    let cases = [
        ("byyear", "", year(FirstYear::InOrder, true, false), Some(20)),
        ("byyear", "selectyear: no\nlimit: 3", year(FirstYear::InOrder, false, false), Some(3)),
        ("byyear", "defaultyear: current", year(FirstYear::Current, true, false), Some(20)),
        ("byyearmonth", "limit: 3\npaginate: yes\ndefaultyear: 2019", year(FirstYear::Is(2019), true, true), None),
        ("lastyear", "", Span::Days(365), Some(20)),
        ("lastmonth", "selectyear: no", Span::Days(30), Some(20)),
        ("", "selectyear: yes", year(FirstYear::InOrder, true, false), Some(20)),
        ("", "selectyear: no", Span::All, Some(20)),
        ("", "defaultyear: 2019", year(FirstYear::Is(2019), false, false), Some(20)),
    ];
    for (which, options, expected, limit) in cases {
        let tag = format!("posts-created-reversechronological-{which}");
        let body = format!("```mdcms {}\n{options}\n```", tag.trim_end_matches('-'));
        let content = parse(&body);
        let [Node::Posts(block)] = &content.blocks[0].nodes[..] else { panic!("{body} is a list") };
        assert_eq!((block.span, block.limit, block.newest_first), (expected, limit, true), "{body}");
        assert!(content.needs.lists && problems(&body).is_empty(), "{body}");
    }
    for option in ["selectyear: yes", "defaultyear: current"] {
        let body = format!("```mdcms posts-created-chronological-lastyear\n{option}\n```");
        assert!(problems(&body)[0].contains("does not know"), "{body}");
    }
    assert!(problems("```mdcms posts-created-chronological-byday\n```")[0].contains("unknown-block"));
}

#[test]
fn bad_options_and_unknown_blocks_are_told_and_lose_nothing() {
    let help = "it takes `limit:` with a number or `all`, `paginate:` with `yes`, `no` or `none`, and, unless it is of \
                the last year or month, `selectyear:` with `yes` or `no` and `defaultyear:` with `current` or a year";
    for option in [
        "limit: 0",
        "limit: -1",
        "limit: many",
        "limit",
        "limit:",
        "paginate: maybe",
        "sort: up",
        "selectyear: 2024",
        "defaultyear: last",
        "x",
        "limit: 99999999999999999999",
    ] {
        let body = format!("a\n\n```mdcms posts-created-chronological\n{option}\n```\n");
        let expected = format!("3:1 block-option the list of posts does not know `{option}` | {help}");
        assert_eq!(problems(&body), [expected], "{option}");
        assert!(
            matches!(parse(&body).blocks[1].nodes[..], [Node::Posts(PostsBlock { limit: Some(20), .. })]),
            "{option}"
        );
    }
    let notice = |tag: &str| format!("<p class=\"notice\">This page has a block that is not known here: {tag}</p>");
    let told = |tag: &str| format!("1:1 unknown-block the block `{tag}` is not known; its text is shown as it is | ");
    for (body, tag, text) in [
        ("```mdcms tabs\n<b>a</b>\n```", "tabs", "<pre tabindex=\"0\"><code>&lt;b&gt;a&lt;/b&gt;</code></pre>"),
        ("```mdcms\ncallout\nkey: value\n```", "callout", "<pre tabindex=\"0\"><code>key: value</code></pre>"),
        ("```mdcms callout\n```", "callout", ""),
    ] {
        check(&[(body, &[&notice(tag), text].concat())]);
        assert_eq!(problems(body), [told(tag)], "{body:?}");
    }
}

#[test]
fn code_blocks_keep_their_language_and_can_be_reached_by_keyboard() {
    check(&[
        ("```rust\nfn a() {}\n```", "<pre tabindex=\"0\"><code class=\"language-rust\">fn a() {}</code></pre>"),
        ("```rust,ignore\n```", "<pre tabindex=\"0\"><code class=\"language-rust\"></code></pre>"),
        ("```js foo\n1\n```", "<pre tabindex=\"0\"><code class=\"language-js\">1</code></pre>"),
        ("    <a>", "<pre tabindex=\"0\"><code>&lt;a&gt;</code></pre>"),
        ("```\" onclick=x\n```", "<pre tabindex=\"0\"><code class=\"language-&quot;\"></code></pre>"),
        ("```mdcmsx\na\n```", "<pre tabindex=\"0\"><code class=\"language-mdcmsx\">a</code></pre>"),
    ]);
}

/// Something of every kind of block.
const EVERY_BLOCK: &str = "# A\n\nb\nc  \nd\n\n- e\n- f\n\n```x\ng\n\nh\n```\n\n> i\n> j\n\n|k|\n|-|\n|l|\n\n<div>\nm\n</div>\n\n\
    ```mdcms posts-created-chronological\nlimit: 3\n```\n";

#[test]
fn windows_line_ends_give_the_same_page() {
    assert_eq!(to_html(&EVERY_BLOCK.replace('\n', "\r\n"), None), to_html(EVERY_BLOCK, None));
}

#[test]
fn a_text_is_the_same_from_its_file_and_out_of_a_page() {
    for (bytes, expected) in [
        ("a\nb", "a\nb"),
        ("a\r\nb\r\n", "a\nb\n"),
        ("a\rb\r", "a\nb\n"),
        ("a\n\rb\r\r\nc", "a\n\nb\n\nc"),
        ("a\0b", "a\u{fffd}b"),
        ("\u{feff}a", "\u{feff}a"),
    ] {
        let text = text_of(bytes.as_bytes().to_vec()).ok();
        assert_eq!(text.as_deref(), Some(expected), "{bytes:?}");
    }
    assert!(text_of(b"a\xff".to_vec()).is_err());
}
