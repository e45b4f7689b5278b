//! The items of MD-CMS's tabs and accordions, which are YAML:
//!
//! ```yaml
//! items:
//!   - title: First
//!     default: selected
//!     content: |
//!       Markdown
//! ```
//!
//! A reader's app has no YAML parser. It reads what nearly all sites write: each key on a line of its own, texts plain,
//! in quotes or as a literal block. A build reads them with its parser too, and tells the app of those where the two
//! differ ([`Told::Items`](crate::link::Told)).

mod scalar;

use crate::report::Pieces;

/// One of several parts of which a page shows some.
#[derive(Clone, Debug, Default)]
pub(crate) struct Item {
    /// What readers choose it by.
    pub(crate) title: String,
    /// Markdown.
    pub(crate) content: String,
    /// Whether it is shown at first.
    pub(crate) is_chosen: bool,
    /// The level of its title as a heading, from 1 to 6.
    pub(crate) level: Option<u8>,
    /// Where the content was written.
    pub(crate) places: Pieces,
}

/// Items are the same where readers see the same.
impl PartialEq for Item {
    fn eq(&self, other: &Self) -> bool {
        let said = |item: &Self| (item.is_chosen, item.level);
        said(self) == said(other) && self.title == other.title && self.content.trim_end() == other.content.trim_end()
    }
}

impl Item {
    /// Takes the value of a key; false where there is no such key.
    pub(crate) fn set(&mut self, key: &str, value: String) -> bool {
        match key {
            "title" => self.title = value,
            "content" => self.content = value,
            "default" => {
                let chosen = ["selected", "open", "true", "yes", "on"];
                self.is_chosen = chosen.iter().any(|word| value.trim().eq_ignore_ascii_case(word));
            }
            "title-style" => {
                let value = value.trim();
                let is_level = (1..=6).contains(&value.len()) && value.bytes().all(|byte| byte == b'#');
                self.level = is_level.then_some(value.len() as u8);
            }
            _ => return false,
        }
        true
    }
}

/// Reads what nearly all sites write; `None` where it is something else, or no YAML at all.
pub(crate) fn read(text: &str) -> Option<Vec<Item>> {
    let mut lines = Lines { text, at: 0 };
    let first = lines.next_said()?;
    if first.indent > 0 || first.text != "items:" {
        return None;
    }
    let mut items = Vec::new();
    let mut dashes = None;
    while let Some(line) = lines.next_said() {
        let behind = line.text.strip_prefix('-')?;
        if *dashes.get_or_insert(line.indent) != line.indent {
            return None;
        }
        let key = match behind.trim_start_matches(' ') {
            "" => lines.next_said().filter(|line| line.indent > dashes.unwrap_or_default())?,
            key if key.len() < behind.len() => line.from(line.text.len() - key.len()),
            _ => return None,
        };
        items.push(item(key, &mut lines)?);
    }
    Some(items)
}

/// An item from its first key on.
fn item<'t>(first: Line<'t>, lines: &mut Lines<'t>) -> Option<Item> {
    let column = first.indent;
    let mut item = Item::default();
    let mut seen: Vec<&str> = Vec::new();
    let mut next = Some(first);
    while let Some(line) = next {
        let (key, value) = line.text.split_once(':')?;
        if seen.contains(&key) || !key.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-') {
            return None;
        }
        seen.push(key);
        let written = value.trim();
        if !value.is_empty() && !value.starts_with(' ') {
            return None;
        }
        let at = line.at + line.text.len() - value.trim_start().len();
        let (value, places) = match written.strip_prefix('|') {
            Some(header) => scalar::literal(header, column, lines)?,
            None => (scalar::on_a_line(written)?, vec![(0, at)]),
        };
        if key == "content" {
            item.places = places;
        }
        item.set(key, value);
        next = lines.next_if(|line| line.indent == column && !line.text.starts_with("- "));
        // What is further in would go on with the value.
        if next.is_none() && lines.peek().is_some_and(|line| line.indent > column) {
            return None;
        }
    }
    Some(item)
}

/// A line of the text, without its end.
#[derive(Clone, Copy)]
struct Line<'t> {
    /// How many blanks are before the text.
    indent: usize,
    /// Where the text begins.
    at: usize,
    text: &'t str,
}

impl Line<'_> {
    /// The line from a place of its text on.
    fn from(self, start: usize) -> Self {
        let text = self.text.get(start..).unwrap_or_default();
        Self { indent: self.indent + start, at: self.at + start, text }
    }
}

struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Lines<'t> {
    /// The next line and where the one after it begins.
    fn look(&self) -> Option<(Line<'t>, usize)> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n').map_or(rest.len(), |end| end + 1);
        let line = rest[..length].trim_end();
        let text = line.trim_start_matches(' ');
        let indent = line.len() - text.len();
        Some((Line { indent, at: self.at + indent, text }, self.at + length))
    }

    /// The next line that is not empty and no comment.
    fn peek(&mut self) -> Option<Line<'t>> {
        loop {
            let (line, after) = self.look()?;
            if !line.text.is_empty() && !line.text.starts_with('#') {
                return Some(line);
            }
            self.at = after;
        }
    }

    fn next_if(&mut self, is_wanted: impl Fn(&Line<'t>) -> bool) -> Option<Line<'t>> {
        let line = self.peek().filter(is_wanted)?;
        self.at = self.look()?.1;
        Some(line)
    }

    fn next_said(&mut self) -> Option<Line<'t>> {
        self.next_if(|_| true)
    }
}
