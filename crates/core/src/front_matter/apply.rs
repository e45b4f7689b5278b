//! Entries to metadata: which spelling counts.

use super::Meta;
use super::keys::{KEYS, Key};
use crate::report::{Finding, Report};
use crate::value::{Entry, Spanned, Value, read};

/// A known key that is written.
struct Written<'e> {
    /// Its place in [`KEYS`]: of two spellings with one meaning the lower one counts.
    rank: usize,
    meaning: Key,
    entry: &'e Entry,
}

impl Meta {
    /// Takes over what `entries` say; where they say nothing, the metadata stays as it is.
    ///
    /// For a folder's `cascade`: apply it to `Meta::default()` and read the document over that.
    pub fn apply<R: Report>(&mut self, entries: &[Entry], report: &mut R) {
        let mut written = Vec::new();
        for entry in entries {
            let left = collect(entry, &mut written);
            if let Some(left) = left {
                tell_unknown(&left, report);
                self.unknown.push(left);
            }
        }
        for (index, this) in written.iter().enumerate() {
            let better = written.iter().enumerate().find(|(other_index, other)| {
                other.meaning == this.meaning && (other.rank, *other_index) < (this.rank, index)
            });
            match better {
                None => self.set(KEYS[this.rank].1, &this.entry.value, report),
                Some((_, better)) => report.report(|| same_meaning(this, better)),
            }
        }
    }
}

/// Adds the known keys of one entry; what is left of it means nothing here.
fn collect<'e>(entry: &'e Entry, written: &mut Vec<Written<'e>>) -> Option<Entry> {
    if let Value::Map(inner) = &entry.value.value
        && Key::is_group(&entry.key)
    {
        let before = written.len();
        let mut left = Vec::new();
        for inner_entry in inner {
            match Key::rank(&format!("{}.{}", entry.key, inner_entry.key)) {
                Some(rank) => add(rank, inner_entry, written),
                None => left.push(inner_entry.clone()),
            }
        }
        if written.len() > before || Key::rank(&entry.key).is_none() {
            let value = Spanned { value: Value::Map(left), at: entry.value.at.clone() };
            let is_empty = value.as_map().is_some_and(<[Entry]>::is_empty);
            return (!is_empty).then(|| Entry { key: entry.key.clone(), key_at: entry.key_at.clone(), value });
        }
    }
    match Key::rank(&entry.key) {
        Some(rank) => {
            add(rank, entry, written);
            None
        }
        None => Some(entry.clone()),
    }
}

/// Adds a known key, unless its value says nothing.
fn add<'e>(rank: usize, entry: &'e Entry, written: &mut Vec<Written<'e>>) {
    if entry.value.is_null() {
        return;
    }
    let scalar = entry.value.as_scalar();
    let meaning = match KEYS[rank].1 {
        Key::Published if scalar.is_some_and(|scalar| scalar.as_bool().is_some()) => Key::Draft,
        Key::Published => Key::PublishDate,
        Key::Sort if scalar.is_some_and(|scalar| scalar.as_integer() == Some(0)) => return,
        Key::Sort => Key::Weight,
        Key::Searchable => Key::Search,
        meaning => meaning,
    };
    written.push(Written { rank, meaning, entry });
}

fn same_meaning(this: &Written<'_>, better: &Written<'_>) -> Finding {
    let (name, counts) = (KEYS[this.rank].0, KEYS[better.rank].0);
    let what = format!("`{name}` means the same as `{counts}`, which counts");
    Finding::warning("duplicate-meaning", this.entry.key_at.clone(), what).help(format!("Remove `{name}`"))
}

/// Tells of a key that is nearly a known one; in a group, of each such key inside.
fn tell_unknown<R: Report>(entry: &Entry, report: &mut R) {
    if !Key::is_group(&entry.key) {
        return read::unknown_key(entry, report, KEYS.iter().map(|(spelling, _)| *spelling));
    }
    for inner in entry.value.as_map().unwrap_or_default() {
        let known = KEYS.iter().filter_map(|(spelling, _)| spelling.split_once('.'));
        let known = known.filter(|(group, _)| *group == entry.key).map(|(_, name)| name);
        read::unknown_key(inner, report, known);
    }
}
