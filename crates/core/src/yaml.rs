//! YAML to a tree, within a budget.
//!
//! The events are those of `saphyr-parser`, which leaves aliases as events, so nothing expands. What
//! content does not need and what makes YAML dangerous or hard to read is refused with a finding and left
//! out: anchors and aliases, merge keys, tags outside the core schema, more than one document, keys that
//! are not a text, keys that are written twice.

mod builder;
mod place;
mod syntax;

use saphyr_parser::{Event, Parser};

use crate::report::{Finding, Report};
use crate::value::Spanned;
use builder::Builder;
use place::Places;

/// How much of a text is read before the rest is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Length of the text in bytes.
    pub bytes: usize,
    /// Scalars, lists and maps together, keys included.
    pub nodes: usize,
    /// Lists and maps inside each other.
    pub depth: usize,
}

impl Budget {
    /// For the block at the top of a document.
    pub const FRONT_MATTER: Self = Self { bytes: 64 * 1024, nodes: 2_000, depth: 16 };
    /// For a file of its own: `config.yml`, `nav.yml`.
    pub const FILE: Self = Self { bytes: 1024 * 1024, nodes: 50_000, depth: 16 };

    /// Whether a text is short enough; tells if not.
    pub(crate) fn allows<R: Report>(&self, text: &str, report: &mut R) -> bool {
        let allowed = text.len() <= self.bytes;
        if !allowed {
            report.report(|| {
                let what = format!("The text is longer than {} KiB, and nothing of it is read", self.bytes / 1024);
                let first_line = text.find(['\n', '\r']).unwrap_or(text.len());
                Finding::error("too-long", 0..first_line, what).help("Shorten it or split it up")
            });
        }
        allowed
    }
}

/// Parses one YAML document within [`Budget::FRONT_MATTER`].
///
/// An empty text is an empty map. A text with a syntax error, or one that is too long, is `None` with one
/// finding; whatever else is wrong leaves out only itself. Spans and findings are in bytes of `text`.
pub fn parse<R: Report>(text: &str, report: &mut R) -> Option<Spanned> {
    parse_within(text, &Budget::FRONT_MATTER, report)
}

/// [`parse`] with a budget of one's own.
pub fn parse_within<R: Report>(text: &str, budget: &Budget, report: &mut R) -> Option<Spanned> {
    if !budget.allows(text, report) {
        return None;
    }
    let mut places = Places::new(text);
    let mut builder = Builder::new(text, budget, report);
    let mut documents = 0;
    for event in Parser::new_from_str(text) {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => {
                let start = places.byte(error.marker().index());
                builder.report.report(|| syntax::finding(error.info(), start, text));
                return None;
            }
        };
        let start = places.byte(span.start.index());
        if matches!(event, Event::DocumentStart(_)) {
            documents += 1;
            if documents > 1 {
                builder.report.report(|| {
                    Finding::error("yaml-documents", start..start, "A second YAML document starts here and is not read")
                        .help("Remove the line `---` or `...` and what follows it")
                });
                break;
            }
        }
        let end = places.byte(span.end.index());
        if !builder.take(event, start..end.max(start)) {
            break;
        }
    }
    Some(builder.finish())
}
