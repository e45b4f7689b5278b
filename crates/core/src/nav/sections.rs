//! Sections: groups of pages, which may be inside each other.

use super::text_of;
use crate::value::{Scalar, Spanned};

/// A section of the navigation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Its id, which pages name as their `section-id`.
    pub code: String,
    /// Where it is written in `nav.yml`; empty for one that only pages name.
    pub at: std::ops::Range<usize>,
    /// `defaultname`: what it is called.
    pub default_name: Option<String>,
    /// `categorynames`: what it is called in each category, by the category's code.
    pub category_names: Vec<(String, String)>,
    /// Its place among others, low first.
    pub sort: Option<i64>,
    /// The id of the section it is in, as written.
    pub parent: Option<String>,
    /// `parent-sort`: its place among those in one parent, where that is another than `sort`.
    pub parent_sort: Option<i64>,
    /// `pagesvisibility`; a section in one that is a draft is a draft.
    pub visibility: Visibility,
    /// `pagination`: whether each of its pages leads to the one before and the one after it.
    pub pagination: bool,
    /// How many sections it is in.
    pub depth: usize,
}

/// Whether the pages of a section are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Visibility {
    /// They are.
    #[default]
    Visible,
    /// They are folded away at first.
    Hidden,
    /// They are in no navigation and no list.
    Draft,
}

impl Section {
    /// What it is called: its name, else its id.
    pub fn name(&self) -> &str {
        self.default_name.as_deref().unwrap_or(&self.code)
    }

    /// Whether its pages are shown nowhere.
    pub fn is_draft(&self) -> bool {
        self.visibility == Visibility::Draft
    }

    pub(super) fn read(written: &Spanned) -> Option<Self> {
        let number = |key| written.get(key).and_then(Spanned::as_scalar).and_then(Scalar::as_integer);
        let names = written.get("categorynames").and_then(Spanned::as_map).unwrap_or_default();
        let name =
            |value: &Spanned| value.as_scalar().filter(|name| !name.text.is_empty()).map(|name| name.text.clone());
        Some(Self {
            code: text_of(written, "code")?,
            at: written.at.clone(),
            default_name: text_of(written, "defaultname"),
            category_names: names.iter().filter_map(|it| Some((it.key.clone(), name(&it.value)?))).collect(),
            sort: number("sort"),
            parent: text_of(written, "parent"),
            parent_sort: number("parent-sort"),
            visibility: match text_of(written, "pagesvisibility").as_deref() {
                Some("draft") => Visibility::Draft,
                Some("hidden") => Visibility::Hidden,
                _ => Visibility::Visible,
            },
            pagination: written.get("pagination").and_then(Spanned::as_scalar).and_then(Scalar::as_bool) == Some(true),
            depth: 0,
        })
    }
}
