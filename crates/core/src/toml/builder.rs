//! Events to a tree.

use std::borrow::Cow;
use std::ops::Range;

use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::parser::EventReceiver;
use toml_parser::{ErrorSink, Raw, Source, Span};

use super::tables::{self, Key};
use crate::report::{Finding, Report};
use crate::value::{Entry, Scalar, Spanned, Value};
use crate::yaml::Budget;

/// The tree as far as it has been read.
pub(super) struct Builder<'t, R> {
    source: Source<'t>,
    budget: &'t Budget,
    report: &'t mut R,
    nodes: usize,
    root: Vec<Entry>,
    /// Where the current table is: indices of entries from the root, the last item of a list on the way;
    /// `None` for a table that is left out.
    table: Option<Vec<usize>>,
    /// Where tables start that have had their header, or their braces, and may not have another.
    defined: Vec<usize>,
    /// The key that is being read, at its dots.
    keys: Vec<Key>,
    /// Lists and inline tables whose end has not been read.
    open: Vec<Open>,
    /// How many opened lists and tables were refused and still have their end event to come.
    refused: usize,
}

enum Open {
    List {
        start: usize,
        items: Vec<Spanned>,
    },
    /// `keys` is the key of the table itself, while those inside it are read.
    Inline {
        start: usize,
        entries: Vec<Entry>,
        keys: Vec<Key>,
    },
}

impl<'t, R: Report> Builder<'t, R> {
    pub(super) fn new(source: Source<'t>, budget: &'t Budget, report: &'t mut R) -> Self {
        Self {
            source,
            budget,
            report,
            nodes: 0,
            root: Vec::new(),
            table: Some(Vec::new()),
            defined: Vec::new(),
            keys: Vec::new(),
            open: Vec::new(),
            refused: 0,
        }
    }

    /// The tree; what is still open ends here.
    pub(super) fn finish(mut self) -> Spanned {
        while let Some(open) = self.open.pop() {
            self.close(open, 0);
        }
        Spanned { value: Value::Map(self.root), at: 0..self.source.input().len() }
    }

    /// Counts a value; `false` where the budget is used up.
    fn count(&mut self, at: &Range<usize>) -> bool {
        self.nodes += 1;
        let nodes = self.budget.nodes;
        if self.nodes == nodes + 1 {
            let what = || format!("More than {nodes} values; what follows is not read");
            self.report
                .report(|| Finding::error("too-many-values", at.clone(), what()).help("Shorten it or split it up"));
        }
        self.nodes <= nodes
    }

    /// Whether a value with so many levels of its own is not too deep; tells if it is.
    fn fits(&mut self, levels: usize, at: &Range<usize>) -> bool {
        // The document itself is one level, and every dot in a key makes one.
        let table = self.table.as_ref().map_or(0, Vec::len);
        let open = self.open.iter().map(|open| match open {
            Open::List { .. } => 1,
            Open::Inline { keys, .. } => keys.len().max(1),
        });
        let above = 1 + table + open.sum::<usize>() + self.keys.len().saturating_sub(1);
        let depth = self.budget.depth;
        let fits = above + levels <= depth;
        if !fits {
            self.report.report(|| too_deep(depth, at.clone()));
        }
        fits
    }

    /// Counts a list or table that opens inside another; `false` where it is refused.
    fn enter(&mut self, at: &Range<usize>) -> bool {
        let allowed = self.refused == 0 && self.fits(1, at) && self.count(at);
        if !allowed {
            self.refused += 1;
        }
        allowed
    }

    fn open_table(&mut self) {
        // What an unfinished line has left behind.
        self.keys.clear();
        self.open.clear();
        self.refused = 0;
    }

    /// Makes the table of the header that has been read the current one.
    fn close_table(&mut self, is_list: bool) {
        let keys = std::mem::take(&mut self.keys);
        self.table = None;
        let Some(last) = keys.last() else { return };
        let at = last.at.clone();
        if keys.len() >= self.budget.depth {
            let depth = self.budget.depth;
            self.report.report(|| too_deep(depth, at));
            return;
        }
        if !self.count(&at) {
            return;
        }
        let header = tables::header(&mut self.root, &keys, is_list, &mut self.defined);
        self.table = header.path;
        if let Some(key) = header.duplicate {
            self.report.report(|| duplicate(key));
        }
    }

