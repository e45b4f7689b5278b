//! The lists that a site has besides the author's pages: all posts, the years, and what has the same tag, category,
//! author or series.

use std::collections::BTreeSet;
use std::ops::Range;

use super::terms::{Taxonomy, Term};
use super::{Placed, Site};
use crate::around::{Kind, Rows, To};
use crate::front_matter::Meta;
use crate::manifest::{self, Post};
use crate::path;
use crate::posts::{self, Window};

/// A list with an address of its own.
#[derive(Clone, Debug)]
pub struct Listing {
    /// What readers see of it, but for [`manifest::Listing::rows`].
    pub(crate) about: manifest::Listing,
    /// What is in it.
    members: Members,
    /// The listing that this one is in.
    parent: Option<usize>,
    /// The website of the author whose list it is.
    website: Option<String>,
    /// Whether a page of the author's has its URL.
    pub(super) is_taken: bool,
}

/// What a list has, in its order.
#[derive(Clone, Debug)]
enum Members {
    /// Posts of the site's list: a part of that, so they are not written again.
    Posts(Range<usize>),
    /// Documents.
    Documents(Vec<usize>),
    /// Other lists.
    Listings(Vec<usize>),
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
        let terms: Vec<&Term> = site.terms.of_taxonomy(taxonomy).collect();
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
        let windows = windows(site, &listings[at].members, &listings);
        listings[at].about.timed = posts::timed(listings[at].about.start, windows);
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

/// When each member of a list is shown. A list is shown for as long as anything in it is.
fn windows(site: &Site, members: &Members, all: &[Listing]) -> Vec<Window> {
    let of_documents = |indices: &[usize]| indices.iter().map(|index| site.documents[*index].window).collect();
    match members {
        Members::Posts(places) => of_documents(&site.posts[places.clone()]),
        Members::Documents(indices) => of_documents(indices),
        Members::Listings(indices) => {
            indices.iter().map(|at| together(&windows(site, &all[*at].members, all))).collect()
        }
    }
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
    /// The lists whose URLs no pages of the author's have.
    pub(crate) fn open_listings(&self) -> impl Iterator<Item = &Listing> {
        self.listings.iter().filter(|listing| !listing.is_taken)
    }

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
