//! The website to disk: all of it or nothing.
//!
//! Everything is written to a new folder beside the old one, then the two change places in one step (see
//! `swap`). Whoever is killed at any moment leaves the old website or the new one, and at most a hidden
//! folder that the next build removes.

use std::path::{Path, PathBuf};

use anyhow::Result;
use mdcms_core::build::{Content, Output};
use mdcms_core::path;

use crate::fault::Fault;
use crate::fs;
use crate::source::Listing;

mod leftovers;
mod lock;
mod swap;
mod target;
mod unchanged;

use lock::Lock;

/// The file that marks a folder as written by `build`: the first one written, and the last one removed.
pub const MARKER: &str = ".mdcms-output";

/// What the marker says to people who find it. Its bytes never change, so that equal sites have equal bytes.
const MARKER_TEXT: &str = "This folder was written by `mdcms build`, and the next build replaces it as a whole.\n\
    Only .git and CNAME are kept. Without this file no build touches the folder again.\n";

/// What is kept when a folder is replaced: what a host or a version control keeps beside a website.
const KEPT: [&str; 2] = [".git", "CNAME"];

/// A website that is being written.
#[derive(Debug)]
pub struct Writer {
    target: PathBuf,
    new: PathBuf,
    finished: bool,
    _lock: Lock,
}

impl Writer {
    /// Checks that `out` may be replaced, cleans up after builds that were killed, and makes the new folder.
    pub fn begin(out: &Path, site: &Path) -> Result<Self> {
        let target = target::resolve(out, site)?;
        let lock = Lock::take(&sibling(&target, "lock"))?;
        leftovers::remove(&target)?;
        target::check_content(&target, out)?;
        let new = sibling(&target, &format!("new-{}", std::process::id()));
        fs::create_dir(&new)?;
        let writer = Self { target, new, finished: false, _lock: lock };
        fs::write(&writer.new.join(MARKER), MARKER_TEXT.as_bytes())?;
        Ok(writer)
    }

    /// Writes one file; from any thread.
    pub fn write(&self, output: &Output, listing: &Listing) -> Result<()> {
        if path::normalise(&output.path).as_deref() != Some(&output.path) {
            let what = format!("`{}` is no path of a file in the output folder", output.path);
            return Err(Fault::error(what, "give the document another address"));
        }
        let (old, to) = (self.target.join(&output.path), self.new.join(&output.path));
        match &output.content {
            Content::Bytes(bytes) => {
                let is_there = unchanged::take_over_bytes(&old, &to, bytes, &self.new.join(MARKER));
                if is_there { Ok(()) } else { fs::write(&to, bytes) }
            }
            Content::Copy(path) => {
                let gone = || Fault::error(format!("{path} is gone"), "build again");
                let from = &listing.files.get(path).ok_or_else(gone)?.disk;
                let is_there = unchanged::take_over_copy(&old, &to, from);
                if is_there { Ok(()) } else { fs::copy(from, &to) }
            }
        }
    }

    /// Puts the new website where the old one is, and removes the old one.
    pub fn finish(mut self) -> Result<()> {
        let (old_name, new_name) = (self.target.join("CNAME"), self.new.join("CNAME"));
        if old_name.is_file() && !new_name.exists() {
            fs::copy(&old_name, &new_name)?;
        }
        fs::sync(&self.new.join(MARKER))?;
        fs::sync(&self.new)?;
        let old = swap::put(&self.new, &self.target)?;
        self.finished = true;
        if let Some(folder) = self.target.parent() {
            fs::sync(folder)?;
        }
        let Some(old) = old else { return Ok(()) };
        if fs::metadata_of_link(&old.join(".git"))?.is_some() {
            fs::rename(&old.join(".git"), &self.target.join(".git"))?;
        }
        leftovers::remove_folder(&old)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if !self.finished {
            // The error that brought us here is the one to tell; the next build tries again.
            let _ = leftovers::remove_folder(&self.new);
        }
    }
}

/// The hidden name beside `target` for what only a build needs: `.public.mdcms-<what>`.
fn sibling(target: &Path, what: &str) -> PathBuf {
    target.with_file_name(format!("{}{what}", prefix(target)))
}

fn prefix(target: &Path) -> String {
    format!(".{}.mdcms-", target.file_name().unwrap_or_default().to_string_lossy())
}
