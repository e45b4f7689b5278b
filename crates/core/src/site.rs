//! A folder of documents as one site: which document has which address, and what is wrong between them.
//!
//! 1. [`Parts`] are what a host has read, [`Settings`] what it asks for.
//! 2. [`Site::assemble`] chooses the documents that are published, gives each its URL and orders the posts.
//! 3. `links` is the site's own knowledge of where links lead, which no single page has.

mod addresses;
mod assemble;
mod authors;
mod cascade;
mod links;
mod listings;
mod navigation;
mod rows;
mod snippet;
mod terms;
mod theme;
pub(crate) mod told;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

pub use authors::FILE as AUTHORS_FILE;
pub use links::SiteLinks;
pub use listings::Listing;
pub use navigation::Listed;
pub use snippet::{Snippet, Unfit};
use told::Names;

use crate::config::Config;
use crate::date::DateTime;
use crate::document::Document;
use crate::hash::Hash;
use crate::manifest::Post;
use crate::nav::{Entry, Section};
use crate::path;
use crate::posts::{self, PostsBlock, Span, Timed, Window};
use crate::report::Problem;
use crate::theme::Sheet;

/// Where a site's files come from: a folder, a zip, the deployed site.
pub trait Source {
    /// Paths of all files from the site's root, with `/`, without hidden ones; any order.
    fn list(&self) -> Result<Vec<String>, Problem>;

    /// The bytes of one of them.
    fn read(&self, path: &str) -> Result<Vec<u8>, Problem>;
}

/// Everything a site is made of, read.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// The text of `config.yml`, where there is one.
    pub config: Option<String>,
    /// The text of `nav.yml`, where there is one.
    pub nav: Option<String>,
    /// The text of [`AUTHORS_FILE`], where there is one.
    pub authors: Option<String>,
    /// The text of the theme file, where the configuration names one ([`crate::theme::file`]) and there is one.
    pub theme: Option<String>,
    /// The documents, in any order.
    pub documents: Vec<Arc<Document>>,
    /// Paths of all files, documents included.
    pub files: Vec<String>,
    /// Sizes of pictures by path, in CSS pixels (width, height).
    pub sizes: BTreeMap<String, (u32, u32)>,
    /// The files that documents and each other include and that are no documents, by path: those of
    /// [`Document::includes`] and [`Snippet::includes`].
    pub snippets: BTreeMap<String, Snippet>,
}

/// What a build is asked for.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Where the site will stand (`https://example.org/blog/`), ending in `/`.
    pub base_url: Option<String>,
    /// Whether drafts are part of it.
    pub drafts: bool,
    /// The time it is built for, in seconds since 1970-01-01T00:00:00Z.
    pub now: i64,
    /// Address of a script that keeps open pages up to date, from the site's root; for the development
    /// server only.
    pub live: Option<String>,
}

/// A site.
#[derive(Debug)]
pub struct Site {
    /// Its settings.
    pub config: Config,
    /// What the build was asked for.
    pub settings: Settings,
    /// The documents that are part of it, sorted by path.
    pub documents: Vec<Placed>,
    /// Indices in `documents` of the posts that lists show, oldest first; those without a date come first.
    pub posts: Vec<usize>,
    /// The main navigation.
    pub nav: Vec<Entry>,
    /// The pages of `nav.yml` in their order, but for those of sections that are drafts; where there is no `nav.yml`,
    /// those of the main navigation. The landing page may be among them, and so may drafts and unlisted documents.
    pub pages: Vec<Listed>,
    /// Their sections, each before those in it.
    pub sections: Vec<Section>,
    /// The lists that have addresses: all posts, tags and so on.
    pub listings: Vec<Listing>,
    /// The style sheet of its theme, where it has one.
    pub theme: Option<Sheet>,
    /// Paths of the site's own files that are published as they are, sorted.
    pub published: Vec<String>,
    /// Documents that are not part of it, by why.
    pub left_out: LeftOut,
    /// The posts of the list that time shows or hides.
    pub(crate) timed: Vec<Timed>,
    /// How many parts the manifest's lookup has.
    pub buckets: u64,
    sizes: BTreeMap<String, (u32, u32)>,
    files: BTreeSet<String>,
    snippets: BTreeMap<String, Snippet>,
    /// Documents that are not part of it.
    unpublished: BTreeSet<String>,
    by_path: BTreeMap<String, usize>,
    by_url: BTreeMap<String, usize>,
    listings_by_url: BTreeMap<String, usize>,
    terms: terms::Terms,
    neighbours: rows::Neighbours,
    /// For pages of the navigation the place of their section in `sections`.
    section_of: BTreeMap<usize, usize>,
    /// What pages and files are called, once somebody asks.
    names: OnceLock<Names>,
}

/// How many documents are not published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Drafts.
    pub drafts: usize,
    /// Those whose `expiryDate` has passed.
    pub expired: usize,
}

/// A document and its address.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The document.
    pub document: Arc<Document>,
    /// Its URL.
    pub url: String,
    /// Its title.
    pub title: String,
    /// When it was written: front matter, else the date in its file's name.
    pub date: Option<DateTime>,
    /// Older URLs that lead to it.
    pub aliases: Vec<String>,
    /// Its text before `<!-- more -->`, for lists of posts.
    pub excerpt: Option<String>,
    /// When it is shown, as far as that is still to come: its `publishDate` and its `expiryDate`.
    pub window: Window,
}

