//! Raw HTML, woven into the tree: tags that are known open and close elements around whatever Markdown stands between
//! them, and all others are text. Nothing is ever handed to a browser as HTML.
//!
//! 1. `tokens` cuts it into tags and text;
//! 2. `elements` is the closed set of elements, `attributes` that of their attributes.

pub(super) mod attributes;
mod elements;
pub(in crate::markdown::extensions) mod tokens;

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser};

use crate::link::{decode, encode};
use crate::markdown::build::{Builder, Free, Verbatim};
use crate::markdown::extensions::includes;
use crate::markdown::names::Names;
use crate::markdown::{Content, inline};
use crate::node::{Attribute, Element, Node, Other, Tag};
use crate::report::{Finding, Report};
pub(crate) use elements::is_inline;
use elements::{Known, known};
use tokens::{Token, tokens};

/// Attributes that are read of a tag; more of them has nobody but to keep a reader busy.
const ATTRIBUTES: usize = 64;

/// The raw HTML of a body.
#[derive(Debug, Default)]
pub(super) struct Html {
    /// The ids that its author has given.
    ids: Names,
}

impl Html {
    /// Takes some raw HTML, which begins at `start` of the body; a block of it, or a tag within a line.
    pub(super) fn read<R: Report>(
        &mut self,
        html: &Verbatim<'_>,
        start: usize,
        is_block: bool,
        builder: &mut Builder<'_, '_, R>,
    ) {
        for (at, token) in tokens(&html.text) {
            let start = html.place(at).unwrap_or(start + at);
            if builder.is_full() {
                let rest = html.text.get(at..).unwrap_or_default();
                add_as_written(rest, start..start + rest.len(), builder);
                break;
            }
            match token {
                Token::Text(text) => add_text(text, start, builder),
                Token::Start { name, attributes, source } => {
                    let at = start..start + source.len();
                    match known(name) {
                        Some(known) => {
                            let attributes = attributes.get(..ATTRIBUTES).unwrap_or(&attributes);
                            self.open(known, name, attributes, at, builder);
                        }
                        None => add_unknown(name, source, at, builder),
                    }
                }
                // What browsers make of it.
                Token::End { name, .. } if name.eq_ignore_ascii_case("br") => {
                    builder.add(Element::new(Tag::Break).into());
                }
                Token::End { name, source } => match known(name) {
                    Some(known) => close(known.tag, builder),
                    None => add_unknown(name, source, start..start + source.len(), builder),
                },
                Token::Comment(source) if source.starts_with("<!--") => {
                    if builder.report.listens() && includes::form(source).is_some() {
                        tell_not_included(start..start + source.len(), builder);
                    }
                }
                Token::Comment(source) => builder.add_text(Cow::Owned(source.to_owned()), start..start + source.len()),
            }
        }
        if is_block {
            builder.flush();
            builder.gather(|node| match node {
                Node::Text(_) => true,
                Node::Element(element) => is_inline(element.tag),
                Node::Posts(_) | Node::Raw(_) => false,
            });
        }
    }

    fn open<R: Report>(
        &mut self,
        known: Known,
        name: &str,
        written: &[(&str, &str)],
        at: Range<usize>,
        builder: &mut Builder<'_, '_, R>,
    ) {
        while let Some(open) = builder.innermost_html().filter(|open| known.ends(*open)) {
            close_innermost(open, builder);
        }
        let Some(element) = self.element(known, name, written, &at, builder) else { return };
        // A picture that is not loaded is a link to it.
        if known.is_void() && element.tag == known.tag {
            builder.add(element.into());
            return;
        }
        if known.is_void() {
            let text = written.iter().find(|(name, _)| name.eq_ignore_ascii_case("alt")).map(|(_, alt)| decoded(alt));
            builder.push_free(element, Free::Html, at.start);
            builder.in_link += 1;
            builder.add_text(Cow::Owned(text.unwrap_or_default().into_owned()), at);
            builder.pop();
            builder.in_link -= 1;
            return;
        }
        // An end tag may look through all that are open.
        if builder.is_deep() {
            return;
        }
        if element.is_link() || known.is_verbatim() {
            // The text so far stands before the link.
            builder.flush();
            builder.in_link += 1;
        }
        builder.push_free(element, Free::Html, at.start);
    }

