//! `dom::render` with an article before: what is the same stays, and the page is the one that a first rendering makes.

use std::rc::Rc;

use mdcms_app::dom::render::{Article, article};
use mdcms_core::manifest::{Facts, Known, Needs};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use crate::support::published::known;
use crate::support::random::Random;

const PATH: &str = "posts/2025-03-04-x.md";

fn render(text: &str, before: Option<&Article>) -> Rc<Article> {
    let facts = Facts { needs: Needs { extended: true, ..Needs::default() }, ..Facts::default() };
    article(&Rc::new(Known { facts, ..(*known(PATH, text)).clone() }), &text.into(), "/", before)
        .expect("a browser that makes elements")
}

/// The blocks of an article, whatever sections they are in.
fn blocks(article: &Article) -> Vec<Element> {
    let all = |parent: &Element| {
        let children = parent.children();
        (0..children.length()).filter_map(|at| children.item(at)).collect::<Vec<_>>()
    };
    let of_section = |child: Element| if child.class_name() == "prose-section" { all(&child) } else { vec![child] };
    all(&article.prose).into_iter().flat_map(of_section).collect()
}

fn html(article: &Article) -> Vec<String> {
    article.finish();
    blocks(article).iter().map(Element::outer_html).collect()
}

fn text(blocks: &[String]) -> String {
    ["# Title", &blocks.join("\n\n")].join("\n\n")
}

#[wasm_bindgen_test]
fn only_the_block_that_has_changed_is_another_element() {
    for size in [3, 49, 50, 51, 170] {
        let mut written: Vec<String> = (0..size).map(|at| format!("Paragraph {at} *of* it.")).collect();
        let mut shown = render(&text(&written), None);
        for (at, to) in [(0, "## Another"), (size / 2, "# One"), (size - 1, "> Quoted"), (1, "")] {
            let before = blocks(&shown);
            let old = std::mem::replace(&mut written[at], to.to_owned());
            let changed = render(&text(&written), Some(&shown));
            let now = blocks(&changed);
            assert_eq!(html(&changed), html(&render(&text(&written), None)));
            assert!(changed.prose == shown.prose && now.iter().filter(|it| !before.contains(it)).count() < 2, "{to}");
            assert_eq!(
                before.iter().filter(|it| !now.contains(it)).count(),
                1,
                "{to} in place of block {at} of {size}"
            );
            written[at] = old;
            shown = render(&text(&written), Some(&changed));
        }
    }
}

#[wasm_bindgen_test]
fn a_long_document_begins_with_its_first_screens_and_comes_whole() {
    let written: Vec<String> = (0..1030).map(|at| format!("Paragraph {at}.")).collect();
    let article = render(&text(&written), None);
    assert!(article.is_long && !article.is_whole());
    assert_eq!(blocks(&article).len(), 100, "two sections");
    let first = blocks(&article);
    article.finish();
    let all = blocks(&article);
    assert!(article.is_whole() && all[..100] == first[..] && all.len() == 1030);
    assert!(all.iter().enumerate().all(|(at, block)| block.text_content() == Some(format!("Paragraph {at}."))));
    let sections = article.prose.query_selector_all(".prose-section").expect("a selector");
    assert_eq!(sections.length(), 21);
    assert!(!render(&text(&written[..200]), None).is_long);
}

#[wasm_bindgen_test]
fn any_change_makes_the_page_that_a_first_rendering_makes() {
    const TEXTS: [&str; 9] = [
        "One.",
        "Two with a note.[^a]",
        "[^a]: The note.",
        "## Title",
        "- a\n- b",
        "<!-- nothing to see -->",
        "[ref]: https://a.b/",
        "See [ref].",
        "::: tip\nIn a box.\n:::",
    ];
    let mut random = Random(7);
    let mut written: Vec<String> = Vec::new();
    let mut shown = render(&text(&written), None);
    for round in 0..400 {
        for _ in 0..=random.below(3) {
            let at = random.below(written.len() as u64 + 1) as usize;
            match random.below(5) {
                0 if at < written.len() => drop(written.remove(at)),
                1 if at < written.len() => written[at] = format!("Changed in round {round}."),
                2 if round % 40 == 0 => written.extend((0..60).map(|at| format!("More {at}."))),
                3 if round % 50 == 0 => written.clear(),
                _ => written.insert(at, TEXTS[random.below(TEXTS.len() as u64) as usize].to_owned()),
            }
        }
        shown = render(&text(&written), Some(&shown));
        assert_eq!(html(&shown), html(&render(&text(&written), None)), "round {round}: {written:?}");
        let sections = shown.prose.query_selector_all(".prose-section:empty").expect("a selector");
        assert!(sections.length() == 0 || written.is_empty(), "an empty section has a height");
    }
}
