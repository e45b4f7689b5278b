//! Builds the renderer with Trunk, in two kinds that are kept apart: quick for work, small for readers.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::paths::{self, Project};
use crate::run::Program;
use crate::shrink::shrink;
use crate::split::split;
use crate::stamp::Build;
use crate::steps::{Line, Outcome, Step};

/// What a build of the renderer reads besides the crates.
const INPUTS: [&str; 6] = ["src", "www", "Cargo.toml", "Cargo.lock", "Trunk.toml", ".cargo/config.toml"];

/// What a release build goes through here after Trunk.
const STAGES: [&str; 5] =
    ["xtask/src/renderer.rs", "xtask/src/split.rs", "xtask/src/split", "xtask/src/shrink.rs", "xtask/src/shrink"];

/// The crate that is no part of the renderer; every other one may be.
const COMMAND_CRATE: &str = "crates/cli";

/// The step that builds for work: cargo profile `wasm-dev`, nothing minified.
pub(crate) fn dev_step() -> Step {
    Step::new("renderer, quick build", |project, line| {
        let build = Build {
            inputs: inputs(project)?,
            output: dev_folder(project),
            stamp: project.target.join("xtask/renderer-dev"),
        };
        build.unless_fresh(|| {
            line.says("building");
            trunk(project, &build.output, false)?;
            scripts(project, &build.output)
        })
    })
}

/// The step that builds for readers: cargo profile `wasm-release`, wasm-opt, minified.
pub(crate) fn release_step() -> Step {
    Step::new("renderer, release build", release)
}

/// Where the quick build goes.
pub(crate) fn dev_folder(project: &Project) -> PathBuf {
    project.target.join("renderer-dev")
}

/// Where the release build goes.
pub(crate) fn release_folder(project: &Project) -> PathBuf {
    project.root.join("dist")
}

fn release(project: &Project, line: &Line) -> Result<Outcome> {
    let mut inputs = inputs(project)?;
    // The versions of wasm-opt and esbuild.
    inputs.push(project.root.join("package-lock.json"));
    inputs.extend(STAGES.map(|path| project.root.join(path)));
    let stamp = project.target.join("xtask/renderer-release");
    let build = Build { inputs, output: release_folder(project), stamp };
    build.unless_fresh(|| {
        line.says("building (some minutes the first time)");
        trunk(project, &build.output, true)?;
        let file = |name: &str| build.output.join(name);
        let (module, script) = (file("mdcms-app_bg.wasm"), file("mdcms-app.js"));
        let linked = project.target.join("wasm32-unknown-unknown/wasm-release/mdcms-app.wasm");
        let parts = split(project, &linked, &module, &script)?;
        shrink(project, &module, &script, &parts)?;
        minify(project, &build.output)?;
        scripts(project, &build.output)
    })
}

fn inputs(project: &Project) -> Result<Vec<PathBuf>> {
    let mut inputs: Vec<PathBuf> = INPUTS.iter().map(|path| project.root.join(path)).collect();
    let crates = project.root.join("crates");
    for entry in fs::read_dir(&crates).with_context(|| format!("cannot read {}", crates.display()))? {
        let path = entry?.path();
        if path != project.root.join(COMMAND_CRATE) {
            inputs.push(path);
        }
    }
    Ok(inputs)
}

fn trunk(project: &Project, dist: &Path, release: bool) -> Result<()> {
    let mut program = Program::new(project, "trunk")?
        .args(["build", "--dist", &project.shown(dist)])
        .args(if release { &["--release", "--features", "split"][..] } else { &[] })
        // Trunk would print its own call stack for every error in the sources.
        .env("RUST_BACKTRACE", "0")
        .help("the lines above say what does not build");
    // Trunk reads NO_COLOR as a flag of its own and stops at the usual value 1.
    if std::env::var_os("NO_COLOR").is_some() {
        program = program.without_env("NO_COLOR").env("TRUNK_COLOR", "never").env("CARGO_TERM_COLOR", "never");
    }
    if release {
        // Panic messages name source files: without the folder that cargo keeps them in, every machine builds the
        // same bytes. No other flag of the environment takes part.
        let sources = paths::cargo_home()?.join("registry/src");
        // Relocations tell `split` what reaches what.
        let flags = format!("--remap-path-prefix={}=\x1f-Clink-arg=--emit-relocs", sources.display());
        program = program.env("CARGO_ENCODED_RUSTFLAGS", flags);
    }
    program.show()
}

/// Adds the scripts that pages load once they stand: what gives code its colours, with the languages, which come from
/// highlight.js, and what headings, outlines and pictures get.
fn scripts(project: &Project, dist: &Path) -> Result<()> {
    for script in ["www/code/build.mjs", "www/more/build.mjs"] {
        Program::new(project, "node")?
            .args([Path::new(script), dist])
            .help("`npm ci` installs highlight.js and esbuild")
            .show()?;
    }
    Ok(())
}

/// Minifies the scripts and styles in place; names, exports and import paths stay.
fn minify(project: &Project, dist: &Path) -> Result<()> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dist).with_context(|| format!("cannot read {}", dist.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "js" || extension == "css") {
            files.push(project.shown(&path));
        }
    }
    files.sort();
    Program::new(project, "esbuild")?
        .args(["--minify", "--target=es2022", "--log-level=warning", "--charset=utf8", "--allow-overwrite"])
        .args([format!("--outdir={}", project.shown(dist))])
        .args(files)
        .help("the lines above name the script or style that esbuild cannot read")
        .show()
}