    /// The element that a start tag stands for; `None` for one that has nothing to show.
    fn element<'a, R: Report>(
        &mut self,
        known: Known,
        name: &str,
        written: &[(&str, &str)],
        at: &Range<usize>,
        builder: &mut Builder<'a, '_, R>,
    ) -> Option<Element<'a>> {
        let value = |wanted: &str| {
            written.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| decoded(value))
        };
        let mut element = match known.tag {
            Tag::Image => {
                let source = value("src").filter(|source| !source.trim().is_empty())?;
                let title = value("title").unwrap_or_default();
                // As for Markdown's own, which is opened first.
                builder.in_link += 1;
                let element = inline::image(builder, source.trim(), Cow::Owned(title.into_owned()), at.clone());
                builder.in_link -= 1;
                element
            }
            Tag::Anchor => {
                let destination = value("href");
                match destination.as_deref().map(str::trim).filter(|_| builder.in_link == 0) {
                    Some(destination) => {
                        inline::link(builder, LinkType::Inline, destination, Cow::Borrowed(""), at.clone())
                    }
                    None => Element::new(Tag::Anchor),
                }
            }
            tag => Element::new(tag),
        };
        // What stands for a picture that is not loaded, or for a link in a link, is nothing but that.
        if element.tag != known.tag || (known.tag == Tag::Anchor && builder.in_link > 0) {
            return Some(element);
        }
        let is_refused = known.tag == Tag::Anchor && element.attributes.is_empty();
        let is_media = matches!(known.tag.name(), "img" | "video" | "audio");
        if element.tag == Tag::Image {
            // The author's size counts, and the other side follows from it.
            if ["width", "height"].into_iter().any(|side| value(side).is_some()) {
                element.attributes.retain(|it| !matches!(it, Attribute::Width(_) | Attribute::Height(_)));
            }
            let alt = value("alt").unwrap_or_default();
            element.attributes.push(Attribute::Alt(Cow::Owned(alt.into_owned())));
        }
        let mut seen: Vec<&str> = Vec::new();
        for (name, written_value) in written {
            if seen.iter().any(|before| before.eq_ignore_ascii_case(name)) {
                continue;
            }
            seen.push(name);
            let lower = name.to_ascii_lowercase();
            let value = decoded(written_value);
            let attribute = match (lower.as_str(), known.tag.name()) {
                ("title", "img") => None,
                _ if is_refused => None,
                ("src", "source" | "video" | "audio" | "track") => attributes::source("src", &value, at, builder),
                ("poster", "video") => attributes::source("poster", &value, at, builder),
                ("srcset", "img" | "source") => attributes::source_set(&value, builder),
                ("style", _) => {
                    tell_left_out("style", at, builder);
                    None
                }
                (name, _) if name.starts_with("on") => {
                    tell_left_out(name, at, builder);
                    None
                }
                (name, tag) => attributes::plain(tag, name, &value),
            };
            element.attributes.extend(attribute);
        }
        if matches!(known.tag.name(), "video" | "audio") {
            element.attributes.push(Attribute::Other(Other::new("controls"), None));
            element.attributes.push(Attribute::Other(Other::new("preload"), Some(Cow::Borrowed("metadata"))));
        }
        let align = if name.eq_ignore_ascii_case("center") {
            Cow::Borrowed("center")
        } else {
            value("align").unwrap_or_default()
        };
        if !is_refused {
            element.attributes.extend(attributes::classes(&value("class").unwrap_or_default(), &align, is_media));
        }
        let id = value("id").or_else(|| value("name").filter(|_| known.tag == Tag::Anchor));
        if let Some(id) = id.as_deref().and_then(attributes::own_id) {
            self.ids.add(id.clone(), 0);
            element.attributes.push(Attribute::Id(id));
        }
        Some(element)
    }

    /// Leads links within the page to the ids that their author means.
    pub(super) fn finish(&mut self, content: &mut Content<'_>) {
        if !self.ids.is_empty() {
            for block in content.heading.iter_mut().chain(&mut content.blocks) {
                self.lead(&mut block.nodes);
            }
        }
    }

    fn lead(&mut self, nodes: &mut [Node<'_>]) {
        for node in nodes {
            let Node::Element(element) = node else { continue };
            for attribute in &mut element.attributes {
                if let Attribute::Href(href) = attribute
                    && let Some(own) = href.strip_prefix('#').and_then(|id| attributes::own_id(&decode(id)))
                    && self.ids.get_mut(&own).is_some()
                {
                    *href = Cow::Owned(["#", &encode(&own)].concat());
                }
            }
            self.lead(&mut element.children);
        }
    }
}

