//! `cargo xtask audit`: licences, banned crates and sources of all dependencies, by the rules of `deny.toml`.

use anyhow::Result;

use crate::paths::Project;
use crate::run::{Program, Usage};
use crate::setup::{self, Tool};
use crate::steps::{Outcome, Step, run_all};

/// Runs cargo-deny; `--advisories` also asks the advisory database, which is fetched from outside.
pub(crate) fn run(project: &Project, arguments: &[String]) -> Result<()> {
    let mut steps = vec![
        setup::step(project, Tool::CargoDeny)?,
        Step::new("licences, banned crates and sources", |project, line| {
            line.says("checking");
            check(project, &["licenses", "bans", "sources"])
        }),
    ];
    for argument in arguments {
        if argument != "--advisories" {
            return Err(Usage(format!("`audit` takes only --advisories, but `{argument}` was given")).into());
        }
        steps.push(Step::new("advisories", |project, line| {
            line.says("checking");
            check(project, &["advisories"])
        }));
    }
    run_all(project, &steps)?;
    Ok(())
}

fn check(project: &Project, subjects: &[&str]) -> Result<Outcome> {
    // The fuzz targets are a workspace of their own.
    for manifest in ["Cargo.toml", "fuzz/Cargo.toml"] {
        Program::new(project, "cargo-deny")?
            .args(["--manifest-path", manifest, "--config", "deny.toml", "--workspace", "--all-features"])
            .args(["check", "--hide-inclusion-graph"])
            .args(subjects)
            .help("the lines above name the crate; replace it, or allow it in deny.toml with the reason")
            .show()?;
    }
    Ok(Outcome::Done)
}
