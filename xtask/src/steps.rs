//! Steps shown to people: `[2/6] trunk 0.21.14 … installing (about 3 minutes)`, then the seconds each one took.

use std::cell::Cell;
use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::paths::Project;

/// A line on a terminal is kept to this many columns, so that drawing it anew overwrites it whole.
const COLUMNS: usize = 79;

/// Without a terminal a long step says this often that it still runs.
const HEARTBEAT: Duration = Duration::from_secs(60);

/// What a step found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing had to be done.
    Ready,
    /// The work was done now.
    Done,
}

/// One step of a verb.
pub(crate) struct Step {
    /// What the step is about, as shown, such as `trunk 0.21.14`.
    pub(crate) title: String,
    /// The verb's argument that runs it alone, such as `test clippy`, where there is one.
    pub(crate) alone: Option<String>,
    /// The work itself.
    pub(crate) action: fn(&Project, &Line) -> Result<Outcome>,
}

impl Step {
    /// A step that prepares something.
    pub(crate) fn new(title: impl Into<String>, action: fn(&Project, &Line) -> Result<Outcome>) -> Self {
        Self { title: title.into(), alone: None, action }
    }
}

/// Runs the steps in order and stops at the first that fails; gives the time of each.
pub(crate) fn run_all(project: &Project, steps: &[Step]) -> Result<Vec<Duration>> {
    let mut times = Vec::with_capacity(steps.len());
    for (index, step) in steps.iter().enumerate() {
        let line = Line::new(format!("[{}/{}] {}", index + 1, steps.len(), step.title));
        let outcome = (step.action)(project, &line);
        let elapsed = line.started.elapsed();
        match outcome {
            Ok(outcome) => line.finish(outcome, elapsed),
            Err(error) => {
                return Err(error).with_context(|| {
                    let alone = step.alone.as_ref();
                    let again = alone.map_or(String::new(), |it| format!("; run it alone: cargo xtask {it}"));
                    format!("{} failed after {:.1} s{again}\n  because", step.title, elapsed.as_secs_f64())
                });
            }
        }
        times.push(elapsed);
    }
    Ok(times)
}

/// The line of the step that runs now.
pub(crate) struct Line {
    label: String,
    started: Instant,
    doing: Cell<&'static str>,
    ticked: Cell<Option<Duration>>,
    terminal: bool,
}

impl Line {
    /// A line for work that is not one of several steps.
    pub(crate) fn new(label: String) -> Self {
        let terminal = std::io::stderr().is_terminal();
        Self { label, started: Instant::now(), doing: Cell::new(""), ticked: Cell::new(None), terminal }
    }

    /// Says what the step does now, before it takes its time: `installing (about a minute)`.
    pub(crate) fn says(&self, doing: &'static str) {
        eprintln!("{} … {doing}", self.label);
        self.doing.set(doing);
    }

    /// Draws the elapsed seconds and the program's last line on a terminal; elsewhere a plain line now and then.
    pub(crate) fn tick(&self, detail: &str) {
        let elapsed = self.started.elapsed();
        let pause = if self.terminal { Duration::from_millis(200) } else { HEARTBEAT };
        if elapsed.saturating_sub(self.ticked.get().unwrap_or_default()) < pause {
            return;
        }
        self.ticked.set(Some(elapsed));
        let text = format!("    {} s  {detail}", elapsed.as_secs());
        let text: String = text.chars().take(COLUMNS).collect();
        if self.terminal {
            eprint!("\r\x1b[K{text}");
            // A terminal that is gone is no reason to stop the work.
            let _ = std::io::stderr().flush();
        } else {
            eprintln!("{text}");
        }
    }

    /// Removes what [`Line::tick`] drew on a terminal.
    pub(crate) fn clear_tick(&self) {
        if self.terminal && self.ticked.take().is_some() {
            eprint!("\r\x1b[K");
        }
    }

    fn finish(&self, outcome: Outcome, elapsed: Duration) {
        let (mark, word) = match (self.doing.get(), outcome) {
            ("", Outcome::Ready) => (" …", "ready"),
            ("", Outcome::Done) => (" …", "done"),
            (_, Outcome::Ready) => (":", "ready"),
            (_, Outcome::Done) => (":", "done"),
        };
        eprintln!("{}{mark} {word} ({:.1} s)", self.label, elapsed.as_secs_f64());
    }
}
