//! Reads a site's folder, all files at once, and again only those that changed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use mdcms_core::document::Document;
use mdcms_core::report::{Finding, Ignore, Problem, Severity};
use mdcms_core::site::{AUTHORS_FILE, Parts, Snippet, Source};
use mdcms_core::{config, nav, path, theme, yaml};
use rayon::prelude::*;

use crate::picture;
use crate::source::{File, Listing};

const CONFIG: &str = "config.yml";
const NAV: &str = "nav.yml";

/// A site's folder, read. Keeping one and calling [`Self::refresh`] reads only what changed.
#[derive(Debug, Default)]
pub struct Loader {
    /// What the folder held at the last look.
    pub listing: Listing,
    entries: BTreeMap<String, Entry>,
    /// Path of the theme, which the configuration names.
    theme: Option<String>,
    /// What documents and each other include, but for documents.
    snippets: BTreeMap<String, (File, Snippet)>,
}

#[derive(Clone, Debug)]
struct Entry {
    file: File,
    value: Value,
    /// What is wrong with the file as it is on disk, where `value` is an older version of it.
    problems: Vec<Problem>,
}

#[derive(Clone, Debug)]
enum Value {
    Document(Arc<Document>),
    Text(String),
    Picture(Option<(u32, u32)>),
    Other,
}

impl Loader {
    /// Reads the folder again and tells the paths of files that are new, gone or different. Of files among
    /// `touched`, and those whose size or time is another, the content is compared. A document that has
    /// become unreadable keeps its last good version, and [`Self::problems`] says what is wrong.
    pub fn refresh(&mut self, root: &Path, touched: &BTreeSet<PathBuf>) -> Result<Vec<String>> {
        let listing = Listing::of(root)?;
        let old = std::mem::take(&mut self.entries);
        self.entries = listing
            .files
            .par_iter()
            .map(|(path, file)| {
                let before = old.get(path);
                let entry = match before {
                    Some(entry) if entry.file == *file && !touched.contains(&file.disk) => entry.clone(),
                    _ => read(&listing, path, file, before),
                };
                (path.clone(), entry)
            })
            .collect();
        self.listing = listing;
        self.read_theme(&old);
        let rewritten = self.refresh_snippets(touched);
        let gone = old.keys().filter(|path| !self.entries.contains_key(*path)).cloned();
        let is_changed =
            |path: &str, entry: &Entry| rewritten.contains(path) || old.get(path).is_none_or(|old| differs(old, entry));
        let changed = self.entries.iter().filter(|(path, entry)| is_changed(path, entry));
        Ok(changed.map(|(path, _)| path.clone()).chain(gone).collect())
    }

    /// Reads the theme as a text. Only once the configuration is read, it is known which file that is.
    fn read_theme(&mut self, old: &BTreeMap<String, Entry>) {
        let config = self.entries.get(CONFIG).map(|entry| &entry.value);
        let theme = match config {
            Some(Value::Text(text)) => theme::file(&config::parse(text, &mut Ignore)).and_then(Result::ok),
            _ => None,
        };
        let before = std::mem::replace(&mut self.theme, theme);
        if before != self.theme
            && let Some(path) = before.filter(|path| !matches!(path.as_str(), CONFIG | NAV))
            && let Some(entry) = self.entries.get_mut(&path)
        {
            (entry.value, entry.problems) = (Value::Other, Vec::new());
        }
        if let Some(path) = &self.theme
            && let Some(entry) = self.entries.get_mut(path)
            && matches!(entry.value, Value::Other)
        {
            (entry.value, entry.problems) = text(&self.listing, path, old.get(path));
        }
    }

    /// Reads what is included, and again only what has changed; tells the paths of what has another content than before.
    fn refresh_snippets(&mut self, touched: &BTreeSet<PathBuf>) -> BTreeSet<String> {
        let old = std::mem::take(&mut self.snippets);
        let mut rewritten = BTreeSet::new();
        let mut wanted: Vec<String> = Vec::new();
        for entry in self.entries.values() {
            if let Value::Document(document) = &entry.value {
                wanted.extend(document.includes.iter().cloned());
            }
        }
        while let Some(path) = wanted.pop() {
            let is_known = self.snippets.contains_key(&path) || path::is_document(&path);
            let Some(file) = self.listing.files.get(&path).filter(|_| !is_known) else { continue };
            let before = old.get(&path);
            let snippet = match before {
                Some((same, snippet)) if same == file && !touched.contains(&file.disk) => snippet.clone(),
                _ => match snippet(&self.listing, &path, file) {
                    Some(snippet) => snippet,
                    None => continue,
                },
            };
            if before.is_some_and(|(_, before)| *before != snippet) {
                rewritten.insert(path.clone());
            }
            wanted.extend(snippet.includes.iter().cloned());
            self.snippets.insert(path, (file.clone(), snippet));
        }
        rewritten
    }

