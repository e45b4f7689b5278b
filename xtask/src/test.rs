//! `cargo xtask test [STEP…]`: everything that has to pass before a change is merged, the browser included.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::paths::Project;
use crate::run::{Program, Usage, failure};
use crate::setup::{self, Tool};
use crate::steps::{Line, Outcome, Step, run_all};
use crate::{release, renderer, size};

/// One named step of the tests.
struct Check {
    name: &'static str,
    about: &'static str,
    tools: &'static [Tool],
    /// Whether it looks at the release command, which is then built first.
    release: bool,
    action: fn(&Project, &Line) -> Result<Outcome>,
}

/// What the browser tests and the size gate look at; not an action of its own but two steps with their times.
const BUILD: &str = "build";

/// The quick ones first; the order in which they run.
const CHECKS: [Check; 8] = [
    Check {
        name: "fmt",
        about: "every file is formatted",
        tools: &[Tool::RustComponents],
        release: false,
        action: |project, line| {
            cargo(project, line, &["fmt", "--all", "--check"], "run `cargo fmt --all`")?;
            let fuzz = ["fmt", "--manifest-path", FUZZ, "--check"];
            cargo(project, line, &fuzz, "run `cargo fmt --manifest-path fuzz/Cargo.toml`")
        },
    },
    Check {
        name: "clippy",
        about: "no warning, for the host",
        tools: &[Tool::RustComponents],
        release: false,
        action: |project, line| {
            let arguments = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
            cargo(project, line, &arguments, LINES_ABOVE)?;
            // Without libFuzzer, which would have to be compiled for it.
            let folder = project.target.join("fuzz").display().to_string();
            let fuzz = ["clippy", "--manifest-path", FUZZ, "--no-default-features", "--target-dir", &folder];
            cargo(project, line, &[&fuzz[..], &["--", "-D", "warnings"]].concat(), LINES_ABOVE)
        },
    },
    Check {
        name: "clippy-wasm",
        about: "no warning, for the browser",
        tools: &[Tool::RustComponents, Tool::WasmTarget],
        release: false,
        action: |project, line| {
            let arguments = ["clippy", "-p", "mdcms-app", WASM, "--all-targets", "--", "-D", "warnings"];
            cargo(project, line, &arguments, LINES_ABOVE)?;
            // As `cargo xtask build` compiles it; tests have everything in one module.
            let split = ["clippy", "-p", "mdcms-app", WASM, "--features", "split", "--", "-D", "warnings"];
            cargo(project, line, &split, LINES_ABOVE)
        },
    },
    Check {
        name: "doc",
        about: "the documentation has no broken link",
        tools: &[],
        release: false,
        action: |project, line| {
            line.says("running");
            let program = Program::new(project, "cargo")?.args(["doc", "--workspace", "--no-deps"]);
            program.env("RUSTDOCFLAGS", "-D warnings").help(LINES_ABOVE).show()?;
            Ok(Outcome::Done)
        },
    },
    Check {
        name: "host",
        about: "tests that need no browser",
        tools: &[Tool::Npm],
        release: false,
        action: |project, line| cargo(project, line, &["test", "--workspace"], LINES_ABOVE),
    },
    Check {
        name: "wasm",
        about: "tests of the renderer in Chromium",
        tools: &[Tool::WasmTarget, Tool::WasmBindgen, Tool::Chromium],
        release: false,
        action: wasm_tests,
    },
    Check {
        name: "browser",
        about: "journeys through served sites in Chromium",
        tools: &[Tool::Npm, Tool::Chromium, Tool::PythonSources],
        release: true,
        action: browser_tests,
    },
    Check { name: "size", about: "the transfer budget", tools: &[Tool::Npm], release: true, action: size::gate },
];

const WASM: &str = "--target=wasm32-unknown-unknown";
const FUZZ: &str = "fuzz/Cargo.toml";
const LINES_ABOVE: &str = "the lines above say what is wrong";

/// Runs the named steps, or all; ends with a table of their times.
pub(crate) fn run(project: &Project, arguments: &[String]) -> Result<()> {
    if arguments == ["--list"] {
        for check in &CHECKS {
            if check.name == "browser" {
                println!("{BUILD:<12} release renderer and command");
            }
            println!("{:<12} {}", check.name, check.about);
        }
        return Ok(());
    }
    let chosen = choose(arguments)?;
    let release = chosen.release || chosen.checks.iter().any(|check| check.release);

    let mut tools: BTreeSet<Tool> = chosen.checks.iter().flat_map(|check| check.tools.iter().copied()).collect();
    if release {
        tools.extend(release::TOOLS);
    }
    let mut steps = tools.iter().map(|tool| setup::step(project, *tool)).collect::<Result<Vec<_>>>()?;
    let set_up = steps.len();
    let (before, after): (Vec<&Check>, Vec<&Check>) = chosen.checks.iter().partition(|check| !check.release);
    steps.extend(before.into_iter().map(test_step));
    if release {
        steps.push(renderer::release_step());
        steps.push(release::command_step());
    }
    steps.extend(after.into_iter().map(test_step));

    let times = run_all(project, &steps)?;
    print_times(&steps, &times, set_up);
    Ok(())
}

