//! What documents have in common: tags, categories, series and authors.

use std::collections::BTreeMap;

use super::Placed;
use super::authors::{Author, Authors};
use crate::path::{self, key_of};

/// How many bytes the name of a part of the manifest takes besides the list's own.
const SUFFIX: usize = 16;

/// By what documents are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Taxonomy {
    Tags,
    Categories,
    Series,
    Authors,
}

impl Taxonomy {
    pub(crate) const ALL: [Self; 4] = [Self::Tags, Self::Categories, Self::Series, Self::Authors];

    /// The URL of the list of its terms.
    pub(super) const fn url(self) -> &'static str {
        match self {
            Self::Tags => "tags/",
            Self::Categories => "categories/",
            Self::Series => "series/",
            Self::Authors => "authors/",
        }
    }

    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Tags => "Tags",
            Self::Categories => "Categories",
            Self::Series => "Series",
            Self::Authors => "Authors",
        }
    }

    /// What makes two names one.
    fn key(self, name: &str, authors: &Authors) -> String {
        if self == Self::Authors { authors.id(name) } else { key_of(name) }
    }

    fn names(self, placed: &Placed) -> &[String] {
        let meta = &placed.document.meta;
        match self {
            Self::Tags => &meta.tags,
            Self::Categories => &meta.categories,
            Self::Series => meta.series.as_slice(),
            Self::Authors => &meta.authors,
        }
    }
}

/// What several documents have in common.
#[derive(Clone, Debug)]
pub(crate) struct Term {
    /// What it is called.
    pub(crate) name: String,
    /// Its URL, which is one of a listing unless a page of the author's stands there.
    pub(crate) url: String,
    /// The documents that have it: oldest first, those of a series in its order.
    pub(crate) members: Vec<usize>,
    /// What the authors file says of an author.
    pub(super) author: Option<Author>,
}

/// All of a site's terms.
#[derive(Clone, Debug, Default)]
pub(crate) struct Terms {
    all: Vec<(Taxonomy, Term)>,
    /// For each document its terms by their places in `all`, in the order of its front matter, and its place in each.
    by_document: Vec<Vec<(usize, usize)>>,
}

impl Terms {
    pub(super) fn of(documents: &[Placed], authors: &Authors, timezone: i16) -> Self {
        let mut order: Vec<usize> = (0..documents.len()).filter(|at| !documents[*at].document.meta.unlisted).collect();
        let time = |at: usize| documents[at].date.map_or(i64::MIN, |date| date.to_unix(timezone));
        order.sort_by_key(|at| (time(*at), *at));
        let mut terms = Self { all: Vec::new(), by_document: vec![Vec::new(); documents.len()] };
        for taxonomy in Taxonomy::ALL {
            let mut groups: BTreeMap<String, (BTreeMap<&str, usize>, Vec<usize>)> = BTreeMap::new();
            for index in &order {
                for name in taxonomy.names(&documents[*index]) {
                    let (spellings, members) = groups.entry(taxonomy.key(name, authors)).or_default();
                    *spellings.entry(name.trim().trim_start_matches('#')).or_default() += 1;
                    if members.last() != Some(index) {
                        members.push(*index);
                    }
                }
            }
            groups.remove("");
            terms.add(taxonomy, groups, documents, authors);
        }
        terms
    }

    fn add(
        &mut self,
        taxonomy: Taxonomy,
        groups: BTreeMap<String, (BTreeMap<&str, usize>, Vec<usize>)>,
        documents: &[Placed],
        authors: &Authors,
    ) {
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for (key, (spellings, mut members)) in groups {
            // The spelling that is used most; the first by the alphabet where two are used as much.
            let best = spellings
                .iter()
                .fold(("", 0), |best, (name, count)| if *count > best.1 { (name, *count) } else { best });
            let slug = slug_of(&key);
            let count = taken.entry(slug.clone()).or_default();
            *count += 1;
            let slug = if *count == 1 { slug } else { format!("{slug}-{count}") };
            if taxonomy == Taxonomy::Series {
                members.sort_by_key(|at| documents[*at].document.meta.series_order.unwrap_or(i64::MAX));
            }
            let url = [taxonomy.url(), &slug, "/"].concat();
            let author = if taxonomy == Taxonomy::Authors { authors.get(&key).cloned() } else { None };
            let name = author.as_ref().map_or(best.0, |author| &author.name).to_owned();
            places.insert(key, self.all.len());
            self.all.push((taxonomy, Term { name, url, members, author }));
        }
        let mut here: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for term in places.values() {
            let members = self.all[*term].1.members.iter().enumerate();
            here.extend(members.map(|(place, member)| ((*member, *term), place)));
        }
        for (index, (placed, terms)) in documents.iter().zip(&mut self.by_document).enumerate() {
            for term in taxonomy.names(placed).iter().filter_map(|name| places.get(&taxonomy.key(name, authors))) {
                if let Some(place) = here.remove(&(index, *term)) {
                    terms.push((*term, place));
                }
            }
        }
    }

    /// All terms of one kind.
    pub(super) fn of_taxonomy(&self, taxonomy: Taxonomy) -> impl Iterator<Item = &Term> {
        self.all.iter().filter(move |(of, _)| *of == taxonomy).map(|(_, term)| term)
    }

    /// The terms of a document and its place among the members of each.
    pub(crate) fn of_document(&self, index: usize) -> impl Iterator<Item = (Taxonomy, &Term, usize)> {
        let terms = self.by_document.get(index).into_iter().flatten();
        terms.map(|(term, place)| (self.all[*term].0, &self.all[*term].1, *place))
    }
}

/// Names that differ in what a slug leaves out get words for it: `C`, `C++` and `C#`.
fn slug_of(key: &str) -> String {
    let mut slug = path::slugify(&key.replace('+', " plus ").replace('#', " sharp "));
    while slug.len() + SUFFIX > 240 {
        slug.pop();
    }
    slug
}
