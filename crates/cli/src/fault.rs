//! An error that says how to mend what is wrong.

use std::{fmt, io};

/// What is wrong and how to mend it, each in one sentence without a full stop.
#[derive(Debug)]
pub struct Fault {
    /// What is wrong.
    pub what: String,
    /// How to mend it, or nothing.
    pub help: String,
    /// What the system said, where it was asked.
    pub cause: Option<io::Error>,
}

impl Fault {
    /// A fault with its remedy, as the error of a verb.
    pub fn error(what: impl Into<String>, help: impl Into<String>) -> anyhow::Error {
        Self { what: what.into(), help: help.into(), cause: None }.into()
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.what)
    }
}

impl std::error::Error for Fault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.cause.as_ref().map(|cause| cause as _)
    }
}
