//! MathML as text to nodes: the closed set of elements and attributes of MathML Core
//! (<https://www.w3.org/TR/mathml-core/>). Whatever else there is, is left out, and what is in it stays.
//!
//! math-core lays out tables and spaces by styles. A page takes none from its text, so each of them becomes an attribute
//! or a class of `www/styles/maths.css`.

mod style;

use std::borrow::Cow;

use super::Formula;
use crate::markdown::extensions::html::tokens::{Token, tokens};
use crate::node::{Attribute, Element, Node, Other, Tag};

/// The element `math` that math-core has written for some TeX; `None` where it is nested deeper than `room`.
pub(super) fn read(mathml: &str, tex: &str, is_display: bool, room: usize) -> Option<Formula> {
    // The element itself, `semantics`, and a row.
    let mut tree = Tree { open: Vec::new(), content: Vec::new(), room: room.checked_sub(4)?, nodes: 5 };
    for (_, token) in tokens(mathml) {
        match token {
            Token::Text(text) => tree.text(&decoded(text)),
            Token::Start { name, attributes, source } => tree.start(name, &attributes, source.ends_with("/>"))?,
            Token::End { .. } => tree.end(),
            Token::Comment(_) => {}
        }
    }
    let shown = match tree.content.as_slice() {
        [Node::Element(_)] => tree.content.remove(0),
        _ => element("mrow").containing(tree.content).into(),
    };
    let encoding = Attribute::Other(Other::new("encoding"), Some(Cow::Borrowed("application/x-tex")));
    let source = element("annotation").with(encoding).containing(vec![Node::Text(Cow::Owned(tex.to_owned()))]);
    let semantics = element("semantics").containing(vec![shown, source.into()]);
    let mut math = element("math").containing(vec![semantics.into()]);
    if is_display {
        math.attributes.push(Attribute::Other(Other::new("display"), Some(Cow::Borrowed("block"))));
    }
    Some(Formula { element: math, nodes: tree.nodes })
}

fn element(name: &'static str) -> Element<'static> {
    Element::new(Tag::Math(Other::new(name)))
}

struct Tree {
    /// Elements that are open; `None` for one that is left out.
    open: Vec<Option<Element<'static>>>,
    content: Vec<Node<'static>>,
    room: usize,
    nodes: usize,
}

impl Tree {
    fn text(&mut self, text: &str) {
        self.add(Node::Text(Cow::Owned(text.to_owned())));
        self.nodes += 1;
    }

    /// `None` where it is too deep.
    fn start(&mut self, name: &str, attributes: &[(&str, &str)], is_empty: bool) -> Option<()> {
        let value = |wanted: &str| attributes.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value);
        let mut made = match known(name) {
            _ if value("class").is_some_and(|class| class.starts_with("menclose-")) => None,
            tag => tag.map(Element::new),
        };
        let style = style::read(value("style").unwrap_or_default());
        if !style.spaces.is_empty() {
            made = None;
        }
        let mut classes = style.classes;
        classes.extend(match (name, value("class").or(value("notation"))) {
            ("menclose", Some("updiagonalstrike")) => Some("math-strike-up"),
            ("menclose", Some("downdiagonalstrike")) => Some("math-strike-down"),
            ("menclose", Some(notation)) if notation.contains("horizontal") => Some("math-strike"),
            ("menclose", _) => Some("math-strike-both"),
            (_, Some("math-core-sans-serif-font")) => Some("math-sans"),
            (_, Some("math-core-serif-font")) => Some("math-serif"),
            _ => None,
        });
        if let Some(element) = &mut made {
            // The first of a name counts, as browsers read them.
            let first = |at: usize, name: &str| attributes.iter().take(at).all(|(before, _)| *before != name);
            let given = attributes.iter().enumerate().filter(|(at, (name, _))| first(*at, name));
            let given = given.filter_map(|(_, (name, value))| attribute(name, value));
            element.attributes.extend(given.chain(style.attributes));
            if !classes.is_empty() {
                let classes = Cow::Owned(classes.join(" "));
                element.attributes.push(Attribute::Other(Other::new("class"), Some(classes)));
            }
            self.nodes += 1;
        }
        if self.open.len() >= self.room {
            return None;
        }
        self.open.push(made);
        for class in style.spaces {
            let class = Attribute::Other(Other::new("class"), Some(Cow::Borrowed(class)));
            self.add(element("mspace").with(class));
            self.nodes += 1;
        }
        if is_empty {
            self.end();
        }
        Some(())
    }

    fn end(&mut self) {
        if let Some(Some(mut element)) = self.open.pop() {
            if element.tag.name() == "mtable" {
                line_below(&mut element);
            }
            self.add(element);
        }
    }

    fn add(&mut self, node: impl Into<Node<'static>>) {
        let inside = self.open.iter_mut().rev().flatten().next();
        inside.map_or(&mut self.content, |around| &mut around.children).push(node.into());
    }
}

