//! Bare addresses in text as links: the "autolinks (extension)" of
//! <https://github.github.com/gfm/#autolinks-extension->, without its `ftp:` and `xmpp:`, which no page links to.
//! Where the text of that page leaves a question open, it is answered as GitHub's own cmark-gfm does.

use std::borrow::Cow;
use std::ops::Range;

use super::part;
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

/// The first address at or after `from`, and where it leads.
fn find(text: &str, from: usize) -> Option<(Range<usize>, String)> {
    let bytes = text.as_bytes();
    for index in from..bytes.len() {
        let found = match bytes[index] {
            b'w' if bytes[index..].starts_with(b"www.") => www(text, index),
            b':' if bytes[index..].starts_with(b"://") => with_scheme(text, index, from),
            b'@' => email(text, index, from),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// An address without a scheme whose `www.` is at `start`.
fn www(text: &str, start: usize) -> Option<(Range<usize>, String)> {
    let before = text[..start].chars().next_back();
    if before.is_some_and(|before| !before.is_whitespace() && !matches!(before, '*' | '_' | '~' | '(')) {
        return None;
    }
    let address = address(&text[start..], 0, false)?;
    Some((start..start + address.len(), ["http://", address].concat()))
}

/// An address around the `://` at `colon`. Any text but a letter may stand before it: scripts without spaces
/// have none there.
fn with_scheme(text: &str, colon: usize, from: usize) -> Option<(Range<usize>, String)> {
    let before = text[from..colon].trim_end_matches(|it: char| it.is_ascii_alphabetic());
    let start = from + before.len();
    let scheme = &text[start..colon];
    let is_known = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    // After an open bracket GitHub finds none, and the closing one would become part of it.
    if !is_known || before.ends_with('[') {
        return None;
    }
    let address = address(&text[start..], scheme.len() + "://".len(), true)?;
    Some((start..start + address.len(), address.to_owned()))
}

/// The address that a text starts with and whose host starts at `host`.
fn address(text: &str, host: usize, has_scheme: bool) -> Option<&str> {
    if !is_host(&text[host..], has_scheme) {
        return None;
    }
    let end = text.find(|character: char| character.is_whitespace() || character == '<').unwrap_or(text.len());
    let address = trim_end(&text[..end]);
    (address.len() > host).then_some(address)
}

/// Whether a host stands here: its parts are of anything but spaces and punctuation, the last two have no
/// `_`, and there is a dot where no scheme says that this is an address.
fn is_host(text: &str, short: bool) -> bool {
    let part_of_host = |character: char| {
        matches!(character, '-' | '_' | '.') || character.is_alphanumeric() || is_symbol_of_host(character)
    };
    let end = text.find(|character| !part_of_host(character)).unwrap_or(text.len());
    let host = text[..end].trim_end_matches('.');
    // So many dots are taken as they are, as cmark-gfm does: who looks closer at thousands of such hosts in a row
    // reads each of them thousands of times.
    if host.matches('.').nth(MANY_DOTS).is_some() {
        return true;
    }
    let mut parts = host.rsplit('.');
    let last = parts.next().unwrap_or_default();
    let before = parts.next();
    let is_clean = !last.contains('_') && before.is_none_or(|before| !before.contains('_'));
    is_clean && !last.is_empty() && !host.starts_with(['-', '.']) && (before.is_some() || short)
}

/// Dots in a host that is not looked at any closer.
const MANY_DOTS: usize = 10;

/// Hosts in other scripts, and those of emoji, have more than letters and digits.
fn is_symbol_of_host(character: char) -> bool {
    !character.is_ascii() && !character.is_whitespace() && !character.is_control()
}

/// Punctuation at the end belongs to the sentence, and so does a bracket that closes none of the address's.
fn trim_end(address: &str) -> &str {
    let mut address = address;
    // Counted once: an address may end in thousands of brackets.
    let opened = address.matches('(').count();
    let mut closed = address.matches(')').count();
    loop {
        let Some(last) = address.chars().next_back() else { return address };
        match last {
            '?' | '!' | '.' | ',' | ':' | '*' | '_' | '~' | '\'' | '"' => address = &address[..address.len() - 1],
            ')' if closed > opened => {
                closed -= 1;
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

/// An e-mail address around the `@` at `at`, with the `mailto:` before it.
fn email(text: &str, at: usize, from: usize) -> Option<(Range<usize>, String)> {
    let in_name = |character: char| character.is_ascii_alphanumeric() || matches!(character, '.' | '-' | '_' | '+');
    let mut start = from + text[from..at].trim_end_matches(in_name).len();
    let host = &text[at + 1..];
    let end = host
        .find(|character: char| !(character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.')))
        .unwrap_or(host.len());
    let (host, after) = (host[..end].trim_end_matches('.'), &host[end..]);
    let is_whole = start < at
        && host.contains('.')
        && host.ends_with(|last: char| last.is_ascii_alphabetic())
        && host.split('.').all(|part| !part.is_empty())
        && !after.starts_with('@');
    if !is_whole {
        return None;
    }
    let end = at + 1 + host.len();
    let href = ["mailto:", &text[start..end]].concat();
    if let Some(before) = text[from..start].strip_suffix("mailto:")
        && !before.ends_with(|last: char| last.is_ascii_alphanumeric())
    {
        start = from + before.len();
    }
    Some((start..end, href))
}
