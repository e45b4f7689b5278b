//! What stands behind the opening fence of a block of code.

use std::ops::RangeInclusive;

use crate::markdown::extensions::unquoted;

/// The words behind a fence, understood.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Meta<'t> {
    pub(super) language: &'t str,
    pub(super) title: &'t str,
    /// The number of the first line, where lines are to have numbers.
    pub(super) first_number: Option<usize>,
    /// Lines that stand out, counted from 1.
    pub(super) lines: Vec<RangeInclusive<usize>>,
}

impl<'t> Meta<'t> {
    /// Reads the words; what is not known says nothing.
    pub(super) fn read(info: &'t str) -> Self {
        let info = info.trim();
        let end = info.find(|it: char| it.is_whitespace() || matches!(it, '{' | '[' | ':' | ',')).unwrap_or(info.len());
        let (language, mut rest) = info.split_at(end);
        let mut meta = Self { language, ..Self::default() };
        while let Some((word, after)) = next_word(rest) {
            meta.word(word);
            rest = after;
        }
        meta
    }

    fn word(&mut self, word: &'t str) {
        if let Some(inside) = word.strip_prefix('{') {
            let inside = inside.strip_suffix('}').unwrap_or(inside);
            if inside.contains('=') {
                // Hugo's: `{linenos=true,hl_lines=[1,"3-5"]}`.
                let mut rest = inside;
                while let Some((pair, after)) = pair(rest) {
                    self.word(pair);
                    rest = after;
                }
            } else {
                self.lines.extend(ranges(inside));
            }
            return;
        }
        if let Some(inside) = word.strip_prefix('[') {
            self.set_title(inside.strip_suffix(']').unwrap_or(inside));
            return;
        }
        if let Some(option) = word.strip_prefix(':') {
            // VitePress numbers lines this way; others put the file's name here.
            match option.split_once('=').unwrap_or((option, "")) {
                ("line-numbers", first) => self.first_number = Some(first.parse().unwrap_or(1)),
                ("no-line-numbers", _) => self.first_number = None,
                _ => self.set_title(option),
            }
            return;
        }
        // Zola's, where blanks stand between them: `hl_lines=1 4-6`.
        if !self.lines.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
            self.lines.extend(ranges(word));
            return;
        }
        let (key, value) = word.split_once('=').map_or((word, ""), |(key, value)| (key, unquoted(value)));
        let is_on = !matches!(value, "false" | "0" | "no");
        match key {
            "title" | "filename" | "file" | "name" => self.set_title(value),
            "showLineNumbers" | "linenos" | "lineNumbers" | "line-numbers" | "numberLines" => {
                self.first_number = is_on.then(|| value.trim_matches(['{', '}']).parse().unwrap_or(1));
            }
            "linenostart" | "startline" | "startLine" | "start" => self.first_number = value.parse().ok(),
            "hl_lines" | "highlight" | "mark" => self.lines.extend(ranges(value)),
            _ => {}
        }
    }

    fn set_title(&mut self, title: &'t str) {
        if self.title.is_empty() {
            self.title = title.trim();
        }
    }
}

/// The next word and what is behind it. Quotes and brackets hold words together.
fn next_word(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches(|it: char| it.is_whitespace() || it == ',');
    if text.is_empty() {
        return None;
    }
    let mut until = None;
    let starts_with = text.chars().next();
    for (at, character) in text.char_indices() {
        match until {
            Some(end) if character == end => {
                until = None;
                // A bracket at the start is a word of its own.
                if matches!(starts_with, Some('{' | '[')) {
                    let end = at + character.len_utf8();
                    return Some((&text[..end], &text[end..]));
                }
            }
            Some(_) => {}
            None => match character {
                '"' | '\'' => until = Some(character),
                '{' if at > 0 && starts_with != Some('{') && !text[..at].ends_with('=') => {
                    return Some(text.split_at(at));
                }
                '{' => until = Some('}'),
                '[' if at > 0 && !text[..at].ends_with('=') => return Some(text.split_at(at)),
                '[' => until = Some(']'),
                ':' if at > 0 && starts_with == Some(':') => return Some(text.split_at(at)),
                _ if character.is_whitespace() || character == ',' => return Some(text.split_at(at)),
                _ => {}
            },
        }
    }
    Some((text, ""))
}

/// The next of some pairs with commas between them, but not those in brackets.
fn pair(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches([' ', ',']);
    if text.is_empty() {
        return None;
    }
    let mut depth = 0_usize;
    for (at, character) in text.char_indices() {
        match character {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => return Some((&text[..at], &text[at + 1..])),
            _ => {}
        }
    }
    Some((text, ""))
}

/// The lines that `1,3-5` or `1 3-5` names.
fn ranges(text: &str) -> impl Iterator<Item = RangeInclusive<usize>> {
    text.split([',', ' ', '[', ']', '"', '\'']).filter_map(|part| {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        Some(from.trim().parse().ok()?..=to.trim().parse().ok()?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_several_programs_are_understood() {
        let meta = |language, title, first_number, lines: &[(usize, usize)]| Meta {
            language,
            title,
            first_number,
            lines: lines.iter().map(|(from, to)| *from..=*to).collect(),
        };
        for (info, expected) in [
            ("js", meta("js", "", None, &[])),
            ("js {1,3-5}", meta("js", "", None, &[(1, 1), (3, 5)])),
            ("js{2}", meta("js", "", None, &[(2, 2)])),
            ("js title=\"a b.js\" showLineNumbers", meta("js", "a b.js", Some(1), &[])),
            ("ts:line-numbers=5 {1}", meta("ts", "", Some(5), &[(1, 1)])),
            ("ts:line-numbers {1}", meta("ts", "", Some(1), &[(1, 1)])),
            ("sh [npm install]", meta("sh", "npm install", None, &[])),
            ("sh[npm]", meta("sh", "npm", None, &[])),
            ("ruby:lib/a.rb", meta("ruby", "lib/a.rb", None, &[])),
            ("rust,linenos,hl_lines=2-3 5", meta("rust", "", Some(1), &[(2, 3), (5, 5)])),
            ("python hl_lines=\"1 4-6\" linenums=\"1\"", meta("python", "", None, &[(1, 1), (4, 6)])),
            ("go {linenos=true,hl_lines=[1,\"3-4\"],linenostart=199}", meta("go", "", Some(199), &[(1, 1), (3, 4)])),
            ("go {linenos=false}", meta("go", "", None, &[])),
            ("js showLineNumbers=false title=x {1} {3}", meta("js", "x", None, &[(1, 1), (3, 3)])),
            ("js {a-b,9-,x} title=", meta("js", "", None, &[])),
            ("js \u{a0}{1}\u{c}title=x", meta("js", "x", None, &[(1, 1)])),
            ("title=a", meta("title=a", "", None, &[])),
            ("", meta("", "", None, &[])),
        ] {
            assert_eq!(Meta::read(info), expected, "{info}");
        }
    }
}
