//! Lists of the site's other pages: MD-CMS's `toc` and `toc-section`. Which pages there are, only the command knows; it
//! tells the app.

use std::borrow::Cow;
use std::ops::Range;

use super::super::unquoted;
use super::{Block, with_notice};
use crate::link::Told;
use crate::markdown::build::Builder;
use crate::node::{Attribute, Element, Node, Other, Tag};
use crate::report::{Finding, Report};

/// The level of the headings of sections that are in no other.
const LEVEL: usize = 3;

/// What a block asks for; `None` where it is no list of pages.
pub(super) fn asked<'t>(tag: &'t str, options: &'t str) -> Option<Told<'t>> {
    if tag == "toc" {
        return Some(Told::Pages);
    }
    let behind = tag.strip_prefix("toc-section")?;
    if !behind.is_empty() && !behind.starts_with([' ', '\t', ':']) {
        return None;
    }
    let id = behind.trim_start_matches([' ', '\t', ':']);
    let id = if id.is_empty() { options.lines().find_map(section).unwrap_or_default() } else { id };
    Some(Told::Section(unquoted(id)))
}

/// The id in a line of options.
fn section(line: &str) -> Option<&str> {
    let (key, value) = line.split_once(':')?;
    (key.trim() == "section").then(|| value.trim())
}

/// The list that a block asks for.
pub(super) fn read<'a, R: Report>(
    asked: Told<'_>,
    block: &Block<'_>,
    at: Range<usize>,
    builder: &mut Builder<'a, '_, R>,
) -> Vec<Node<'a>> {
    let links = builder.links;
    if builder.report.listens() {
        let takes_section = matches!(asked, Told::Section(_));
        let is_known = |line: &str| line.trim().is_empty() || (takes_section && section(line).is_some());
        for line in block.rest.lines().filter(|line| !is_known(line)) {
            builder.report.report(|| {
                let what = format!("the list of pages does not know `{}`", line.trim());
                Finding::warning("block-option", at.clone(), what)
                    .help("`toc-section` takes `section:` with the id of a section; `toc` takes nothing")
            });
        }
        for fault in links.faults(asked) {
            builder.report.report(|| Finding { at: at.clone(), ..fault });
        }
    }
    let Some(told) = asked.ask(links) else {
        return with_notice("There are no other pages here.", "");
    };
    // An item, its link and its text; a heading needs less.
    if !builder.makes(told.lines().count() * 3) {
        return with_notice("This page is too long for a list of pages.", "");
    }
    // There are no links in links, which may be around a block in HTML.
    let resolve = |to: &str| links.link(to).href.filter(|_| builder.in_link == 0);
    vec![list(&told, resolve)]
}

/// A list as it has been told: see [`Told::Section`].
fn list<'a>(told: &str, resolve: impl Fn(&str) -> Option<String>) -> Node<'a> {
    let mut lines = told.lines();
    let name = lines.next().filter(|name| !name.is_empty()).unwrap_or("Pages");
    let mut content: Vec<Node<'a>> = Vec::new();
    for line in lines {
        let (first, text) = line.split_once(' ').unwrap_or_default();
        let text = vec![Node::Text(Cow::Owned(text.to_owned()))];
        if first.starts_with('#') {
            let level = (LEVEL - 1 + first.len()).min(6) as u8;
            content.push(Element::new(Tag::heading(level)).containing(text).into());
            continue;
        }
        let shown = match resolve(&["/", first].concat()) {
            Some(href) => {
                let link = Element::new(Tag::Anchor).with(Attribute::Href(Cow::Owned(href)));
                vec![link.containing(text).into()]
            }
            None => text,
        };
        let item = Element::new(Tag::Item).containing(shown).into();
        match content.last_mut() {
            Some(Node::Element(list)) if list.tag == Tag::UnorderedList => list.children.push(item),
            _ => content.push(Element::new(Tag::UnorderedList).containing(vec![item]).into()),
        }
    }
    let class = Attribute::Other(Other::new("class"), Some(Cow::Borrowed("pages")));
    let label = Attribute::Label(Cow::Owned(name.to_owned()));
    Element::new(Tag::Other(Other::new("nav"))).with(class).with(label).containing(content).into()
}
