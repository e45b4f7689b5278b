//! Parts of the Rust toolchain that a plain installation lacks.

use std::path::PathBuf;

use anyhow::Result;

use crate::paths::Project;
use crate::run::{Program, failure};
use crate::steps::{Line, Outcome};

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Makes sure of the standard library for the browser.
pub(super) fn ensure_wasm_target(project: &Project, line: &Line) -> Result<Outcome> {
    if sysroot(project)?.join("lib/rustlib").join(WASM_TARGET).is_dir() {
        return Ok(Outcome::Ready);
    }
    line.says("installing");
    rustup(project, line, &["target", "add", WASM_TARGET])
}

/// Makes sure of the formatter and the linter.
pub(super) fn ensure_components(project: &Project, line: &Line) -> Result<Outcome> {
    let has = |program: &str| -> Result<bool> {
        Ok(Program::new(project, "cargo")?.args([program, "--version"]).read().is_some())
    };
    if has("fmt")? && has("clippy")? {
        return Ok(Outcome::Ready);
    }
    line.says("installing");
    rustup(project, line, &["component", "add", "rustfmt", "clippy"])
}

fn sysroot(project: &Project) -> Result<PathBuf> {
    let answer = Program::new(project, "rustc")?.args(["--print", "sysroot"]).read();
    answer.map(PathBuf::from).ok_or_else(|| failure("`rustc` does not start", "install Rust with rustup"))
}

fn rustup(project: &Project, line: &Line, arguments: &[&str]) -> Result<Outcome> {
    Program::new(project, "rustup")?
        .args(arguments)
        .help(format!(
            "with Rust from rustup, `rustup {}` has to work; with Rust from elsewhere, install that part the same way",
            arguments.join(" ")
        ))
        .quiet(line, &project.target.join("tools/rustup.log"))?;
    Ok(Outcome::Done)
}