/// Ends what is open of HTML inside the element that is about to end.
pub(super) fn end_inside<R: Report>(builder: &mut Builder<'_, '_, R>) {
    while let Some(tag) = builder.innermost_html() {
        close_innermost(tag, builder);
    }
}

fn close<R: Report>(tag: Tag, builder: &mut Builder<'_, '_, R>) {
    // An end tag that closes nothing is nothing.
    if !builder.own_html().any(|open| open == tag) {
        return;
    }
    while let Some(open) = builder.innermost_html() {
        close_innermost(open, builder);
        if open == tag {
            break;
        }
    }
}

fn close_innermost<R: Report>(tag: Tag, builder: &mut Builder<'_, '_, R>) {
    if builder.is_in_link() || known(tag.name()).is_some_and(Known::is_verbatim) {
        builder.flush();
        builder.in_link -= 1;
    }
    builder.pop();
}

fn tell_left_out<R: Report>(name: &str, at: &Range<usize>, builder: &mut Builder<'_, '_, R>) {
    builder.report.report(|| {
        Finding::warning("html-attribute", at.clone(), format!("the attribute `{name}` is left out"))
            .help("pages take no styles or scripts from their text; classes can be styled by the theme")
    });
}

fn tell_not_included<R: Report>(at: Range<usize>, builder: &mut Builder<'_, '_, R>) {
    builder.report.report(|| {
        Finding::warning(
            "include-in-html",
            at,
            "nothing is included here, because the line is a part of a block of HTML",
        )
        .help("put an empty line before it and one after it")
    });
}

fn add_unknown<R: Report>(name: &str, source: &str, at: Range<usize>, builder: &mut Builder<'_, '_, R>) {
    builder.report.report(|| {
        Finding::warning("raw-html", at.clone(), format!("the HTML element `{name}` is shown as text"))
            .help("write it as Markdown, or in backticks if it is meant to be read")
    });
    add_as_written(source, at, builder);
}

/// Adds HTML as text; an address in it is no link.
fn add_as_written<R: Report>(source: &str, at: Range<usize>, builder: &mut Builder<'_, '_, R>) {
    builder.flush();
    builder.in_link += 1;
    builder.add_text(Cow::Owned(source.to_owned()), at);
    builder.flush();
    builder.in_link -= 1;
}

fn add_text<R: Report>(text: &str, start: usize, builder: &mut Builder<'_, '_, R>) {
    let is_white = text.bytes().all(|byte| byte.is_ascii_whitespace());
    if is_white && builder.innermost().is_some_and(elements::is_structure) {
        return;
    }
    builder.add_text(Cow::Owned(decoded(text).into_owned()), start..start + text.len());
}

/// A text with its references to characters replaced. The parser knows all names, so it is asked.
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, reference) = rest.split_at(at);
        result.push_str(before);
        let length = reference.bytes().skip(1).position(|byte| !byte.is_ascii_alphanumeric() && byte != b'#');
        let end = length.map_or(reference.len(), |length| length + 1);
        let whole = if reference[end..].starts_with(';') { end + 1 } else { end };
        let (reference, after) = reference.split_at(whole);
        match Parser::new(reference).find_map(|event| match event {
            Event::Text(text) => Some(text),
            _ => None,
        }) {
            Some(character) => result.push_str(&character),
            None => result.push_str(reference),
        }
        rest = after;
    }
    result.push_str(rest);
    Cow::Owned(result)
}
