//! Events to a tree.

use std::ops::Range;

use saphyr_parser::{Event, ScalarStyle, Tag};

use super::Budget;
use crate::report::{Finding, Report};
use crate::value::{Entry, Scalar, Spanned, Value};

/// The tree as far as it has been read.
pub(super) struct Builder<'t, R> {
    text: &'t str,
    budget: &'t Budget,
    pub(super) report: &'t mut R,
    nodes: usize,
    open: Vec<Open>,
    /// How many lists and maps are open inside one that is left out, itself included.
    skipped: usize,
    root: Option<Spanned>,
}

/// A list or map whose end has not been read.
struct Open {
    start: usize,
    inside: Inside,
}

enum Inside {
    List(Vec<Spanned>),
    Map {
        entries: Vec<Entry>,
        /// Indices of `entries` in the order of their keys, to find a key that is there already.
        by_key: Vec<u32>,
        next: Next,
    },
}

/// What comes next in a map.
enum Next {
    Key,
    /// A value; `rank` is where its key belongs in `by_key`.
    Value {
        key: String,
        key_at: Range<usize>,
        rank: usize,
    },
    /// The value of a key that is left out.
    LeftOut,
}

impl<'t, R: Report> Builder<'t, R> {
    pub(super) fn new(text: &'t str, budget: &'t Budget, report: &'t mut R) -> Self {
        Self { text, budget, report, nodes: 0, open: Vec::new(), skipped: 0, root: None }
    }

