//! Node and npm packages by lock file: wasm-opt, esbuild and what the browser tests use; the peers of the benches.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result};

use super::locked::Locked;
use crate::paths::Project;
use crate::run::{Program, failure};
use crate::steps::{Line, Outcome};

/// The oldest Node that runs the tests.
const OLDEST_NODE: u32 = 20;

/// Makes sure of Node, and of the packages that building and testing need.
pub(super) fn ensure(project: &Project, line: &Line) -> Result<Outcome> {
    install(project, line, &project.root, &["ci"])
}

/// Makes sure of Node, and of the packages that the benches compare with. `npm ci` refuses a lock file without the
/// packages for other systems, and not every registry has all of them.
pub(super) fn ensure_peers(project: &Project, line: &Line) -> Result<Outcome> {
    install(project, line, &project.root.join("bench"), &["install", "--no-save"])
}

/// Brings `node_modules` in `folder` to what its lock file says.
fn install(project: &Project, line: &Line, folder: &Path, command: &[&str]) -> Result<Outcome> {
    let help = format!("install Node {OLDEST_NODE} or newer, with npm");
    match Program::new(project, "node")?.args(["--version"]).read() {
        None => return Err(failure("the program `node` is missing", help)),
        Some(version) if major(&version).is_none_or(|major| major < OLDEST_NODE) => {
            return Err(failure(format!("Node {version} is too old"), help));
        }
        Some(_) => {}
    }

    let lock_path = folder.join("package-lock.json");
    let locked = Locked::read(&lock_path, folder.join("node_modules/.installed-lock.json"))?;
    if locked.is_installed() {
        return Ok(Outcome::Ready);
    }
    line.says("installing (some seconds)");
    remove(&folder.join("node_modules"))?;
    Program::new(project, "npm")?
        .args(command)
        .args(["--ignore-scripts", "--no-audit", "--no-fund", "--prefix"])
        .args([folder])
        .help("install npm, which belongs to Node; the lines above are its own")
        .quiet(line, &project.target.join("tools/npm.log"))?;
    locked.note()?;
    Ok(Outcome::Done)
}

/// Removes a folder with all that is in it, where there is one.
pub(super) fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// The first number of `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn reads_what_node_says_of_itself() {
        for (version, expected) in [("v20.20.2", Some(20)), ("v9.0.0", Some(9)), ("20", None), ("", None)] {
            assert_eq!(major(version), expected, "{version}");
        }
    }
}
