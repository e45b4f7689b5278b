//! Links, pictures and tables: what needs a look at the whole element or at the rest of the site.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Alignment, LinkType};

use super::anchors::{self, Anchors};
use super::build::Builder;
use super::{Dialect, plain_text, spoken_text};
use crate::link::{Missing, Resolved};
use crate::node::{Attribute, Class, Element, Node, Tag};
use crate::report::{Finding, Report};

/// A link that is being opened; without attributes where its destination is refused.
pub(super) fn link<'a, R: Report>(
    builder: &mut Builder<'a, '_, R>,
    kind: LinkType,
    destination: &str,
    title: Cow<'a, str>,
    range: Range<usize>,
) -> Element<'a> {
    let address;
    let destination = if kind == LinkType::Email {
        address = ["mailto:", destination].concat();
        &address
    } else {
        destination
    };
    let Resolved { href, missing, .. } = builder.links.link(destination);
    let mut element = Element::new(Tag::Anchor);
    match href {
        // In a link of HTML the text is enough: there are no links in links.
        Some(_) if builder.in_link > 1 => {}
        Some(href) => element.attributes.push(Attribute::Href(Cow::Owned(href))),
        None => builder.report.report(|| refused(destination, range.clone())),
    }
    if let Some(missing) = missing {
        builder.report.report(|| broken("broken-link", "link", missing, range));
    }
    if !title.is_empty() && !element.attributes.is_empty() {
        element.attributes.push(Attribute::Title(title));
    }
    element
}

/// A picture that is being opened. One from a plain-http address is refused by browsers on https pages and
/// tells on readers, so it becomes a link to it.
pub(super) fn image<'a, R: Report>(
    builder: &mut Builder<'a, '_, R>,
    destination: &str,
    title: Cow<'a, str>,
    range: Range<usize>,
) -> Element<'a> {
    let Resolved { href, missing, size } = builder.links.image(destination);
    if let Some(missing) = missing {
        builder.report.report(|| broken("missing-picture", "picture", missing, range.clone()));
    }
    let Some(href) = href else {
        builder.report.report(|| {
            Finding::warning("picture-address", range, format!("the picture `{destination}` is not loaded"))
                .help("use an https address or a file of the site")
        });
        let mut element = Element::new(Tag::Anchor);
        // Inside a link the text is enough: there are no links in links.
        if builder.in_link > 1 {
            return element;
        }
        element.attributes.extend(builder.links.link(destination).href.map(|href| Attribute::Href(Cow::Owned(href))));
        return element;
    };
    let mut element = Element::new(Tag::Image).with(Attribute::Source(Cow::Owned(href)));
    if !title.is_empty() {
        element.attributes.push(Attribute::Title(title));
    }
    if builder.dialect == Dialect::Site {
        if let Some((width, height)) = size {
            element.attributes.extend([Attribute::Width(width), Attribute::Height(height)]);
        }
        // The first picture is likely in view, and then waiting for the layout would only delay it.
        if builder.pictures > 0 {
            element.attributes.push(Attribute::Lazy);
        }
        builder.pictures += 1;
    }
    element
}

/// The content of a picture is its text.
pub(super) fn finish_image(element: &mut Element<'_>) {
    let text = spoken_text(&element.children);
    element.children.clear();
    element.attributes.insert(1.min(element.attributes.len()), Attribute::Alt(Cow::Owned(text)));
}

