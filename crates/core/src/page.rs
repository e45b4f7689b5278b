//! One document as a page: what stands above its text, the text's nodes, and what a shell tells the app.
//!
//! The shell writer, the reader's app and the editor's preview all start here, so they cannot differ.

use serde::{Deserialize, Serialize};

use crate::date::DateTime;
use crate::document;
use crate::front_matter::Meta;
use crate::link::Links;
use crate::manifest::{Known, Post};
use crate::markdown::{self, Content, Dialect, plain_text};
use crate::nav::NavLink;
use crate::path;
use crate::report::{Report, Shifted};

/// A document, read.
#[derive(Clone, Debug)]
pub struct Page<'a> {
    /// Its title: front matter, else its first heading, else its file's name.
    pub title: String,
    /// What stands above the text.
    pub headline: Headline,
    /// The text.
    pub content: Content<'a>,
    /// The front matter.
    pub meta: Meta,
    /// Byte offset of the body.
    pub body_at: usize,
}

/// What stands above a document's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headline {
    /// The description of a post.
    pub lead: Option<String>,
    /// Who wrote it, joined.
    pub author: Option<String>,
    /// When it was written.
    pub date: Option<DateTime>,
    /// When it was last changed, where that is another day.
    pub updated: Option<DateTime>,
    /// Minutes it takes to read; posts only.
    pub minutes: Option<usize>,
    /// Whether it is a draft.
    pub draft: bool,
}

impl Headline {
    /// Whether there is anything for a byline.
    pub fn has_byline(&self) -> bool {
        self.author.is_some() || self.date.is_some() || self.minutes.is_some() || self.draft
    }
}

/// Reads a document's text as a page; never fails. Findings are in offsets of `text`; those of the front
/// matter are left out, [`document::Document::read`] has told them.
pub fn read<'a, R: Report>(path: &str, text: &'a str, links: &dyn Links, report: &mut R) -> Page<'a> {
    let (meta, body_at) = document::parse(text, &mut crate::report::Ignore);
    let body = text.get(body_at..).unwrap_or_default();
    let mut report = Shifted { report, offset: body_at };
    let content = markdown::parse(body, Dialect::Site, links, &mut report);
    let heading = content.heading.as_ref().map(|heading| plain_text(&heading.nodes));
    let title = document::title(&meta, heading.as_deref(), path);
    let is_post = path::is_post(path);
    let date = meta.date.or_else(|| path::date_prefix(path));
    let same_day = |updated: &DateTime| {
        date.is_some_and(|it| (it.year, it.month, it.day) == (updated.year, updated.month, updated.day))
    };
    let headline = Headline {
        lead: meta.description.clone().filter(|lead| is_post && !lead.is_empty()),
        author: (!meta.authors.is_empty()).then(|| meta.authors.join(", ")),
        date,
        updated: meta.updated.filter(|updated| !same_day(updated)),
        minutes: is_post.then(|| content.minutes()),
        draft: meta.draft,
    };
    Page { title, headline, content, meta, body_at }
}

/// The title of the window: the page's and the site's, once where they are the same.
pub fn full_title(title: &str, site: &str) -> String {
    if title == site || title.is_empty() { site.to_owned() } else { [title, " — ", site].concat() }
}

/// What a shell tells the app, as JSON in an element of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageData {
    /// What the shell is of.
    pub view: View,
    /// What every page of the site shows.
    pub site: SiteInfo,
    /// Posts that the page's lists show at first, so that they need no request.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seeds: Vec<Seed>,
}

/// Some posts of the site's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seed {
    /// How many posts the whole list has.
    pub total: usize,
    /// The place of the first one, counted oldest first.
    pub from: usize,
    /// The posts, oldest first.
    pub posts: Vec<Post>,
}

/// What a shell is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum View {
    /// A document, whose source is in the shell: front matter here, the body as readable text.
    Document {
        /// Which document.
        known: Known,
        /// Everything in its file before the body.
        front: String,
    },
    /// The list of all posts.
    Posts,
    /// No route: the page for missing addresses.
    Missing,
}

/// What every page of the site shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteInfo {
    /// Its name.
    pub name: String,
    /// What it is about.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Inline Markdown under every page.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub footer: String,
    /// File of the logo, from the site's root.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub logo: String,
    /// The main navigation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nav: Vec<NavLink>,
    /// What the page for missing addresses says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub missing: String,
    /// Whether the landing page is a document; else it is the list of posts.
    pub home: bool,
}
