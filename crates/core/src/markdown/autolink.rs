//! Bare addresses in text as links: the "autolinks (extension)" of
//! <https://github.github.com/gfm/#autolinks-extension->, without its `ftp`.

use std::borrow::Cow;
use std::ops::Range;

use crate::node::{Attribute, Element, Node, Tag};

/// Appends a text to `siblings`, its addresses as links.
pub(super) fn split<'a>(text: Cow<'a, str>, siblings: &mut Vec<Node<'a>>) {
    let mut done = 0;
    while let Some((at, href)) = find(&text, done) {
        if at.start > done {
            siblings.push(Node::Text(part(&text, done..at.start)));
        }
        let link = Element::new(Tag::Anchor).with(Attribute::Href(Cow::Owned(href)));
        siblings.push(link.containing(vec![Node::Text(part(&text, at.clone()))]).into());
        done = at.end;
    }
    if done == 0 {
        siblings.push(Node::Text(text));
    } else if done < text.len() {
        siblings.push(Node::Text(part(&text, done..text.len())));
    }
}

fn part<'a>(text: &Cow<'a, str>, range: Range<usize>) -> Cow<'a, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(range).unwrap_or_default()),
        Cow::Owned(text) => Cow::Owned(text.get(range).unwrap_or_default().to_owned()),
    }
}

/// The first address at or after `from`, and where it leads.
fn find(text: &str, from: usize) -> Option<(Range<usize>, String)> {
    let bytes = text.as_bytes();
    for index in from..bytes.len() {
        let found = match bytes[index] {
            b'w' | b'W' => starts(bytes, index, b"www.").then(|| web(text, index, index, false)).flatten(),
            b':' if starts(bytes, index, b"://") => {
                let start = ["http", "https"].iter().find_map(|scheme| {
                    let start = index.checked_sub(scheme.len())?;
                    starts(bytes, start, scheme.as_bytes()).then_some(start)
                });
                start.filter(|start| *start >= from).and_then(|start| web(text, start, index + 3, true))
            }
            b'@' => email(text, index, from),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

fn starts(bytes: &[u8], at: usize, word: &[u8]) -> bool {
    bytes.get(at..at + word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word))
}

/// An address that starts at `start` and whose host starts at `host`.
fn web(text: &str, start: usize, host: usize, has_scheme: bool) -> Option<(Range<usize>, String)> {
    let before = text[..start].chars().next_back();
    if before.is_some_and(|before| !before.is_whitespace() && !matches!(before, '*' | '_' | '~' | '(')) {
        return None;
    }
    if !is_host(&text[host..], has_scheme) {
        return None;
    }
    let rest = &text[start..];
    let end = rest.find(|character: char| character.is_whitespace() || character == '<').unwrap_or(rest.len());
    let address = trim_end(&rest[..end]);
    if start + address.len() <= host {
        return None;
    }
    let scheme = if has_scheme { "" } else { "http://" };
    Some((start..start + address.len(), [scheme, address].concat()))
}

/// Whether a host stands here: parts of letters, digits, `-` and `_`, no `_` in the last two, and at least
/// one dot where no scheme says that this is an address.
fn is_host(text: &str, short: bool) -> bool {
    let end = text
        .find(|character: char| !(character.is_alphanumeric() || matches!(character, '-' | '_' | '.')))
        .unwrap_or(text.len());
    let host = &text[..end];
    let mut parts = host.trim_end_matches('.').rsplit('.');
    let last = parts.next().unwrap_or_default();
    let dotted = match parts.next() {
        Some(before) if before.contains('_') => return false,
        before => before.is_some(),
    };
    !last.is_empty() && !last.contains('_') && (dotted || short)
}

/// Punctuation at the end belongs to the sentence, and so does a bracket that closes none of the address's.
fn trim_end(address: &str) -> &str {
    let mut address = address;
    loop {
        let Some(last) = address.chars().next_back() else { return address };
        match last {
            '?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '"' => address = &address[..address.len() - 1],
            ')' if address.matches(')').count() > address.matches('(').count() => {
                address = &address[..address.len() - 1];
            }
            ';' => {
                let start = address[..address.len() - 1].trim_end_matches(|it: char| it.is_ascii_alphanumeric());
                match start.strip_suffix('&') {
                    Some(before) if start.len() < address.len() - 1 => address = before,
                    _ => address = &address[..address.len() - 1],
                }
            }
            _ => return address,
        }
    }
}

/// An e-mail address around the `@` at `at`.
fn email(text: &str, at: usize, from: usize) -> Option<(Range<usize>, String)> {
    let name = |character: char| character.is_ascii_alphanumeric() || matches!(character, '.' | '-' | '_' | '+');
    let start = from + text[from..at].trim_end_matches(name).len();
    let host = &text[at + 1..];
    let end = host
        .find(|character: char| !(character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.')))
        .unwrap_or(host.len());
    let host = host[..end].trim_end_matches('.');
    let complete =
        start < at && host.contains('.') && !host.ends_with(['-', '_']) && host.split('.').all(|part| !part.is_empty());
    let continues = text[at + 1 + host.len()..].starts_with(['+', '@']);
    (complete && !continues).then(|| {
        let range = start..at + 1 + host.len();
        let href = ["mailto:", &text[range.clone()]].concat();
        (range, href)
    })
}
