//! MD-CMS's fenced blocks: `mdcms <tag>`, or `mdcms` with the tag on the first line, then `key: value` lines.

mod pages;
mod posts;

use std::borrow::Cow;
use std::ops::Range;

use super::choices::{self, Part};
use super::items::{self, Item};
use super::nested::Places;
use super::{All, toc};
use crate::link::Told;
use crate::markdown::build::{Builder, Verbatim};
use crate::node::{Attribute, Class, Element, Node, Tag};
use crate::report::{Finding, Report};

/// A block, cut into its parts.
struct Block<'t> {
    tag: &'t str,
    /// What follows the tag.
    rest: &'t str,
    /// Where that begins in the text of the block.
    rest_at: usize,
}

/// The nodes of a block. One that is not known is shown with a notice, so that nothing of it is lost.
pub(super) fn read<'a, R: Report>(
    all: &mut All<'a>,
    written: &Verbatim<'_>,
    at: Range<usize>,
    builder: &mut Builder<'a, '_, R>,
) -> Vec<Node<'a>> {
    let block = cut(written.info.as_deref().unwrap_or_default(), &written.text);
    let Block { tag, rest, .. } = block;
    if let Some(asked) = pages::asked(tag, rest) {
        return pages::read(asked, &block, at, builder);
    }
    let is = |name: &str| {
        tag == name || tag.strip_prefix(name).is_some_and(|style| matches!(style, "-underline" | "-filled"))
    };
    if let Some(list) = posts::of(tag) {
        return vec![posts::read(list, rest, at, builder)];
    }
    match tag {
        // There are no links in links, which may be around a block in HTML.
        "toc-page" if builder.in_link > 0 => with_notice("A table of contents cannot be in a link.", ""),
        "toc-page" => vec![toc::place()],
        _ if is("tab") || is("accordion") => choice(all, &block, written, at, builder),
        _ => {
            builder.report.report(|| {
                Finding::warning(
                    "unknown-block",
                    at,
                    format!("the block `{tag}` is not known; its text is shown as it is"),
                )
            });
            with_notice(&["This page has a block that is not known here: ", tag].concat(), rest)
        }
    }
}

fn cut<'t>(info: &'t str, text: &'t str) -> Block<'t> {
    let named = info.trim().strip_prefix("mdcms").unwrap_or_default().trim();
    if !named.is_empty() {
        return Block { tag: named, rest: text, rest_at: 0 };
    }
    let start = text.len() - text.trim_start_matches(['\n', '\r']).len();
    let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    let rest_at = (end + 1).min(text.len());
    Block { tag: text[start..end].trim(), rest: &text[rest_at..], rest_at }
}

/// Tabs or an accordion: `key: value` lines and then the items.
fn choice<'a, R: Report>(
    all: &mut All<'a>,
    block: &Block<'_>,
    written: &Verbatim<'_>,
    at: Range<usize>,
    builder: &mut Builder<'a, '_, R>,
) -> Vec<Node<'a>> {
    let is_accordion = block.tag.starts_with("accordion");
    let mut sync = None;
    let mut start = 0;
    for line in block.rest.split_inclusive('\n') {
        let (key, value) = line.split_once(':').unwrap_or(("items", ""));
        match (key.trim(), value.trim()) {
            ("items", _) => break,
            ("sync", key) if !is_accordion && !key.is_empty() => sync = Some(key),
            ("", _) => {}
            (key, _) => builder.report.report(|| {
                Finding::warning("block-option", at.clone(), format!("the block `{}` does not know `{key}`", block.tag))
                    .help("it takes `items:`, and tabs take `sync:` with a name that they share with others")
            }),
        }
        start += line.len();
    }
    let text = block.rest.get(start..).unwrap_or_default();
    let told = Told::Items(text).ask(builder.links);
    let read = items::read(told.as_deref().unwrap_or(text)).filter(|items| !items.is_empty());
    let place = |place: usize| written.place(block.rest_at + start + place).unwrap_or(at.start);
    let Some(items) = read else {
        let links = builder.links;
        builder.report.report(|| no_items(links.faults(Told::Items(text)).into_iter().next(), place, at.clone()));
        return with_notice("The parts of this block cannot be read.", block.rest);
    };
    let mut parts = Vec::with_capacity(items.len());
    for Item { title, content, is_chosen, level, places } in items {
        let places = match told {
            Some(_) => Places::At(at.clone()),
            None => Places::Pieces(places.into_iter().map(|(start, at)| (start, place(at))).collect()),
        };
        let content = all.nested(&content, &places, false, builder);
        parts.push(Part { title: Cow::Owned(title), content, is_chosen, level });
    }
    let style = block.tag.split_once('-').map(|(_, style)| style);
    let class = |name: &str| style.map_or_else(|| name.to_owned(), |style| [name, " ", name, "-", style].concat());
    vec![if is_accordion {
        choices::accordion(parts, &class("accordion"), &mut all.choices)
    } else {
        choices::tabs(parts, &class("tabs"), sync, &mut all.choices)
    }]
}

fn no_items(fault: Option<Finding>, place: impl Fn(usize) -> usize, block: Range<usize>) -> Finding {
    let (at, why) = match fault {
        Some(fault) => (place(fault.at.start)..place(fault.at.end), [": ", &fault.what].concat()),
        None => (block, String::new()),
    };
    Finding::error("block-items", at, ["the parts of this block cannot be read", &why].concat())
        .help("write `items:` and below it a list of `- title:` and `content: |` with the text further in")
}

/// What is shown of a block that is not understood: why, and all of it.
fn with_notice<'a>(notice: &str, rest: &str) -> Vec<Node<'a>> {
    let mut nodes = vec![
        Element::new(Tag::Paragraph)
            .with(Attribute::Class(Class::Notice))
            .containing(vec![Node::Text(Cow::Owned(notice.to_owned()))])
            .into(),
    ];
    if !rest.trim().is_empty() {
        let code = Element::new(Tag::Code).containing(vec![Node::Text(Cow::Owned(rest.to_owned()))]);
        let pre = Element::new(Tag::Preformatted).with(Attribute::Focusable).containing(vec![code.into()]);
        nodes.push(pre.into());
    }
    nodes
}