struct Chosen {
    checks: Vec<&'static Check>,
    release: bool,
}

fn choose(names: &[String]) -> Result<Chosen, Usage> {
    let known = |name: &str| name == BUILD || CHECKS.iter().any(|check| check.name == name);
    if let Some(unknown) = names.iter().find(|name| !known(name)) {
        return Err(Usage(format!("there is no test step `{unknown}`; `cargo xtask test --list` names them")));
    }
    let wanted = |name: &str| names.is_empty() || names.iter().any(|it| it == name);
    Ok(Chosen { checks: CHECKS.iter().filter(|check| wanted(check.name)).collect(), release: wanted(BUILD) })
}

fn test_step(check: &Check) -> Step {
    Step { title: check.name.to_owned(), alone: Some(format!("test {}", check.name)), action: check.action }
}

fn print_times(steps: &[Step], times: &[Duration], set_up: usize) {
    let row = |title: &str, time: Duration| println!("{title:<28} {:>8.1} s", time.as_secs_f64());
    println!("\nAll steps passed");
    if set_up > 0 {
        row("set-up", times.iter().take(set_up).sum());
    }
    for (step, time) in steps.iter().zip(times).skip(set_up) {
        row(&step.title, *time);
    }
    row("together", times.iter().sum());
}

fn cargo(project: &Project, line: &Line, arguments: &[&str], help: &str) -> Result<Outcome> {
    line.says("running");
    neutral(Program::new(project, "cargo")?).args(arguments).help(help).show()?;
    Ok(Outcome::Done)
}

/// Tests see neither this machine's time zone and language nor what someone works on at the moment.
fn neutral(program: Program) -> Program {
    let settings = [("TZ", "UTC"), ("LC_ALL", "C.UTF-8"), ("NO_COLOR", "1")];
    let program = settings.into_iter().fold(program, |program, (key, value)| program.env(key, value));
    let foreign = ["MDCMS_RENDERER", "MDCMS_EMBED_RENDERER", "CLICOLOR_FORCE", "FORCE_COLOR", "LANGUAGE"];
    foreign.into_iter().fold(program, Program::without_env)
}

fn wasm_tests(project: &Project, line: &Line) -> Result<Outcome> {
    line.says("running");
    neutral(Program::new(project, "cargo")?)
        .args(["test", "-p", "mdcms-app", WASM, "--tests"])
        .env("CHROMEDRIVER", setup::chromedriver(project)?)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", project.root.join("webdriver.json"))
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .help(LINES_ABOVE)
        .show()?;
    Ok(Outcome::Done)
}

fn browser_tests(project: &Project, line: &Line) -> Result<Outcome> {
    line.says("running");
    let files = browser_test_files(project)?;
    neutral(Program::new(project, "node")?)
        .args(["--test"])
        .args(files)
        .env("MDCMS", release::command(project))
        .env("CHROMIUM", setup::chromium(project)?)
        .help(LINES_ABOVE)
        .show()?;
    Ok(Outcome::Done)
}

/// The files are named to Node one by one, because its versions differ in what a folder means to them.
fn browser_test_files(project: &Project) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for folder in ["tests/e2e", "bench/test"] {
        let folder = project.root.join(folder);
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            if path.to_string_lossy().ends_with(".test.mjs") {
                files.push(path);
            }
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(failure("there are no browser tests", "their files are named tests/e2e/<feature>.test.mjs"));
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::{CHECKS, choose};

    #[test]
    fn runs_only_the_named_steps_and_in_their_own_order() {
        let all: Vec<&str> = CHECKS.iter().map(|check| check.name).collect();
        for (arguments, expected, release) in [
            ("", Some(all), true),
            ("wasm fmt", Some(vec!["fmt", "wasm"]), false),
            ("build", Some(vec![]), true),
            ("host build", Some(vec!["host"]), true),
            ("clipy", None, false),
        ] {
            let names: Vec<String> = arguments.split_whitespace().map(str::to_owned).collect();
            let chosen = choose(&names).ok();
            let found = chosen.as_ref().map(|it| it.checks.iter().map(|check| check.name).collect());
            assert_eq!(found, expected, "{arguments}");
            assert_eq!(chosen.is_some_and(|it| it.release), release, "{arguments}");
        }
    }
}
