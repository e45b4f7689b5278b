//! What must hold for whatever text mdcms reads. The targets hand it texts that libFuzzer makes; a panic is a finding.

#![forbid(unsafe_code)]

mod front_matter;
mod render;
mod repeated;
mod site;

#[path = "../../crates/core/tests/markup/mod.rs"]
mod markup;
#[path = "../../crates/core/tests/memory/mod.rs"]
mod memory;
#[path = "../../crates/core/tests/nodes/mod.rs"]
mod nodes;

pub use front_matter::front_matter;
pub use render::render;
pub use repeated::repeated;
pub use site::site;

use libfuzzer_sys::Corpus;
use mdcms_core::report::{Finding, Problem};

/// Hands bytes that are a text to a check; all others are not worth keeping.
pub fn on_text(bytes: &[u8], check: fn(&str)) -> Corpus {
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            check(text);
            Corpus::Keep
        }
        Err(_) => Corpus::Reject,
    }
}

/// Every finding is at a place of the text, and can be shown.
fn check_findings(findings: &[Finding], text: &str) {
    for finding in findings {
        assert!(text.get(finding.at.clone()).is_some(), "{finding:?} is no part of the text");
        let problem = Problem::locate(finding.clone(), "a.md", text);
        assert!(problem.line > 0 && problem.column > 0 && problem.width > 0, "{problem:?} is nowhere");
    }
}
