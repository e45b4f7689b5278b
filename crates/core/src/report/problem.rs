//! A finding in its file, as people count places.

use super::{Finding, Severity};

/// How many characters of a line are shown on each side of where a problem starts. A page of one line of a megabyte
/// may have as many problems as it has words.
const SHOWN: usize = 160;

/// How many bytes lie between two places whose characters are counted beforehand.
const STEP: usize = 1024;

/// A finding with the file it is in and its place as people count: what the command prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Path of the file from the site's root, with `/`.
    pub file: String,
    /// Line, from 1; 0 for a problem of the whole file.
    pub line: usize,
    /// Column in characters, from 1; 0 for a problem of the whole file.
    pub column: usize,
    /// How many characters of [`Self::source`] are meant, at least 1.
    pub width: usize,
    /// The line itself, without its end; of a long one what is near.
    pub source: String,
    /// How many characters of the line come before [`Self::source`].
    pub skipped: usize,
    /// How bad it is.
    pub severity: Severity,
    /// The short name of the kind of problem.
    pub code: &'static str,
    /// What is wrong.
    pub what: String,
    /// How to mend it, or nothing.
    pub help: String,
}

impl Problem {
    /// Places a finding in the file whose text was parsed.
    pub fn locate(finding: Finding, file: &str, text: &str) -> Self {
        Places::of(text).locate(finding, file)
    }

    /// Places findings in the file whose text was parsed, in time of the text and their number together.
    pub fn locate_all(findings: impl IntoIterator<Item = Finding>, file: &str, text: &str) -> Vec<Self> {
        let mut places = None;
        findings
            .into_iter()
            .map(|finding| places.get_or_insert_with(|| Places::of(text)).locate(finding, file))
            .collect()
    }

    /// A problem of a whole file, or of the site where `file` is empty.
    pub fn of_file(severity: Severity, code: &'static str, file: &str, what: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            line: 0,
            column: 0,
            width: 1,
            source: String::new(),
            skipped: 0,
            severity,
            code,
            what: what.into(),
            help: String::new(),
        }
    }

    /// The same problem with a way to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }
}

/// A place in a text as people count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Byte offset of the line's first character.
    pub line_start: usize,
}

/// Where the lines and characters of a text are, worked out once for all places that are asked for.
#[derive(Debug)]
pub struct Places<'t> {
    text: &'t str,
    /// Byte offsets of the lines' first characters, in order.
    lines: Vec<usize>,
    /// How many characters start before each multiple of [`STEP`].
    before: Vec<usize>,
}

impl<'t> Places<'t> {
    /// Counts the lines and characters of `text`. `\n`, `\r\n` and a lone `\r` end a line.
    pub fn of(text: &'t str) -> Self {
        let (mut lines, mut before, mut characters) = (vec![0], Vec::new(), 0);
        let bytes = text.as_bytes();
        for (index, byte) in bytes.iter().enumerate() {
            if index % STEP == 0 {
                before.push(characters);
            }
            characters += usize::from(starts_character(*byte));
            let ends = match byte {
                b'\n' => true,
                b'\r' => bytes.get(index + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends {
                lines.push(index + 1);
            }
        }
        Self { text, lines, before }
    }

    /// The place of a byte offset; past the end, the end.
    pub fn place(&self, offset: usize) -> Place {
        let offset = floor_char(self.text, offset);
        let line = self.lines.partition_point(|start| *start <= offset).max(1);
        let line_start = self.lines.get(line - 1).copied().unwrap_or_default();
        Place { line, column: self.characters(offset) - self.characters(line_start) + 1, line_start }
    }

    /// How many characters start before the byte at `offset`.
    fn characters(&self, offset: usize) -> usize {
        let step = (offset / STEP).min(self.before.len().saturating_sub(1));
        let counted = self.before.get(step).copied().unwrap_or_default();
        let rest = self.text.as_bytes().get(step * STEP..offset).unwrap_or_default();
        counted + rest.iter().filter(|byte| starts_character(**byte)).count()
    }

    fn locate(&self, finding: Finding, file: &str) -> Problem {
        let place = self.place(finding.at.start);
        let start = floor_char(self.text, finding.at.start);
        let (before, after) = self.text.split_at(start);
        let before = before.get(place.line_start..).unwrap_or_default();
        let left = before.char_indices().rev().take(SHOWN).last().map_or(before.len(), |(at, _)| at);
        let shown = &before[left..];
        let right: String = after.chars().take_while(|it| !matches!(it, '\n' | '\r')).take(SHOWN).collect();
        let meant = floor_char(self.text, finding.at.end).saturating_sub(start).min(right.len());
        let width = right.get(..meant).map_or(1, |part| part.chars().count().max(1));
        Problem {
            file: file.to_owned(),
            line: place.line,
            column: place.column,
            width,
            skipped: place.column - 1 - shown.chars().count(),
            source: shown.to_owned() + &right,
            severity: finding.severity,
            code: finding.code,
            what: finding.what,
            help: finding.help,
        }
    }
}

fn starts_character(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

/// The largest character boundary that is not past `offset`.
fn floor_char(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_and_every_line_end() {
        let text = "a\r\nbé\rc\nd";
        for (offset, expected) in [(0, (1, 1)), (3, (2, 1)), (6, (2, 3)), (7, (3, 1)), (9, (4, 1)), (99, (4, 2))] {
            let place = Places::of(text).place(offset);
            assert_eq!((place.line, place.column), expected, "offset {offset}");
        }
    }

    #[test]
    fn a_problem_shows_its_line_and_the_width_that_is_meant() {
        let text = "title: x\ntag: é y\n";
        let finding = Finding::warning("unknown-key", 9..12, "unknown key `tag`").help("did you mean `tags`?");
        let problem = Problem::locate(finding, "posts/a.md", text);
        assert_eq!((problem.line, problem.column, problem.width), (2, 1, 3));
        assert_eq!(problem.source, "tag: é y");
    }

    #[test]
    fn of_a_long_line_what_is_near_is_shown() {
        let line = "é".repeat(1000) + "<x>" + &"ö".repeat(1000);
        let text = format!("a\n{line}\nb");
        let problem = Problem::locate(Finding::warning("html", 2002..2005, "y"), "a.md", &text);
        assert_eq!((problem.line, problem.column, problem.width, problem.skipped), (2, 1001, 3, 1000 - SHOWN));
        assert_eq!(problem.source, "é".repeat(SHOWN) + "<x>" + &"ö".repeat(SHOWN - 3));
        let end = Problem::locate(Finding::warning("html", text.len()..text.len(), "y"), "a.md", &text);
        assert_eq!((end.line, end.column, end.width, end.source.as_str()), (3, 2, 1, "b"));
        let wide = Problem::locate(Finding::warning("html", 2..4006, "y"), "a.md", &text);
        assert_eq!((wide.column, wide.width, wide.skipped), (1, SHOWN, 0));
    }
}
