//! What stands around a document's text: where in the site it is, who wrote it, what it is about, and where it goes on.
//!
//! A build works this out, since it knows the other documents (`site::rows`), and tells it as [`Rows`]. The shell and
//! the reader's app make the same nodes of them here.

use std::borrow::Cow;

use serde::Serialize;

use crate::link::encode;
use crate::node::{Attribute, Class, Element, Node, Other, Tag};

/// Rows of links, as pairs, which cost a reader less than a type for each: `:kind` and a label begin a row, and then come
/// its links, each a URL and what it says. The URL is one of the site or a whole address with `https://`; `:` stands for
/// none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Rows(pub Vec<(String, String)>);

/// The kinds of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What the document is in, from the outside to the inside: breadcrumbs.
    Path,
    /// Who wrote it.
    Authors,
    /// What it is about: tags, categories, a series.
    Terms,
    /// The document before it.
    Previous,
    /// The document after it.
    Next,
    /// Other documents: the parts of a series, those about the same.
    More,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Path => ":path",
            Self::Authors => ":authors",
            Self::Terms => ":terms",
            Self::Previous => ":previous",
            Self::Next => ":next",
            Self::More => ":more",
        }
    }
}

/// A link to another page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct To {
    /// What it says.
    pub title: String,
    /// The URL of the page, or a whole address with `https://`; none where there is nothing to go to.
    pub url: Option<String>,
}

impl Rows {
    /// Adds the place of an outline, which is filled on the page, with its levels of headings where they are not the usual
    /// ones.
    pub fn add_outline(&mut self, label: &str, levels: Option<(u8, u8)>) {
        self.0.push((":outline".to_owned(), label.to_owned()));
        self.0.extend(levels.map(|(from, to)| (":".to_owned(), format!("{from}-{to}"))));
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a row, if it has links. The label is in the words of the site.
    pub fn add(&mut self, kind: Kind, label: &str, links: Vec<To>) {
        if !links.is_empty() {
            self.0.push((kind.name().to_owned(), label.to_owned()));
            self.0.extend(links.into_iter().map(|to| (to.url.unwrap_or_else(|| ":".to_owned()), to.title)));
        }
    }
}

/// The nodes around a document; `None` where there is nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around<'r> {
    /// Above the title: the breadcrumbs.
    pub above: Option<Element<'r>>,
    /// Who wrote the document, for its byline.
    pub authors: Option<Element<'r>>,
    /// Before the text: where the outline comes.
    pub outline: Option<Element<'r>>,
    /// Below the text.
    pub below: Option<Element<'r>>,
}

/// The nodes of some rows, on a page from which the site's root is at `root`.
pub fn nodes<'r>(rows: &'r Rows, root: &str) -> Around<'r> {
    let mut around = Around::default();
    let mut below = Vec::new();
    let mut row = Vec::new();
    // From the last to the first, so that the links are here when their row begins.
    for (url, title) in rows.0.iter().rev() {
        let text = Node::Text(Cow::Borrowed(title.as_str()));
        if url.len() < 2 || !url.starts_with(':') {
            row.push(if url == ":" { text } else { link(url, text, root) });
            continue;
        }
        row.reverse();
        let row = std::mem::take(&mut row);
        match url.as_str() {
            ":path" => around.above = Some(navigation(Class::Breadcrumbs, title, row)),
            ":outline" => {
                let summary = Element::new(Tag::Summary).containing(vec![text]).into();
                let mut outline = with(Tag::Details, Class::Outline, vec![summary]);
                if let Some(Node::Text(levels)) = row.into_iter().next() {
                    outline = outline.with(Attribute::Other(Other::new("data-levels"), Some(levels)));
                }
                around.outline = Some(outline);
            }
            ":authors" => {
                let mut nodes = Vec::new();
                for link in row {
                    if !nodes.is_empty() {
                        nodes.push(Node::Text(Cow::Borrowed(", ")));
                    }
                    nodes.push(link);
                }
                around.authors = Some(with(Tag::Span, Class::BylineAuthor, nodes));
            }
            ":terms" => below.push(navigation(Class::Terms, title, row).into()),
            ":more" => {
                let heading = Element::new(Tag::Heading2).containing(vec![text]).into();
                below.push(with(Tag::Section, Class::MoreLinks, vec![heading, list(row)]).into());
            }
            side => {
                let mut nodes = vec![Element::new(Tag::Span).containing(vec![text]).into()];
                nodes.extend(row);
                let class = if side == ":next" { Class::Next } else { Class::Previous };
                below.push(with(Tag::Paragraph, class, nodes).into());
            }
        }
    }
    if !below.is_empty() {
        below.reverse();
        around.below = Some(with(Tag::Division, Class::ArticleEnd, below));
    }
    around
}

fn with<'r>(tag: Tag, class: Class, nodes: Vec<Node<'r>>) -> Element<'r> {
    Element { tag, attributes: vec![Attribute::Class(class)], children: nodes }
}

fn navigation<'r>(class: Class, label: &'r str, links: Vec<Node<'r>>) -> Element<'r> {
    with(Tag::Navigation, class, vec![list(links)]).with(Attribute::Label(Cow::Borrowed(label)))
}

fn list(links: Vec<Node<'_>>) -> Node<'_> {
    let mut items = Vec::new();
    for link in links {
        items.push(Element::new(Tag::Item).containing(vec![link]).into());
    }
    Element::new(Tag::OrderedList).containing(items).into()
}

fn link<'r>(url: &str, text: Node<'r>, root: &str) -> Node<'r> {
    let address = if url.contains("://") { url.to_owned() } else { [root, &encode(url)].concat() };
    Element::new(Tag::Anchor).with(Attribute::Href(Cow::Owned(address))).containing(vec![text]).into()
}
