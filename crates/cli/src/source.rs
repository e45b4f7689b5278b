//! A folder on disk as the files of a site.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::Result;
use mdcms_core::report::{Problem, Severity};
use mdcms_core::site::Source;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::fault::Fault;
use crate::fs;
use crate::output::MARKER;

/// What a site's folder holds, sorted by path.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// The site's files by their path from its root, in Unicode normalisation form C.
    pub files: BTreeMap<String, File>,
    /// Every folder that was looked into, the root included.
    pub folders: Vec<PathBuf>,
    /// Names that will make trouble, and what was left out that its author may miss.
    pub problems: Vec<Problem>,
}

/// One file of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where it is on disk, under the name it has there.
    pub disk: PathBuf,
    /// Its size in bytes and when it was last written: both the same means the same content.
    pub stamp: (u64, Option<SystemTime>),
}

impl Listing {
    /// Looks through a site's folder.
    ///
    /// Left out are hidden files, folders that `build` wrote, `node_modules`, `target`, `README.md` and
    /// `LICENSE*` at the root, and links that lead out of the site. The error is that of the root only.
    pub fn of(root: &Path) -> Result<Self> {
        let missing =
            || Fault::error(format!("there is no folder {}", root.display()), "make one with `mdcms new DIR`");
        let real = match fs::metadata_of_link(root)? {
            Some(_) => fs::canonicalize(root)?,
            None => return Err(missing()),
        };
        let names = fs::names(&real)?;
        let mut walk = Walk { listing: Self::default(), root: real.clone(), above: vec![real.clone()] };
        walk.folder(&real, "", names);
        Ok(walk.listing)
    }
}

impl Source for Listing {
    fn list(&self) -> Result<Vec<String>, Problem> {
        Ok(self.files.keys().cloned().collect())
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Problem> {
        let missing = || Problem::of_file(Severity::Error, "missing-file", path, "there is no such file");
        let file = self.files.get(path).ok_or_else(missing)?;
        fs::read(&file.disk).map_err(|error| unreadable(path, &error))
    }
}

/// The problem of a file that the system does not let us read.
fn unreadable(path: &str, error: &anyhow::Error) -> Problem {
    let problem =
        Problem::of_file(Severity::Error, "unreadable", path, format!("cannot be read: {}", error.root_cause()));
    problem.help(error.downcast_ref::<Fault>().map_or("", |fault| &fault.help))
}

struct Walk {
    listing: Listing,
    root: PathBuf,
    /// The real paths of the folders we are in, to see links that lead in circles.
    above: Vec<PathBuf>,
}

impl Walk {
    /// Takes the entries of one folder whose path from the root is empty or ends in `/`.
    fn folder(&mut self, disk: &Path, path: &str, names: Vec<OsString>) {
        self.listing.folders.push(disk.to_owned());
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for name in names {
            let Some(text) = name.to_str() else {
                let shown = format!("{path}{}", name.to_string_lossy());
                self.problem(
                    Severity::Error,
                    "file-name",
                    &shown,
                    "the name is not valid UTF-8",
                    "give the file another name",
                );
                continue;
            };
            if is_ignored(path, text) {
                continue;
            }
            let normal: String = text.nfc().collect();
            let full = format!("{path}{normal}");
            if let Some(other) = seen.insert(normal.to_lowercase(), full.clone()) {
                let what = format!("its name differs from `{other}` in case or in how accents are written only");
                self.problem(
                    Severity::Error,
                    "name-clash",
                    &full,
                    &what,
                    "rename one: on many systems the two are one file",
                );
                if other == full {
                    continue;
                }
            } else if !is_nfc(text) {
                let help = format!("links find it as `{normal}`; rename it to be safe on every host");
                self.problem(
                    Severity::Warning,
                    "name-not-nfc",
                    &full,
                    "its name writes accents as separate characters",
                    &help,
                );
            }
            self.entry(&disk.join(&name), full);
        }
    }

    fn entry(&mut self, disk: &Path, path: String) {
        let Ok(Some(link)) = fs::metadata_of_link(disk) else { return };
        let (real, metadata) = if link.is_symlink() {
            let Some(real) = self.follow(disk, &path) else { return };
            let Ok(Some(metadata)) = fs::metadata_of_link(&real) else { return };
            (real, metadata)
        } else {
            (disk.to_owned(), link)
        };
        if metadata.is_file() {
            let stamp = (metadata.len(), metadata.modified().ok());
            self.listing.files.insert(path, File { disk: real, stamp });
        } else if metadata.is_dir() && !real.join(MARKER).exists() {
            match fs::names(&real) {
                Ok(names) => {
                    self.above.push(real.clone());
                    self.folder(&real, &format!("{path}/"), names);
                    self.above.pop();
                }
                Err(error) => self.listing.problems.push(unreadable(&path, &error)),
            }
        }
    }

    /// Where a link leads, when that is in the site and not a folder we are in.
    fn follow(&mut self, disk: &Path, path: &str) -> Option<PathBuf> {
        let (what, help) = match fs::canonicalize(disk) {
            Ok(real) if self.above.contains(&real) => ("the link leads to a folder it is in", "remove it"),
            Ok(real) if real.starts_with(&self.root) => return Some(real),
            Ok(_) => ("the link leads out of the site and is left out", "copy the file into the site"),
            Err(_) => ("the link leads nowhere", "mend or remove it"),
        };
        self.problem(Severity::Warning, "link-out", path, what, help);
        None
    }

    fn problem(&mut self, severity: Severity, code: &'static str, file: &str, what: &str, help: &str) {
        self.listing.problems.push(Problem::of_file(severity, code, file, what).help(help));
    }
}

/// Whether a name in the folder at `path` is none of the site's own.
fn is_ignored(path: &str, name: &str) -> bool {
    let at_root = path.is_empty() && (matches!(name, "target" | "README.md") || name.starts_with("LICENSE"));
    at_root || name.starts_with('.') || name == "node_modules"
}
