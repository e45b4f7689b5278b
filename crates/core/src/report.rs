//! Problems of the content: what is wrong, where, and how to mend it.
//!
//! Parsers never fail. They return a value and tell a [`Report`] what they had to leave out. The command
//! collects; the reader's app passes [`Ignore`], and because the finding is made by a closure that
//! [`Ignore`] never calls, its texts are not even part of the Wasm module.

use std::ops::Range;

mod problem;
pub use problem::{Place, Places, Problem};

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The page works, but not as its author meant.
    Warning,
    /// Part of the content is not understood and is left out.
    Error,
}

impl Severity {
    /// The word shown to people and written to JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One thing that is wrong, at a place in the text that was parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// A short name that stays the same between versions (`yaml-syntax`, `unknown-key`).
    pub code: &'static str,
    /// Byte range in the text that was parsed.
    pub at: Range<usize>,
    /// What is wrong, in one sentence without a full stop.
    pub what: String,
    /// How to mend it, in one sentence without a full stop; empty where there is nothing to say.
    pub help: String,
}

impl Finding {
    /// A warning without help.
    pub fn warning(code: &'static str, at: Range<usize>, what: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, code, at, what: what.into(), help: String::new() }
    }

    /// An error without help.
    pub fn error(code: &'static str, at: Range<usize>, what: impl Into<String>) -> Self {
        Self { severity: Severity::Error, code, at, what: what.into(), help: String::new() }
    }

    /// The same finding with a way to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }
}

/// Who is told about problems.
pub trait Report {
    /// Takes one finding; the closure is called only where somebody listens.
    fn report(&mut self, finding: impl FnOnce() -> Finding);

    /// Whether somebody listens: asked before work that only a finding needs.
    #[inline]
    fn listens(&self) -> bool {
        true
    }

    /// From now on findings are about a text that was put together from `pieces` of the text so far. Gives what
    /// [`Report::leave`] wants. Who knows no offsets of a whole need not care.
    #[inline]
    fn enter(&mut self, pieces: Pieces) -> Pieces {
        pieces
    }

    /// From now on findings are about the text again that they were about before [`Report::enter`].
    #[inline]
    fn leave(&mut self, _before: Pieces) {}

    /// From now on findings are about a text that is no part of the text so far, and are told where that brings it.
    /// Tells whether this has changed anything: what brings the outermost such text counts.
    #[inline]
    fn pin(&mut self, _at: Range<usize>) -> bool {
        false
    }

    /// From now on findings are at their own places again.
    #[inline]
    fn unpin(&mut self) {}
}

/// Where the pieces of a text begin, in it and in the text that it was put together from, in this order.
pub type Pieces = Vec<(usize, usize)>;

/// Where in the whole text a place of one that was put together is.
pub fn place(pieces: &[(usize, usize)], at: usize) -> usize {
    let after = pieces.partition_point(|(start, _)| *start <= at);
    let piece = after.checked_sub(1).and_then(|before| pieces.get(before));
    piece.map_or(at, |(start, whole)| whole + at - start)
}

/// Nobody listens: for readers, who cannot mend the content.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ignore;

impl Report for Ignore {
    #[inline]
    fn report(&mut self, _finding: impl FnOnce() -> Finding) {}

    #[inline]
    fn listens(&self) -> bool {
        false
    }
}

impl Report for Vec<Finding> {
    fn report(&mut self, finding: impl FnOnce() -> Finding) {
        self.push(finding());
    }
}

impl<R: Report> Report for &mut R {
    fn report(&mut self, finding: impl FnOnce() -> Finding) {
        (**self).report(finding);
    }

    #[inline]
    fn listens(&self) -> bool {
        (**self).listens()
    }

    #[inline]
    fn enter(&mut self, pieces: Pieces) -> Pieces {
        (**self).enter(pieces)
    }

    #[inline]
    fn leave(&mut self, before: Pieces) {
        (**self).leave(before);
    }

    #[inline]
    fn pin(&mut self, at: Range<usize>) -> bool {
        (**self).pin(at)
    }

    #[inline]
    fn unpin(&mut self) {
        (**self).unpin();
    }
}

/// A report about a part of a text, told in offsets of the whole.
#[derive(Debug)]
pub struct Shifted<R> {
    /// Who is told.
    pub report: R,
    /// Where the part starts, in bytes.
    offset: usize,
    /// What is spoken of, where that is not the part itself.
    pieces: Pieces,
    /// Where in the part all findings are told.
    pinned: Option<Range<usize>>,
}

impl<R> Shifted<R> {
    /// Tells `report` of a part that starts at `offset`, in bytes.
    pub fn new(report: R, offset: usize) -> Self {
        Self { report, offset, pieces: Pieces::new(), pinned: None }
    }
}

/// The part of the whole text that a part of one that was put together is.
fn whole(pieces: &[(usize, usize)], at: Range<usize>) -> Range<usize> {
    let start = place(pieces, at.start);
    // The end of a piece is not the start of the next.
    let last = at.end.saturating_sub(1).max(at.start);
    let end = place(pieces, last) + (at.end - last);
    start..end.max(start)
}

impl<R: Report> Report for Shifted<R> {
    fn report(&mut self, finding: impl FnOnce() -> Finding) {
        let Self { report, offset, pieces, pinned } = self;
        report.report(|| {
            let mut finding = finding();
            let at = pinned.clone().unwrap_or_else(|| whole(pieces, finding.at));
            finding.at = at.start + *offset..at.end + *offset;
            finding
        });
    }

    #[inline]
    fn listens(&self) -> bool {
        self.report.listens()
    }

    fn enter(&mut self, mut pieces: Pieces) -> Pieces {
        for (_, at) in &mut pieces {
            *at = place(&self.pieces, *at);
        }
        std::mem::replace(&mut self.pieces, pieces)
    }

    fn leave(&mut self, before: Pieces) {
        self.pieces = before;
    }

    fn pin(&mut self, at: Range<usize>) -> bool {
        let is_first = self.pinned.is_none();
        if is_first {
            self.pinned = Some(whole(&self.pieces, at));
        }
        is_first
    }

    fn unpin(&mut self) {
        self.pinned = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shifted_report_speaks_of_the_whole_text() {
        let mut findings = Vec::new();
        let mut shifted = Shifted::new(&mut findings, 10);
        shifted.report(|| Finding::error("x", 2..3, "y"));
        let outer = shifted.enter(vec![(0, 4), (3, 9)]);
        shifted.report(|| Finding::error("x", 1..3, "the end of the first piece"));
        let inner = shifted.enter(vec![(0, 3)]);
        shifted.report(|| Finding::error("x", 0..1, "a piece of the second piece"));
        shifted.leave(inner);
        shifted.report(|| Finding::error("x", 3..5, "the second piece"));
        shifted.leave(outer);
        shifted.report(|| Finding::error("x", 2..3, "the part itself"));
        let outer = shifted.enter(vec![(0, 4)]);
        assert!(shifted.pin(1..3), "what brings a text from elsewhere");
        assert!(!shifted.pin(90..99), "and one in that");
        let inner = shifted.enter(vec![(0, 70)]);
        shifted.report(|| Finding::error("x", 50..60, "a text from elsewhere"));
        shifted.leave(inner);
        shifted.unpin();
        shifted.report(|| Finding::error("x", 0..1, "the first piece again"));
        shifted.leave(outer);
        let places: Vec<_> = findings.into_iter().map(|finding| finding.at).collect();
        assert_eq!(places, [12..13, 15..17, 19..20, 19..21, 12..13, 15..17, 14..15]);
    }
}