/// Rows after the head get their body, and on a site the table a frame that scrolls.
pub(super) fn finish_table(mut table: Element<'_>, dialect: Dialect) -> Node<'_> {
    let rows = table.children.split_off(1.min(table.children.len()));
    if !rows.is_empty() {
        table.children.push(Element::new(Tag::TableBody).containing(rows).into());
    }
    if dialect != Dialect::Site {
        return table.into();
    }
    // Markdown has no table without a head, so authors who want none leave it empty.
    if table.children.len() > 1 && table.children.first().is_some_and(is_empty) {
        table.children.remove(0);
    }
    in_frame(table)
}

/// A table in a part of the page that scrolls on its own.
pub(super) fn in_frame(table: Element<'_>) -> Node<'_> {
    Element::new(Tag::Division)
        .with(Attribute::Class(Class::TableScroll))
        .with(Attribute::Group)
        .with(Attribute::Focusable)
        .with(Attribute::Label(Cow::Borrowed("Table")))
        .containing(vec![table.into()])
        .into()
}

/// Whether there is no text and no picture in a part of a table.
fn is_empty(part: &Node<'_>) -> bool {
    match part {
        Node::Element(Element { tag: Tag::TableHead | Tag::TableRow | Tag::TableCell, children, .. }) => {
            children.iter().all(is_empty)
        }
        _ => false,
    }
}

/// What only sites add: ids of headings, one level-1 heading a page, classes for the style sheet.
pub(super) fn finish_for_site(element: &mut Element<'_>, anchors: &mut Anchors) {
    match element.tag {
        Tag::Heading1 | Tag::Heading2 | Tag::Heading3 | Tag::Heading4 | Tag::Heading5 | Tag::Heading6 => {
            let id = match take_id(&mut element.children) {
                Some(id) => anchors.own(id),
                // It was written as HTML and has one.
                None if element.attributes.iter().any(|it| matches!(it, Attribute::Id(_))) => return,
                None => anchors.id(&plain_text(&element.children)),
            };
            element.attributes.push(Attribute::Id(id));
        }
        // A header that says nothing is none.
        Tag::TableHeaderCell if element.children.is_empty() => element.tag = Tag::TableCell,
        Tag::Paragraph if element.attributes.is_empty() && is_picture_alone(&element.children) => {
            element.attributes.push(Attribute::Class(Class::ImageBlock));
        }
        Tag::UnorderedList | Tag::OrderedList if element.children.iter().any(is_task) => {
            element.attributes.push(Attribute::Class(Class::TaskList));
        }
        _ => {}
    }
}

/// Takes the id that its author has chosen off the end of a heading.
fn take_id(children: &mut [Node<'_>]) -> Option<String> {
    let Some(Node::Text(text)) = children.last_mut() else { return None };
    let (before, id) = anchors::own_id(text)?;
    let (before, id) = (before.to_owned(), id.to_owned());
    *text = Cow::Owned(before);
    Some(id)
}

/// A picture, perhaps inside a link, and nothing else.
fn is_picture_alone(children: &[Node<'_>]) -> bool {
    match children {
        [Node::Element(Element { tag: Tag::Image, attributes, .. })] => {
            // One with a class of its own is where that says.
            !attributes
                .iter()
                .any(|attribute| matches!(attribute, Attribute::Other(other, _) if other.name() == "class"))
        }
        [Node::Element(Element { tag: Tag::Anchor, children, .. })] => {
            matches!(children.as_slice(), [Node::Element(Element { tag: Tag::Image, .. })])
        }
        _ => false,
    }
}

fn is_task(node: &Node<'_>) -> bool {
    matches!(node, Node::Element(item) if item.attributes.contains(&Attribute::Class(Class::TaskItem)))
}

pub(super) fn alignment(alignment: Alignment) -> Option<Class> {
    match alignment {
        Alignment::None => None,
        Alignment::Left => Some(Class::AlignLeft),
        Alignment::Center => Some(Class::AlignCenter),
        Alignment::Right => Some(Class::AlignRight),
    }
}

fn refused(destination: &str, range: Range<usize>) -> Finding {
    Finding::warning("link-address", range, format!("the link to `{destination}` is left out"))
        .help("links may start with http:, https:, mailto: or tel:, or lead to a file of the site")
}

pub(super) fn broken(code: &'static str, kind: &str, missing: Missing, range: Range<usize>) -> Finding {
    let finding = Finding::warning(code, range, format!("the {kind} leads to `{}`, which is not there", missing.path));
    match missing.similar {
        Some(similar) => finding.help(format!("did you mean `{similar}`?")),
        None => finding.help("write the path from this file or from the site's folder"),
    }
}
