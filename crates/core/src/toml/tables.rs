//! Tables by their dotted keys.

use std::ops::Range;

use crate::value::{Entry, Spanned, Value};

/// One part of a dotted key; its text is `None` where the parser only made it up to go on.
pub(super) struct Key {
    pub(super) text: Option<String>,
    pub(super) at: Range<usize>,
}

/// What a header leads to.
pub(super) struct Header<'k> {
    /// The table's indices of entries from the root; `None` where it has no place.
    pub(super) path: Option<Vec<usize>>,
    /// The part of the key that something else has already.
    pub(super) duplicate: Option<&'k Key>,
}

/// Finds or makes the table of `[a.b]`, or a new one at the end of the list of `[[a.b]]`.
///
/// `defined` has the starts of the tables that may have no header any more. A table with two headers is a
/// duplicate, and still the second header leads to it.
pub(super) fn header<'k>(
    root: &mut Vec<Entry>,
    keys: &'k [Key],
    is_list: bool,
    defined: &mut Vec<usize>,
) -> Header<'k> {
    let mut result = Header { path: None, duplicate: None };
    let mut path = Vec::with_capacity(keys.len());
    let mut entries = root;
    for (index, key) in keys.iter().enumerate() {
        let Some(text) = key.text.as_deref() else { return result };
        let is_last = index + 1 == keys.len();
        let makes_list = is_last && is_list;
        let empty = if makes_list { Value::List(Vec::new()) } else { Value::Map(Vec::new()) };
        let position = find_or_add(entries, text, key, empty);
        path.push(position);
        let Some(Entry { value, .. }) = entries.get_mut(position) else { return result };
        match &mut value.value {
            Value::List(items) if makes_list => {
                items.push(Spanned { value: Value::Map(Vec::new()), at: key.at.clone() });
            }
            Value::Map(_) if is_last && !is_list => {
                if defined.contains(&value.at.start) {
                    result.duplicate = Some(key);
                }
                defined.push(value.at.start);
            }
            Value::List(_) | Value::Map(_) if !is_last => {}
            _ => {
                result.duplicate = Some(key);
                return result;
            }
        }
        entries = match inner(&mut value.value) {
            Some(inner) => inner,
            None => {
                result.duplicate = Some(key);
                return result;
            }
        };
    }
    result.path = Some(path);
    result
}

/// The entries of the table at a path of indices.
pub(super) fn at_path<'e>(root: &'e mut Vec<Entry>, path: &[usize]) -> Option<&'e mut Vec<Entry>> {
    let mut entries = root;
    for index in path {
        entries = inner(&mut entries.get_mut(*index)?.value.value)?;
    }
    Some(entries)
}

/// Puts a value under a dotted key; the part of the key that something else has already, where there is
/// one. A key that the parser made up is left out: its line has its finding.
pub(super) fn insert<'k>(mut entries: &mut Vec<Entry>, keys: &'k [Key], value: Spanned) -> Result<(), &'k Key> {
    let Some((last, path)) = keys.split_last() else { return Ok(()) };
    for key in path {
        let Some(text) = key.text.as_deref() else { return Ok(()) };
        let position = find_or_add(entries, text, key, Value::Map(Vec::new()));
        match entries.get_mut(position).map(|entry| &mut entry.value.value) {
            Some(Value::Map(inner)) => entries = inner,
            _ => return Err(key),
        }
    }
    let Some(text) = last.text.as_deref() else { return Ok(()) };
    if entries.iter().any(|entry| entry.key == text) {
        return Err(last);
    }
    entries.push(Entry { key: text.to_owned(), key_at: last.at.clone(), value });
    Ok(())
}

/// The index of a key's entry, which is added where it is missing.
fn find_or_add(entries: &mut Vec<Entry>, text: &str, key: &Key, value: Value) -> usize {
    let found = entries.iter().position(|entry| entry.key == text);
    found.unwrap_or_else(|| {
        let value = Spanned { value, at: key.at.clone() };
        entries.push(Entry { key: text.to_owned(), key_at: key.at.clone(), value });
        entries.len() - 1
    })
}

/// The entries of a table, or of the last table of a list.
fn inner(value: &mut Value) -> Option<&mut Vec<Entry>> {
    match value {
        Value::Map(entries) => Some(entries),
        Value::List(items) => match &mut items.last_mut()?.value {
            Value::Map(entries) => Some(entries),
            Value::Scalar(_) | Value::List(_) => None,
        },
        Value::Scalar(_) => None,
    }
}
