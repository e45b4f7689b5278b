//! Looks for the lines of a body that CommonMark does not know.

use super::{Container, Mark};
use crate::markdown::extensions::includes::{self, Form, Include};
use crate::markdown::extensions::unquoted;
use crate::markdown::hooks::without_prefix;

/// A line that has been covered, or its first character.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Line<'a> {
    /// Where in the body what is covered begins.
    pub(crate) at: usize,
    pub(crate) mark: Mark<'a>,
}

/// A container that is open, by the line that closes it.
enum Open {
    /// So many colons or more; it may be one of tabs.
    Colons(usize, bool),
    /// The next tab, or what closes the container around it.
    Tab,
    /// So many backticks or tildes, or more.
    Fence(u8, usize),
}

struct Scan<'a> {
    lines: Vec<Line<'a>>,
    covered: Vec<u8>,
    open: Vec<Open>,
    /// The fence around code that a line is in.
    code: Option<(u8, usize)>,
    /// Whether a line is in a comment of several lines.
    in_comment: bool,
    /// Lines up to here are options of a block and covered already.
    options_end: usize,
    /// Whether a definition may follow: text, and not more than one empty line after it.
    follows_text: u8,
}

/// The lines of a body that are covered, and the body with covers; `None` where there are none.
pub(crate) fn scan(body: &str) -> (Vec<Line<'_>>, Option<String>) {
    let mut scan = Scan {
        lines: Vec::new(),
        covered: Vec::new(),
        open: Vec::new(),
        code: None,
        in_comment: false,
        options_end: 0,
        follows_text: 0,
    };
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        if at >= scan.options_end {
            scan.line(body, at, line);
        }
        at += line.len();
    }
    // Covers are ASCII in place of whole characters.
    let covered = (!scan.lines.is_empty()).then(|| String::from_utf8(scan.covered).unwrap_or_else(|_| body.to_owned()));
    (scan.lines, covered)
}

impl<'a> Scan<'a> {
    fn line(&mut self, body: &'a str, at: usize, line: &'a str) {
        let content = without_prefix(line);
        let at = at + line.len() - content.len();
        let content = content.trim_end();
        let text_before = self.follows_text;
        self.follows_text = text_before.saturating_sub(1);
        let fence = run(content, b'`').or_else(|| run(content, b'~')).filter(|(_, length)| *length >= 3);
        if let Some((mark, length)) = self.code {
            if fence.is_some_and(|(with, end)| with == mark && end >= length && end == content.len()) {
                self.code = None;
            }
            return;
        }
        if self.include(body, at, content, text_before) {
            return;
        }
        if let Some((mark, length)) = fence {
            let closes = |open: &Open| matches!(open, Open::Fence(with, least) if *with == mark && *least <= length);
            if length == content.len()
                && let Some(outer) = self.open.iter().rposition(closes)
            {
                return self.close(body, at, content.len(), outer);
            }
            let info = &content[length..];
            if mark == b'`' && info.contains('`') {
                self.follows_text = 2;
                return;
            }
            match callout(body, at, content, info) {
                Some((container, options_end)) => {
                    self.open.push(Open::Fence(mark, length));
                    self.cover(body, at, options_end.max(at + content.len()) - at, b"***", Mark::Open(container));
                    self.options_end = options_end;
                }
                None => match included_code(body, at, content, (mark, length)) {
                    Some(end) => {
                        let include = Include { written: &body[at..end], form: Form::Section };
                        self.cover(body, at, end - at, b"***", Mark::Include(include));
                        self.options_end = end;
                    }
                    None => self.code = Some((mark, length)),
                },
            }
            return;
        }
        if let Some((_, colons)) = run(content, b':').filter(|(_, length)| *length >= 3) {
            let rest = content[colons..].trim();
            if rest.is_empty() {
                let exact = |open: &Open| matches!(open, Open::Colons(least, _) if *least == colons);
                let fewer = |open: &Open| matches!(open, Open::Colons(least, _) if *least <= colons);
                let outer = self.open.iter().rposition(exact).or_else(|| self.open.iter().rposition(fewer));
                if let Some(outer) = outer {
                    self.close(body, at, content.len(), outer);
                }
            } else if let Some(container) = named(rest) {
                self.open.push(Open::Colons(colons, container.kind.eq_ignore_ascii_case("tabs")));
                self.cover(body, at, content.len(), b"***", Mark::Open(container));
            }
            return;
        }
        if let Some(label) = content.strip_prefix("== ")
            && matches!(self.open.last(), Some(Open::Tab | Open::Colons(_, true)))
        {
            let closes = usize::from(self.open.pop_if(|open| matches!(open, Open::Tab)).is_some());
            self.open.push(Open::Tab);
            self.cover(body, at, content.len(), b"***", Mark::Tab(label.trim(), closes));
            return;
        }
        let is_definition = content.starts_with(": ") || content.starts_with(":\t");
        if is_definition && text_before > 0 {
            self.cover(body, at, 1, b"*", Mark::Definition);
            self.follows_text = 2;
        } else if !content.is_empty() {
            self.follows_text = if content.starts_with('#') { 0 } else { 2 };
        }
    }