    /// What a site is assembled from.
    pub fn parts(&self) -> Parts {
        let text = |path: &str| match self.entries.get(path).map(|entry| &entry.value) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        };
        let mut parts = Parts { config: text(CONFIG), nav: text(NAV), authors: text(AUTHORS_FILE), ..Parts::default() };
        parts.theme = self.theme.as_deref().and_then(text);
        let snippets = self.snippets.iter().map(|(path, (_, snippet))| (path.clone(), snippet.clone()));
        parts.snippets = snippets.collect();
        for (path, entry) in &self.entries {
            parts.files.push(path.clone());
            match &entry.value {
                Value::Document(document) => parts.documents.push(Arc::clone(document)),
                Value::Picture(Some(size)) => drop(parts.sizes.insert(path.clone(), *size)),
                _ => {}
            }
        }
        parts
    }

    /// What is wrong with the files themselves.
    pub fn problems(&self) -> Vec<Problem> {
        let of_files = self.entries.values().flat_map(|entry| &entry.problems);
        self.listing.problems.iter().chain(of_files).cloned().collect()
    }
}

/// A file that is included; nothing where it cannot be read.
fn snippet(listing: &Listing, path: &str, file: &File) -> Option<Snippet> {
    if file.stamp.0 > Snippet::LONGEST as u64 {
        return Some(Snippet::too_long());
    }
    listing.read(path).ok().map(|bytes| Snippet::read(path, bytes))
}

fn differs(old: &Entry, new: &Entry) -> bool {
    match (&old.value, &new.value) {
        (Value::Document(old_document), Value::Document(document)) => {
            old_document.hash != document.hash || old.problems != new.problems
        }
        (Value::Text(old_text), Value::Text(text)) => old_text != text || old.problems != new.problems,
        _ => old.file != new.file || old.problems != new.problems,
    }
}

fn read(listing: &Listing, path: &str, file: &File, before: Option<&Entry>) -> Entry {
    let (value, problems) = if path::is_document(path) {
        document(listing, path, before)
    } else if matches!(path, CONFIG | NAV | AUTHORS_FILE) {
        text(listing, path, before)
    } else {
        let size = picture::is_picture(path).then(|| picture::size(&file.disk)).flatten();
        (size.map_or(Value::Other, |size| Value::Picture(Some(size))), Vec::new())
    };
    Entry { file: file.clone(), value, problems }
}

fn document(listing: &Listing, path: &str, before: Option<&Entry>) -> (Value, Vec<Problem>) {
    let last_good = before.and_then(|entry| match &entry.value {
        Value::Document(document) => Some(Arc::clone(document)),
        _ => None,
    });
    let read = match listing.read(path) {
        Ok(bytes) => Document::read(path, bytes),
        Err(problem) => Err(problem),
    };
    match (read, last_good) {
        (Ok(document), Some(good)) if has_error(&document.findings) && !has_error(&good.findings) => {
            let problems = Problem::locate_all(document.findings.iter().cloned(), path, &document.text);
            (Value::Document(good), problems)
        }
        (Ok(document), _) => (Value::Document(Arc::new(document)), Vec::new()),
        (Err(problem), Some(good)) => (Value::Document(good), vec![problem]),
        (Err(problem), None) => (Value::Other, vec![problem]),
    }
}

fn has_error(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

fn text(listing: &Listing, path: &str, before: Option<&Entry>) -> (Value, Vec<Problem>) {
    let last_good = before.map_or(Value::Other, |entry| entry.value.clone());
    let bytes = match listing.read(path) {
        Ok(bytes) => bytes,
        Err(problem) => return (last_good, vec![problem]),
    };
    let Ok(text) = String::from_utf8(bytes) else {
        let problem = Problem::of_file(Severity::Error, "not-utf8", path, "the file is not valid UTF-8");
        return (last_good, vec![problem.help("save it as UTF-8 in your editor")]);
    };
    let findings = findings(path, &text);
    match last_good {
        Value::Text(good) if has_error(&findings) && good != text => {
            let problems = Problem::locate_all(findings, path, &text);
            (Value::Text(good), problems)
        }
        _ => (Value::Text(text), Vec::new()),
    }
}

fn findings(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    match path {
        CONFIG => drop(config::parse(text, &mut findings)),
        NAV => drop(nav::parse(text, &mut findings)),
        AUTHORS_FILE => drop(yaml::parse(text, &mut findings)),
        _ => drop(theme::parse(text, &mut findings)),
    }
    findings
}
