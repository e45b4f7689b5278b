//! The one place that starts programs: it shows what runs, and every failure names the program and the remedy.

use std::collections::VecDeque;
use std::ffi::OsStr;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};

use crate::paths::Project;
use crate::steps::Line;

/// How many of a failed program's last lines are repeated.
const TAIL_LINES: usize = 25;

/// How often the elapsed time is drawn anew on a terminal.
const TICK: Duration = Duration::from_millis(200);

/// Wrong usage: the process ends with 2 and prints the help.
#[derive(Debug)]
pub(crate) struct Usage(pub(crate) String);

impl fmt::Display for Usage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Usage {}

/// An error that says what is wrong and how to mend it.
pub(crate) fn failure(what: impl fmt::Display, help: impl fmt::Display) -> anyhow::Error {
    anyhow!("{what}\n  help: {help}")
}

/// A program that is about to be started in the workspace root, with the project's tools on its `PATH`.
pub(crate) struct Program {
    name: String,
    command: Command,
    help: Option<String>,
    shows_tail: bool,
}

impl Program {
    /// The program `name`, looked up on the project's search path.
    pub(crate) fn new(project: &Project, name: &str) -> Result<Self> {
        let mut command = Command::new(name);
        command.current_dir(&project.root).env("PATH", project.search_path()?);
        if std::env::var_os("CARGO_TARGET_DIR").is_some() {
            // It may be relative to where people are, which is not where the program runs.
            command.env("CARGO_TARGET_DIR", &project.target);
        }
        Ok(Self { name: name.to_owned(), command, help: None, shows_tail: true })
    }

    /// Adds arguments.
    pub(crate) fn args<S: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = S>) -> Self {
        self.command.args(arguments);
        self
    }

    /// Sets one variable of the program's environment.
    pub(crate) fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(key, value);
        self
    }

    /// Takes one variable out of the program's environment.
    pub(crate) fn without_env(mut self, key: &str) -> Self {
        self.command.env_remove(key);
        self
    }

    /// What people can do when the program is missing or fails.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// For a try that may fail: [`Program::quiet`] then leaves the last lines in the log.
    pub(crate) fn without_tail(mut self) -> Self {
        self.shows_tail = false;
        self
    }

    /// Runs it with its output in view.
    pub(crate) fn show(mut self) -> Result<()> {
        eprintln!("    $ {}", self.line());
        let status = self.command.status().map_err(|error| self.not_started(&error))?;
        if status.success() { Ok(()) } else { Err(self.failed(status)) }
    }

    /// Runs it with its errors in view; what it prints on stdout.
    pub(crate) fn output(mut self) -> Result<String> {
        eprintln!("    $ {}", self.line());
        let output = self.command.stderr(Stdio::inherit()).output().map_err(|error| self.not_started(&error))?;
        if !output.status.success() {
            return Err(self.failed(output.status));
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Runs it with its output in `log`, and the elapsed time and its last line in view on a terminal.
    /// A failure shows the last lines.
    pub(crate) fn quiet(mut self, line: &Line, log: &Path) -> Result<()> {
        if let Some(folder) = log.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        }
        let mut log_file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
        self.command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = self.command.spawn().map_err(|error| self.not_started(&error))?;

        let (sender, lines) = mpsc::channel();
        let outputs = [
            child.stdout.take().map(|out| Box::new(out) as Box<dyn Read + Send>),
            child.stderr.take().map(|err| Box::new(err) as Box<dyn Read + Send>),
        ];
        for output in outputs.into_iter().flatten() {
            let sender = sender.clone();
            // The thread ends with the program's output; a closed channel only means that nobody reads any more.
            thread::spawn(move || {
                BufReader::new(output).lines().map_while(Result::ok).all(|it| sender.send(it).is_ok())
            });
        }
        drop(sender);

        let mut tail = VecDeque::new();
        loop {
            match lines.recv_timeout(TICK) {
                Ok(text) => {
                    writeln!(log_file, "{text}")?;
                    if tail.len() == TAIL_LINES {
                        tail.pop_front();
                    }
                    tail.push_back(text);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            line.tick(tail.back().map_or("", |text| text.trim()));
        }
        let status = child.wait().with_context(|| format!("cannot wait for {}", self.name))?;
        line.clear_tick();
        if status.success() {
            return Ok(());
        }
        if self.shows_tail {
            for text in &tail {
                eprintln!("    | {text}");
            }
            eprintln!("    the whole output is in {}", log.display());
        }
        if looks_offline(tail.make_contiguous()) {
            self.help = Some("it needs the network; check the connection and run the same command again".to_owned());
        }
        Err(self.failed(status))
    }

    /// What it prints on stdout, or `None` when there is no such program or it fails.
    pub(crate) fn read(mut self) -> Option<String> {
        let output = self.command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Runs it in place of this process where the system can, so that signals reach it directly.
    pub(crate) fn become_it(mut self) -> Result<()> {
        eprintln!("    $ {}", self.line());
        #[cfg(unix)]
        {
            let error = std::os::unix::process::CommandExt::exec(&mut self.command);
            Err(self.not_started(&error))
        }
        #[cfg(not(unix))]
        {
            let status = self.command.status().map_err(|error| self.not_started(&error))?;
            if status.success() { Ok(()) } else { Err(self.failed(status)) }
        }
    }

    fn line(&self) -> String {
        let mut line = self.name.clone();
        for argument in self.command.get_args() {
            line.push(' ');
            line.push_str(&argument.to_string_lossy());
        }
        line
    }

    fn not_started(&self, error: &io::Error) -> anyhow::Error {
        let what = match error.kind() {
            io::ErrorKind::NotFound => format!("the program `{}` is missing", self.name),
            _ => format!("cannot start `{}`: {error}", self.name),
        };
        self.explained(what)
    }

    fn failed(&self, status: ExitStatus) -> anyhow::Error {
        self.explained(match status.code() {
            Some(code) => format!("`{}` ended with exit code {code}", self.line()),
            None => format!("`{}` was stopped by a signal", self.line()),
        })
    }

    fn explained(&self, what: String) -> anyhow::Error {
        match &self.help {
            Some(help) => failure(what, help),
            None => anyhow!(what),
        }
    }
}

/// Whether a program's last lines speak of a network that does not answer: cargo's, npm's, rustup's and apt's words.
fn looks_offline(lines: &[String]) -> bool {
    const SIGNS: [&str; 11] = [
        "could not resolve host",
        "couldn't resolve host",
        "temporary failure resolving",
        "dns error",
        "could not connect",
        "failed to connect",
        "connection refused",
        "network is unreachable",
        "timed out",
        "enotfound",
        "econnrefused",
    ];
    lines.iter().any(|line| {
        let line = line.to_lowercase();
        SIGNS.iter().any(|sign| line.contains(sign))
    })
}

#[cfg(test)]
mod tests {
    use super::looks_offline;

    #[test]
    fn a_missing_network_is_told_from_other_failures() {
        for (line, expected) in [
            ("  [6] Could not resolve hostname (Could not resolve host: example.org)", true),
            ("npm error code ENOTFOUND", true),
            ("error: could not download file: error sending request: dns error", true),
            ("error[E0308]: mismatched types", false),
            ("error: failed to select a version for the requirement `walrus = \"^0.26\"`", false),
        ] {
            assert_eq!(looks_offline(&[line.to_owned()]), expected, "{line}");
        }
    }
}
