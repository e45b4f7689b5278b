//! Chromium and its driver, from the system's packages.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::paths::Project;
use crate::run::{Program, failure};
use crate::steps::{Line, Outcome};

const HELP: &str = "install Chromium and chromedriver of the same version (Debian: apt-get install chromium \
                    chromium-driver), or name them in the variables CHROMIUM and CHROMEDRIVER";

/// The browser for the end-to-end tests: `CHROMIUM`, else the first known name on the search path.
pub(crate) fn chromium(project: &Project) -> Result<PathBuf> {
    find_chromium(project)?.ok_or_else(|| failure("Chromium is missing", HELP))
}

/// The driver for the tests of the Wasm module: `CHROMEDRIVER`, else the one on the search path.
pub(crate) fn chromedriver(project: &Project) -> Result<PathBuf> {
    find_chromedriver(project)?.ok_or_else(|| failure("chromedriver is missing", HELP))
}

/// Makes sure of both; installs them where that needs no question: as root on Debian and its kin.
pub(super) fn ensure(project: &Project, line: &Line) -> Result<Outcome> {
    if find_chromium(project)?.is_some() && find_chromedriver(project)?.is_some() {
        return Ok(Outcome::Ready);
    }
    let root = Program::new(project, "id")?.args(["-u"]).read().is_some_and(|id| id == "0");
    if !root || !Path::new("/usr/bin/apt-get").exists() {
        return Err(failure("Chromium or its driver is missing", HELP));
    }
    line.says("installing (about a minute)");
    for arguments in [&["update"][..], &["install", "-y", "--no-install-recommends", "chromium", "chromium-driver"]] {
        Program::new(project, "apt-get")?
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .help(HELP)
            .quiet(line, &project.target.join("tools/apt-get.log"))?;
    }
    chromium(project)?;
    chromedriver(project)?;
    Ok(Outcome::Done)
}

fn find_chromium(project: &Project) -> Result<Option<PathBuf>> {
    find(project, "CHROMIUM", &["chromium", "chromium-browser", "google-chrome"])
}

fn find_chromedriver(project: &Project) -> Result<Option<PathBuf>> {
    find(project, "CHROMEDRIVER", &["chromedriver"])
}

/// The program that `variable` names, which has to exist, or the first of `names` on the search path.
fn find(project: &Project, variable: &str, names: &[&str]) -> Result<Option<PathBuf>> {
    if let Some(named) = env::var_os(variable).map(PathBuf::from) {
        if named.is_file() {
            return Ok(Some(named));
        }
        return Err(failure(format!("{variable} names {}, which is no file", named.display()), HELP));
    }
    let search_path = project.search_path()?;
    let folders: Vec<PathBuf> = env::split_paths(&search_path).collect();
    Ok(names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|path| path.is_file()))
}
