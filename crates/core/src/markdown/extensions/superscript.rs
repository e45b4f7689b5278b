//! Superscripts: `2^10^`, without white space inside, as Pandoc has them.
//!
//! The parser's own extension does not know them within a word, which is where they are needed. Formulas have carets
//! too, so one that closes stands at the end of a word: `x^2+y^2` is text.

use std::ops::Range;

/// Where the first superscript at or after `from` is, carets included.
pub(super) fn find(text: &str, mut from: usize) -> Option<Range<usize>> {
    while let Some(at) = text[from..].find('^').map(|at| from + at) {
        let inside = &text[at + 1..];
        let length = inside.find(|character: char| character == '^' || character.is_whitespace()).unwrap_or_default();
        let follows_word = text[..at].ends_with(|before: char| before.is_alphanumeric() || before == ')');
        if follows_word
            && length > 0
            && inside[length..].starts_with('^')
            && !inside[length + 1..].starts_with(char::is_alphanumeric)
        {
            return Some(at..at + length + 2);
        }
        from = at + 1;
    }
    None
}
