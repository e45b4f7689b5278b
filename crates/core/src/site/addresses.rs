//! Which document has which address.
//!
//! Every page is a folder with an `index.html`, so a URL is free only where no other page has it and no file of
//! the site stands in its way.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Placed, Settings};
use crate::config::Config;
use crate::date::DateTime;
use crate::document::{self, Document};
use crate::path;
use crate::posts::Window;
use crate::report::{Problem, Severity};

/// The paths in the output that are taken before any page has its own.
pub(super) struct Taken<'a> {
    /// The sources of the documents.
    pub(super) sources: &'a BTreeSet<String>,
    /// The other files that are published.
    pub(super) files: &'a BTreeSet<String>,
}

impl Taken<'_> {
    /// The file that stands where the page of a URL goes, or one of the folders around it.
    fn in_the_way_of(&self, url: &str) -> Option<&String> {
        let folders = url.match_indices('/').map(|(slash, _)| &url[..slash]);
        let page = [url, "index.html"].concat();
        let mut paths = folders.chain([page.as_str()]);
        paths.find_map(|path| self.files.get(path).or_else(|| self.sources.get(path)))
    }
}

/// What [`give`] has found.
pub(super) struct Addresses {
    /// The documents that have an address, in the order they came.
    pub(super) documents: Vec<Placed>,
    /// Their indices by URL.
    pub(super) by_url: BTreeMap<String, usize>,
    /// Files that pages stand in the place of.
    pub(super) displaced: BTreeSet<String>,
}

/// Gives every document its URL and its aliases. Of two with the same URL the first one keeps it, the other is
/// left out.
pub(super) fn give(
    documents: Vec<Arc<Document>>,
    config: &Config,
    settings: &Settings,
    taken: &Taken<'_>,
    problems: &mut Vec<Problem>,
) -> Addresses {
    let home = home(&documents, config, problems);
    let mut given = Addresses { documents: Vec::new(), by_url: BTreeMap::new(), displaced: BTreeSet::new() };
    for document in documents {
        let url = url_of(&document, &home, taken, problems);
        if let Some(first) = given.by_url.get(&url) {
            let first: &Placed = &given.documents[*first];
            let what = format!("has the URL `/{url}`, which {} already has; it is left out", first.document.path);
            problems.push(
                Problem::of_file(Severity::Error, "same-url", &document.path, what)
                    .help("give one of the two another `slug` in its front matter"),
            );
            continue;
        }
        if let Some(file) = taken.in_the_way_of(&url) {
            if taken.sources.contains(file) {
                let what = format!("has the URL `/{url}`, where {file} stands; it is left out");
                problems.push(
                    Problem::of_file(Severity::Error, "same-path", &document.path, what)
                        .help("give it another `slug` in its front matter, or rename its folder"),
                );
                continue;
            }
            given.displace(file, &document.path, problems);
        }
        given.by_url.insert(url.clone(), given.documents.len());
        let title = document::title(document.meta.title.as_deref(), document.heading.as_deref(), &document.path);
        let date = document.meta.date.or_else(|| path::date_prefix(&document.path));
        let excerpt = document.excerpt.clone();
        let window = window_of(&document, config, settings);
        given.documents.push(Placed { url, title, date, aliases: Vec::new(), excerpt, window, document });
    }
    let list = path::POST_LIST_URL;
    if !given.by_url.contains_key(list)
        && let Some(file) = taken.in_the_way_of(list)
    {
        given.displace(file, "the list of posts", problems);
    }
    give_aliases(&mut given, taken, problems);
    given
}

/// When a document is shown, as far as that is still to come. Somebody who writes sees what is to come already.
fn window_of(document: &Document, config: &Config, settings: &Settings) -> Window {
    let meta = &document.meta;
    let to_come = |date: Option<DateTime>| {
        date.map(|date| date.to_unix(config.timezone)).filter(|time| *time > settings.now).unwrap_or_default()
    };
    let from = if settings.drafts { 0 } else { to_come(meta.publish_date) };
    Window { from, until: to_come(meta.expiry_date) }
}

