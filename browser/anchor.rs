//! `dom::anchor`: a reader who has scrolled in a shell's source is at the same words in its rendering.

use mdcms_app::boot::{self, First};
use mdcms_app::dom::anchor::Anchor;
use mdcms_app::dom::{render, scroll_position, scroll_to};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

use crate::support::published::Published;
use crate::support::running::BASE;
use crate::support::stage;

/// Everything has another height once it is rendered, as with a real style sheet; sections are laid out late.
const STYLE: &str = "<style>
    .site-header { position: sticky; top: 0; height: 40px; background: white }
    .source > * { min-height: 33px; margin: 6px 0 0 }
    .prose:not(.source) :is(p, li, h2, pre, .table-scroll, .posts) { min-height: 95px; margin: 8px 0 }
    .prose-section { content-visibility: auto; contain-intrinsic-size: auto 2000px }
</style>";

/// The header's height in [`STYLE`].
const HEADER: f64 = 40.0;

/// A post: `before`, then numbered paragraphs.
fn post(before: &str, paragraphs: usize) -> Published {
    let paragraphs: Vec<String> = (0..paragraphs).map(|at| format!("Paragraph {at}.")).collect();
    let text = format!("# Heading\n\n{before}\n\n{}\n", paragraphs.join("\n\n"));
    Published::new("sitename: Test", &[("posts/2025-03-04-x.md".to_owned(), text)])
}

/// Puts the post's shell on the page.
fn open(site: &Published) {
    stage::clear(&[BASE, "posts/x/"].concat());
    stage::put(&[STYLE, site.body("posts/x/")].concat());
    let page = stage::document().document_element().expect("the root element");
    page.set_attribute("data-base", BASE).expect("an attribute");
}

/// Puts the rendering in the source's place, as the app does.
fn take_over() {
    let boot = boot::read().expect("a shell of ours");
    let First::Document(known, text) = &boot.first else { panic!("a document") };
    let article = render::article(known, text, BASE, None).expect("a browser that makes elements");
    stage::the("#mdcms-source").replace_with_with_node_1(&article.prose).expect("an element that can be replaced");
}

fn paragraph(number: usize) -> Element {
    let wanted = format!("Paragraph {number}.");
    let all = stage::document().query_selector_all(".source > .block, .prose:not(.source) p").expect("a selector");
    let all = (0..all.length()).filter_map(|at| all.get(at)).filter_map(|node| node.dyn_into().ok());
    let found = all.into_iter().find(|it: &Element| it.text_content().unwrap_or_default().trim() == wanted);
    found.unwrap_or_else(|| panic!("{wanted} is on the page"))
}

fn top(number: usize) -> f64 {
    paragraph(number).get_bounding_client_rect().top()
}

/// The reader has brought paragraph `at` this far below the header's edge, in CSS pixels. Where the one before is
/// not in view any more, `at` stays; else one of the two.
async fn check(name: &str, site: &Published, at: usize, below: f64) {
    open(site);
    scroll_to(scroll_position() + top(at) - HEADER - below);
    assert!(scroll_position() > 0.0, "{name}: the page is long enough for {at}");
    let is_cut = paragraph(at - 1).get_bounding_client_rect().bottom() > HEADER;
    assert_eq!(is_cut, below > 6.0, "{name}: where {} ends", at - 1);
    let before = [at - 1, at].map(top);
    let place = Anchor::in_source().expect("a reader who has scrolled");
    take_over();
    place.restore();
    stage::frames().await;
    let after = [at - 1, at].map(top);
    let stays = |which: usize| (after[which] - before[which]).abs() <= 1.5;
    assert!(stays(1) || (is_cut && stays(0)), "{name}: paragraph {at} with the one before: {before:?}, then {after:?}");
}

#[wasm_bindgen_test]
async fn the_place_is_kept_in_sections() {
    for (paragraphs, places) in [(51, [10, 30]), (180, [60, 120]), (180, [49, 50])] {
        let site = post("", paragraphs);
        for at in places {
            check(&format!("{paragraphs} paragraphs"), &site, at, 3.0).await;
            check(&format!("{paragraphs} paragraphs"), &site, at, 20.0).await;
        }
    }
}

#[wasm_bindgen_test]
fn who_has_not_scrolled_stays_at_the_top() {
    open(&post("", 40));
    assert_eq!(Anchor::in_source(), None);
    scroll_to(1.0);
    assert!(Anchor::in_source().is_some(), "one pixel is enough");
    stage::the("#mdcms-source").remove();
    assert_eq!(Anchor::in_source(), None, "a page without its source");
}

#[wasm_bindgen_test]
async fn a_place_on_a_page_is_found_again() {
    open(&post("", 180));
    take_over();
    stage::frames().await;
    for at in [120, 3, 170] {
        // Sections on the way get their height when they come into view.
        for _ in 0..3 {
            scroll_to(scroll_position() + top(at) - 60.0);
            stage::frames().await;
        }
        let (before, place) = (top(at), Anchor::in_page());
        scroll_to(0.0);
        stage::frames().await;
        place.restore();
        stage::frames().await;
        assert!((top(at) - before).abs() <= 1.5, "paragraph {at} was at {before} and is at {}", top(at));
    }
}
