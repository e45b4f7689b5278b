//! Sections and their pages as a tree: what a reader chooses from.

use std::collections::BTreeMap;

use super::{Section, Visibility};

/// How many groups one may be in: what is deeper in `nav.yml` is shown at this depth. Nobody finds a page in more.
const DEEPEST: usize = 5;

/// A link of the navigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavLink {
    /// What it says.
    pub title: String,
    /// The URL it leads to.
    pub url: String,
}

/// What stands in the navigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A page.
    Page(NavLink),
    /// A section and what is in it.
    Group(Group),
}

/// A section with its pages, and then the sections in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What it is called.
    pub name: String,
    /// Whether it is folded at first.
    pub is_folded: bool,
    /// What is in it; never nothing.
    pub entries: Vec<Entry>,
}

impl Group {
    /// Whether the page at `url` is in it or in a group of it.
    pub fn holds(&self, url: &str) -> bool {
        self.entries.iter().any(|entry| match entry {
            Entry::Page(link) => link.url == url,
            Entry::Group(group) => group.holds(url),
        })
    }
}

/// The tree of some pages, each with the id of its section, in the order of [`super::arrange`]: pages without a section
/// come first. Sections without a page are left out.
pub fn tree<'s>(sections: &[Section], pages: impl Iterator<Item = (Option<&'s str>, NavLink)>) -> Vec<Entry> {
    let mut by_section: BTreeMap<Option<&str>, Vec<Entry>> = BTreeMap::new();
    for (section, link) in pages {
        by_section.entry(section).or_default().push(Entry::Page(link));
    }
    let mut tree = by_section.remove(&None).unwrap_or_default();
    let mut open: Vec<Group> = Vec::new();
    for section in sections {
        close(&mut open, section.depth.min(DEEPEST), &mut tree);
        open.push(Group {
            name: section.name().to_owned(),
            is_folded: section.visibility == Visibility::Hidden,
            entries: by_section.remove(&Some(section.code.as_str())).unwrap_or_default(),
        });
    }
    close(&mut open, 0, &mut tree);
    tree
}

/// Puts the innermost groups into those around them until `depth` are open.
fn close(open: &mut Vec<Group>, depth: usize, tree: &mut Vec<Entry>) {
    while open.len() > depth {
        let Some(group) = open.pop().filter(|group| !group.entries.is_empty()) else { continue };
        let around = open.last_mut().map_or(&mut *tree, |around| &mut around.entries);
        around.push(Entry::Group(group));
    }
}