    /// Puts a finished value in its place.
    fn place(&mut self, value: Spanned) {
        let entries = match self.open.last_mut() {
            Some(Open::List { items, .. }) => return items.push(value),
            Some(Open::Inline { entries, .. }) => Some(entries),
            None => self.table.as_ref().and_then(|path| tables::at_path(&mut self.root, path)),
        };
        let keys = std::mem::take(&mut self.keys);
        if let Some(entries) = entries
            && let Err(key) = tables::insert(entries, &keys, value)
        {
            self.report.report(|| duplicate(key));
        }
    }

    fn close(&mut self, open: Open, end: usize) {
        let (value, start) = match open {
            Open::List { start, items } => (Value::List(items), start),
            Open::Inline { start, entries, keys } => {
                self.keys = keys;
                self.defined.push(start);
                (Value::Map(entries), start)
            }
        };
        self.place(Spanned { value, at: start..end.max(start) });
    }

    fn raw(&self, span: Span, encoding: Option<Encoding>) -> Raw<'t> {
        let text = self.source.input().get(span.start()..span.end()).unwrap_or_default();
        Raw::new_unchecked(text, encoding, span)
    }

    fn take_end(&mut self, span: Span) {
        if self.refused > 0 {
            self.refused -= 1;
            if self.refused == 0 && !matches!(self.open.last(), Some(Open::List { .. })) {
                self.keys.clear();
            }
        } else if let Some(open) = self.open.pop() {
            self.close(open, span.end());
        }
    }
}

impl<R: Report> EventReceiver for Builder<'_, R> {
    fn std_table_open(&mut self, _span: Span, _error: &mut dyn ErrorSink) {
        self.open_table();
    }

    fn std_table_close(&mut self, _span: Span, _error: &mut dyn ErrorSink) {
        self.close_table(false);
    }

    fn array_table_open(&mut self, _span: Span, _error: &mut dyn ErrorSink) {
        self.open_table();
    }

    fn array_table_close(&mut self, _span: Span, _error: &mut dyn ErrorSink) {
        self.close_table(true);
    }

    fn inline_table_open(&mut self, span: Span, _error: &mut dyn ErrorSink) -> bool {
        let allowed = self.enter(&range(span));
        if allowed {
            let keys = std::mem::take(&mut self.keys);
            self.open.push(Open::Inline { start: span.start(), entries: Vec::new(), keys });
        }
        allowed
    }

    fn inline_table_close(&mut self, span: Span, _error: &mut dyn ErrorSink) {
        self.take_end(span);
    }

    fn array_open(&mut self, span: Span, _error: &mut dyn ErrorSink) -> bool {
        let allowed = self.enter(&range(span));
        if allowed {
            self.open.push(Open::List { start: span.start(), items: Vec::new() });
        }
        allowed
    }

    fn array_close(&mut self, span: Span, _error: &mut dyn ErrorSink) {
        self.take_end(span);
    }

    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let mut text = Cow::Borrowed("");
        self.raw(span, encoding).decode_key(&mut text, error);
        let made_up = encoding.is_none() && span.is_empty();
        self.keys.push(Key { text: (!made_up).then(|| text.into_owned()), at: range(span) });
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        if self.refused > 0 {
            return;
        }
        if !self.fits(0, &range(span)) || !self.count(&range(span)) {
            return self.keys.clear();
        }
        let raw = self.raw(span, encoding);
        let mut text = Cow::Borrowed("");
        let kind = raw.decode_scalar(&mut text, error);
        // An unquoted number or date stays as it is written; a text without its quotes is kept as one.
        let plain = encoding.is_none();
        let text = if plain && kind != ScalarKind::String { Cow::Borrowed(raw.as_str()) } else { text };
        self.place(Spanned { value: Value::Scalar(Scalar { text: text.into_owned(), plain }), at: range(span) });
    }

    fn newline(&mut self, _span: Span, _error: &mut dyn ErrorSink) {
        if self.open.is_empty() {
            // A line that was given up may have left its key.
            self.keys.clear();
        }
    }
}

fn range(span: Span) -> Range<usize> {
    span.start()..span.end()
}

fn duplicate(key: &Key) -> Finding {
    let name = key.text.as_deref().unwrap_or_default().escape_debug();
    let what = format!("The key `{name}` is written twice; the first one counts");
    Finding::error("toml-duplicate-key", key.at.clone(), what).help("Remove one of them")
}

fn too_deep(depth: usize, at: Range<usize>) -> Finding {
    let what = format!("More than {depth} lists and tables inside each other; this one is left out");
    Finding::error("too-deep", at, what).help("Write it with fewer levels")
}
