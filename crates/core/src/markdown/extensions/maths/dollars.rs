//! Which dollars are marks of formulas.
//!
//! The parser finds formulas itself, but takes `US$5 and US$6` for one. So dollars that are no marks are covered before
//! it reads a body, and then it sees none. The rules are those that GitHub and Pandoc share: nothing blank stands
//! inside next to a mark, no letter or digit before the first one and no digit after the last.
//!
//! Between lines that are `$$` and nothing else, line ends are covered too: a line that begins with `-` or `>` would
//! otherwise begin a list or a quote in the middle of a formula.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser};

use crate::markdown::Dialect;
use crate::markdown::hooks::without_prefix;

/// What may stand in for a dollar that is no mark of a formula while the parser reads a body: what the body itself does
/// not have. They are no part of texts, and the parser takes them for letters.
const COVERS: [u8; 4] = [0x7f, 0x01, 0x02, 0x03];

struct Scan<'b> {
    body: &'b str,
    /// The places that are covered, in no order.
    covers: Vec<usize>,
    /// The mark that a formula may begin with.
    open: Option<Mark>,
    /// The fence around code that a line is in.
    fence: Option<(u8, usize)>,
    has_formulas: bool,
}

/// A mark of one or two dollars.
#[derive(Clone, Copy)]
struct Mark {
    at: usize,
    length: usize,
}

/// What the parser is to read with dollars covered that are no marks of formulas; `None` where there are no formulas,
/// unless the body is to be `whole`.
pub(in crate::markdown::extensions) fn cover(body: &str, whole: bool) -> Option<(String, u8)> {
    if !body.contains('$') {
        return None;
    }
    // Where there is none, the parser goes by rules of its own.
    let cover = *COVERS.iter().find(|cover| !body.as_bytes().contains(cover))?;
    let mut scan = Scan { body, covers: Vec::new(), open: None, fence: None, has_formulas: false };
    let mut at = 0;
    while let Some(line) = body.get(at..).and_then(|rest| rest.split_inclusive('\n').next()) {
        at = scan.line(at, line);
    }
    scan.give_up();
    if !scan.has_formulas && !whole {
        return None;
    }
    let mut bytes = body.as_bytes().to_vec();
    for at in scan.covers {
        bytes[at] = cover;
    }
    // Only ASCII has been covered.
    let covered = String::from_utf8(bytes).ok()?;
    (whole || has_formulas(&covered)).then_some((covered, cover))
}

/// Whether the parser sees a formula: marks may be code, as in `` `$HOME` and `$PATH` ``. A page without formulas is
/// to be what it is without extensions, down to the emphasis that a cover next to it could change.
fn has_formulas(covered: &str) -> bool {
    let mut events = Parser::new_ext(covered, Dialect::Site.options() | Options::ENABLE_MATH).into_offset_iter();
    events.any(|(event, _)| matches!(event, Event::InlineMath(_) | Event::DisplayMath(_)))
}

/// A string that the parser has put together, without covers.
pub(in crate::markdown::extensions) fn uncovered(text: String, cover: u8) -> String {
    let mut bytes = text.into_bytes();
    for byte in bytes.iter_mut().filter(|byte| **byte == cover) {
        *byte = b'$';
    }
    String::from_utf8(bytes).unwrap_or_default()
}

impl Scan<'_> {
    /// Reads the line at `at`; gives the place of the next one to read.
    fn line(&mut self, at: usize, line: &str) -> usize {
        let next = at + line.len();
        let content = without_prefix(line).trim_end();
        let fence = fence(content);
        if let Some((mark, length)) = self.fence {
            if fence.is_some_and(|(with, end)| with == mark && end >= length && end == content.len()) {
                self.fence = None;
            }
            return next;
        }
        if fence.is_some() || content.is_empty() {
            self.give_up();
            self.fence = fence;
            return next;
        }
        if content == "$$"
            && self.open.is_none()
            && let Some(after) = self.block(at + line.find('$').unwrap_or_default(), next, quotes(line))
        {
            return after;
        }
        self.marks(at, line);
        next
    }

    /// Takes the lines up to one that is `$$` and nothing else, in as many quotes; gives the place after it.
    fn block(&mut self, start: usize, mut next: usize, around: usize) -> Option<usize> {
        loop {
            let line = self.body.get(next..)?.split_inclusive('\n').next()?;
            let content = without_prefix(line).trim_end();
            // The quote that it is in has ended.
            if fence(content).is_some() || quotes(line) < around {
                return None;
            }
            if content == "$$" {
                let inside = start + 2..next + line.find('$')?;
                self.cover_in(inside, b"\n\r${}`");
                self.has_formulas = true;
                return Some(next + line.len());
            }
            next += line.len();
        }
    }

    fn cover_in(&mut self, range: Range<usize>, these: &[u8]) {
        let bytes = self.body.as_bytes().get(range.clone()).unwrap_or_default();
        let places = range.zip(bytes).filter(|(_, byte)| these.contains(byte)).map(|(at, _)| at);
        self.covers.extend(places);
    }

    /// Looks at the dollars of a line.
    fn marks(&mut self, start: usize, line: &str) {
        let bytes = line.as_bytes();
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'\\' => at += 2,
                b'$' => {
                    let length = bytes[at..].iter().take_while(|byte| **byte == b'$').count();
                    let before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
                    let after = bytes.get(at + length).copied().unwrap_or(b' ');
                    self.mark(Mark { at: start + at, length }, before, after);
                    at += length;
                }
                _ => at += 1,
            }
        }
    }

    /// Takes a run of dollars between two bytes.
    fn mark(&mut self, mark: Mark, before: u8, after: u8) {
        if let Some(open) = self.open
            && open.length == mark.length
            && (mark.length == 2 || (!before.is_ascii_whitespace() && !after.is_ascii_digit()))
        {
            self.has_formulas = true;
            self.open = None;
            let inside = open.at + open.length..mark.at;
            // A mistake to tell of, where the parser would see no formula.
            if self.body.get(inside.clone()).is_some_and(|tex| !is_balanced(tex)) {
                self.cover_in(inside, b"{}");
            }
            return;
        }
        self.give_up();
        let opens = match mark.length {
            1 => !after.is_ascii_whitespace() && !before.is_ascii_alphanumeric(),
            length => length == 2,
        };
        self.open = Some(mark);
        if !opens {
            self.give_up();
        }
    }

    /// Covers the mark that no other one has followed.
    fn give_up(&mut self) {
        if let Some(Mark { at, length }) = self.open.take() {
            self.covers.extend(at..at + length);
        }
    }
}

