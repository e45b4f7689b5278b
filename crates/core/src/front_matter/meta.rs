//! What a document says about itself.

use crate::date::DateTime;
use crate::value::Entry;

/// A document's metadata. What is not written, or not understood, has its default.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meta {
    /// `title`; without it the first heading is the title.
    pub title: Option<String>,
    /// `linkTitle`: a shorter title for navigation.
    pub link_title: Option<String>,
    /// `description`: for search engines and link previews.
    pub description: Option<String>,
    /// `summary`: Markdown for lists of posts.
    pub summary: Option<String>,
    /// `date`: when it was written.
    pub date: Option<DateTime>,
    /// `updated`: when it was last changed.
    pub updated: Option<DateTime>,
    /// `publishDate`: not published before.
    pub publish_date: Option<DateTime>,
    /// `expiryDate`: not published from then on.
    pub expiry_date: Option<DateTime>,
    /// `draft`: not published.
    pub draft: bool,
    /// `unlisted`: published, but in no list, navigation, search or feed.
    pub unlisted: bool,
    /// `slug`: the last part of its address.
    pub slug: Option<String>,
    /// `url`: its whole address.
    pub url: Option<String>,
    /// `aliases`: older addresses that lead to it.
    pub aliases: Vec<String>,
    /// `tags`.
    pub tags: Vec<String>,
    /// `categories`.
    pub categories: Vec<String>,
    /// `keywords`: words to be found by, which are not tags.
    pub keywords: Vec<String>,
    /// `authors`: names or ids.
    pub authors: Vec<String>,
    /// `series`: the series it is part of.
    pub series: Option<String>,
    /// `series_order`: its place in the series.
    pub series_order: Option<i64>,
    /// `weight`: its place among its siblings, low first; MD-CMS's `sort`, where 0 counts as missing.
    pub weight: Option<i64>,
    /// `pin`: before all others.
    pub pin: bool,
    /// `image`: the picture for link previews.
    pub image: Option<String>,
    /// `toc`: its table of contents.
    pub toc: Option<Toc>,
    /// `prev`: what leads back.
    pub prev: Option<Neighbour>,
    /// `next`: what leads on.
    pub next: Option<Neighbour>,
    /// `editUrl`: where its source is edited.
    pub edit_url: Option<String>,
    /// `editLink`: whether there is a link for editing; `editUrl: false` is `Some(false)` too.
    pub edit_link: Option<bool>,
    /// `search`.
    pub search: Search,
    /// `language`: a BCP 47 tag.
    pub language: Option<String>,
    /// `translationKey`: the same for all translations of one document.
    pub translation_key: Option<String>,
    /// `comments`.
    pub comments: Option<bool>,
    /// `section-id`: the MD-CMS section it belongs to.
    pub section_id: Option<String>,
    /// `cascade`: defaults for the documents of its folder, as written.
    pub cascade: Vec<Entry>,
    /// `extra` or `params`: the author's own data.
    pub extra: Vec<Entry>,
    /// Every key that means nothing here, kept as written.
    pub unknown: Vec<Entry>,
}

/// A table of contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toc {
    /// Not shown.
    Off,
    /// Shown, with the headings the site shows.
    On,
    /// Shown, with headings of these levels, 1 to 6, both included.
    Levels(u8, u8),
}

/// What is before or after a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Neighbour {
    /// No link.
    Off,
    /// A link other than the one the order gives; at least one of the two is not empty.
    To {
        /// The text; empty for the target's title.
        text: String,
        /// The target; empty for the one the order gives.
        link: String,
    },
}

/// How a document is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// Whether search leaves it out.
    pub excluded: bool,
    /// Factor of its rank in per cent, where one is given: 100 changes nothing.
    pub boost: Option<u32>,
}
