//! `dom::render`: the page is exactly what `core`'s nodes say, and what it prints as HTML.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::rc::Rc;

use mdcms_app::dom::render::{Article, article, put};
use mdcms_core::around::Rows;
use mdcms_core::html::{self, Style};
use mdcms_core::link::PageLinks;
use mdcms_core::manifest::{Facts, Known, Needs};
use mdcms_core::markdown::{self, Content, Dialect, Extensions};
use mdcms_core::node::{Attribute, Class, Element as CoreElement, Node, Tag};
use mdcms_core::posts::{More, PostsBlock, Span};
use mdcms_core::report::Ignore;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use crate::support::published::known;
use crate::support::stage::document;

mod walk;

use walk::{of_dom, of_html, of_nodes};

const PATH: &str = "posts/2025-03-04-x.md";
const BASE: &str = "/some/site/";

/// Everything Markdown can become.
const EVERYTHING: &str = include_str!("render/everything.md");

fn facts() -> Facts {
    Facts {
        links: vec![("odd.md".to_owned(), "pages/even/".to_owned())],
        sizes: vec![("two.png".to_owned(), 640, 480)],
        summary: None,
        needs: Needs { extended: true, maths: true, lists: true },
        told: Vec::new(),
        rows: Rows::default(),
        leads_to: Vec::new(),
    }
}

fn render_with(text: &str, facts: Facts) -> Rc<Article> {
    article(&Rc::new(Known { facts, ..(*known(PATH, text)).clone() }), &text.into(), BASE, None)
        .expect("a browser that makes elements")
}

fn render(text: &str) -> Rc<Article> {
    render_with(text, facts())
}

fn parse<'t>(text: &'t str, facts: &Facts) -> Content<'t> {
    let links =
        PageLinks { document: PATH, root: BASE, exceptions: &facts.links, sizes: &facts.sizes, told: &facts.told };
    markdown::parse(
        mdcms_core::front_matter::split(text).body,
        Dialect::Site,
        &links,
        Some(Extensions::all()),
        &mut Ignore,
    )
}

/// What is rendered without the sections, which are the app's own.
fn blocks_of(article: &Article) -> String {
    let children = article.prose.children();
    let mut all = String::new();
    for child in (0..children.length()).filter_map(|at| children.item(at)) {
        if child.class_name() == "prose-section" {
            all.push_str(&of_dom(&child, false));
        } else {
            all.push_str(&of_dom(&child, true));
        }
    }
    all
}

fn check(text: &str) {
    let (facts, article) = (facts(), render(text));
    let content = parse(text, &facts);
    let nodes: Vec<&Node<'_>> = content.blocks.iter().flat_map(|block| &block.nodes).collect();
    let rendered = blocks_of(&article);
    assert_eq!(rendered, of_nodes(&nodes), "the nodes of {text:?}");
    // A browser reading what `core` prints has the same page.
    let mut printed = String::new();
    for block in &content.blocks {
        html::write(&mut printed, &block.nodes, Style::Site);
    }
    let read = document().create_element("div").expect("an element");
    read.set_inner_html(&printed);
    // One text node for a text, as HTML makes it.
    article.prose.normalize();
    assert_eq!(of_html(&article.prose), of_html(&read), "the HTML of {text:?}");
}

#[wasm_bindgen_test]
fn a_page_is_what_core_prints() {
    check(EVERYTHING);
    let page = render(EVERYTHING).prose.inner_html();
    for tag in [
        "a",
        "blockquote",
        "br",
        "code",
        "del",
        "div",
        "em",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "img",
        "input",
        "li",
        "ol",
        "p",
        "pre",
        "hr",
        "strong",
        "table",
        "tbody",
        "td",
        "thead",
        "th",
        "tr",
        "ul",
    ] {
        assert!(page.contains(&format!("<{tag}>")) || page.contains(&format!("<{tag} ")), "the sample has a {tag}");
    }
    for attribute in [
        "alt=\"",
        "checked=\"\"",
        "class=\"align-center\"",
        "class=\"align-left\"",
        "class=\"align-right\"",
        "class=\"image-block\"",
        "class=\"language-rust\"",
        "class=\"notice\"",
        "class=\"table-scroll\"",
        "class=\"task-item\"",
        "class=\"task-list\"",
        "disabled=\"\"",
        "height=\"480\"",
        "href=\"",
        "id=\"",
        "aria-label=\"",
        "loading=\"lazy\"",
        "tabindex=\"0\"",
        "role=\"group\"",
        "src=\"",
        "start=\"7\"",
        "title=\"",
        "type=\"checkbox\"",
        "width=\"640\"",
    ] {
        assert!(page.contains(attribute), "the sample has {attribute}");
    }
}

