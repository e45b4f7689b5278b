//! `cargo xtask fuzz [TARGET…] [--seconds N] [--input FILE]`: what must hold for every text, tried with texts that
//! libFuzzer makes. What that is, `fuzz/src/` says.
//!
//! cargo-fuzz works with the stable toolchain as long as no sanitizer is asked for, and code without `unsafe` gives
//! them little to find.

mod log;
mod request;
mod seeds;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::paths::Project;
use crate::run::{Program, failure};
use crate::setup::{self, Tool};
use crate::steps::{Line, Outcome, Step, run_all};
use log::Log;
use request::Request;

/// What is tried.
#[derive(Debug, PartialEq, Eq)]
struct Target {
    /// Its name, which is that of its program in `fuzz/`.
    name: &'static str,
    /// Its dictionary in `fuzz/`.
    words: &'static str,
    /// Bytes of the longest text, and of the longest that it starts from.
    longest: usize,
    longest_seed: usize,
    /// Seconds that a text may take.
    timeout: u32,
}

const TARGETS: [Target; 4] = [
    Target { name: "render", words: "markdown.dict", longest: 2048, longest_seed: 2048, timeout: 10 },
    Target { name: "front_matter", words: "structured.dict", longest: 2048, longest_seed: 2048, timeout: 10 },
    Target { name: "site", words: "markdown.dict", longest: 2048, longest_seed: 2048, timeout: 10 },
    Target { name: "repeated", words: "markdown.dict", longest: 32, longest_seed: 16, timeout: 5 },
];

/// Megabytes that a target may hold; its corpus is a small part of it.
const MEMORY: u32 = 1024;

/// Sets up, and tries each target for its time, or one of them with a file.
pub(crate) fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let request = Request::parse(arguments)?;
    let steps = [
        setup::step(project, Tool::Npm)?,
        setup::step(project, Tool::CargoFuzz)?,
        Step::new("fuzz targets", build),
        Step::new("seeds", write_seeds),
    ];
    run_all(project, &steps)?;
    if let Some(input) = &request.input {
        let input = std::env::current_dir()?.join(input);
        return request.targets.iter().try_for_each(|target| replay(project, target, &input));
    }
    let mut found = Vec::new();
    for target in &request.targets {
        if !search(project, target, request.seconds)? {
            found.push(target.name);
        }
    }
    if found.is_empty() {
        return Ok(());
    }
    let help = "it becomes a test in crates/core/tests/ before it is mended; the lines above name the input";
    Err(failure(format!("there is a finding in {}", found.join(" and ")), help))
}

fn cargo_fuzz(project: &Project, verb: &str) -> Result<Program> {
    Ok(Program::new(project, "cargo")?
        .args(["fuzz", verb, "--release", "--sanitizer", "none", "--fuzz-dir", "fuzz", "--target-dir"])
        .args([project.target.join("fuzz")]))
}

fn build(project: &Project, line: &Line) -> Result<Outcome> {
    line.says("compiling (about 2 minutes at first)");
    cargo_fuzz(project, "build")?
        .help("the lines above say why; libFuzzer is C++, so a C++ compiler has to be there too")
        .quiet(line, &project.target.join("fuzz/build.log"))?;
    Ok(Outcome::Done)
}

fn write_seeds(project: &Project, _: &Line) -> Result<Outcome> {
    let texts = seeds::texts(project)?;
    for target in &TARGETS {
        seeds::write(&texts, target.longest_seed, &seeds_folder(project, target))?;
    }
    Ok(Outcome::Done)
}

fn seeds_folder(project: &Project, target: &Target) -> PathBuf {
    project.target.join("fuzz/seeds").join(target.name)
}

/// Tries a target for some seconds; tells whether all went well.
fn search(project: &Project, target: &Target, seconds: u32) -> Result<bool> {
    let corpus = project.root.join("fuzz/corpus").join(target.name);
    fs::create_dir_all(&corpus).with_context(|| format!("cannot make {}", corpus.display()))?;
    let log = project.target.join("fuzz").join(target.name).with_extension("log");
    let line = Line::new(format!("{}, {seconds} s", target.name));
    let outcome = cargo_fuzz(project, "run")?
        .args([target.name])
        .args([&corpus, &seeds_folder(project, target)])
        .args(["--".to_owned(), format!("-max_total_time={seconds}")])
        .args(limits(target))
        .env("RUST_BACKTRACE", "0")
        .help(format!("{} says why", log.display()))
        .without_tail()
        .quiet(&line, &log);
    let said = fs::read(&log).with_context(|| format!("cannot read {}", log.display()))?;
    let Log { inputs, reason, input } = Log::read(&String::from_utf8_lossy(&said));
    match (outcome, input) {
        (Ok(()), _) => {
            println!("{:<14} no finding in {inputs} texts", target.name);
            Ok(true)
        }
        (Err(_), Some(input)) => {
            let input = project.shown(Path::new(&input));
            println!("{:<14} {reason}", target.name);
            println!("    the text is in {input}");
            println!("    try it again: cargo xtask fuzz {} --input {input}", target.name);
            Ok(false)
        }
        (Err(error), None) => Err(error),
    }
}

fn replay(project: &Project, target: &Target, input: &Path) -> Result<()> {
    let help = "the lines above say what does not hold for this text";
    cargo_fuzz(project, "run")?.args([target.name]).args([input]).args(["--"]).args(limits(target)).help(help).show()
}

/// What is a finding besides a panic, and what texts are made of.
fn limits(target: &Target) -> [String; 4] {
    [
        format!("-max_len={}", target.longest),
        format!("-timeout={}", target.timeout),
        format!("-rss_limit_mb={MEMORY}"),
        format!("-dict=fuzz/{}", target.words),
    ]
}
