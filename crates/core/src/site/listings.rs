//! The lists that a site has besides the author's pages: all posts, the years, and what has the same tag, category,
//! author or series.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::authors::{Author, Authors};
use super::{Placed, Site};
use crate::around::{Kind, Rows, To};
use crate::front_matter::Meta;
use crate::manifest::{self, Post};
use crate::path;
use crate::posts::{self, Timed, Window};

/// How many bytes the name of a part of the manifest takes besides the list's own.
const SUFFIX: usize = 16;

/// A list with an address of its own.
#[derive(Clone, Debug)]
pub struct Listing {
    /// What readers see of it, but for [`manifest::Listing::rows`].
    pub(crate) about: manifest::Listing,
    /// What is in it.
    pub(crate) members: Members,
    /// The listing that this one is in.
    parent: Option<usize>,
    /// The website of the author whose list it is.
    website: Option<String>,
    /// Whether a page of the author's has its URL.
    pub(crate) is_taken: bool,
}

/// What a list has, in its order.
#[derive(Clone, Debug)]
pub(crate) enum Members {
    /// Posts of the site's list: a part of that, so they are not written again.
    Posts(Range<usize>),
    /// Documents.
    Documents(Vec<usize>),
    /// Other lists.
    Listings(Vec<usize>),
}

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
    const fn url(self) -> &'static str {
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
    author: Option<Author>,
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

    /// The terms of a document and its place among the members of each.
    pub(crate) fn of_document(&self, index: usize) -> impl Iterator<Item = (Taxonomy, &Term, usize)> {
        let terms = self.by_document.get(index).into_iter().flatten();
        terms.map(|(term, place)| (self.all[*term].0, &self.all[*term].1, *place))
    }
}

