//! One document as a page: what stands above its text, the text's nodes, and what a shell tells the app.
//!
//! The shell writer, the reader's app and the editor's preview all start here, so they cannot differ.

use serde::Serialize;

use crate::date::DateTime;
use crate::front_matter::{self, Split, Summary};
use crate::link::Links;
use crate::manifest::{Known, Listing, Needs, Post};
use crate::markdown::{self, Content, Dialect, Extensions};
use crate::node::{Block, Node};
use crate::path;
use crate::posts::{PostsBlock, Timed};
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
    /// Its description.
    pub description: Option<String>,
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

/// Reads a document's text as a page; never fails. `told` is what a build has said of its front matter, where
/// [`Summary::read`] would not see it. Findings are in offsets of `text`.
pub fn read<'a, R: Report>(
    path: &str,
    text: &'a str,
    told: Option<&Summary>,
    links: &dyn Links,
    extensions: Option<Extensions<Shifted<R>>>,
    report: R,
) -> Page<'a> {
    let split = front_matter::split(text);
    let mut report = Shifted::new(report, split.body_offset);
    let content = markdown::parse(split.body, Dialect::Site, links, extensions, &mut report);
    with_content(path, &split, told, content)
}

/// [`read`], with a pause whenever a little of the text has been read, for who has something else to do meanwhile.
pub async fn read_in_steps<'a, R: Report>(
    path: &str,
    text: &'a str,
    told: Option<&Summary>,
    links: &dyn Links,
    extensions: Option<Extensions<Shifted<R>>>,
    report: R,
    pause: &mut impl AsyncFnMut(),
) -> Page<'a> {
    let split = front_matter::split(text);
    let mut report = Shifted::new(report, split.body_offset);
    let content = markdown::parse_in_steps(split.body, links, extensions, &mut report, pause).await;
    with_content(path, &split, told, content)
}

fn with_content<'a>(path: &str, split: &Split<'a>, told: Option<&Summary>, mut content: Content<'a>) -> Page<'a> {
    if path == path::POST_LIST_PAGE {
        let end = split.body.len();
        content.blocks.push(Block { source: end..end, nodes: vec![Node::Posts(PostsBlock::ALL)] });
        content.needs.lists = true;
    }
    let summary = told.cloned().unwrap_or_else(|| Summary::read(split));
    let heading = content.heading.as_ref().map(markdown::title_of);
    let title = summary.title.or(heading).unwrap_or_else(|| path.to_owned());
    let is_post = path::is_post(path);
    let date = summary.date.or_else(|| path::date_prefix(path));
    let day = |date: DateTime| (date.year, date.month, date.day);
    let headline = Headline {
        lead: summary.description.clone().filter(|lead| is_post && !lead.is_empty()),
        author: summary.author,
        date,
        updated: summary.updated.filter(|updated| date.map(day) != Some(day(*updated))),
        minutes: is_post.then(|| content.minutes()),
        draft: summary.draft,
    };
    Page { title, headline, content, description: summary.description, body_at: split.body_offset }
}

/// Blocks in a section of its own, of a document that has more: the browser skips the layout of sections out of view.
pub const SECTION: usize = 50;

/// Blocks of a document that is not long yet. In the shell of a longer one the source is in sections too, and the app
/// shows it piece by piece.
pub const LONG: usize = 200;

/// The title of the window: the page's and the site's, once where they are the same.
pub fn full_title(title: &str, site: &str) -> String {
    if title == site || title.is_empty() { site.to_owned() } else { [title, " — ", site].concat() }
}

/// What a shell tells the app, as JSON in an element of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PageData {
    /// What the shell is of.
    pub view: View,
    /// How many parts the lookup had when the shell was made: a guess that saves the first link a request.
    pub buckets: u64,
    /// What the app says of the site.
    pub site: SiteInfo,
    /// Posts that the page's lists show at first, so that they need no request.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub seeds: Vec<Seed>,
    /// How many posts each year has, where one of the lists is by year.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub years: Vec<(u32, u32)>,
}

impl PageData {
    /// What of the renderer the page needs.
    pub fn needs(&self) -> Needs {
        match &self.view {
            View::Document { known, .. } => known.facts.needs,
            View::Listing(_) => Needs::LISTS,
            View::Missing => Needs::default(),
        }
    }
}

/// Some posts of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Seed {
    /// Under what the parts of the list are.
    pub list: String,
    /// How many posts the whole list has.
    pub total: usize,
    /// The place of the first one, counted oldest first.
    pub from: usize,
    /// What of the whole list time shows or hides, for the site's list of posts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub timed: Vec<Timed>,
    /// The posts, oldest first; without a title where nothing is said of one that is not shown yet.
    pub posts: Vec<Post>,
}

/// What a shell is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum View {
    /// A document, whose source is in the shell: front matter here, the body as readable text.
    Document {
        /// Which document.
        known: Known,
        /// Everything in its file before the body.
        front: String,
    },
    /// A list.
    Listing(Listing),
    /// No route: the page for missing addresses.
    Missing,
}

/// What the app says of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SiteInfo {
    /// Its name.
    pub name: String,
    /// What the page for missing addresses says.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub missing: String,
}
