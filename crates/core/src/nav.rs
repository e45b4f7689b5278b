//! The main navigation: `nav.yml`, or the site's pages where there is none.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::report::{Finding, Report};
use crate::value::{Spanned, Value};
use crate::yaml;

/// Where a page stands when nothing says where: MD-CMS's own number.
pub const DEFAULT_SORT: i64 = 100;

/// A generated `nav.yml` grows with the site; it is read by the command only, never by a reader.
const BUDGET: yaml::Budget = yaml::Budget { bytes: 64 << 20, nodes: 4_000_000, depth: 16 };

/// An entry of the navigation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NavLink {
    /// What it says.
    pub title: String,
    /// The URL it leads to.
    pub url: String,
}

/// A page as `nav.yml` lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavPage {
    /// Path of the document.
    pub file: String,
    /// Where it is written in `nav.yml`.
    pub at: std::ops::Range<usize>,
    /// Its title there.
    pub title: Option<String>,
    /// Its place among the others, low first.
    pub sort: i64,
}

/// The pages of `nav.yml` in the order they are shown, without those of sections that are drafts. Both the
/// form with `sections:` and `pages:` and the older plain list are read.
pub fn parse<R: Report>(text: &str, report: &mut R) -> Option<Vec<NavPage>> {
    let tree = yaml::parse_within(text, &BUDGET, report)?;
    let drafts = draft_sections(&tree);
    let list = match &tree.value {
        Value::List(pages) => pages.as_slice(),
        Value::Map(_) => tree.get("pages").and_then(Spanned::as_list).unwrap_or_default(),
        Value::Scalar(_) => {
            report.report(|| {
                Finding::error("nav-shape", tree.at.clone(), "nav.yml is neither a map nor a list")
                    .help("remove it; without it the pages are listed by their `sort`")
            });
            return None;
        }
    };
    let text_of = |page: &Spanned, key| page.get(key).and_then(Spanned::as_scalar).map(|scalar| scalar.text.clone());
    let mut pages = Vec::new();
    for page in list {
        let Some(file) = text_of(page, "file") else {
            report.report(|| {
                Finding::warning("nav-page", page.at.clone(), "a page of the navigation has no `file`")
                    .help("write `file: pages/name.md`")
            });
            continue;
        };
        if text_of(page, "section-id").is_some_and(|section| drafts.contains_key(&section)) {
            continue;
        }
        let sort = page.get("sort").and_then(Spanned::as_scalar).and_then(|sort| sort.as_integer());
        pages.push(NavPage { file, at: page.at.clone(), title: text_of(page, "title"), sort: sort.unwrap_or(999) });
    }
    pages.sort_by(|a, b| (a.sort, &a.file).cmp(&(b.sort, &b.file)));
    Some(pages)
}

/// The sections whose pages are not shown, with everything inside them.
fn draft_sections(tree: &Spanned) -> BTreeMap<String, ()> {
    let sections = tree.get("sections").and_then(Spanned::as_list).unwrap_or_default();
    let text_of = |section: &Spanned, key| section.get(key).and_then(Spanned::as_scalar).map(|it| it.text.clone());
    let mut drafts = BTreeMap::new();
    // Each round adds the children of what is known, so it ends at the latest after the deepest chain.
    loop {
        let before = drafts.len();
        for section in sections {
            let is_draft = text_of(section, "pagesvisibility").as_deref() == Some("draft")
                || text_of(section, "parent").is_some_and(|parent| drafts.contains_key(&parent));
            if is_draft && let Some(code) = text_of(section, "code") {
                drafts.insert(code, ());
            }
        }
        if drafts.len() == before {
            return drafts;
        }
    }
}
