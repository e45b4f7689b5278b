//! `cargo xtask bench [--quick] [--runs N] [BENCH…]`: this project beside its peers, in `bench/RESULTS.md`.
//!
//! The benches themselves are Node's, in `bench/`; here is what they need: a release build, a browser and the peers.

use anyhow::Result;

use crate::paths::Project;
use crate::release;
use crate::run::Program;
use crate::setup::{self, Tool};
use crate::steps::run_all;

const TOOLS: [Tool; 3] = [Tool::Chromium, Tool::BenchNpm, Tool::BenchPython];

/// Sets up, builds what changed, and measures; the arguments are those of `bench/run.mjs`.
pub(crate) fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let mut steps = TOOLS.iter().map(|tool| setup::step(project, *tool)).collect::<Result<Vec<_>>>()?;
    steps.extend(release::steps(project)?);
    run_all(project, &steps)?;
    Program::new(project, "node")?
        .args(["bench/run.mjs"])
        .args(arguments)
        .env("CHROMIUM", setup::chromium(project)?)
        .env("MDCMS", release::command(project))
        .env("MDCMS_BENCH", project.target.join("bench"))
        .help("the lines above say which program or page does not do what it should")
        .show()
}
