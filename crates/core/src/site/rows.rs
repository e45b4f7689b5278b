//! What stands around each document, by somebody who knows the others.

use std::collections::BTreeMap;

use super::terms::{Taxonomy, Term};
use super::{Placed, Site};
use crate::around::{Kind, Rows, To};
use crate::front_matter::Neighbour;
use crate::link::{self, Destination, Target};
use crate::path;
use crate::report::{Problem, Severity};

/// Other documents that one leads to because they are about the same.
const RELATED: usize = 3;
/// Documents of a term that are looked at for that: those next to the document in the order of time. It bounds the
/// work for a tag that every document has.
const NEAR: usize = 64;
/// Parts of a series that are named on the page of one.
const PARTS: usize = 12;

/// The documents before and after each one, by their places among all.
pub(super) type Neighbours = Vec<[Option<usize>; 2]>;

/// Posts are in the order of time; pages in that of their section, where that has `pagination`.
pub(super) fn neighbours(site: &Site) -> Neighbours {
    let mut neighbours = vec![[None; 2]; site.documents.len()];
    let mut chain = |chain: &[usize]| {
        for pair in chain.windows(2) {
            neighbours[pair[0]][1] = Some(pair[1]);
            neighbours[pair[1]][0] = Some(pair[0]);
        }
    };
    // What time shows or hides has neighbours, but is nobody's.
    let is_always = |index: &usize| site.documents[*index].window.is_always();
    let always: Vec<usize> = site.posts.iter().copied().filter(is_always).collect();
    chain(&always);
    let mut by_section: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for page in site.pages.iter().filter(|page| !site.documents[page.index].document.meta.unlisted) {
        if let Some(section) = &page.section {
            by_section.entry(section).or_default().push(page.index);
        }
    }
    for section in site.sections.iter().filter(|section| section.pagination) {
        chain(by_section.get(section.code.as_str()).map(Vec::as_slice).unwrap_or_default());
    }
    let mut before = None;
    for index in &site.posts {
        if is_always(index) {
            before = Some(*index);
        } else {
            neighbours[*index] = [before, before.map_or(always.first().copied(), |before| neighbours[before][1])];
        }
    }
    neighbours
}

impl Site {
    /// What stands around the document at `index`, and what is wrong with what its front matter says of that.
    pub(crate) fn rows(&self, index: usize) -> (Rows, Vec<Problem>) {
        let (mut rows, mut problems) = (Rows::default(), Vec::new());
        let Some(placed) = self.documents.get(index) else { return (rows, problems) };
        rows.add(Kind::Path, "Breadcrumbs", self.above(index));
        let terms = |of: Taxonomy| self.terms.of_document(index).filter(move |(taxonomy, ..)| *taxonomy == of);
        let links = |of: Taxonomy| terms(of).map(|(_, term, _)| to_term(term)).collect();
        rows.add(Kind::Authors, Taxonomy::Authors.label(), links(Taxonomy::Authors));
        for taxonomy in [Taxonomy::Series, Taxonomy::Categories, Taxonomy::Tags] {
            rows.add(Kind::Terms, taxonomy.label(), links(taxonomy));
        }
        let mut parts: &[usize] = &[];
        for (_, series, here) in terms(Taxonomy::Series).filter(|(_, series, _)| series.members.len() > 1) {
            rows.add(Kind::More, &series.name, self.parts(series, here));
            parts = &series.members;
        }
        rows.add(Kind::More, "Related", self.related(index, parts));
        for (side, kind) in [(0, Kind::Previous), (1, Kind::Next)] {
            let label = if kind == Kind::Next { "Next" } else { "Previous" };
            rows.add(kind, label, self.neighbour(placed, index, side, &mut problems).into_iter().collect());
        }
        (rows, problems)
    }

    /// Its sections, from the outside to the inside; without one, the pages of the folders it is in.
    fn above(&self, index: usize) -> Vec<To> {
        let placed = &self.documents[index];
        let Some(at) = self.section_of.get(&index).copied() else { return self.folders(placed) };
        let mut above = Vec::new();
        let mut depth = self.sections[at].depth + 1;
        // Each stands before those in it.
        for section in self.sections[..=at].iter().rev() {
            if section.depth < depth {
                depth = section.depth;
                let page = self.by_path.get(&[path::PAGES, &section.code, ".md"].concat());
                let url = page.map(|page| self.documents[*page].url.clone());
                if url.as_ref() != Some(&placed.url) {
                    above.push(To { title: section.name().to_owned(), url });
                }
            }
        }
        above.reverse();
        above
    }

