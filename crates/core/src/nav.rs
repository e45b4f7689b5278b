//! The main navigation: `nav.yml` with its pages and sections, or the site's pages where there is none.

mod arrange;
mod sections;
mod tree;

pub use arrange::arrange;
pub use sections::{Section, Visibility};
pub use tree::{Entry, Group, NavLink, tree};

use crate::report::{Finding, Report};
use crate::value::{Spanned, Value};
use crate::yaml;

/// Where a page stands when nothing says where: MD-CMS's own number.
pub const DEFAULT_SORT: i64 = 100;

/// A generated `nav.yml` grows with the site; it is read by the command only, never by a reader.
const BUDGET: yaml::Budget = yaml::Budget { bytes: 64 << 20, nodes: 4_000_000, depth: 16 };

/// A page as `nav.yml` lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavPage {
    /// Path of the document.
    pub file: String,
    /// Where it is written in `nav.yml`.
    pub at: std::ops::Range<usize>,
    /// Its title there.
    pub title: Option<String>,
    /// The id of its section.
    pub section: Option<String>,
    /// Its place among the others, low first.
    pub sort: i64,
}

/// What `nav.yml` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Nav {
    /// The pages in the order they are shown, those of sections that are drafts too.
    pub pages: Vec<NavPage>,
    /// The sections as they are written: see [`arrange`].
    pub sections: Vec<Section>,
}

/// Reads `nav.yml`. Both the form with `sections:` and `pages:` and the older plain list are read.
pub fn parse<R: Report>(text: &str, report: &mut R) -> Option<Nav> {
    let tree = yaml::parse_within(text, &BUDGET, report)?;
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
    let mut pages = Vec::new();
    for page in list {
        let Some(file) = text_of(page, "file") else {
            report.report(|| {
                Finding::warning("nav-page", page.at.clone(), "a page of the navigation has no `file`")
                    .help("write `file: pages/name.md`")
            });
            continue;
        };
        let sort = page.get("sort").and_then(Spanned::as_scalar).and_then(|sort| sort.as_integer());
        pages.push(NavPage {
            file,
            at: page.at.clone(),
            title: text_of(page, "title"),
            section: text_of(page, "section-id"),
            sort: sort.unwrap_or(999),
        });
    }
    pages.sort_by(|a, b| (a.sort, &a.file).cmp(&(b.sort, &b.file)));
    let sections = tree.get("sections").and_then(Spanned::as_list).unwrap_or_default();
    Some(Nav { pages, sections: sections.iter().filter_map(Section::read).collect() })
}

/// The text of a key that says something.
fn text_of(entry: &Spanned, key: &str) -> Option<String> {
    let scalar = entry.get(key).and_then(Spanned::as_scalar)?;
    (!scalar.is_null() && !scalar.text.is_empty()).then(|| scalar.text.clone())
}