/// How many quotes a line is in, by what stands before it.
fn quotes(line: &str) -> usize {
    let prefix = line.len() - without_prefix(line).len();
    line.bytes().take(prefix).filter(|byte| *byte == b'>').count()
}

/// Whether braces are closed in the order in which they open.
fn is_balanced(tex: &str) -> bool {
    let mut depth = 0_usize;
    let mut bytes = tex.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'{' => depth += 1,
            b'}' if depth == 0 => return false,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    depth == 0
}

/// The fence that a line is, and how long.
fn fence(line: &str) -> Option<(u8, usize)> {
    let mark = *line.as_bytes().first().filter(|byte| matches!(byte, b'`' | b'~'))?;
    let length = line.bytes().take_while(|byte| *byte == mark).count();
    let is_code = mark == b'`' && line[length..].contains('`');
    (length >= 3 && !is_code).then_some((mark, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The body as the parser reads it, with `·` for covers; `-` where there are no formulas.
    fn shown(body: &str) -> String {
        cover(body, false).map_or_else(|| "-".to_owned(), |(covered, cover)| covered.replace(char::from(cover), "·"))
    }

    #[test]
    fn in_a_body_that_is_covered_for_other_reasons_all_dollars_that_are_no_marks_are() {
        for (body, expected) in [
            ("a", None),
            ("$5", Some("·5")),
            ("$x$ $", Some("$x$ ·")),
            ("\u{7f}$x$ $", Some("\u{7f}$x$ ·")),
            ("\u{1}\u{2}\u{3}\u{7f}$", None),
        ] {
            let covered = cover(body, true).map(|(covered, cover)| covered.replace(char::from(cover), "·"));
            assert_eq!(covered.as_deref(), expected, "{body:?}");
        }
    }

    #[test]
    fn only_dollars_of_formulas_stay() {
        for (body, expected) in [
            ("no dollar", "-"),
            ("$x$", "$x$"),
            ("costs $5 and $6", "-"),
            ("US$5 and US$6, or 5$, 6$", "-"),
            ("$5/$6, $7-$8", "-"),
            ("$5 for $x$ and $6", "·5 for $x$ and ·6"),
            ("the $n$th, ($x$) and $-1$.", "the $n$th, ($x$) and $-1$."),
            ("\\$x$ y$", "-"),
            ("$x \\$ y$ 2$", "$x \\$ y$ 2·"),
            ("$ x$ $x $", "-"),
            ("$$x$$ $$$y$$$", "$$x$$ ···y···"),
            ("$$ and $ 1 $x$", "·· and · 1 $x$"),
            ("$x\ny$", "$x\ny$"),
            ("$x\n\ny$ $z$", "·x\n\ny· $z$"),
            ("```\n$x\n```\n$y$ $", "```\n$x\n```\n$y$ ·"),
            ("`$` and $x$", "`·` and $x$"),
            ("$\\sqrt{x$ {", "$\\sqrt·x$ {"),
            ("变量$x$很大", "变量$x$很大"),
            ("\u{7f}$x$", "\u{7f}$x$"),
        ] {
            assert_eq!(shown(body), expected, "{body:?}");
        }
    }

    #[test]
    fn a_block_of_dollars_is_one_line_to_the_parser() {
        for (body, expected) in [
            ("$$\na\n- b\n\nc\n$$\n- d", "$$·a·- b··c·$$\n- d"),
            ("> $$\r\n> {a}\r\n> $$\r\n", "> $$··> ·a···> $$\r\n"),
            ("$$\n```\n$$\n```\n$x$", "··\n```\n$$\n```\n$x$"),
            ("$$\na", "-"),
            ("> $$\n> a\n\nb\n\n$$\n$x$", "> ··\n> a\n\nb\n\n··\n$x$"),
            ("$$\na\n> b\n$$", "$$·a·> b·$$"),
            ("- $x$\n\n  $$\n  $b$\n  $$\n", "- $x$\n\n  $$·  ·b··  $$\n"),
        ] {
            assert_eq!(shown(body), expected, "{body:?}");
        }
    }
}