    /// Takes a line that stands for a file; tells whether it is one.
    fn include(&mut self, body: &'a str, at: usize, content: &'a str, text_before: u8) -> bool {
        if self.in_comment || content.starts_with("<!--") && !content.contains("-->") {
            // A cover would hide the end of the comment.
            self.in_comment = !content.contains("-->");
            return false;
        }
        let item = includes::behind_item(content);
        let written = &content[item..];
        let Some((form, _)) = includes::form(written) else { return false };
        // docsify reads a link that is the whole paragraph.
        let is_alone = || {
            let after = body[at + content.len()..].split('\n').nth(1).map(without_prefix).unwrap_or_default();
            item == 0 && text_before < 2 && (after.is_empty() || after.starts_with(":::"))
        };
        if form == Form::Link && !is_alone() {
            return false;
        }
        // Behind a star three more would be a thematic break around the item.
        let cover = if item > 0 && content.starts_with('*') { b"---" } else { b"***" };
        self.cover(body, at + item, written.len(), cover, Mark::Include(Include { written, form }));
        true
    }

    fn close(&mut self, body: &str, at: usize, length: usize, outer: usize) {
        let count = self.open.len() - outer;
        self.open.truncate(outer);
        self.cover(body, at, length, b"***", Mark::Close(count));
    }

    /// Puts a cover in place of some bytes; line ends stay.
    fn cover(&mut self, body: &str, at: usize, length: usize, with: &[u8], mark: Mark<'a>) {
        if self.covered.is_empty() {
            self.covered = body.as_bytes().to_vec();
        }
        let end = (at + length).min(self.covered.len());
        let mut leads = false;
        for (index, byte) in self.covered[at..end].iter_mut().enumerate() {
            // What stands before a further line belongs to the quote or list around it.
            leads = *byte == b'\n' || (leads && matches!(*byte, b' ' | b'\t' | b'>'));
            if !leads && *byte != b'\r' {
                *byte = with.get(index).copied().unwrap_or(b' ');
            }
        }
        self.lines.push(Line { at, mark });
    }
}

/// The end of a block of code at `at` that is nothing but a file, as MkDocs has it: a fence, a line that names the file,
/// and the fence that closes it.
fn included_code(body: &str, at: usize, content: &str, fence: (u8, usize)) -> Option<usize> {
    let start = at + content.len();
    let mut end = start;
    let mut lines = body[start..].split_inclusive('\n').inspect(|line| end += line.len());
    lines.next()?;
    let named = without_prefix(lines.next()?).trim_end();
    includes::form(named).filter(|(form, _)| *form == Form::Section)?;
    let last = lines.next()?;
    let closing = without_prefix(last).trim_end();
    let closes = run(closing, fence.0).is_some_and(|(_, length)| length >= fence.1 && length == closing.len());
    closes.then(|| end - (last.len() - last.trim_end().len()))
}

/// The run of a character at the start of a text.
fn run(text: &str, mark: u8) -> Option<(u8, usize)> {
    let length = text.bytes().take_while(|byte| *byte == mark).count();
    (length > 0).then_some((mark, length))
}

/// The container that the text behind colons names: `tip Title`, `tip[Title]`, `details Title {open}`.
fn named(text: &str) -> Option<Container<'_>> {
    let end = text.find(|it: char| !it.is_ascii_alphanumeric() && !matches!(it, '-' | '_')).unwrap_or(text.len());
    let (kind, rest) = text.split_at(end);
    if kind.is_empty() {
        return None;
    }
    let (rest, attributes) = match rest.trim_end().strip_suffix('}').and_then(|rest| rest.rsplit_once('{')) {
        Some((rest, attributes)) => (rest, attributes),
        None => (rest, ""),
    };
    let rest = rest.trim();
    let title = rest.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(rest);
    let is_open = attributes.split_whitespace().any(|attribute| attribute == "open");
    Some(Container { kind, title, is_block: false, is_open, message: "" })
}

/// The callout of MD-CMS that a fence at `at` opens, and where its options end.
fn callout<'a>(body: &'a str, at: usize, content: &str, info: &'a str) -> Option<(Container<'a>, usize)> {
    let named = info.trim().strip_prefix("mdcms")?;
    let mut end = at + content.len();
    let mut kind = named.trim();
    let mut next = || {
        let start = end + body.get(end..)?.find('\n')? + 1;
        let line = body.get(start..)?.split('\n').next().unwrap_or_default();
        end = start + line.len();
        Some((start, without_prefix(line).trim_end()))
    };
    if kind.is_empty() {
        kind = next()?.1;
    } else if !named.starts_with([' ', '\t']) {
        return None;
    }
    if !kind.starts_with("callout-") {
        return None;
    }
    let mut container = Container { kind, title: "", is_block: true, is_open: false, message: "" };
    // Options stand before the first line that is none.
    loop {
        let Some((start, line)) = next() else { return Some((container, body.len())) };
        let option = line
            .split_once(':')
            .filter(|(key, _)| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-'));
        match option {
            Some(("title", value)) => container.title = unquoted(value.trim()),
            Some(("message", value)) => container.message = unquoted(value.trim()),
            Some(_) => {}
            None => return Some((container, start)),
        }
    }
}
