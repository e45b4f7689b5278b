//! Nodes to DOM. An article's elements are made here once and live outside Yew's own tree: a tree of
//! components for every word of a post would cost more than the post.

mod around;
mod rest;
mod steps;
mod update;

use std::cell::RefCell;
use std::rc::Rc;

use mdcms_core::link::PageLinks;
use mdcms_core::manifest::{Facts, Known};
use mdcms_core::node::{Block, Element as CoreElement, Node, Tag};
use mdcms_core::page::{self, Headline, LONG, Page, SECTION};
use mdcms_core::posts::PostsBlock;
use mdcms_core::report::Ignore;
use web_sys::{Document, Element};

use super::document;
use crate::extensions;
use crate::parts;
pub use around::Around;
use rest::{FIRST, Rest};
pub use steps::{Steps, article_in_steps, is_long};
pub use update::Update;

/// A document, rendered.
#[derive(Debug)]
pub struct Article {
    /// Which document.
    pub known: Rc<Known>,
    /// Its title.
    pub title: String,
    /// Its description.
    pub description: String,
    /// What stands above its text.
    pub headline: Headline,
    /// What stands around it.
    pub around: Around,
    /// Its heading.
    pub heading: Element,
    /// Its text.
    pub prose: Element,
    /// Where lists of posts go in it.
    pub lists: Vec<(Element, PostsBlock)>,
    /// Whether it is so long that it comes piece by piece, and says when it is whole.
    pub is_long: bool,
    /// What of its text is not on the page yet.
    rest: RefCell<Rest>,
    text: Rc<str>,
    base: String,
}

/// A document that is rendered again is another one.
impl PartialEq for Article {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// Renders a document; `None` where the browser makes no elements. `before` is the article that this one stands for: what
/// is the same in both goes over to this one. So do its lists, since they stay on their page, and Yew hears their buttons
/// only in the elements where it has put them first.
pub fn article(known: &Rc<Known>, text: &Rc<str>, base: &str, before: Option<&Article>) -> Option<Rc<Article>> {
    let page = read(known, text, base);
    of_page(page, known, text, base, before)
}

/// What a page looks like.
fn of_page(
    page: Page<'_>,
    known: &Rc<Known>,
    text: &Rc<str>,
    base: &str,
    before: Option<&Article>,
) -> Option<Rc<Article>> {
    let document = document()?;
    let list_text = before.map(|before| before.prose.clone());
    let mut renderer = Renderer { document: &document, before: list_text, lists: Vec::new() };
    let heading = match page.content.heading.as_ref().and_then(|heading| heading.nodes.first()) {
        Some(Node::Element(element)) => renderer.element(element)?,
        _ => {
            let heading = document.create_element("h1").ok()?;
            heading.set_text_content(Some(&page.title));
            heading
        }
    };
    heading.set_attribute("tabindex", "-1").ok()?;
    let has_lists = page.content.needs.lists;
    let kept = before.filter(|before| before.lists.is_empty() && !has_lists).and_then(|before| {
        parts::update()?.apply(before, &page.content.blocks, &document)?;
        Some(before.prose.clone())
    });
    let mut rest = Vec::new();
    let prose = match kept {
        Some(kept) => kept,
        None => {
            let mut blocks = page.content.blocks;
            let in_sections = blocks.len() > SECTION;
            // Yew has to know all lists from the start.
            if blocks.len() > LONG && !has_lists {
                rest = blocks.drain(FIRST..).map(Block::into_owned).collect();
            }
            renderer.whole(&blocks, in_sections)?
        }
    };
    let is_long = !rest.is_empty();
    let around = Around::of(&known.facts.rows, base);
    let (rest, text, base) = (RefCell::new(rest.into_iter()), text.clone(), base.to_owned());
    if let Some(code) = parts::extensions() {
        (code.behaviour.settle)(&prose);
    }
    let description = page.description.unwrap_or_default();
    let (title, headline, lists) = (page.title, page.headline, renderer.lists);
    Some(Rc::new(Article {
        known: known.clone(),
        around,
        title,
        description,
        headline,
        heading,
        prose,
        lists,
        is_long,
        rest,
        text,
        base,
    }))
}

/// Reads a document for its reader.
fn read<'a>(known: &'a Known, text: &'a str, base: &str) -> Page<'a> {
    let told = known.facts.summary.as_ref();
    page::read(&known.path, text, told, &links(known, base), extensions::markdown(), Ignore)
}

/// Where the links of a document lead.
fn links<'k>(known: &'k Known, base: &'k str) -> PageLinks<'k> {
    let Facts { links, sizes, told, .. } = &known.facts;
    PageLinks { document: &known.path, root: base, exceptions: links, sizes, told }
}

/// Puts nodes without lists of posts into an element.
pub fn put(nodes: &[Node<'_>], parent: &Element) {
    if let Some(document) = document() {
        Renderer { document: &document, before: None, lists: Vec::new() }.nodes(nodes, parent);
    }
}

struct Renderer<'d> {
    document: &'d Document,
    before: Option<Element>,
    lists: Vec<(Element, PostsBlock)>,
}

impl Renderer<'_> {
    /// A text of its own.
    fn whole(&mut self, blocks: &[Block<'_>], in_sections: bool) -> Option<Element> {
        let prose = self.document.create_element("div").ok()?;
        prose.set_class_name("prose");
        for part in blocks.chunks(SECTION) {
            let section = if in_sections { self.section(&prose)? } else { prose.clone() };
            for block in part {
                self.nodes(&block.nodes, &section);
            }
        }
        Some(prose)
    }

    /// A new section at the end of a text.
    fn section(&self, prose: &Element) -> Option<Element> {
        let section = self.document.create_element("section").ok()?;
        section.set_class_name("prose-section");
        prose.append_child(&section).ok()?;
        Some(section)
    }

    fn nodes(&mut self, nodes: &[Node<'_>], parent: &Element) {
        for node in nodes {
            match node {
                // Raw HTML comes only from conformance dialects; it is text here in any case.
                Node::Text(text) | Node::Raw(text) => {
                    let _ = parent.append_child(&self.document.create_text_node(text));
                }
                Node::Element(element) => {
                    if let Some(element) = self.element(element) {
                        let _ = parent.append_child(&element);
                    }
                }
                Node::Posts(block) => {
                    // One that goes over is no longer the first of the article before.
                    let kept = self.before.as_ref().and_then(|before| before.query_selector(".posts").ok().flatten());
                    if let Some(place) = kept.or_else(|| self.document.create_element("div").ok()) {
                        place.set_class_name("posts");
                        let _ = parent.append_child(&place);
                        self.lists.push((place, block.clone()));
                    }
                }
            }
        }
    }

    fn element(&mut self, element: &CoreElement<'_>) -> Option<Element> {
        let name = element.tag.name();
        let made = match element.tag {
            Tag::Math(_) => self.document.create_element_ns(Some("http://www.w3.org/1998/Math/MathML"), name),
            _ => self.document.create_element(name),
        };
        let made = made.ok()?;
        for attribute in &element.attributes {
            let (name, value) = attribute.name_and_value();
            let _ = made.set_attribute(name, &value.unwrap_or_default());
        }
        self.nodes(&element.children, &made);
        Some(made)
    }
}
