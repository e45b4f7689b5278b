//! What builds that were killed left beside the output folder.

use std::path::Path;

use anyhow::Result;
use rayon::prelude::*;

use super::{KEPT, MARKER, prefix};
use crate::fault::Fault;
use crate::fs;

/// Removes the hidden folders of earlier builds, and first puts back what is to be kept. The lock is ours, so
/// none of them is in use.
pub(super) fn remove(target: &Path) -> Result<()> {
    let Some(parent) = target.parent() else { return Ok(()) };
    let prefix = prefix(target);
    for name in fs::names(parent)? {
        let kind = name.to_str().and_then(|name| name.strip_prefix(&prefix));
        let Some(kind) = kind.filter(|kind| kind.starts_with("new-") || kind.starts_with("old-")) else { continue };
        let folder = parent.join(&name);
        if is_ours(&folder)? && !put_back(&folder, target, kind.starts_with("old-"))? {
            remove_folder(&folder)?;
        }
    }
    Ok(())
}

/// Removes a folder of a build, its mark last: whoever is killed meanwhile leaves it marked.
pub(super) fn remove_folder(folder: &Path) -> Result<()> {
    for name in fs::names(folder)? {
        if name != MARKER {
            remove_by_all_cores(&folder.join(name))?;
        }
    }
    let marker = folder.join(MARKER);
    if fs::metadata_of_link(&marker)?.is_some() {
        fs::remove_file(&marker)?;
    }
    fs::remove_dir(folder)
}

/// Removes a file or a folder. In a large website nearly all folders are inside one, `posts/`.
fn remove_by_all_cores(path: &Path) -> Result<()> {
    if fs::metadata_of_link(path)?.is_some_and(|metadata| metadata.is_dir()) {
        fs::names(path)?.par_iter().try_for_each(|name| fs::remove_all(&path.join(name)))?;
    }
    fs::remove_all(path)
}

/// Whether a folder has our mark, or nothing in it that anybody could miss.
fn is_ours(folder: &Path) -> Result<bool> {
    if !fs::metadata_of_link(folder)?.is_some_and(|metadata| metadata.is_dir()) {
        return Ok(false);
    }
    let is_kept = |name: &std::ffi::OsString| KEPT.iter().any(|kept| name == kept);
    Ok(folder.join(MARKER).is_file() || fs::names(folder)?.iter().all(is_kept))
}

/// Brings back the old website where a build was killed while it was away, and its `.git` where that had not
/// moved yet. Tells whether the folder itself has moved.
fn put_back(folder: &Path, target: &Path, is_old: bool) -> Result<bool> {
    let (git, target_git) = (folder.join(".git"), target.join(".git"));
    let has_git = fs::metadata_of_link(&git)?.is_some();
    if fs::metadata_of_link(target)?.is_none() {
        if is_old || has_git {
            fs::rename(folder, target)?;
            return Ok(true);
        }
    } else if has_git {
        if fs::metadata_of_link(&target_git)?.is_some() {
            let what =
                format!("{} holds a .git of an earlier build, and so does {}", folder.display(), target.display());
            return Err(Fault::error(what, "move one of them away and build again"));
        }
        fs::rename(&git, &target_git)?;
    }
    Ok(false)
}
