//! One function per kind of value: a tree's node to the type that is asked for.
//!
//! Each returns nothing, and tells what it expected, where the node is something else; a node that stands
//! for "nothing" (`title:`) is nothing without a word.

use super::{Entry, Spanned, Value};
use crate::date::DateTime;
use crate::report::{Finding, Report};

/// Text; a number or a date is text too.
pub(crate) fn text<R: Report>(node: &Spanned, report: &mut R) -> Option<String> {
    match &node.value {
        Value::Scalar(scalar) if scalar.is_null() => None,
        Value::Scalar(scalar) => Some(scalar.text.clone()),
        Value::List(_) | Value::Map(_) => {
            wrong(node, report, "a text");
            None
        }
    }
}

/// `true` or `false`, or one of the words that mean it.
pub(crate) fn boolean<R: Report>(node: &Spanned, report: &mut R) -> Option<bool> {
    scalar(node, report, "`true` or `false`", |text| text.as_bool())
}

/// A whole number.
pub(crate) fn integer<R: Report>(node: &Spanned, report: &mut R) -> Option<i64> {
    scalar(node, report, "a whole number", |text| text.as_integer())
}

/// A date, perhaps with a time.
pub(crate) fn date<R: Report>(node: &Spanned, report: &mut R) -> Option<DateTime> {
    scalar(node, report, "a date like `2025-03-04`, `2025-03-04 09:30` or `2025-03-04T09:30:00+02:00`", |text| {
        DateTime::parse(&text.text)
    })
}

/// A number that may have a decimal point, in hundredths; not below 0.
pub(crate) fn hundredths<R: Report>(node: &Spanned, report: &mut R) -> Option<u32> {
    scalar(node, report, "a number like `2` or `0.5`", |scalar| parse_hundredths(scalar.text.trim()))
}

/// Several texts: a list, or one text with commas between them.
pub(crate) fn texts<R: Report>(node: &Spanned, report: &mut R) -> Option<Vec<String>> {
    match &node.value {
        Value::Scalar(scalar) if scalar.is_null() => None,
        Value::Scalar(scalar) => Some(split_commas(&scalar.text)),
        Value::List(items) => Some(items.iter().filter_map(|item| text(item, report)).collect()),
        Value::Map(_) => {
            wrong(node, report, "a list, or one text with commas between the items");
            None
        }
    }
}

/// The entries of a map.
pub(crate) fn entries<R: Report>(node: &Spanned, report: &mut R) -> Option<Vec<Entry>> {
    match &node.value {
        Value::Map(entries) => Some(entries.clone()),
        Value::Scalar(scalar) if scalar.is_null() => None,
        Value::Scalar(_) | Value::List(_) => {
            wrong(node, report, "a map of keys and values");
            None
        }
    }
}

/// One of a few words.
pub(crate) fn choice<T: Copy, R: Report>(node: &Spanned, report: &mut R, choices: &[(&str, T)]) -> Option<T> {
    let found = node.as_scalar().and_then(|scalar| {
        choices.iter().find(|(word, _)| scalar.text.trim().eq_ignore_ascii_case(word)).map(|(_, choice)| *choice)
    });
    if found.is_none() && !node.is_null() {
        report.report(|| {
            let words: Vec<String> = choices.iter().map(|(word, _)| format!("`{word}`")).collect();
            wrong_finding(node, &words.join(" or "))
        });
    }
    found
}

/// Tells that a node is not what is expected here.
pub(crate) fn wrong<R: Report>(node: &Spanned, report: &mut R, expected: &str) {
    report.report(|| wrong_finding(node, expected));
}

/// Moves every span of a tree, for a tree that is part of a longer text.
pub(crate) fn shift(node: &mut Spanned, by: usize) {
    node.at = node.at.start + by..node.at.end + by;
    match &mut node.value {
        Value::Scalar(_) => {}
        Value::List(items) => items.iter_mut().for_each(|item| shift(item, by)),
        Value::Map(entries) => {
            for entry in entries {
                entry.key_at = entry.key_at.start + by..entry.key_at.end + by;
                shift(&mut entry.value, by);
            }
        }
    }
}

/// The pieces between commas, without the empty ones.
pub(crate) fn split_commas(text: &str) -> Vec<String> {
    text.split(',').map(str::trim).filter(|piece| !piece.is_empty()).map(str::to_owned).collect()
}

/// Tells of an unknown key, where it is nearly a known one.
pub(crate) fn unknown_key<'w, R: Report>(entry: &Entry, report: &mut R, known: impl Iterator<Item = &'w str>) {
    if !report.listens() {
        return;
    }
    if let Some(near) = near_miss(&entry.key, known) {
        report.report(|| {
            let what = format!("The key `{}` is not known", entry.key.escape_debug());
            Finding::warning("unknown-key", entry.key_at.clone(), what).help(format!("Did you mean `{near}`?"))
        });
    }
}

/// The known word that an unknown one is nearly: 1 letter away, or 2 in words of 6 letters and more. Case,
/// `-` and `_` do not count.
pub(crate) fn near_miss<'w>(word: &str, known: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let word = plain_letters(word);
    let allowed = if word.len() >= 6 { 2 } else { 1 };
    known
        .map(|candidate| (distance(&word, &plain_letters(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= allowed && candidate.len() > *distance)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

fn scalar<T, R: Report>(
    node: &Spanned,
    report: &mut R,
    expected: &str,
    read: impl FnOnce(&super::Scalar) -> Option<T>,
) -> Option<T> {
    if node.is_null() {
        return None;
    }
    let value = node.as_scalar().and_then(read);
    if value.is_none() {
        wrong(node, report, expected);
    }
    value
}

fn wrong_finding(node: &Spanned, expected: &str) -> Finding {
    let what = match &node.value {
        Value::Scalar(scalar) if scalar.text.chars().count() <= 40 => {
            format!("`{}` is not understood here", scalar.text.escape_debug())
        }
        Value::Scalar(_) => "This text is not understood here".to_owned(),
        Value::List(_) | Value::Map(_) => format!("{} is not understood here", capitalised(node.kind())),
    };
    Finding::warning("wrong-type", node.at.clone(), what).help(format!("Write {expected}"))
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn parse_hundredths(text: &str) -> Option<u32> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(fraction) || whole.len() + fraction.len() == 0 {
        return None;
    }
    let whole: u32 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let digit = |index: usize| fraction.as_bytes().get(index).map_or(0, |byte| u32::from(byte - b'0'));
    whole.checked_mul(100)?.checked_add(digit(0) * 10 + digit(1))
}

fn plain_letters(word: &str) -> Vec<char> {
    word.chars().filter(|letter| !matches!(letter, '-' | '_')).flat_map(char::to_lowercase).collect()
}

/// Edit distance where two neighbours that changed places count as one edit (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let changed = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = changed.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}
