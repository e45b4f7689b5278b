//! What is installed by a lock file: once, and again when that file has changed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A lock file, and the copy of it that stands beside what was installed by it.
pub(super) struct Locked {
    text: Vec<u8>,
    copy: PathBuf,
}

impl Locked {
    /// Reads the lock file; `copy` is inside what is installed, so that it goes with it.
    pub(super) fn read(lock: &Path, copy: PathBuf) -> Result<Self> {
        let text = fs::read(lock).with_context(|| format!("cannot read {}", lock.display()))?;
        Ok(Self { text, copy })
    }

    /// Whether what is there was installed by this very lock file.
    pub(super) fn is_installed(&self) -> bool {
        fs::read(&self.copy).is_ok_and(|text| text == self.text)
    }

    /// Notes that the installation went through.
    pub(super) fn note(&self) -> Result<()> {
        fs::write(&self.copy, &self.text).with_context(|| format!("cannot write {}", self.copy.display()))
    }
}
