//! One key's value to its field.

use super::keys::Key;
use super::{Meta, Neighbour, Toc};
use crate::report::Report;
use crate::value::read::{boolean, date, entries, hundredths, integer, text, texts, wrong};
use crate::value::{Spanned, Value};

impl Meta {
    /// Sets what a key says; a value that is not understood is told and sets nothing.
    pub(super) fn set<R: Report>(&mut self, key: Key, node: &Spanned, report: &mut R) {
        match key {
            Key::Title => keep(&mut self.title, text(node, report)),
            Key::LinkTitle => keep(&mut self.link_title, text(node, report)),
            Key::Description => keep(&mut self.description, text(node, report)),
            Key::Summary => keep(&mut self.summary, text(node, report)),
            Key::Slug => keep(&mut self.slug, text(node, report)),
            Key::Url => keep(&mut self.url, text(node, report)),
            Key::Series => keep(&mut self.series, text(node, report)),
            Key::Image => keep(&mut self.image, text(node, report)),
            Key::Language => keep(&mut self.language, text(node, report)),
            Key::Translation => keep(&mut self.translation_key, text(node, report)),
            Key::SectionId => keep(&mut self.section_id, text(node, report)),
            Key::Date => keep(&mut self.date, date(node, report)),
            Key::Updated => keep(&mut self.updated, date(node, report)),
            Key::PublishDate => keep(&mut self.publish_date, date(node, report)),
            Key::ExpiryDate => keep(&mut self.expiry_date, date(node, report)),
            Key::Published => match node.as_scalar().and_then(|scalar| scalar.as_bool()) {
                Some(published) => self.draft = !published,
                None => keep(&mut self.publish_date, date(node, report)),
            },
            Key::Draft => set(&mut self.draft, boolean(node, report)),
            Key::Unlisted => set(&mut self.unlisted, boolean(node, report)),
            Key::Pin => set(&mut self.pin, boolean(node, report)),
            Key::Comments => keep(&mut self.comments, boolean(node, report)),
            Key::EditLink => keep(&mut self.edit_link, boolean(node, report)),
            Key::EditUrl => match node.as_scalar().and_then(|scalar| scalar.as_bool()) {
                Some(shown) => self.edit_link = Some(shown),
                None => keep(&mut self.edit_url, text(node, report)),
            },
            Key::Aliases => set(&mut self.aliases, texts(node, report)),
            Key::Tags => set(&mut self.tags, texts(node, report)),
            Key::Categories => set(&mut self.categories, texts(node, report)),
            Key::Keywords => set(&mut self.keywords, texts(node, report)),
            Key::Authors => set(&mut self.authors, authors(node, report)),
            Key::SeriesOrder => keep(&mut self.series_order, integer(node, report)),
            Key::Weight | Key::Sort => keep(&mut self.weight, integer(node, report)),
            Key::Toc => keep(&mut self.toc, toc(node, report)),
            Key::Prev => keep(&mut self.prev, neighbour(node, report)),
            Key::Next => keep(&mut self.next, neighbour(node, report)),
            Key::Search => self.set_search(node, report),
            Key::Searchable => set(&mut self.search.excluded, boolean(node, report).map(|found| !found)),
            Key::Cascade => set(&mut self.cascade, entries(node, report)),
            Key::Extra => set(&mut self.extra, entries(node, report)),
        }
    }

    /// `false`, or a map with `exclude` and `boost`.
    fn set_search<R: Report>(&mut self, node: &Spanned, report: &mut R) {
        match &node.value {
            Value::Scalar(scalar) if scalar.as_bool().is_some() => {
                self.search.excluded = scalar.as_bool() == Some(false);
            }
            Value::Map(_) => {
                set(&mut self.search.excluded, node.get("exclude").and_then(|exclude| boolean(exclude, report)));
                keep(&mut self.search.boost, node.get("boost").and_then(|boost| hundredths(boost, report)));
            }
            Value::Scalar(_) | Value::List(_) => wrong(node, report, "`false`, or a map with `exclude` and `boost`"),
        }
    }
}

fn set<T>(field: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *field = value;
    }
}

fn keep<T>(field: &mut Option<T>, value: Option<T>) {
    if value.is_some() {
        *field = value;
    }
}

/// A list of names or ids, or of maps with a `name` (Docusaurus).
fn authors<R: Report>(node: &Spanned, report: &mut R) -> Option<Vec<String>> {
    match &node.value {
        Value::List(items) => {
            Some(items.iter().filter_map(|item| text(item.get("name").unwrap_or(item), report)).collect())
        }
        Value::Map(_) => Some(vec![text(node.get("name").unwrap_or(node), report)?]),
        Value::Scalar(_) => texts(node, report),
    }
}

/// `false`, `true`, a level, two levels, `deep` (VitePress), or Starlight's map of two levels.
fn toc<R: Report>(node: &Spanned, report: &mut R) -> Option<Toc> {
    let level = |node: &Spanned| {
        let level = node.as_scalar()?.as_integer()?;
        u8::try_from(level).ok().filter(|level| (1..=6).contains(level))
    };
    let levels = |from: Option<u8>, to: Option<u8>| Some(Toc::Levels(from?, to?)).filter(|_| from <= to);
    let bound = |key: &str, missing: u8| node.get(key).map_or(Some(missing), level);
    let toc = match &node.value {
        Value::Scalar(scalar) if scalar.text == "deep" => Some(Toc::Levels(2, 6)),
        Value::Scalar(scalar) => match scalar.as_bool() {
            Some(shown) => Some(if shown { Toc::On } else { Toc::Off }),
            None => levels(level(node), level(node)),
        },
        Value::List(items) => match items.as_slice() {
            [from, to] => levels(level(from), level(to)),
            _ => None,
        },
        Value::Map(_) => levels(bound("minHeadingLevel", 2), bound("maxHeadingLevel", 3)),
    };
    if toc.is_none() {
        wrong(node, report, "`false`, or the first and last level of heading like `[2, 3]`");
    }
    toc
}

/// `false`, a text, or a map with `text` (`label` in Starlight) and `link`.
fn neighbour<R: Report>(node: &Spanned, report: &mut R) -> Option<Neighbour> {
    let mut part = |key: &str| node.get(key).and_then(|part| text(part, report)).unwrap_or_default();
    let (text, link) = match &node.value {
        Value::Scalar(scalar) => match scalar.as_bool() {
            Some(true) => return None,
            Some(false) => return Some(Neighbour::Off),
            None => (scalar.text.clone(), String::new()),
        },
        Value::Map(_) => {
            let text = part("text");
            (if text.is_empty() { part("label") } else { text }, part("link"))
        }
        Value::List(_) => (String::new(), String::new()),
    };
    if text.is_empty() && link.is_empty() {
        wrong(node, report, "`false`, or a map with `text` and `link`");
        return None;
    }
    Some(Neighbour::To { text, link })
}
