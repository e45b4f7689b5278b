//! Which folders a build may replace.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::{KEPT, MARKER};
use crate::fault::Fault;
use crate::fs;

/// The folder that `out` means, without links and `..`; its parent exists afterwards. Refuses what can never
/// be an output folder, whatever is in it.
pub(super) fn resolve(out: &Path, site: &Path) -> Result<PathBuf> {
    let refuse = |why: &str| {
        let help = "choose another folder with `-o`: one that is new, empty, or written by an earlier build";
        Err(Fault::error(format!("{} {why}, so it cannot be the output folder", out.display()), help))
    };
    // A name that ends in a slash would follow a link.
    let out: PathBuf = out.components().collect();
    let target = match fs::metadata_of_link(&out)? {
        Some(metadata) if metadata.is_symlink() => return refuse("is a link"),
        Some(metadata) if !metadata.is_dir() => return refuse("is a file"),
        Some(_) => fs::canonicalize(&out)?,
        None => match (out.parent(), out.file_name()) {
            (Some(parent), Some(name)) => {
                let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
                fs::create_dir_all(parent)?;
                fs::canonicalize(parent)?.join(name)
            }
            _ => return refuse("does not exist"),
        },
    };
    if target.parent().is_none() {
        return refuse("is the root of the file system");
    }
    if std::env::home_dir().and_then(|home| home.canonicalize().ok()).is_some_and(|home| home.starts_with(&target)) {
        return refuse("holds your home folder");
    }
    let site = fs::canonicalize(site)?;
    if site == target {
        return refuse("is the site itself");
    }
    if site.starts_with(&target) {
        return refuse("holds the site");
    }
    Ok(target)
}

/// Refuses a folder with files in it that no build wrote; `out` is what the person calls it.
pub(super) fn check_content(target: &Path, out: &Path) -> Result<()> {
    if fs::metadata_of_link(target)?.is_none() || target.join(MARKER).is_file() {
        return Ok(());
    }
    let names = fs::names(target)?;
    let mut foreign = names.iter().map(|name| name.to_string_lossy()).filter(|name| !KEPT.contains(&name.as_ref()));
    let shown: Vec<_> = foreign.by_ref().take(3).collect();
    if shown.is_empty() {
        return Ok(());
    }
    let more = match foreign.count() {
        0 => String::new(),
        count => format!(" and {count} more"),
    };
    let what = format!("{} holds files that no build wrote ({}{more})", out.display(), shown.join(", "));
    let help =
        format!("choose another folder with `-o`, or empty this one; a folder from a build has a file `{MARKER}`");
    Err(Fault::error(what, help))
}
