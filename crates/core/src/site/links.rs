//! Where links lead, by somebody who knows every file of the site.

use std::cell::RefCell;

use super::Site;
use super::told::{self, Includes};
use crate::link::{self, Destination, Links, Missing, Resolved, Target, Told};
use crate::manifest::Facts;
use crate::path;
use crate::report::Finding;

/// The links of one document, resolved with the whole site at hand. What a page could not know on its own is
/// noted on the way.
#[derive(Debug)]
pub struct SiteLinks<'s> {
    site: &'s Site,
    document: &'s str,
    root: String,
    facts: RefCell<Facts>,
    includes: RefCell<Includes>,
}

impl<'s> SiteLinks<'s> {
    /// The links of a document that is shown at `url`.
    pub fn new(site: &'s Site, document: &'s str, url: &str) -> Self {
        Self::with_root(site, document, path::root_from(url))
    }

    /// The links of a document on a page from which the site's root is at `root`.
    pub(crate) fn with_root(site: &'s Site, document: &'s str, root: String) -> Self {
        let (facts, includes) = Default::default();
        Self { site, document, root, facts, includes }
    }

    /// What the page needs to be told.
    pub fn into_facts(self) -> Facts {
        self.facts.into_inner()
    }

    /// What is meant, and what is missing where nothing of the site is.
    fn find(&self, written: &str) -> (Option<Target>, Option<Missing>) {
        if let Some(target) = self.site.find_from(self.document, written) {
            return (Some(target), None);
        }
        let Some(path) = link::candidates(self.document, written).into_iter().flatten().next() else {
            let outside = Missing { path: written.to_owned(), similar: None };
            return (None, Some(outside));
        };
        let target = link::target_of(&path);
        let similar = self.site.similar(&path);
        (Some(target), Some(Missing { path, similar }))
    }

    fn resolve(&self, destination: &str, written: &str, suffix: &str) -> (Resolved, Option<String>) {
        let (target, missing) = self.find(written);
        let Some(target) = target else { return (Resolved { missing, ..Resolved::default() }, None) };
        if let Target::Page(url) = &target {
            let leads_to = &mut self.facts.borrow_mut().leads_to;
            if let Err(place) = leads_to.binary_search(url) {
                leads_to.insert(place, url.clone());
            }
        }
        if link::by_rule(self.document, written).as_ref() != Some(&target) {
            let (Target::Page(to) | Target::File(to)) = &target;
            let exception = (destination.to_owned(), to.clone());
            let links = &mut self.facts.borrow_mut().links;
            if !links.contains(&exception) {
                links.push(exception);
            }
        }
        let href = target.href(&self.root, suffix);
        let file = match target {
            Target::File(path) => Some(path),
            Target::Page(_) => None,
        };
        (Resolved { href: Some(href), missing, size: None }, file)
    }
}

impl Links for SiteLinks<'_> {
    fn link(&self, destination: &str) -> Resolved {
        match link::sort(destination) {
            Destination::Web(href) | Destination::Fragment(href) => {
                Resolved { href: Some(href), ..Resolved::default() }
            }
            Destination::Refused => Resolved::default(),
            Destination::Site { path, suffix } => self.resolve(destination, &path, &suffix).0,
        }
    }

    fn image(&self, destination: &str) -> Resolved {
        let href = match link::sort(destination) {
            Destination::Web(href) => link::is_safe_picture(&href).then_some(href),
            Destination::Refused => link::is_data_picture(destination).then(|| destination.trim().to_owned()),
            Destination::Fragment(_) => None,
            Destination::Site { path, suffix } => {
                let (mut resolved, file) = self.resolve(destination, &path, &suffix);
                resolved.size = file.and_then(|file| self.site.size_of(&file));
                if let Some((width, height)) = resolved.size {
                    let entry = (destination.to_owned(), width, height);
                    let sizes = &mut self.facts.borrow_mut().sizes;
                    if !sizes.contains(&entry) {
                        sizes.push(entry);
                    }
                }
                return resolved;
            }
        };
        Resolved { href, ..Resolved::default() }
    }

    fn told(&self, asked: Told<'_>, key: &str) -> Option<String> {
        let answer = told::by_site(self.site, self.document, asked, &mut self.includes.borrow_mut())?;
        let entry = (key.to_owned(), answer.clone());
        let told = &mut self.facts.borrow_mut().told;
        if !told.contains(&entry) {
            told.push(entry);
        }
        Some(answer)
    }

    fn faults(&self, asked: Told<'_>) -> Vec<Finding> {
        told::faults(self.site, self.document, asked, &mut self.includes.borrow_mut())
    }
}

impl Site {
    /// What the site has that a path in a document means.
    pub(super) fn find_from(&self, document: &str, written: &str) -> Option<Target> {
        let candidates = link::candidates(document, written);
        // A file beside the document comes before one of the same name from the root, as on GitHub.
        let from_file = path::join(document, written).filter(|_| !written.starts_with('/'));
        from_file.iter().chain(candidates.iter().flatten()).find_map(|path| self.find(path))
    }

    /// What the site has at a path: a document, a file, or a page whose URL it is.
    fn find(&self, path: &str) -> Option<Target> {
        if let Some(index) = self.by_path.get(path) {
            return Some(Target::Page(self.documents[*index].url.clone()));
        }
        if !path.ends_with('/') && self.published.binary_search_by(|it| it.as_str().cmp(path)).is_ok() {
            return Some(Target::File(path.to_owned()));
        }
        let written = path.strip_prefix(path::PAGES).unwrap_or(path);
        let url = if written.is_empty() { String::new() } else { [written.trim_end_matches('/'), "/"].concat() };
        if self.by_url.contains_key(&url) || self.listing(&url).is_some() {
            return Some(Target::Page(url));
        }
        for index in ["index.md", "README.md", "_index.md"] {
            let folder = [path.trim_end_matches('/'), "/", index].concat();
            if let Some(index) = self.by_path.get(&folder) {
                return Some(Target::Page(self.documents[*index].url.clone()));
            }
        }
        let is_alias = self.documents.iter().any(|placed| placed.aliases.contains(&url));
        is_alias.then_some(Target::Page(url))
    }

    /// A file whose path differs from a missing one in its capitals only.
    pub(super) fn similar(&self, path: &str) -> Option<String> {
        self.files.iter().find(|file| *file != path && file.eq_ignore_ascii_case(path)).cloned()
    }
}
