//! Programs from PyPI that the benches compare with, in a folder of their own.

use anyhow::Result;

use super::locked::Locked;
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
