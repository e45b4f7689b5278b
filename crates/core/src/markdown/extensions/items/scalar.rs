//! Texts in YAML: <https://yaml.org/spec/1.2.2/#chapter-7-flow-style-productions> and
//! <https://yaml.org/spec/1.2.2/#812-literal-style>, as far as they are read without a parser.

use super::Lines;
use crate::report::Pieces;

/// A text that is plain or in quotes, and ends with its line.
pub(super) fn on_a_line(written: &str) -> Option<String> {
    if let Some(inside) = written.strip_prefix('"') {
        return double_quoted(inside.strip_suffix('"')?);
    }
    if let Some(inside) = written.strip_prefix('\'') {
        let inside = inside.strip_suffix('\'')?;
        let text = inside.replace("''", "\n");
        return (!text.contains('\'')).then(|| text.replace('\n', "'"));
    }
    if matches!(written, "" | "~" | "null") {
        return Some(String::new());
    }
    let is_marked = written.starts_with(|first| "-?:,[]{}#&*!|>'\"%@`".contains(first));
    let is_more = written.contains(": ") || written.ends_with(':') || written.contains(" #") || written.contains('\t');
    (!is_marked && !is_more).then(|| written.to_owned())
}

fn double_quoted(inside: &str) -> Option<String> {
    let mut text = String::with_capacity(inside.len());
    let mut characters = inside.chars();
    while let Some(character) = characters.next() {
        text.push(match character {
            '"' => return None,
            '\\' => match characters.next()? {
                'n' => '\n',
                't' => '\t',
                same @ ('"' | '\\' | '/') => same,
                _ => return None,
            },
            other => other,
        });
    }
    Some(text)
}

/// A literal block whose key stands at `column`: its text, and where its lines were written.
pub(super) fn literal(header: &str, column: usize, lines: &mut Lines<'_>) -> Option<(String, Pieces)> {
    let mut indent = None;
    for mark in header.bytes() {
        match mark {
            b'+' | b'-' => {}
            b'1'..=b'9' if indent.is_none() => indent = Some(column + usize::from(mark - b'0')),
            _ => return None,
        }
    }
    let mut text = String::new();
    let mut places = Pieces::new();
    while let Some((line, after)) = lines.look() {
        let is_empty = line.text.is_empty();
        if !is_empty {
            // Blanks alone may indent.
            if line.text.starts_with('\t') && indent.is_none_or(|indent| line.indent < indent) {
                return None;
            }
            let least = *indent.get_or_insert(line.indent);
            if line.indent < least || least <= column {
                break;
            }
        }
        let start = lines.at + indent.unwrap_or_default();
        places.push((text.len(), start));
        // To the end of the line as it is: two blanks there are a break.
        let written = lines.text.get(start..after).filter(|_| !is_empty).unwrap_or_default();
        text.push_str(written.trim_end_matches(['\n', '\r']));
        text.push('\n');
        lines.at = after;
    }
    let end = text.trim_end_matches('\n').len();
    text.truncate(end);
    Some((text, places))
}