impl Addresses {
    /// Leaves out a file for the page of `whom`.
    fn displace(&mut self, file: &str, whom: &str, problems: &mut Vec<Problem>) {
        let what = format!("stands where the page of {whom} goes; the file is left out");
        problems.push(
            Problem::of_file(Severity::Error, "same-path", file, what)
                .help("rename it, or give the page another `slug` in its front matter"),
        );
        self.displaced.insert(file.to_owned());
    }
}

/// The path of the document that is the landing page.
fn home(documents: &[Arc<Document>], config: &Config, problems: &mut Vec<Problem>) -> String {
    let Some(wanted) = config.homepage.as_deref() else { return path::HOME.to_owned() };
    if documents.iter().any(|it| it.path == *wanted) {
        return wanted.to_owned();
    }
    let what = format!("`homepage: {wanted}` is not there");
    problems.push(
        Problem::of_file(Severity::Warning, "no-homepage", "config.yml", what)
            .help("name a document of the site, such as pages/home.md"),
    );
    path::HOME.to_owned()
}

fn url_of(document: &Document, home: &str, taken: &Taken<'_>, problems: &mut Vec<Problem>) -> String {
    let meta = &document.meta;
    if let Some(wanted) = &meta.url {
        let url = path::clean_url(wanted).filter(|url| !is_reserved(url));
        let is_long = url.as_ref().is_some_and(|url| !path::has_folder(url));
        let in_the_way = url.as_ref().and_then(|url| taken.in_the_way_of(url));
        if let (Some(url), None, false) = (&url, in_the_way, is_long) {
            return url.clone();
        }
        let why = match in_the_way {
            Some(file) => format!(": {file} stands there"),
            None if is_long => ": it is too long".to_owned(),
            None => String::new(),
        };
        let what = format!("`url: {wanted}` cannot be its URL{why}");
        problems.push(
            Problem::of_file(Severity::Warning, "url", &document.path, what)
                .help("write a path within the site that is free, such as `/about/us/`"),
        );
    }
    if document.path == home {
        return String::new();
    }
    let with_slug = meta.slug.as_ref().map(|slug| path::url_with_slug(&document.path, slug));
    if with_slug.as_ref().is_some_and(|url| !path::has_folder(url)) {
        problems.push(
            Problem::of_file(Severity::Warning, "slug", &document.path, "the `slug` is too long to be a file's name")
                .help("shorten it; until then the name of the file is used"),
        );
    }
    let default = with_slug.filter(|url| path::has_folder(url)).unwrap_or_else(|| path::default_url(&document.path));
    match default.as_str() {
        "" if document.path == path::HOME => "home/".to_owned(),
        _ => default,
    }
}

fn is_reserved(url: &str) -> bool {
    path::RESERVED.iter().any(|it| url.starts_with(it))
}

fn give_aliases(given: &mut Addresses, taken: &Taken<'_>, problems: &mut Vec<Problem>) {
    let Addresses { documents, by_url, .. } = given;
    let mut used: BTreeMap<String, String> = BTreeMap::new();
    for placed in documents {
        let path = placed.document.path.clone();
        let mut refuse = |alias: &str, why: &str| {
            let what = format!("the alias `{alias}` {why}");
            problems.push(Problem::of_file(Severity::Warning, "alias", &path, what).help("remove or change it"));
        };
        for alias in &placed.document.meta.aliases {
            let Some(url) = path::clean_url(alias).filter(|url| !is_reserved(url)) else {
                refuse(alias, "is not a path within the site");
                continue;
            };
            if !path::has_folder(&url) {
                refuse(alias, "is too long to be a file's name");
            } else if by_url.contains_key(&url) || url == path::POST_LIST_URL || url.is_empty() {
                refuse(alias, "is the URL of a page");
            } else if let Some(file) = taken.in_the_way_of(&url) {
                refuse(alias, &format!("leads where {file} stands"));
            } else if let Some(other) = used.get(&url) {
                refuse(alias, &format!("already leads to {other}"));
            } else {
                used.insert(url.clone(), placed.document.path.clone());
                placed.aliases.push(url);
            }
        }
    }
}
