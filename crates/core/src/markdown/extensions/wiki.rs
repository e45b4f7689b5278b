//! Links that name a page: `[[Page]]`, `[[Page#Heading|label]]`, `![[picture.png]]`, as in Obsidian and Quartz. Which
//! page has a name, only the command knows; it tells the app.

use std::borrow::Cow;
use std::ops::Range;

use crate::link::{Links, Told, encode};
use crate::markdown::anchors::anchor;
use crate::node::{Attribute, Element, Node, Tag};
use crate::report::{Finding, Report};

/// Where the first link at or after `from` is, with its brackets and with the mark of a picture before them.
pub(super) fn find(text: &str, mut from: usize) -> Option<Range<usize>> {
    loop {
        let start = from + text.get(from..)?.find("[[")?;
        let inside = text.get(start + 2..)?;
        let length = inside.find(['[', ']', '\n'])?;
        let is_link = !inside[..length].trim().is_empty() && inside[length..].starts_with("]]");
        if is_link && !matches!(inside[..length].to_ascii_lowercase().as_str(), "toc" | "_toc_") {
            let picture = usize::from(text[..start].ends_with('!'));
            return Some(start - picture..start + 2 + length + 2);
        }
        from = start + 1;
    }
}

/// The link or the picture; `None` where nothing has the name, so that the text stays as it is written.
pub(super) fn node<'a, R: Report>(written: &str, at: usize, links: &dyn Links, report: &mut R) -> Option<Node<'a>> {
    let inside = written.trim_start_matches(['!', '[']).trim_end_matches(']');
    let (target, label) = inside.split_once('|').map_or((inside, None), |(target, label)| (target, Some(label.trim())));
    // In a table the bar is escaped.
    let target = target.trim_end_matches('\\').trim();
    let (name, heading) = target.split_once('#').map_or((target, None), |(name, heading)| (name.trim(), Some(heading)));
    let place = heading.map(|heading| ["#", &encode(&anchor(heading))].concat()).unwrap_or_default();
    let destination = if name.is_empty() {
        place
    } else if let Some(to) = Told::Wiki(name).ask(links) {
        to + &place
    } else {
        report.report(|| {
            Finding::warning("broken-link", at..at + written.len(), format!("no page and no file is called `{name}`"))
                .help("name a page by its title, its file or its address, or put a backslash before the brackets")
        });
        return None;
    };
    if written.starts_with('!') {
        let resolved = links.image(&destination);
        if let (Some(href), true) = (resolved.href, is_picture(&destination)) {
            let size = label.and_then(|label| label.split('x').next()?.trim().parse().ok());
            let alt = label.filter(|_| size.is_none()).unwrap_or(name).to_owned();
            let mut picture = Element::new(Tag::Image)
                .with(Attribute::Source(Cow::Owned(href)))
                .with(Attribute::Alt(Cow::Owned(alt)));
            match (size, resolved.size) {
                (Some(wanted), Some((width, height))) if width > 0 => {
                    let height = (u64::from(height) * u64::from(wanted) / u64::from(width)) as u32;
                    picture.attributes.extend([Attribute::Width(wanted), Attribute::Height(height)]);
                }
                (Some(wanted), _) => picture.attributes.push(Attribute::Width(wanted)),
                (None, Some((width, height))) => {
                    picture.attributes.extend([Attribute::Width(width), Attribute::Height(height)]);
                }
                (None, None) => {}
            }
            picture.attributes.push(Attribute::Lazy);
            return Some(picture.into());
        }
    }
    let shown = match (label, heading) {
        (Some(label), _) => label.to_owned(),
        (None, Some(heading)) if name.is_empty() => heading.to_owned(),
        (None, Some(heading)) => [name, " › ", heading.trim()].concat(),
        (None, None) => name.to_owned(),
    };
    let href = links.link(&destination).href?;
    let link = Element::new(Tag::Anchor).with(Attribute::Href(Cow::Owned(href)));
    Some(link.containing(vec![Node::Text(Cow::Owned(shown))]).into())
}

fn is_picture(destination: &str) -> bool {
    let extension = destination.rsplit('.').next().unwrap_or_default();
    ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"].iter().any(|it| extension.eq_ignore_ascii_case(it))
}
