//! TOML to the same tree as YAML, for folders that come from Hugo and Zola.
//!
//! The events are those of `toml_parser`, which goes on after an error: a line that is not understood is
//! reported and left out, and the others count. Numbers, booleans and dates stay the text they are written
//! as. Rules that only keep a file tidy (that a table may not be extended from elsewhere) are not enforced
//! as long as no key is written twice.

mod builder;
mod tables;

use toml_parser::{ParseError, Source, parser::parse_document};

use crate::report::{Finding, Report};
use crate::value::Spanned;
use crate::yaml::Budget;
use builder::Builder;

/// Parses one TOML document within [`Budget::FRONT_MATTER`].
///
/// The value is always a map; a text that is too long is `None` with one finding. Spans and findings are in
/// bytes of `text`.
pub fn parse<R: Report>(text: &str, report: &mut R) -> Option<Spanned> {
    parse_within(text, &Budget::FRONT_MATTER, report)
}

/// [`parse`] with a budget of one's own.
pub fn parse_within<R: Report>(text: &str, budget: &Budget, report: &mut R) -> Option<Spanned> {
    if !budget.allows(text, report) {
        return None;
    }
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut errors: Vec<ParseError> = Vec::new();
    let mut builder = Builder::new(source, budget, report);
    parse_document(&tokens, &mut builder, &mut errors);
    let tree = builder.finish();
    tell(&errors, text, report);
    Some(tree)
}

/// One finding per line: what follows the first error of a line is mostly its consequence.
fn tell<R: Report>(errors: &[ParseError], text: &str, report: &mut R) {
    if !report.listens() {
        return;
    }
    let mut told_until = 0;
    for error in errors {
        let span = error.unexpected().or(error.context()).unwrap_or_default();
        let (start, end) = (span.start().min(text.len()), span.end().min(text.len()));
        if start < told_until {
            continue;
        }
        told_until = text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len() + 1, |line| start + line + 1);
        report.report(|| {
            let what = format!("This is not valid TOML: {}", error.description());
            Finding::error("toml-syntax", start..end.max(start), what)
                .help("Write `key = \"text\"`, with quotes around every text")
        });
    }
}
