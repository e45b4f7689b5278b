//! `cargo xtask build`: the release renderer, and the command that carries it.

use anyhow::Result;

use crate::paths::Project;
use crate::renderer;
use crate::run::{Program, Usage};
use crate::setup::{self, Tool};
use crate::steps::{Line, Outcome, Step, run_all};

/// What a release build needs.
pub(crate) const TOOLS: [Tool; 4] = [Tool::Npm, Tool::WasmTarget, Tool::WasmBindgen, Tool::Trunk];

/// Sets up, builds, and says where the command is.
pub(crate) fn run(project: &Project, arguments: &[String]) -> Result<()> {
    if let Some(argument) = arguments.first() {
        return Err(Usage(format!("`build` takes no argument, but `{argument}` was given")).into());
    }
    run_all(project, &steps(project)?)?;
    println!("{}", project.shown(&command(project)));
    Ok(())
}

/// The steps of a release build, set-up included.
pub(crate) fn steps(project: &Project) -> Result<Vec<Step>> {
    let mut steps = TOOLS.iter().map(|tool| setup::step(project, *tool)).collect::<Result<Vec<_>>>()?;
    steps.push(renderer::release_step());
    steps.push(command_step());
    Ok(steps)
}

/// The step that compiles the command with the release renderer inside.
pub(crate) fn command_step() -> Step {
    Step::new("command, release build", build_command)
}

/// The release command.
pub(crate) fn command(project: &Project) -> std::path::PathBuf {
    project.target.join("release").join(format!("mdcms{}", std::env::consts::EXE_SUFFIX))
}

fn build_command(project: &Project, line: &Line) -> Result<Outcome> {
    line.says("building");
    Program::new(project, "cargo")?
        .args(["build", "--release", "--package", "mdcms"])
        .env("MDCMS_EMBED_RENDERER", renderer::release_folder(project))
        .help("the lines above say what does not build")
        .show()?;
    Ok(Outcome::Done)
}
