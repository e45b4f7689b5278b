//! One build at a time into one folder.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::fault::Fault;
use crate::fs;

/// A lock on a file that the system frees when its process ends, however it ends.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    file: File,
}

impl Lock {
    /// Takes the lock, or says who has it.
    pub(super) fn take(path: &Path) -> Result<Self> {
        loop {
            let open = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
            let mut file = open.map_err(|error| fs::error("write", path, error))?;
            match file.try_lock() {
                Ok(()) => {}
                // Some network file systems have no locks; then nobody can tell.
                Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => {}
                Err(TryLockError::Error(error)) => return Err(fs::error("lock", path, error)),
                Err(TryLockError::WouldBlock) => {
                    let mut holder = String::new();
                    let _ = file.read_to_string(&mut holder);
                    let what = format!("another build (process {}) is writing into the same folder", holder.trim());
                    return Err(Fault::error(what, "wait until it is done and build again"));
                }
            }
            // The former holder removes the file: then ours is no longer the one that others find.
            if is_at(&file, path) {
                let told = file.set_len(0).and_then(|()| file.write_all(std::process::id().to_string().as_bytes()));
                told.map_err(|error| fs::error("write", path, error))?;
                return Ok(Self { path: path.to_owned(), file });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while still held, so that nobody else's is; one that stays behind blocks nobody.
        if is_at(&self.file, &self.path) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |metadata: std::fs::Metadata| (metadata.dev(), metadata.ino());
    matches!((file.metadata().map(id), path.metadata().map(id)), (Ok(here), Ok(there)) if here == there)
}

/// Where a file that is open cannot be removed, it is always the one at its path.
#[cfg(not(unix))]
fn is_at(_file: &File, path: &Path) -> bool {
    path.exists()
}
