//! Lists of the site's pages, by sections: [`Told::Pages`](crate::link::Told) and the like.

use std::collections::BTreeMap;

use crate::link::{Target, encode, target_of};
use crate::nav::Section;
use crate::report::Finding;
use crate::site::{Listed, Placed, Site};

/// Lines that a list has at most: a page with one has to be shown in a browser, and each is three nodes.
const MOST: usize = 10_000;
/// Levels of headings: from the third to the sixth.
const LEVELS: usize = 4;
/// Ids that a message names at most.
const NAMED: usize = 20;

/// All pages but one.
pub(super) fn all(site: &Site, document: &str) -> Option<String> {
    List::of(site, document, None, &site.sections, "").said()
}

/// The pages of a section and of those in it, but for one; without an id, those of that one's section.
pub(super) fn of_section(site: &Site, document: &str, code: &str) -> Option<String> {
    section(site, document, code)?.said()
}

/// What is wrong with a list: of a section, or of all pages.
pub(super) fn fault(site: &Site, document: &str, code: Option<&str>) -> Option<Finding> {
    let list = match code {
        Some(code) => section(site, document, code),
        None => Some(List::of(site, document, None, &site.sections, "")),
    };
    let Some(list) = list else { return Some(unknown(site, code.unwrap_or_default())) };
    list.is_cut.then(|| {
        let what = format!("the list of pages ends after {MOST} lines");
        Finding::warning("long-list", 0..0, what).help("list fewer sections on one page, with `toc-section` and an id")
    })
}

fn unknown(site: &Site, code: &str) -> Finding {
    let codes: Vec<String> = site.sections.iter().map(|section| format!("`{}`", section.code)).collect();
    let help = match codes.len() {
        0 => "nav.yml has no sections; write them below `sections:`".to_owned(),
        1..=NAMED => format!("the site has {}", codes.join(", ")),
        more => format!("the site has {} and {} more", codes[..NAMED].join(", "), more - NAMED),
    };
    Finding::warning("unknown-section", 0..0, format!("no section has the id `{code}`")).help(help)
}

/// `None` where there is no such section.
fn section<'s>(site: &'s Site, document: &str, code: &'s str) -> Option<List> {
    let code = if code.is_empty() { own_section(site, document) } else { Some(code) };
    let Some(code) = code else { return Some(List::of(site, document, None, &[], "")) };
    let at = site.sections.iter().position(|section| section.code == code)?;
    let after = &site.sections[at + 1..];
    let depth = site.sections[at].depth;
    let end = after.iter().position(|section| section.depth <= depth).unwrap_or(after.len());
    Some(List::of(site, document, Some(code), &after[..end], site.sections[at].name()))
}

/// The section of a document: as it is listed, else as its front matter says, where there is such a section.
fn own_section<'s>(site: &'s Site, document: &str) -> Option<&'s str> {
    let index = *site.by_path.get(document)?;
    let code = match site.pages.iter().find(|page| page.index == index) {
        Some(page) => page.section.as_deref(),
        None => site.documents[index].document.meta.section_id.as_deref(),
    };
    code.filter(|code| site.sections.iter().any(|section| section.code == *code))
}

/// A list that is being written.
#[derive(Default)]
struct List {
    text: String,
    lines: usize,
    /// Whether there is more than it may have.
    is_cut: bool,
}

impl List {
    /// The pages of one section, or of none, and then those of others, whose headings are as deep as they are.
    fn of(site: &Site, document: &str, first: Option<&str>, sections: &[Section], name: &str) -> Self {
        let mut pages: BTreeMap<Option<&str>, Vec<(&Listed, &Placed)>> = BTreeMap::new();
        for page in &site.pages {
            let placed = &site.documents[page.index];
            let meta = &placed.document.meta;
            if placed.document.path != document && !meta.draft && !meta.unlisted {
                pages.entry(page.section.as_deref()).or_default().push((page, placed));
            }
        }
        let mut list = Self { text: on_a_line(name), ..Self::default() };
        list.add_pages(pages.get(&first));
        // Those around the place, and how many of them have their heading: one is written once there is a page.
        let (mut around, mut written): (Vec<&Section>, usize) = (Vec::new(), 0);
        let outermost = sections.first().map_or(0, |section| section.depth);
        for section in sections {
            around.truncate(section.depth.saturating_sub(outermost));
            written = written.min(around.len());
            around.push(section);
            if let Some(pages) = pages.get(&Some(section.code.as_str())) {
                for (level, section) in around.iter().enumerate().skip(written) {
                    list.add(&"#".repeat((level + 1).min(LEVELS)), section.name());
                }
                written = around.len();
                list.add_pages(Some(pages));
            }
        }
        list
    }

    fn add_pages(&mut self, pages: Option<&Vec<(&Listed, &Placed)>>) {
        for (page, placed) in pages.into_iter().flatten() {
            let title = if page.title.trim().is_empty() { &placed.document.path } else { &page.title };
            self.add(&destination(placed), title);
        }
    }

    fn add(&mut self, first: &str, text: &str) {
        self.is_cut |= self.lines == MOST;
        if !self.is_cut {
            self.lines += 1;
            self.text.extend(["\n", first, " ", &on_a_line(text)]);
        }
    }

    /// The list, where there is anything in it.
    fn said(self) -> Option<String> {
        (self.lines > 0).then_some(self.text)
    }
}

/// Where a page is: its URL, unless that means something else where it is written in a link.
fn destination(placed: &Placed) -> String {
    let is_plain = target_of(&placed.url) == Target::Page(placed.url.clone());
    encode(if is_plain { &placed.url } else { &placed.document.path })
}

fn on_a_line(text: &str) -> String {
    text.trim().replace(['\n', '\r'], " ")
}