    fn folders(&self, placed: &Placed) -> Vec<To> {
        let url = placed.url.trim_end_matches('/');
        let folders = url.match_indices('/').filter_map(|(slash, _)| self.at_url(&url[..=slash]));
        folders.map(to).collect()
    }

    /// The parts of a series; of a long one those around this document.
    fn parts(&self, series: &Term, here: usize) -> Vec<To> {
        let own = series.members[here];
        let is_named = |member: &usize| *member == own || self.documents[*member].window.is_always();
        let members: Vec<usize> = series.members.iter().copied().filter(is_named).collect();
        let here = members.iter().position(|member| *member == own).unwrap_or_default();
        let start = here.saturating_sub(PARTS / 2).min(members.len().saturating_sub(PARTS));
        let shown = &members[start..members.len().min(start + PARTS)];
        let link = |(place, member): (usize, &usize)| {
            let link = to(&self.documents[*member]);
            if start + place == here { To { url: None, ..link } } else { link }
        };
        shown.iter().enumerate().map(link).collect()
    }

    /// Documents that share what few others have, best first; of two as good the one that is nearer in time. Not those
    /// that are named already.
    fn related(&self, index: usize, named: &[usize]) -> Vec<To> {
        let mut scores: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        let is_about = |taxonomy: Taxonomy| matches!(taxonomy, Taxonomy::Tags | Taxonomy::Categories);
        for (_, term, here) in self.terms.of_document(index).filter(|(taxonomy, ..)| is_about(*taxonomy)) {
            let members = &term.members;
            let start = here.saturating_sub(NEAR / 2).min(members.len().saturating_sub(NEAR));
            // One that only two documents share says most.
            let weight = 1_000_000 / members.len();
            for (place, member) in members.iter().enumerate().skip(start).take(NEAR) {
                let (score, age) = scores.entry(*member).or_default();
                *score += weight;
                *age = place.abs_diff(here);
            }
        }
        let is_new =
            |member: &usize| *member != index && !named.contains(member) && self.documents[*member].window.is_always();
        let mut best: Vec<(usize, (usize, usize))> = scores.into_iter().filter(|(member, _)| is_new(member)).collect();
        best.sort_by_key(|(member, (score, age))| (std::cmp::Reverse(*score), *age, std::cmp::Reverse(*member)));
        best.iter().take(RELATED).map(|(member, _)| to(&self.documents[*member])).collect()
    }

    /// What is before or after a document: what its front matter says, else what the order gives.
    fn neighbour(&self, placed: &Placed, index: usize, side: usize, problems: &mut Vec<Problem>) -> Option<To> {
        let meta = &placed.document.meta;
        let in_order = || self.neighbours[index][side].map(|other| to(&self.documents[other]));
        let (text, link) = match if side == 0 { &meta.prev } else { &meta.next } {
            None => return in_order(),
            Some(Neighbour::Off) => return None,
            Some(Neighbour::To { text, link }) => (text, link),
        };
        let target = if link.is_empty() { in_order() } else { self.target(placed, link) };
        if target.is_none() && !link.is_empty() {
            let key = if side == 0 { "prev" } else { "next" };
            let what = format!("`{key}` leads to `{link}`, which is not there");
            problems.push(
                Problem::of_file(Severity::Warning, "neighbour", &placed.document.path, what)
                    .help("name a document of the site, or write `false` for no link"),
            );
        }
        target.map(|to| if text.is_empty() { to } else { To { title: text.clone(), ..to } })
    }

    fn target(&self, placed: &Placed, written: &str) -> Option<To> {
        match link::sort(written) {
            Destination::Web(href) if href.starts_with("http") => Some(To { title: href.clone(), url: Some(href) }),
            Destination::Site { path, .. } => {
                let Target::Page(url) = self.find_from(&placed.document.path, &path)? else { return None };
                let title = self.at_url(&url).map(|placed| &placed.title);
                let title = title.or_else(|| self.listing(&url).map(|listing| &listing.about.title))?;
                Some(To { title: title.clone(), url: Some(url) })
            }
            _ => None,
        }
    }
}

fn to(placed: &Placed) -> To {
    To { title: placed.title.clone(), url: Some(placed.url.clone()) }
}

fn to_term(term: &Term) -> To {
    To { title: term.name.clone(), url: Some(term.url.clone()) }
}