    /// Takes one event; `false` where the budget is used up.
    pub(super) fn take(&mut self, event: Event<'_>, at: Range<usize>) -> bool {
        if matches!(event, Event::Scalar(..) | Event::SequenceStart(..) | Event::MappingStart(..) | Event::Alias(_)) {
            self.nodes += 1;
            if self.nodes > self.budget.nodes {
                let nodes = self.budget.nodes;
                // Told even inside something that is left out: it ends the reading of everything.
                self.report.report(|| {
                    let what = format!("More than {nodes} values; what follows is not read");
                    Finding::error("too-many-values", at, what).help("Shorten it or split it up")
                });
                return false;
            }
        }
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let plain = style == ScalarStyle::Plain && tag.is_none();
                self.properties(anchor, tag.as_deref(), &at);
                self.scalar(Scalar { text: text.into_owned(), plain }, at);
            }
            Event::SequenceStart(anchor, tag) => {
                self.properties(anchor, tag.as_deref(), &at);
                self.open(Inside::List(Vec::new()), at);
            }
            Event::MappingStart(anchor, tag) => {
                self.properties(anchor, tag.as_deref(), &at);
                self.open(Inside::Map { entries: Vec::new(), by_key: Vec::new(), next: Next::Key }, at);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(&at),
            Event::Alias(_) => {
                self.error(|_| {
                    Finding::error("yaml-alias", at, "Aliases (`*name`) are not supported, and this one is left out")
                        .help("Write the value out, or put quotes around a text that starts with `*`")
                });
                self.place(None);
            }
            Event::DocumentStart(_) | Event::DocumentEnd | Event::StreamStart | Event::StreamEnd | Event::Nothing => {}
        }
        true
    }

    /// The tree; what is still open ends here.
    pub(super) fn finish(mut self) -> Spanned {
        self.skipped = 0;
        while !self.open.is_empty() {
            self.close(&(0..0));
        }
        match self.root {
            Some(root) if !root.is_null() => root,
            Some(_) | None => Spanned { value: Value::Map(Vec::new()), at: 0..0 },
        }
    }

    /// Tells of an error, unless it is inside something that is left out already.
    fn error(&mut self, finding: impl FnOnce(&str) -> Finding) {
        if !self.is_left_out() {
            self.report.report(|| finding(self.text));
        }
    }

    fn is_left_out(&self) -> bool {
        self.skipped > 0
            || matches!(self.open.last(), Some(Open { inside: Inside::Map { next: Next::LeftOut, .. }, .. }))
    }

    /// Anchors and tags, which do not change the value.
    fn properties(&mut self, anchor: usize, tag: Option<&Tag>, at: &Range<usize>) {
        if anchor > 0 {
            self.error(|text| {
                Finding::error(
                    "yaml-anchor",
                    property(text, at.start, '&'),
                    "Anchors (`&name`) are not supported, and this one is ignored",
                )
                .help("Remove it, or put quotes around a text that starts with `&`")
            });
        }
        let Some(tag) = tag else { return };
        let core = ["str", "int", "float", "bool", "null", "seq", "map"];
        let known = tag.is_yaml_core_schema() && core.contains(&tag.suffix.as_str());
        // A lone `!` says "take it as it is written".
        let unspecific = matches!((tag.handle.as_str(), tag.suffix.as_str()), ("", "!") | ("!", ""));
        if !known && !unspecific {
            self.error(|text| {
                let what = "Tags (`!name`) are not supported, and the value is read without this one";
                Finding::error("yaml-tag", property(text, at.start, '!'), what)
                    .help("Remove it, or put quotes around a text that starts with `!`")
            });
        }
    }

    fn scalar(&mut self, scalar: Scalar, at: Range<usize>) {
        if let (0, Some(Open { inside: Inside::Map { entries, by_key, next: next @ Next::Key }, .. })) =
            (self.skipped, self.open.last_mut())
        {
            let merge = scalar.plain && scalar.text == "<<";
            let key = scalar.text;
            let rank = by_key.binary_search_by(|index| entries[*index as usize].key.as_str().cmp(&key));
            match rank {
                Err(rank) if !merge => *next = Next::Value { key, key_at: at, rank },
                _ if merge => {
                    self.error(|_| {
                        Finding::error(
                            "yaml-merge-key",
                            at,
                            "Merge keys (`<<`) are not supported, and this one is left out",
                        )
                        .help("Write the keys out")
                    });
                    self.leave_out_value();
                }
                _ => {
                    self.error(|_| {
                        let what = format!("The key `{}` is written twice; the first one counts", key.escape_debug());
                        Finding::error("yaml-duplicate-key", at, what).help("Remove one of them")
                    });
                    self.leave_out_value();
                }
            }
        } else {
            self.place(Some(Spanned { value: Value::Scalar(scalar), at }));
        }
    }

    fn open(&mut self, inside: Inside, at: Range<usize>) {
        let is_key = matches!(self.open.last(), Some(Open { inside: Inside::Map { next: Next::Key, .. }, .. }));
        if self.is_left_out() {
            self.skipped += 1;
        } else if is_key {
            self.error(|_| {
                Finding::error("yaml-complex-key", at, "A list or map is no key; it is left out with its value")
                    .help("Put quotes around the key")
            });
            self.skipped = 1;
        } else if self.open.len() >= self.budget.depth {
            let depth = self.budget.depth;
            self.error(|_| {
                let what = format!("More than {depth} lists and maps inside each other; this one is left out");
                Finding::error("too-deep", at, what).help("Write it with fewer levels")
            });
            self.skipped = 1;
        } else {
            self.open.push(Open { start: at.start, inside });
        }
    }

    fn close(&mut self, at: &Range<usize>) {
        if self.skipped > 0 {
            self.skipped -= 1;
            if self.skipped == 0 {
                self.place(None);
            }
            return;
        }
        let Some(Open { start, inside }) = self.open.pop() else { return };
        let (value, last) = match inside {
            Inside::List(items) => {
                let last = items.last().map(|item| item.at.end);
                (Value::List(items), last)
            }
            Inside::Map { entries, .. } => {
                let last = entries.last().map(|entry| entry.value.at.end.max(entry.key_at.end));
                (Value::Map(entries), last)
            }
        };
        // Only brackets have an end of their own; an indented block ends with its last value, not where the
        // parser noticed it.
        let end = if at.is_empty() { last.unwrap_or(start) } else { at.end };
        self.place(Some(Spanned { value, at: start..end.max(start) }));
    }

    /// Puts a value, or the gap where one is left out, in its place.
    fn place(&mut self, value: Option<Spanned>) {
        if self.skipped > 0 {
            return;
        }
        match self.open.last_mut().map(|open| &mut open.inside) {
            None => self.root = value,
            Some(Inside::List(items)) => items.extend(value),
            Some(Inside::Map { entries, by_key, next }) => match std::mem::replace(next, Next::Key) {
                Next::Key => *next = Next::LeftOut,
                Next::LeftOut => {}
                Next::Value { key, key_at, rank } => {
                    if let Some(value) = value {
                        by_key.insert(rank, entries.len() as u32);
                        entries.push(Entry { key, key_at, value });
                    }
                }
            },
        }
    }

    fn leave_out_value(&mut self) {
        if let Some(Open { inside: Inside::Map { next, .. }, .. }) = self.open.last_mut() {
            *next = Next::LeftOut;
        }
    }
}

/// Where a value's anchor or tag is: the parser tells only where the value starts, and that is before the
/// properties of a list or map and after those of a scalar.
fn property(text: &str, start: usize, sign: char) -> Range<usize> {
    let (before, after) = text.split_at_checked(start).unwrap_or((text, ""));
    let found = if after.starts_with(['&', '!']) {
        after.find(sign).map(|distance| start + distance)
    } else {
        before.rfind(sign)
    };
    let start = found.unwrap_or(start);
    let word = text.get(start..).and_then(|rest| rest.split_whitespace().next());
    start..start + word.map_or(0, str::len)
}
