//! Which pages the navigation and lists of pages show, and in which sections.

use std::collections::{BTreeMap, BTreeSet};

use super::Placed;
use crate::nav::{self, Entry, Nav, NavLink, Section};
use crate::report::{Finding, Problem};

/// A page that is shown where pages are listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its place in [`super::Site::documents`].
    pub index: usize,
    /// What it is called there.
    pub title: String,
    /// The id of its section, which is one of [`super::Site::sections`].
    pub section: Option<String>,
}

/// Pages in their order, and sections in theirs.
#[derive(Debug, Default)]
pub(super) struct Navigation {
    pub(super) pages: Vec<Listed>,
    pub(super) sections: Vec<Section>,
}

impl Navigation {
    /// What `nav.yml` says, else the pages by their place.
    pub(super) fn of(
        text: Option<&str>,
        documents: &[Placed],
        by_path: &BTreeMap<String, usize>,
        all: &BTreeSet<String>,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let mut findings = Vec::new();
        let written = text.and_then(|text| nav::parse(text, &mut findings));
        let navigation = match written {
            Some(nav) => written_down(nav, documents, by_path, all, &mut findings),
            None => Self { pages: by_place(documents), sections: Vec::new() },
        };
        problems.extend(Problem::locate_all(findings, "nav.yml", text.unwrap_or_default()));
        navigation
    }

    /// What every page shows. The landing page is not in it: the site's name leads there.
    pub(super) fn tree(&self, documents: &[Placed]) -> Vec<Entry> {
        let shown = self.pages.iter().filter(|page| !documents[page.index].url.is_empty());
        let link = |page: &Listed| NavLink { title: page.title.clone(), url: documents[page.index].url.clone() };
        nav::tree(&self.sections, shown.map(|page| (page.section.as_deref(), link(page))))
    }
}

fn written_down(
    mut nav: Nav,
    documents: &[Placed],
    by_path: &BTreeMap<String, usize>,
    all: &BTreeSet<String>,
    findings: &mut Vec<Finding>,
) -> Navigation {
    for page in nav.pages.iter_mut().filter(|page| page.section.is_none()) {
        page.section = by_path.get(&page.file).and_then(|index| documents[*index].document.meta.section_id.clone());
    }
    let sections = nav::arrange(nav.sections, nav.pages.iter().filter_map(|page| page.section.as_deref()), findings);
    let drafts: BTreeSet<&str> =
        sections.iter().filter(|section| section.is_draft()).map(|section| section.code.as_str()).collect();
    let mut pages = Vec::new();
    for page in nav.pages {
        if page.section.as_deref().is_some_and(|section| drafts.contains(section)) {
            continue;
        }
        // It would be shown before its time, or after it.
        if by_path.get(&page.file).is_some_and(|index| !documents[*index].window.is_always()) {
            continue;
        }
        let Some(index) = by_path.get(&page.file) else {
            if !all.contains(&page.file) {
                let what = format!("the navigation leads to `{}`, which is not there", page.file);
                findings.push(Finding::warning("nav-missing", page.at.clone(), what).help("correct or remove it"));
            }
            continue;
        };
        let title = page.title.unwrap_or_else(|| short_title(&documents[*index]));
        pages.push(Listed { index: *index, title, section: page.section });
    }
    Navigation { pages, sections }
}

fn by_place(documents: &[Placed]) -> Vec<Listed> {
    let is_shown = |placed: &Placed| {
        let is_listed = !placed.document.meta.unlisted && placed.window.is_always();
        !placed.is_post() && is_listed && !placed.url.is_empty()
    };
    let mut pages: Vec<usize> = (0..documents.len()).filter(|index| is_shown(&documents[*index])).collect();
    // Documents are sorted by their path, and so are those with one place.
    pages.sort_by_key(|index| documents[*index].document.meta.weight.unwrap_or(nav::DEFAULT_SORT));
    let listed = |index: usize| Listed { index, title: short_title(&documents[index]), section: None };
    pages.into_iter().map(listed).collect()
}

fn short_title(placed: &Placed) -> String {
    placed.document.meta.link_title.clone().unwrap_or_else(|| placed.title.clone())
}