/// What makes two names one: capitals and spaces say nothing.
pub(super) fn key_of(name: &str) -> String {
    let name = name.trim().trim_start_matches('#');
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Names that differ in what a slug leaves out get words for it: `C`, `C++` and `C#`.
fn slug_of(key: &str) -> String {
    let mut slug = path::slugify(&key.replace('+', " plus ").replace('#', " sharp "));
    while slug.len() + SUFFIX > 240 {
        slug.pop();
    }
    slug
}

/// All lists of a site whose pages and posts are placed; `of_posts` is what the file of the posts' folder says.
pub(super) fn of(site: &Site, of_posts: Option<&Meta>) -> Vec<Listing> {
    let mut listings = Vec::new();
    let title = of_posts.and_then(|meta| meta.title.as_deref()).unwrap_or("All posts");
    let mut all = listing(path::POST_LIST_URL, title, Members::Posts(0..site.posts.len()));
    all.about.description = of_posts.and_then(|meta| meta.description.clone()).unwrap_or_default();
    all.about.pinned = pinned(site, &site.posts);
    if !site.has_home() {
        let mut first = all.clone();
        first.about.url.clear();
        site.name().clone_into(&mut first.about.title);
        first.about.description = site.config.sitedescription.clone().unwrap_or_default();
        listings.push(first);
    }
    listings.push(all);
    years(site, &mut listings);
    for taxonomy in Taxonomy::ALL {
        let terms: Vec<&Term> = site.terms.all.iter().filter(|(of, _)| *of == taxonomy).map(|(_, term)| term).collect();
        if terms.is_empty() {
            continue;
        }
        let parent = listings.len();
        listings.push(listing(taxonomy.url(), taxonomy.label(), Members::Listings(Vec::new())));
        for term in terms {
            let mut of = listing(&term.url, &term.name, Members::Documents(term.members.clone()));
            of.parent = Some(parent);
            of.about.newest_first = taxonomy != Taxonomy::Series;
            of.about.pinned = pinned(site, &term.members);
            if let Some(author) = &term.author {
                of.about.description.clone_from(&author.description);
                of.website.clone_from(&author.url);
            }
            listings.push(of);
        }
        let members = (parent + 1..listings.len()).collect();
        listings[parent].fill(members);
    }
    let aliases: BTreeSet<&str> =
        site.documents.iter().flat_map(|placed| &placed.aliases).map(String::as_str).collect();
    for listing in &mut listings {
        let url = listing.about.url.as_str();
        listing.is_taken = site.by_url.contains_key(url) || aliases.contains(url);
    }
    for at in 0..listings.len() {
        listings[at].about.timed = timed(site, &listings[at], &listings);
    }
    let rows: Vec<Rows> = listings.iter().map(|listing| rows(listing, &listings)).collect();
    for (listing, rows) in listings.iter_mut().zip(rows) {
        listing.about.rows = rows;
    }
    listings
}

/// Posts that stand before all others, the newest first; not those that time shows or hides.
fn pinned(site: &Site, members: &[usize]) -> Vec<Post> {
    let documents = members.iter().rev().map(|at| &site.documents[*at]);
    documents.filter(|it| it.document.meta.pin && it.window.is_always()).map(Placed::as_post).collect()
}

/// What of a list time shows or hides.
fn timed(site: &Site, listing: &Listing, all: &[Listing]) -> Vec<Timed> {
    let window = |index: &usize| site.documents[*index].window;
    let places: Vec<(usize, Window)> = match &listing.members {
        Members::Posts(range) => {
            return site.timed.iter().filter(|(place, ..)| range.contains(place)).copied().collect();
        }
        Members::Documents(indices) => indices.iter().map(window).enumerate().collect(),
        // A list of others has one of them for as long as that has anything.
        Members::Listings(indices) => {
            let inside = |at: &usize| -> Vec<Window> {
                match &all[*at].members {
                    Members::Posts(range) => site.posts[range.clone()].iter().map(window).collect(),
                    Members::Documents(indices) => indices.iter().map(window).collect(),
                    Members::Listings(_) => Vec::new(),
                }
            };
            indices.iter().map(|at| together(&inside(at))).enumerate().collect()
        }
    };
    let timed = places.into_iter().filter(|(_, window)| !window.is_always());
    timed.map(|(place, window)| (place, window.from, window.until)).collect()
}

/// From the first that opens to the last that closes.
fn together(windows: &[Window]) -> Window {
    let from = windows.iter().map(|window| window.from).min().unwrap_or_default();
    let is_endless = windows.iter().any(|window| window.until == 0);
    let until = if is_endless { 0 } else { windows.iter().map(|window| window.until).max().unwrap_or_default() };
    Window { from, until }
}

/// Where a list is, and for that of all posts which others there are.
fn rows(listing: &Listing, all: &[Listing]) -> Rows {
    let mut rows = Rows::default();
    let to = |other: &Listing| To { title: other.about.title.clone(), url: Some(other.about.url.clone()) };
    let is_outer = |other: &&Listing| other.parent.is_none() && matches!(other.members, Members::Listings(_));
    let all_posts = || all.iter().find(|other| other.about.url == path::POST_LIST_URL);
    let in_list = match listing.members {
        Members::Posts(_) => listing.parent.map(|parent| &all[parent]),
        _ => listing.parent.map(|parent| &all[parent]).or_else(all_posts),
    };
    match in_list {
        Some(parent) => {
            rows.add(Kind::Path, "Breadcrumbs", vec![to(parent)]);
            let website = listing.website.iter().map(|url| To { title: url.clone(), url: Some(url.clone()) });
            rows.add(Kind::Terms, "Website", website.collect());
        }
        None => rows.add(Kind::Terms, "More lists", all.iter().filter(is_outer).map(to).collect()),
    }
    rows
}

fn listing(url: &str, title: &str, members: Members) -> Listing {
    let (total, start) = match &members {
        Members::Posts(places) => (places.len(), places.start),
        Members::Documents(indices) | Members::Listings(indices) => (indices.len(), 0),
    };
    let list = if let Members::Posts(_) = members { path::POST_LIST_URL } else { url };
    let about = manifest::Listing {
        url: url.to_owned(),
        list: list.to_owned(),
        title: title.to_owned(),
        total,
        start,
        newest_first: true,
        ..manifest::Listing::default()
    };
    Listing { about, members, parent: None, website: None, is_taken: false }
}

/// A list for each year that has posts, and one of the years.
fn years(site: &Site, listings: &mut Vec<Listing>) {
    let years = site.years();
    if years.is_empty() {
        return;
    }
    let parent = listings.len();
    listings.push(listing("archive/", "Archive", Members::Listings(Vec::new())));
    for (year, _) in &years {
        let places = posts::places_of(*year, &years, site.posts.len());
        let mut of = listing(&format!("archive/{year}/"), &year.to_string(), Members::Posts(places));
        of.about.months = true;
        of.parent = Some(parent);
        listings.push(of);
    }
    let members = (parent + 1..listings.len()).rev().collect();
    listings[parent].fill(members);
}

impl Site {
    /// The list at a URL that no page of the author's has.
    pub fn listing(&self, url: &str) -> Option<&Listing> {
        self.listings.get(*self.listings_by_url.get(url)?)
    }

    /// What a list has at these places, counted as its order has them.
    pub(crate) fn listed(&self, listing: &Listing, places: Range<usize>) -> Vec<Post> {
        let posts = |indices: &[usize]| -> Vec<Post> {
            indices.get(places.clone()).unwrap_or_default().iter().map(|at| self.documents[*at].as_post()).collect()
        };
        match &listing.members {
            Members::Posts(all) => posts(self.posts.get(all.clone()).unwrap_or_default()),
            Members::Documents(indices) => posts(indices),
            Members::Listings(indices) => {
                let shown = indices.get(places).unwrap_or_default();
                shown.iter().map(|at| self.as_entry(&self.listings[*at])).collect()
            }
        }
    }

    /// How many a list shows when the site is built.
    fn shown_now(&self, listing: &Listing) -> usize {
        let manifest::Listing { start, total, timed, .. } = &listing.about;
        total - posts::hidden(timed, &(*start..start + total), self.settings.now).len()
    }

    /// A list as what another one has.
    fn as_entry(&self, listing: &Listing) -> Post {
        let manifest::Listing { url, title, .. } = &listing.about;
        let total = self.shown_now(listing);
        let is_post = |at: &usize| self.documents[*at].is_post();
        let has_pages = matches!(&listing.members, Members::Documents(all) if !all.iter().all(is_post));
        let what = match (has_pages, total) {
            (true, 1) => "page",
            (true, _) => "pages",
            (false, 1) => "post",
            (false, _) => "posts",
        };
        Post { url: url.clone(), title: title.clone(), description: format!("{total} {what}"), ..Post::default() }
    }
}

impl Listing {
    /// Sets which lists this one has.
    fn fill(&mut self, members: Vec<usize>) {
        self.about.total = members.len();
        self.about.newest_first = false;
        self.about.terms = true;
        self.members = Members::Listings(members);
    }
}
