//! Where the renderer's own files come from: carried by a released command, found on disk in development.

use std::path::{Path, PathBuf};

use anyhow::Result;
use mdcms_core::build::App;

use crate::fault::Fault;
use crate::fs;

include!(concat!(env!("OUT_DIR"), "/renderer.rs"));

/// Name and bytes of each file.
pub type Files = Vec<(String, Vec<u8>)>;

/// The renderer, ready to be part of a website.
pub fn app() -> Result<App> {
    let files = match EMBEDDED {
        Some(files) => files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect(),
        None => read(&folder())?,
    };
    let files = files.into_iter().filter(|(name, _)| belongs(name)).collect();
    App::new(files).map_err(|what| Fault::error(format!("the renderer is not complete: {what}"), HELP))
}

/// The folder to watch while the renderer is being worked on; none when the command carries it.
pub fn watched_folder() -> Option<PathBuf> {
    EMBEDDED.is_none().then(folder)
}

const HELP: &str = "build it with `cargo xtask build`, or set MDCMS_RENDERER to a folder that holds it";

fn folder() -> PathBuf {
    std::env::var_os("MDCMS_RENDERER").map_or_else(|| PathBuf::from(DIST), PathBuf::from)
}

/// Whether a file of the renderer's build is for readers; its page is not, every page is written by core.
fn belongs(name: &str) -> bool {
    [".js", ".wasm", ".css"].iter().any(|ending| name.ends_with(ending)) || name.starts_with("icons/")
}

fn read(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    if !folder.is_dir() {
        return Err(Fault::error(format!("the renderer's files are not at {}", folder.display()), HELP));
    }
    walk(folder, "", &mut files)?;
    Ok(files)
}

fn walk(folder: &Path, prefix: &str, files: &mut Files) -> Result<()> {
    for name in fs::names(folder)? {
        let path = folder.join(&name);
        let name = format!("{prefix}{}", name.to_string_lossy());
        if path.is_dir() {
            walk(&path, &format!("{name}/"), files)?;
        } else if belongs(&name) {
            files.push((name, fs::read(&path)?));
        }
    }
    Ok(())
}
