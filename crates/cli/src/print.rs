//! What people see on the terminal: problems in the form of rustc's, errors, and progress.

use std::collections::BTreeSet;
use std::fmt;
use std::io::{IsTerminal, Write, stderr};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use mdcms_core::report::{Problem, Severity};

use crate::fault::Fault;

/// How many problems of one kind are shown in a row of one file. More of them bury the rest.
const ALIKE: usize = 50;

/// Puts problems in the order of files and lines.
pub fn sort(problems: &mut [Problem]) {
    problems.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
}

/// Prints problems in their order on stderr, and how many there are.
pub fn sort_and_show(unsorted: &[Problem]) {
    let mut sorted = unsorted.to_vec();
    sort(&mut sorted);
    problems(&sorted);
}

/// Prints every problem on stderr, and how many there are.
pub fn problems(problems: &[Problem]) {
    if problems.is_empty() {
        return;
    }
    let mut text = String::new();
    for alike in problems.chunk_by(|a, b| a.file == b.file && a.code == b.code) {
        for problem in alike.iter().take(ALIKE) {
            text.push_str(&render(problem));
            text.push_str("\n\n");
        }
        if let ([first, ..], more @ 1..) = (alike, alike.len().saturating_sub(ALIKE)) {
            let more = format!("{more} more like this in {}", first.file);
            text.push_str(&titled(Level::NOTE, &more, "`mdcms check --format json` lists all of them"));
            text.push_str("\n\n");
        }
    }
    let errors = problems.iter().any(|problem| problem.severity == Severity::Error);
    let level = if errors { Level::ERROR } else { Level::WARNING };
    text.push_str(&Renderer::styled().render(&[Group::with_title(level.primary_title(summary(problems)))]));
    note(format_args!("{text}"));
}

/// `3 problems in 2 files`.
pub fn summary(problems: &[Problem]) -> String {
    let files: BTreeSet<&str> = problems.iter().map(|problem| problem.file.as_str()).collect();
    let named = files.iter().filter(|file| !file.is_empty()).count();
    let count = plural(problems.len(), "problem");
    if named == 0 { count } else { format!("{count} in {}", plural(named, "file")) }
}

/// `1 page`, `2 pages`.
pub fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// Writes a line of what was asked for to stdout. A reader that has gone away, as of `| head`, has seen enough.
pub fn out(line: impl fmt::Display) {
    let _ = writeln!(anstream::stdout(), "{line}");
}

/// Writes a line about the work to stderr.
pub fn note(line: impl fmt::Display) {
    // Nobody is left to be told that nobody listens.
    let _ = writeln!(anstream::stderr(), "{line}");
}

/// Prints one line of warning with how to mend it.
pub fn warning(what: &str, help: &str) {
    note(format_args!("{}", titled(Level::WARNING, what, help)));
}

/// Prints the error that ended the command: its whole chain, and the remedy where one is known.
pub fn error(error: &anyhow::Error) {
    let what: Vec<String> = error.chain().map(ToString::to_string).collect();
    let help = error.chain().find_map(|cause| cause.downcast_ref::<Fault>()).map_or("", |fault| &fault.help);
    note(format_args!("{}", titled(Level::ERROR, &what.join(": "), help)));
}

fn titled(level: Level<'_>, what: &str, help: &str) -> String {
    let title = level.primary_title(what);
    let group = if help.is_empty() { Group::with_title(title) } else { title.element(Level::HELP.message(help)) };
    Renderer::styled().render(&[group])
}

/// One problem as rustc would show it, with colours as escape sequences.
fn render(problem: &Problem) -> String {
    let level = match problem.severity {
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let title = level.primary_title(problem.what.as_str()).id(problem.code);
    let mut elements: Vec<annotate_snippets::Element<'_>> = Vec::new();
    if problem.line > 0 {
        let at = |column: usize| problem.source.char_indices().nth(column).map_or(problem.source.len(), |(at, _)| at);
        let start = problem.column.saturating_sub(1 + problem.skipped);
        let span = at(start)..at(start + problem.width);
        let mut snippet = Snippet::source(problem.source.as_str()).line_start(problem.line);
        if problem.skipped == 0 {
            snippet = snippet.path(&problem.file);
        } else {
            // The snippet would count columns from where the shown part of the line starts.
            elements.push(Origin::path(&problem.file).line(problem.line).char_column(problem.column).into());
        }
        elements.push(snippet.annotation(AnnotationKind::Primary.span(span)).into());
    } else if !problem.file.is_empty() {
        elements.push(Origin::path(&problem.file).into());
    }
    if !problem.help.is_empty() {
        elements.push(Level::HELP.message(problem.help.as_str()).into());
    }
    Renderer::styled().render(&[title.elements(elements)])
}

/// A line that tells how far a long work is: on a terminal only, and only after half a second.
#[derive(Debug)]
pub struct Progress {
    verb: &'static str,
    total: usize,
    done: AtomicUsize,
    started: Instant,
    /// When the line was last written; none where there is no terminal.
    shown: Option<Mutex<Option<Instant>>>,
}

impl Progress {
    const DELAY: Duration = Duration::from_millis(500);
    const PAUSE: Duration = Duration::from_millis(100);

    /// Starts a work of `total` steps.
    pub fn new(verb: &'static str, total: usize) -> Self {
        let shown = stderr().is_terminal().then(Mutex::default);
        Self { verb, total, done: AtomicUsize::new(0), started: Instant::now(), shown }
    }

    /// One step is done; from any thread.
    pub fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let Some(Ok(mut shown)) = self.shown.as_ref().map(Mutex::try_lock) else { return };
        let due = shown.map_or(self.started + Self::DELAY, |last| last + Self::PAUSE);
        if Instant::now() >= due {
            *shown = Some(Instant::now());
            let line = format!("\r{} {done} of {}\x1b[K", self.verb, self.total);
            // A terminal that has gone away is no reason to stop the work.
            let _ = stderr().write_all(line.as_bytes());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(Ok(Some(_))) = self.shown.take().map(Mutex::into_inner) {
            let _ = stderr().write_all(b"\r\x1b[K");
        }
    }
}
