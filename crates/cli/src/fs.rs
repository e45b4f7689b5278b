//! The functions of [`std::fs`] that the command uses, with errors that name the path.

use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::fault::Fault;

/// The error of one call (`cannot <doing> <path>`), with the remedy where one is known.
pub fn error(doing: &str, path: &Path, cause: io::Error) -> anyhow::Error {
    let help = match cause.kind() {
        ErrorKind::PermissionDenied => "check who owns it and who may read and write there",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "free some space and try again",
        ErrorKind::ReadOnlyFilesystem => "choose a folder that can be written to",
        _ => "",
    };
    Fault { what: format!("cannot {doing} {}", path.display()), help: help.to_owned(), cause: Some(cause) }.into()
}

/// Reads a whole file.
pub fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    fs::read(path).map_err(|cause| error("read", path, cause))
}

/// Writes a whole file, and its folder where that is missing.
pub fn write(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    with_folder(path, || fs::write(path, bytes)).map_err(|cause| error("write", path, cause))
}

/// Writes a file that does not exist yet, and its folder where that is missing; never overwrites.
pub fn write_new(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    with_folder(path, || io::Write::write_all(&mut fs::File::create_new(path)?, bytes))
        .map_err(|cause| error("write", path, cause))
}

/// Copies a file's content and permissions, and makes the folder it goes to where that is missing.
pub fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    with_folder(to, || fs::copy(from, to).map(drop)).map_err(|cause| match fs::File::open(from) {
        Err(cause) => error("read", from, cause),
        Ok(_) => error("write", to, cause),
    })
}

/// Gives a file a second name, and makes the folder of that where it is missing.
pub fn link(from: &Path, to: &Path) -> anyhow::Result<()> {
    with_folder(to, || fs::hard_link(from, to)).map_err(|cause| error("link", from, cause))
}

/// Makes a folder and those above it.
pub fn create_dir_all(path: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(path).map_err(|cause| error("make the folder", path, cause))
}

/// Makes a folder that does not exist yet.
pub fn create_dir(path: &Path) -> anyhow::Result<()> {
    fs::create_dir(path).map_err(|cause| error("make the folder", path, cause))
}

/// Gives a file or folder another name.
pub fn rename(from: &Path, to: &Path) -> anyhow::Result<()> {
    fs::rename(from, to).map_err(|cause| error("rename", from, cause))
}

/// Removes a file.
pub fn remove_file(path: &Path) -> anyhow::Result<()> {
    fs::remove_file(path).map_err(|cause| error("remove", path, cause))
}

/// Removes a folder that is empty.
pub fn remove_dir(path: &Path) -> anyhow::Result<()> {
    fs::remove_dir(path).map_err(|cause| error("remove", path, cause))
}

/// Removes a file, a link (not what it leads to), or a folder with all that is in it.
pub fn remove_all(path: &Path) -> anyhow::Result<()> {
    let is_folder = metadata_of_link(path)?.is_some_and(|metadata| metadata.is_dir());
    let removed = if is_folder { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    removed.map_err(|cause| error("remove", path, cause))
}

/// What the system knows of a path, or nothing where it does not exist. A link is told of itself.
pub fn metadata_of_link(path: &Path) -> anyhow::Result<Option<Metadata>> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(error("look at", path, cause)),
    }
}

/// The names in a folder, sorted.
pub fn names(path: &Path) -> anyhow::Result<Vec<std::ffi::OsString>> {
    let entries = fs::read_dir(path).and_then(|entries| entries.map(|entry| Ok(entry?.file_name())).collect());
    let mut names: Vec<_> = entries.map_err(|cause| error("read the folder", path, cause))?;
    names.sort();
    Ok(names)
}

/// The path without links, `.` and `..`.
pub fn canonicalize(path: &Path) -> anyhow::Result<PathBuf> {
    fs::canonicalize(path).map_err(|cause| error("find", path, cause))
}

/// Makes sure that a file, or the list of names of a folder, is on the disk and not only on its way there.
pub fn sync(path: &Path) -> anyhow::Result<()> {
    fs::File::open(path).and_then(|file| file.sync_all()).map_err(|cause| error("write", path, cause))
}

/// Tries, and where the folder of `path` is missing makes it and tries again: most folders exist already.
fn with_folder(path: &Path, mut attempt: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    match (attempt(), path.parent()) {
        (Err(cause), Some(folder)) if cause.kind() == ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            attempt()
        }
        (result, _) => result,
    }
}