impl Placed {
    /// Whether it is a post.
    pub fn is_post(&self) -> bool {
        path::is_post(&self.document.path)
    }

    /// What it is about, for lists: front matter, else its text before `<!-- more -->`.
    fn summary(&self) -> Option<String> {
        let meta = &self.document.meta;
        meta.description.as_ref().or(meta.summary.as_ref()).or(self.excerpt.as_ref()).cloned()
    }

    /// What lists say of it.
    pub fn as_post(&self) -> Post {
        let meta = &self.document.meta;
        Post {
            url: self.url.clone(),
            title: self.title.clone(),
            date: self.date.map(|date| date.iso()).unwrap_or_default(),
            description: self.summary().unwrap_or_default(),
            author: meta.authors.join(", "),
            draft: meta.draft,
        }
    }
}

impl Site {
    /// Puts the parts together. The problems are those of the configuration, of every front matter, and
    /// those between documents (two with one URL, …); those inside a body come from [`crate::build::page()`].
    pub fn assemble(parts: Parts, settings: Settings) -> (Self, Vec<Problem>) {
        assemble::assemble(parts, settings)
    }

    /// How many posts of the list each year has. Where posts have zones of their own, one at the turn of a year may
    /// come after the first of the next; it counts as one of that.
    pub fn years(&self) -> Vec<(u32, u32)> {
        let mut years: Vec<(u32, u32)> = Vec::new();
        for date in self.posts.iter().filter_map(|index| self.documents[*index].date) {
            let year = u32::from(date.year);
            match years.last_mut() {
                Some((last, count)) if *last >= year => *count += 1,
                _ => years.push((year, 1)),
            }
        }
        years
    }

    /// The places in the list of posts that are shown by one of its lists when a page is opened.
    pub(crate) fn places(&self, block: &PostsBlock) -> Range<usize> {
        let total = self.posts.len();
        let now = self.settings.now;
        match block.span {
            Span::All => 0..total,
            Span::Year(by_year) => {
                let (years, this) = (self.years(), DateTime::from_unix(now).year);
                let shown = posts::shown_years(&years, total, &self.hidden_now(&(0..total)));
                let year = by_year.shown(block.newest_first, &shown, None, this.into());
                year.map_or(0..0, |year| posts::places_of(year, &years, total))
            }
            Span::Days(days) => {
                let from = posts::since(days, now);
                let is_older = |index: &usize| {
                    self.documents[*index].date.is_none_or(|date| date.to_unix(self.config.timezone) < from)
                };
                self.posts.partition_point(is_older)..total
            }
        }
    }

    /// The places in the list of posts that are not shown when the site is built.
    pub(crate) fn hidden_now(&self, places: &Range<usize>) -> Vec<usize> {
        posts::hidden(&self.timed, places, self.settings.now)
    }

    /// The site's name, or a word in its place.
    pub fn name(&self) -> &str {
        self.config.sitename.as_deref().unwrap_or("Untitled site")
    }

    /// The document at a URL.
    pub fn at_url(&self, url: &str) -> Option<&Placed> {
        self.by_url.get(url).map(|index| &self.documents[*index])
    }

    /// Whether the site has a landing page of its own; without one the list of posts is the landing page.
    pub fn has_home(&self) -> bool {
        self.by_url.contains_key("")
    }

    /// A hash of everything that a page may take from the rest of the site. While it stays the same, a page
    /// changes only with its own document.
    pub fn fingerprint(&self) -> Hash {
        use std::fmt::Write as _;
        let mut said = String::new();
        let Self { config, documents, posts, nav, pages, sections, theme, published, sizes, files, snippets, .. } =
            self;
        let (listings, terms) = (&self.listings, &self.terms);
        // Not its time: that only decides which documents there are, and their windows.
        let Settings { base_url, live, .. } = &self.settings;
        // Writing to a string cannot fail.
        let _ = write!(said, "{config:?}{base_url:?}{live:?}{nav:?}{published:?}{sizes:?}{files:?}");
        // A style sheet's path has the hash of its content.
        let _ = write!(said, "{pages:?}{sections:?}{:?}", theme.as_ref().map(|sheet| &sheet.path));
        let _ = write!(said, "{listings:?}{terms:?}");
        for placed in documents {
            let Document { path, meta, .. } = &*placed.document;
            let Placed { aliases, window, .. } = placed;
            let _ = write!(said, "{path}{:?}{aliases:?}{}{window:?}", placed.as_post(), meta.unlisted);
        }
        let _ = write!(said, "{posts:?}");
        // What others include is a part of their pages.
        let by_documents = documents.iter().map(|placed| &placed.document.includes);
        let by_snippets = snippets.values().map(|snippet| &snippet.includes);
        for path in by_documents.chain(by_snippets).flatten().collect::<BTreeSet<_>>() {
            let document = self.by_path.get(path).map(|index| documents[*index].document.hash);
            let hash = document.or(snippets.get(path).map(|snippet| snippet.hash));
            let _ = write!(said, "{path:?}{hash:?}");
        }
        Hash::of(said.as_bytes())
    }

    /// The size of a picture in CSS pixels.
    pub fn size_of(&self, path: &str) -> Option<(u32, u32)> {
        self.sizes.get(path).copied()
    }
}
