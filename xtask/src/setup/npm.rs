//! Node and npm packages by lock file: wasm-opt, esbuild and what the browser tests use; the peers of the benches.

use std::fs;

use anyhow::{Context, Result};

use crate::paths::Project;
use crate::run::{Program, failure};
use crate::steps::{Line, Outcome};

/// The oldest Node that runs the tests.
const OLDEST_NODE: u32 = 20;

/// Makes sure of Node, and that `node_modules` is what the lock file of `folder`, from the root, says.
pub(super) fn ensure(project: &Project, line: &Line, folder: &str) -> Result<Outcome> {
    let folder = project.root.join(folder);
    let help = format!("install Node {OLDEST_NODE} or newer, with npm");
    match Program::new(project, "node")?.args(["--version"]).read() {
        None => return Err(failure("the program `node` is missing", help)),
        Some(version) if major(&version).is_none_or(|major| major < OLDEST_NODE) => {
            return Err(failure(format!("Node {version} is too old"), help));
        }
        Some(_) => {}
    }

    let lock_path = folder.join("package-lock.json");
    let lock = fs::read(&lock_path).with_context(|| format!("cannot read {}", lock_path.display()))?;
    // npm empties the folder first, so this copy is there only after an install that went through.
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read(&installed).is_ok_and(|text| text == lock) {
        return Ok(Outcome::Ready);
    }
    line.says("installing (some seconds)");
    Program::new(project, "npm")?
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"])
        .args([&folder])
        .help("install npm, which belongs to Node, and run `npm ci --ignore-scripts` to see what it says")
        .quiet(line, &project.target.join("tools/npm.log"))?;
    fs::write(&installed, lock).with_context(|| format!("cannot write {}", installed.display()))?;
    Ok(Outcome::Done)
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
