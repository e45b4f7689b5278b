//! A problem as tools and open pages get it: the JSON of `check --format json` and of the live events.

use mdcms_core::report::Problem;
use serde::Serialize;

/// One problem; `line` and `column` count from 1 and are 0 for a problem of the whole file.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Entry<'p> {
    file: &'p str,
    line: usize,
    column: usize,
    severity: &'static str,
    code: &'static str,
    message: &'p str,
    help: &'p str,
}

impl<'p> Entry<'p> {
    /// The entry of a problem.
    pub fn of(problem: &'p Problem) -> Self {
        Self {
            file: &problem.file,
            line: problem.line,
            column: problem.column,
            severity: problem.severity.word(),
            code: problem.code,
            message: &problem.what,
            help: &problem.help,
        }
    }
}
