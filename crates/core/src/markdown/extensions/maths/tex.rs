//! TeX to MathML by the crate math-core, within bounds.
//!
//! It was chosen over pulldown-latex because its MathML is what browsers lay out well (accents, scripts, stretchy
//! marks), its mistakes have a place, it has no commands that define others, and it is half the size.

mod bounds;
mod names;

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

use super::{Mistake, Reader, mathml};
use bounds::is_within_bounds;
use names::{COMMANDS, known_names};

/// Bytes of a formula beyond which it is shown as it is written.
const LONGEST: usize = 10_000;

/// What reads the formulas of a body.
pub(super) fn reader() -> Reader {
    let macros = COMMANDS.map(|(name, meaning)| (name.to_owned(), meaning.to_owned())).to_vec();
    let converter = LatexToMathML::new(MathCoreConfig { macros, ..MathCoreConfig::default() }).unwrap_or_default();
    Box::new(move |tex, is_display, room| {
        let whole = || Mistake { at: 0..tex.len(), what: String::new() };
        if tex.len() > LONGEST {
            return Err(Mistake { what: format!("it is longer than {LONGEST} bytes"), ..whole() });
        }
        let too_deep = || Mistake { what: "it is nested too deep".to_owned(), ..whole() };
        if !is_within_bounds(tex) {
            return Err(too_deep());
        }
        let named = known_names(tex, is_display);
        let display = if is_display { MathDisplay::Block } else { MathDisplay::Inline };
        match converter.convert_with_local_state(&named.tex, display) {
            Ok(converted) if converted.warnings.has_undefined_references() => {
                Err(Mistake { what: "equations cannot be referred to".to_owned(), ..whole() })
            }
            Ok(converted) => mathml::read(&converted.mathml, tex, is_display, room).ok_or_else(too_deep),
            Err(error) => {
                let (start, end) = (named.place(error.0.start, tex), named.place(error.0.end, tex));
                Err(Mistake { at: start..end.max(start), what: in_line(&error.error_message()) })
            }
        }
    })
}

/// A message as a part of a sentence.
fn in_line(message: &str) -> String {
    let message = message.trim_end_matches('.');
    let mut characters = message.chars();
    match characters.next() {
        Some(first) => first.to_lowercase().chain(characters).collect(),
        None => String::new(),
    }
}
