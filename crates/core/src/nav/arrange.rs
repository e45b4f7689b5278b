//! Sections to the order in which they are shown, whatever their parents are. It takes time by their number.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::{Section, Visibility};
use crate::report::{Finding, Report};

/// Where a section stands that does not say so: MD-CMS's own number, behind all others.
const LAST: i64 = 999;

/// The sections in the order they are shown, each before those in it, which [`Section::depth`] tells. `named` are ids
/// that pages name; those that no section has become sections at the end.
///
/// A parent that is not there is none. Where sections are inside each other in a circle, the first of them is in none,
/// so that no page is lost. Of two with one id the first counts. All of this is told, in offsets of `nav.yml`.
pub fn arrange<'n, R: Report>(
    sections: Vec<Section>,
    named: impl Iterator<Item = &'n str>,
    report: &mut R,
) -> Vec<Section> {
    let mut by_code: BTreeMap<String, Section> = BTreeMap::new();
    for section in sections {
        if by_code.contains_key(&section.code) {
            report.report(|| {
                let what = format!("there is another section `{}` before this one, which counts", section.code);
                Finding::warning("nav-section", section.at.clone(), what).help("give it another `code`, or remove it")
            });
        }
        let is_draft = section.is_draft();
        let first = by_code.entry(section.code.clone()).or_insert(section);
        // What somebody meant to hide is not shown by mistake.
        if is_draft {
            first.visibility = Visibility::Draft;
        }
    }
    for code in named {
        if !by_code.contains_key(code) {
            by_code.insert(code.to_owned(), Section { code: code.to_owned(), ..Section::default() });
        }
    }
    let mut sections: Vec<Section> = by_code.into_values().collect();
    sections.sort_by_key(|section| section.sort.unwrap_or(LAST));
    let mut parents = parents(&sections);
    hide_inside_drafts(&mut sections, &parents);
    for (section, _) in sections.iter().zip(&parents).filter(|(_, parent)| parent.is_none()) {
        let Some(parent) = &section.parent else { continue };
        report.report(|| {
            let what = format!("the section `{}` is in `{parent}`, which is not there", section.code);
            Finding::warning("nav-parent", section.at.clone(), what).help("correct its `parent`, or remove it")
        });
    }
    for place in cut_circles(&mut parents) {
        let section = &sections[place];
        report.report(|| {
            let what = format!("the section `{}` is inside itself, by its `parent`", section.code);
            Finding::warning("nav-circle", section.at.clone(), what)
                .help("remove one `parent` of the circle; until then this section is in no other")
        });
    }
    in_order(sections, &parents)
}

/// The place of each one's parent.
fn parents(sections: &[Section]) -> Vec<Option<usize>> {
    let places: BTreeMap<&str, usize> =
        sections.iter().enumerate().map(|(place, section)| (section.code.as_str(), place)).collect();
    sections.iter().map(|section| places.get(section.parent.as_deref()?).copied()).collect()
}

/// For each one the places of those that are in it.
fn children(parents: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut children = vec![Vec::new(); parents.len()];
    for (child, parent) in parents.iter().enumerate() {
        if let Some(parent) = parent {
            children[*parent].push(child);
        }
    }
    children
}

fn hide_inside_drafts(sections: &mut [Section], parents: &[Option<usize>]) {
    let children = children(parents);
    let mut drafts: Vec<usize> = (0..sections.len()).filter(|place| sections[*place].is_draft()).collect();
    while let Some(draft) = drafts.pop() {
        for child in &children[draft] {
            if !sections[*child].is_draft() {
                sections[*child].visibility = Visibility::Draft;
                drafts.push(*child);
            }
        }
    }
}

/// Takes its parent from the first one of each circle; gives the places of these.
fn cut_circles(parents: &mut [Option<usize>]) -> Vec<usize> {
    let mut cut = Vec::new();
    // By whose way up each was seen first: who comes to one of their own has found a circle.
    let mut seen = vec![usize::MAX; parents.len()];
    for start in 0..parents.len() {
        let mut next = Some(start);
        while let Some(place) = next.filter(|place| seen[*place] == usize::MAX) {
            seen[place] = start;
            next = parents[place];
        }
        let Some(on_circle) = next.filter(|place| seen[*place] == start) else { continue };
        let (mut first, mut place) = (on_circle, parents[on_circle]);
        while let Some(other) = place.filter(|other| *other != on_circle) {
            first = first.min(other);
            place = parents[other];
        }
        parents[first] = None;
        cut.push(first);
    }
    cut
}

/// Each before those in it.
fn in_order(sections: Vec<Section>, parents: &[Option<usize>]) -> Vec<Section> {
    let mut children = children(parents);
    for inside in &mut children {
        let place_of = |section: &Section| section.parent_sort.or(section.sort).unwrap_or(LAST);
        // The last one first, which is how they are taken.
        inside.sort_by_cached_key(|child| Reverse((place_of(&sections[*child]), sections[*child].code.clone())));
    }
    let mut ordered = Vec::with_capacity(sections.len());
    let mut left: Vec<Option<Section>> = sections.into_iter().map(Some).collect();
    let mut open: Vec<(usize, usize)> =
        (0..left.len()).rev().filter(|place| parents[*place].is_none()).map(|place| (place, 0)).collect();
    while let Some((place, depth)) = open.pop() {
        ordered.extend(left[place].take().map(|section| Section { depth, ..section }));
        open.extend(children[place].drain(..).map(|child| (child, depth + 1)));
    }
    ordered
}
