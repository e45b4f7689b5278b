//! What pages and files are called in links that name them.

use std::collections::BTreeMap;

use crate::document;
use crate::markdown;
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

    /// Gives documents the titles and excerpts that they have where names in them are links. A title that has such a
    /// link is itself no name, since what it says depends on the other names.
    pub(crate) fn read_again(&self, documents: &mut [Placed]) {
        let find = |name: &str| self.find(name);
        for placed in documents {
            let document = &placed.document;
            let has_name = |text: &Option<String>| text.as_ref().is_some_and(|text| text.contains("[["));
            if has_name(&document.heading) {
                let heading = markdown::leading_heading(document.body(), &find);
                placed.title = document::title(None, heading.as_deref(), &document.path);
            }
            if has_name(&document.excerpt) {
                placed.excerpt = markdown::excerpt(document.body(), &find);
            }
        }
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