#[wasm_bindgen_test]
fn small_pages_are_what_core_prints() {
    for text in [
        "",
        "\n\n\n",
        "a",
        "a\nb  \nc\\\nd",
        "# Only a heading",
        "- a\n- b\n\n- c",
        "1. a\n   1. b\n      - c\n\n        d",
        "> a\n>> b\n>\n> - c\n> - d\n\ne",
        "```\n\n leading blank line\n```",
        "    indented\n\n    code",
        "| a |\n| - |",
        "| a | b |\n| :- | -: |\n| `c` | **d** |",
        "- [ ] a\n- [x] b\n\n  c",
        "![](x.png)",
        "[![alt *x*](x.png \"t\")](y.md)",
        "![alt ![inner](i.png) text](x.png)",
        "[a](javascript:alert(1)) [b](file:///x) ![c](javascript:x) ![d](data:text/html,x)",
        "[a](<b c.md> 'title \"quoted\" &amp; <b>')",
        "www.example.org, https://example.org/a?b=c&d and ann@example.org",
        "<https://example.org/?q=\"<>> <ann@example.org>",
        "&lt;b&gt; &amp;amp; &#0; &copy; \u{a0}|",
        "\u{202e}right to left\u{2028}and more 🦀 記事",
        "```mdcms posts-created-chronological\nlimit: 3\n```",
        "```mdcms something-else\nkey: value\n```",
        "# One\n\n# Two\n\n## Two\n\n## Two\n\n###### Ü & <b>",
        "---\ntitle: x\n---\n# One\n\na",
        "***a** b*~~c~~`d``e`",
        "a<br>b <!-- c --> <b>d</b>\n\n<div>\n\n*e*\n\n</div>\n\n<!--\nf\n-->",
    ] {
        check(text);
    }
}

/// HTML has no links inside links: a browser that reads the printed page would end the outer one.
#[wasm_bindgen_test]
fn a_picture_that_is_not_loaded_makes_no_link_inside_a_link() {
    for text in ["[![alt](http://example.org/x.png)](y.md)", "[a ![b](javascript:x) *![c](http://x.org/c.png)*](y.md)"]
    {
        check(text);
        assert_eq!(render(text).prose.query_selector("a a").expect("a selector"), None, "{text:?}");
    }
}

#[wasm_bindgen_test]
fn the_heading_is_the_pages_own() {
    for (text, heading) in [
        ("# A *b* `c`\n\ntext", "<h1 id=\"a-b-c\" tabindex=\"-1\">A <em>b</em> <code>c</code></h1>"),
        ("---\ntitle: <b> & x\n---\ntext", "<h1 tabindex=\"-1\">&lt;b&gt; &amp; x</h1>"),
        ("---\ntitle: Other\n---\n# A\n\ntext", "<h1 id=\"a\" tabindex=\"-1\">A</h1>"),
    ] {
        let article = render(text);
        assert_eq!(article.heading.outer_html(), heading, "{text:?}");
        assert_eq!(article.prose.inner_html(), "<p>text</p>", "{text:?}");
    }
}

#[wasm_bindgen_test]
fn many_blocks_are_in_sections_of_fifty() {
    for (blocks, sections) in
        [(0, vec![]), (1, vec![]), (50, vec![]), (51, vec![50, 1]), (100, vec![50, 50]), (120, vec![50, 50, 20])]
    {
        let text: String = (0..blocks).fold("# Heading\n\n".to_owned(), |mut text, at| {
            let _ = write!(text, "Block {at}\n\n");
            text
        });
        let prose = &render(&text).prose;
        let children = prose.children();
        let children: Vec<Element> = (0..children.length()).filter_map(|at| children.item(at)).collect();
        let found: Vec<u32> = children
            .iter()
            .filter(|child| child.tag_name() == "SECTION" && child.class_name() == "prose-section")
            .map(Element::child_element_count)
            .collect();
        assert_eq!(found, sections, "{blocks} blocks");
        let beside = children.len() - found.len();
        assert_eq!(beside, if sections.is_empty() { blocks } else { 0 }, "{blocks} blocks");
        let paragraphs = prose.query_selector_all("p").expect("a selector");
        let shown: Vec<_> = (0..paragraphs.length()).filter_map(|at| paragraphs.get(at)?.text_content()).collect();
        assert_eq!(shown, (0..blocks).map(|at| format!("Block {at}")).collect::<Vec<_>>(), "{blocks} blocks");
    }
}

#[wasm_bindgen_test]
fn a_list_of_posts_has_its_place() {
    let text = "a\n\n```mdcms posts-created-chronological\nlimit: 3\npaginate: yes\n```\n\nb\n\n\
                > ```mdcms posts-created-reversechronological\n> paginate: none\n> limit: all\n> ```\n";
    let article = render(text);
    let place = "<div class=\"posts\"></div>";
    assert_eq!(article.prose.inner_html(), format!("<p>a</p>{place}<p>b</p><blockquote>{place}</blockquote>"));
    let blocks: Vec<_> = article.lists.iter().map(|(_, block)| block.clone()).collect();
    assert_eq!(
        blocks,
        [
            PostsBlock { newest_first: false, span: Span::All, limit: Some(3), more: More::Pages },
            PostsBlock { newest_first: true, span: Span::All, limit: None, more: More::End },
        ]
    );
    for (at, (place, _)) in article.lists.iter().enumerate() {
        assert!(article.prose.contains(Some(place)), "list {at} is on the page");
        assert_eq!(place.class_name(), "posts");
    }
    assert_ne!(article.lists[0].0, article.lists[1].0, "each list has a place of its own");
}

