//! What pages and files are called in links that name them.

use std::collections::BTreeMap;

use crate::path;
use crate::site::Placed;

/// Names as they are compared, and destinations from the site's root.
#[derive(Debug)]
pub(crate) struct Names(BTreeMap<String, String>);

impl Names {
    /// The page or the file of a name. A path comes before the name of a file, that before a title; of two with one
    /// name the first counts.
    pub(crate) fn find(&self, name: &str) -> Option<String> {
        self.0.get(&folded(name)).cloned()
    }

    /// The names of documents and of published files.
    pub(crate) fn of<'s>(documents: &[Placed], published: impl Iterator<Item = &'s String> + Clone) -> Self {
        Self(names(documents, published))
    }
}

fn names<'s>(documents: &[Placed], published: impl Iterator<Item = &'s String> + Clone) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    let mut add = |name: &str, to: &str| {
        let name = folded(name);
        if !name.is_empty() {
            names.entry(name).or_insert_with(|| ["/", to].concat());
        }
    };
    let documents = || documents.iter().map(|placed| (placed, placed.document.path.as_str()));
    let without_folder = |path: &'_ str| -> String {
        [path::POSTS, path::PAGES].iter().find_map(|folder| path.strip_prefix(folder)).unwrap_or(path).to_owned()
    };
    let without_extension = |path: &str| path.rsplit_once('.').map_or(path, |(name, _)| name).to_owned();
    for file in published.clone() {
        add(file, file);
    }
    for (placed, path) in documents() {
        for name in [path, &without_folder(path)] {
            add(name, path);
            add(&without_extension(name), path);
        }
        add(placed.url.trim_end_matches('/'), path);
    }
    for (placed, path) in documents() {
        let name = path.rsplit('/').next().unwrap_or(path);
        add(name, path);
        add(&without_extension(name), path);
        // The name without the date that a post's file begins with.
        add(placed.url.trim_end_matches('/').rsplit('/').next().unwrap_or_default(), path);
    }
    for file in published {
        add(file.rsplit('/').next().unwrap_or(file), file);
    }
    for (placed, path) in documents() {
        add(&placed.title, path);
        for alias in &placed.aliases {
            add(alias.trim_end_matches('/'), path);
        }
    }
    names
}

/// A name as it is compared: letters in one case, `-` and `_` as spaces.
fn folded(name: &str) -> String {
    let spaced = name.trim().trim_start_matches('/').to_lowercase().replace(['-', '_'], " ");
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
