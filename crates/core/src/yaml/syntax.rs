//! The parser's words for a syntax error to words that help.

use crate::report::Finding;

/// Part of the parser's message, the code, what is wrong, how to mend it. The first that fits counts.
const MESSAGES: [(&str, &str, &str, &str); 16] = [
    ("unknown anchor", "yaml-alias", "A text cannot start with `*`", "Put quotes around it"),
    ("recursion limit", "too-deep", "Too many brackets inside each other", "Write it with fewer levels"),
    ("unexpected character", SYNTAX, "A text cannot start with this character", "Put quotes around it"),
    ("unprintable", SYNTAX, "A NUL character is not allowed", "Delete the invisible character"),
    ("byte order mark", SYNTAX, "A byte order mark is not allowed inside a text", "Delete the invisible character"),
    ("tab", SYNTAX, "A tab is not allowed here", INDENT),
    (
        "mapping values",
        SYNTAX,
        "A `: ` is not allowed here",
        "Put quotes around a text that contains `: `, and align the keys of one map",
    ),
    (
        "simple key expect",
        SYNTAX,
        "This is neither a key with `:` nor part of the value above it",
        "Write `key: value`, or indent it further than the key it belongs to",
    ),
    ("end of stream", SYNTAX, OPEN_QUOTE, CLOSE_QUOTE),
    ("document indicator", SYNTAX, OPEN_QUOTE, CLOSE_QUOTE),
    (
        "trailing content",
        SYNTAX,
        "Text follows a closing quote",
        "Put quotes around the whole value, and double those inside it",
    ),
    ("escape", SYNTAX, "This escape does not exist", "Write the backslash twice, or use single quotes"),
    ("flow", SYNTAX, OPEN_BRACKET, CLOSE_BRACKET),
    ("illegal placement", SYNTAX, OPEN_BRACKET, CLOSE_BRACKET),
    ("indent", SYNTAX, UNALIGNED, INDENT),
    ("block", SYNTAX, UNALIGNED, INDENT),
];
const SYNTAX: &str = "yaml-syntax";
const INDENT: &str = "Indent with spaces, and align the keys of one map";
const UNALIGNED: &str = "The indentation does not fit the lines above";
const OPEN_QUOTE: &str = "A quote is opened and not closed";
const OPEN_BRACKET: &str = "A bracket or brace is opened and not closed, or a comma is missing";
const CLOSE_BRACKET: &str = "Close it, or put quotes around a text that starts with `[` or `{`";
const CLOSE_QUOTE: &str = "Close it, or put other quotes around the whole value";

/// The finding for a syntax error at a byte offset.
pub(super) fn finding(info: &str, start: usize, text: &str) -> Finding {
    if let Some(tab) = tab_indent(start, text) {
        return Finding::error(SYNTAX, tab..tab + 1, "A line is indented with a tab").help(INDENT);
    }
    let width = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let at = start..start + width;
    match MESSAGES.iter().find(|(part, ..)| info.contains(part)) {
        Some((_, code, what, help)) => Finding::error(code, at, *what).help(*help),
        None => Finding::error(SYNTAX, at, format!("This is not valid YAML ({info})"))
            .help("Put quotes around texts with special characters"),
    }
}

/// The tab that indents the line of the error or the one below it: for the parser a tab is only a character
/// of a text that goes wrong later, or has begun before.
fn tab_indent(start: usize, text: &str) -> Option<usize> {
    let line_start = text.get(..start)?.rfind('\n').map_or(0, |end| end + 1);
    let mut at = line_start;
    for line in text[line_start..].split_inclusive('\n').take(2) {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(tab) = line[..indent].find('\t') {
            return Some(at + tab);
        }
        at += line.len();
    }
    None
}