#[wasm_bindgen_test]
fn html_is_text_or_an_element_of_the_closed_set() {
    for html in [
        "<script>window.owned = 1</script>",
        "<img src=x onerror=\"window.owned = 1\">",
        "<svg onload=\"window.owned = 1\"><a href=x>y</a></svg>",
        "<iframe srcdoc='<script>parent.owned = 1</script>'></iframe>",
        "<!-- comment --><b>x</b>",
        "</div></main><h1>x</h1>",
        "<![CDATA[x]]><?php x ?>",
        "&lt;b&gt;",
    ] {
        let parent = document().create_element("p").expect("an element");
        put(&[Node::Raw(Cow::Borrowed(html)), Node::Text(Cow::Borrowed(html))], &parent);
        assert_eq!(parent.text_content().as_deref(), Some([html, html].concat().as_str()));
        assert_eq!(parent.child_element_count(), 0, "{html}");
        // A Markdown text, too: whatever of it is shown is shown as text or as an element of the closed set.
        let prose = &render(&format!("text {html} text\n\n{html}\n")).prose;
        let foreign = prose.query_selector("script, svg, iframe, main, h1, [onload], [onerror], [srcdoc]");
        assert_eq!(foreign.expect("a selector"), None, "{html}");
    }
}

#[wasm_bindgen_test]
fn attributes_hold_whatever_they_are_given() {
    let hostile = "\"><script>x</script>' onload=\"x\u{0}\n&quot;&lt;🦀";
    let text = || Cow::Borrowed(hostile);
    for (attribute, name, value) in [
        (Attribute::Alt(text()), "alt", hostile),
        (Attribute::Checked, "checked", ""),
        (Attribute::Class(Class::Notice), "class", "notice"),
        (Attribute::Class(Class::AlignCenter), "class", "align-center"),
        (Attribute::Disabled, "disabled", ""),
        (Attribute::Height(u32::MAX), "height", "4294967295"),
        (Attribute::Href(text()), "href", hostile),
        (Attribute::Id(hostile.to_owned()), "id", hostile),
        (Attribute::Label(text()), "aria-label", hostile),
        (Attribute::Language(text()), "class", &["language-", hostile].concat()),
        (Attribute::Lazy, "loading", "lazy"),
        (Attribute::Focusable, "tabindex", "0"),
        (Attribute::Group, "role", "group"),
        (Attribute::Source(text()), "src", hostile),
        (Attribute::Start(u64::MAX), "start", "18446744073709551615"),
        (Attribute::Title(text()), "title", hostile),
        (Attribute::Checkbox, "type", "checkbox"),
        (Attribute::Width(0), "width", "0"),
    ] {
        let parent = document().create_element("p").expect("an element");
        put(&[CoreElement::new(Tag::Anchor).with(attribute.clone()).into()], &parent);
        let made = parent.first_element_child().expect("an element");
        assert_eq!(made.get_attribute(name).as_deref(), Some(value), "{attribute:?}");
        assert_eq!(made.attributes().length(), 1, "{attribute:?}");
        assert_eq!((parent.child_element_count(), made.child_element_count()), (1, 0), "{attribute:?}");
    }
}

#[wasm_bindgen_test]
fn hostile_text_in_markdown_stays_in_its_attribute() {
    let text = "![\"><img src=x onerror=y>](a.png '\"><b>') [x](<y.md\" onclick=\"z> \"t' onclick='z\")\n\n\
                ```\"><script>\ncode\n```\n\n## \"><script>x</script>\n";
    check(text);
    let prose = &render(text).prose;
    let foreign = prose.query_selector("script, b, [onerror], [onclick]").expect("a selector");
    assert_eq!(foreign, None, "{}", prose.inner_html());
}

#[wasm_bindgen_test]
fn elements_inside_each_other_without_end_are_rendered() {
    let many = 20_000;
    for (name, text) in [
        ("quotes", format!("{} deep", ">".repeat(many))),
        ("lists", format!("{} deep", "- ".repeat(many))),
        ("emphasis", format!("{}deep{}", "*a ".repeat(many), " b*".repeat(many))),
        ("brackets", format!("{}deep{}", "[".repeat(many), "](x)".repeat(many))),
        ("pictures", format!("{}deep{}", "![".repeat(many), "](x)".repeat(many))),
    ] {
        let article = render(&text);
        assert!(article.prose.text_content().unwrap_or_default().contains("deep") || name == "pictures", "{name}");
        let (mut depth, mut at) = (0, article.prose.first_element_child());
        while let Some(element) = at {
            depth += 1;
            at = element.first_element_child();
        }
        assert!((1..=200).contains(&depth), "{name}: {depth} elements inside each other");
    }
}