/// A line below a table is written as one above a row with nothing in it, and as long as that.
fn line_below(table: &mut Element<'static>) {
    let class = |attribute: &Attribute<'static>| match attribute {
        Attribute::Other(name, Some(value)) if name.name() == "class" => Some(value.clone()),
        _ => None,
    };
    let Some(Node::Element(row)) = table.children.last() else { return };
    let [Node::Element(Element { attributes, children, .. })] = row.children.as_slice() else { return };
    let line = attributes.iter().find_map(class).and_then(|classes| {
        let is = |name: &str| classes.split(' ').any(|class| class == name);
        is("math-line-top").then_some("math-line-bottom").or(is("math-dash-top").then_some("math-dash-bottom"))
    });
    let Some(line) = line.filter(|_| children.is_empty()) else { return };
    table.children.pop();
    let before = table.attributes.iter().position(|attribute| class(attribute).is_some());
    let classes = before.and_then(|at| class(&table.attributes.remove(at)));
    let classes = classes.map_or(Cow::Borrowed(line), |classes| Cow::Owned([&classes, " ", line].concat()));
    table.attributes.push(Attribute::Other(Other::new("class"), Some(classes)));
}

/// The elements of a formula, and those of HTML that text in it may have. The element `math` itself is not one of them,
/// nor are links.
fn known(name: &str) -> Option<Tag> {
    let names = [
        "mfrac",
        "mi",
        "mmultiscripts",
        "mn",
        "mo",
        "mover",
        "mpadded",
        "mphantom",
        "mprescripts",
        "mroot",
        "mrow",
        "mspace",
        "msqrt",
        "msub",
        "msubsup",
        "msup",
        "mtable",
        "mtd",
        "mtext",
        "mtr",
        "munder",
        "munderover",
    ];
    if let Some(name) = names.into_iter().find(|it| *it == name) {
        return Some(Tag::Math(Other::new(name)));
    }
    match name {
        // What is struck out is drawn by the style sheet: Chromium knows no `menclose`.
        "menclose" => Some(Tag::Math(Other::new("mrow"))),
        "b" => Some(Tag::Other(Other::new("b"))),
        "code" => Some(Tag::Code),
        "em" => Some(Tag::Emphasis),
        "i" => Some(Tag::Other(Other::new("i"))),
        "s" => Some(Tag::Other(Other::new("s"))),
        "span" => Some(Tag::Other(Other::new("span"))),
        "u" => Some(Tag::Other(Other::new("u"))),
        _ => None,
    }
}

/// An attribute that says how a part of a formula is laid out.
fn attribute(name: &str, value: &str) -> Option<Attribute<'static>> {
    let names = [
        "accent",
        "accentunder",
        "columnspan",
        "depth",
        "displaystyle",
        "fence",
        "form",
        "height",
        "largeop",
        "linethickness",
        "lspace",
        "mathvariant",
        "maxsize",
        "minsize",
        "movablelimits",
        "rowspan",
        "rspace",
        "scriptlevel",
        "separator",
        "stretchy",
        "symmetric",
        "voffset",
        "width",
    ];
    let name = names.into_iter().find(|it| *it == name)?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'+' | b'%');
    let is_short = value.len() <= 32 && value.bytes().all(is_plain);
    is_short.then(|| Attribute::Other(Other::new(name), Some(Cow::Owned(value.to_owned()))))
}

/// A text with the references that math-core writes replaced.
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        result.push_str(before);
        let known = [("lt;", '<'), ("gt;", '>'), ("amp;", '&'), ("quot;", '"'), ("#39;", '\'')];
        let found = known.into_iter().find_map(|(name, is)| Some((is, after.strip_prefix(name)?)));
        let (character, behind) = found.unwrap_or(('&', after));
        result.push(character);
        rest = behind;
    }
    result.push_str(rest);
    Cow::Owned(result)
}
