//! Two folders change places.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::sibling;
use crate::fault::Fault;
use crate::fs;

/// Puts the folder `new` at `target`, and tells where the folder is now that was there.
///
/// Linux and Apple's systems exchange the two in one step (`renameat2(2)` with `RENAME_EXCHANGE`,
/// `renamex_np(2)` with `RENAME_SWAP`). Elsewhere, and on file systems that cannot, the old folder is renamed
/// away first: whoever is killed between the two steps has the old website under a hidden name, and the next
/// build puts it back.
pub(super) fn put(new: &Path, target: &Path) -> Result<Option<PathBuf>> {
    if fs::metadata_of_link(target)?.is_none() {
        fs::rename(new, target)?;
        return Ok(None);
    }
    match exchange(new, target) {
        Ok(()) => Ok(Some(new.to_owned())),
        Err(error) if is_mount(&error) => Err(Fault::error(
            format!("{} cannot be replaced because a file system is mounted there", target.display()),
            "choose a folder inside it with `-o`",
        )),
        Err(_) => {
            let aside = sibling(target, &format!("old-{}", std::process::id()));
            fs::rename(target, &aside)?;
            fs::rename(new, target)?;
            Ok(Some(aside))
        }
    }
}

fn is_mount(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices)
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(new: &Path, target: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, new, CWD, target, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_new: &Path, _target: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
