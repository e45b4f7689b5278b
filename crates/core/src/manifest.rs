//! The manifest: what the reader's app knows of the site's other documents.
//!
//! It is JSON in `_manifest/` (the app's `decode` reads it), in parts so that a large site costs its reader no more than a small one:
//!
//! - `root.json` ([`Root`]): a few numbers.
//! - `posts-<n>.json` (list of [`Post`]): the posts by date, oldest first, [`SHARD`] to a part, so that a new
//!   post changes the last part only. Every other list ([`Listing`]) has parts of the same kind: `tags/rust-<n>.json`.
//! - `links-<n>.json`: for each document that others lead to, its URL and, as pairs, their URLs and titles. There are as
//!   many parts as of the lookup; a URL's part is [`links_part`].
//! - `lookup-<n>.json` (list of [`Entry`]): every document, found by its path, its URL or an old URL, and every list,
//!   found by its URL. A key's part is [`bucket`].
//!
//! The bodies name no build and no time: the same site gives the same bytes.

use serde::Serialize;

use crate::around::Rows;
use crate::front_matter::Summary;
use crate::hash::Hash;
use crate::posts::{More, PostsBlock, Timed, Window};

/// The version of the format. An app that reads another one asks for a reload. Another version gives its parts other
/// names, because an app reads the lookup without the first part where its shell says how many parts there are.
pub const VERSION: u32 = 1;
/// Folder of the manifest in the output.
pub const FOLDER: &str = "_manifest/";
/// Posts in a part of the list.
pub const SHARD: usize = 128;
/// Keys in a part of the lookup, on average at most.
const KEYS_PER_BUCKET: usize = 256;

/// The small first part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Root {
    /// [`VERSION`].
    pub version: u32,
    /// How many posts the list has.
    pub posts: usize,
    /// How many parts the lookup has: a power of two.
    pub buckets: u64,
    /// How many posts each year has.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub years: Vec<(u32, u32)>,
    /// Posts of the list that time shows or hides, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub timed: Vec<Timed>,
}

/// A post in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Post {
    /// Its URL.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Its date as `<time datetime>` takes it; empty without one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// Its description.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Its authors, joined.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub author: String,
    /// Whether it is a draft, on a server that shows them.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,
}

/// What one document's page needs to know of the rest of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Facts {
    /// Destinations as written and where they lead, where [`crate::link::by_rule`] is wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<(String, String)>,
    /// Pictures as written and their sizes in CSS pixels.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sizes: Vec<(String, u32, u32)>,
    /// Answers to what it asks besides, by [`crate::link::Told::key`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<(String, String)>,
    /// Its front matter, where [`Summary::read`] would not see what it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<Summary>,
    /// What stands around its text.
    #[serde(skip_serializing_if = "Rows::is_empty")]
    pub rows: Rows,
    /// What of the renderer it needs besides the module that every page loads.
    #[serde(flatten)]
    pub needs: Needs,
    /// URLs of the site's pages that it leads to, sorted; for whoever builds the site.
    #[serde(skip)]
    pub leads_to: Vec<String>,
}

/// The parts of the renderer that something needs besides the module that every page loads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Needs {
    /// Whether it is to be read with [`crate::markdown::Extensions`].
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub extended: bool,
    /// Whether it has formulas, for which there is code besides.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub maths: bool,
    /// Whether it has lists of posts.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub lists: bool,
}

impl Needs {
    /// What the page of a list needs.
    pub const LISTS: Self = Self { lists: true, extended: false, maths: false };

    /// Whether the module alone will do.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

/// A document that can be opened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Known {
    /// Path of its file.
    pub path: String,
    /// Its URL.
    pub url: String,
    /// Older URLs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Hash of its file, in hex: anything else that arrives is not this document.
    pub hash: String,
    /// Whether it is a draft, on a server that shows them.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,
    /// The time before which it is not shown, in seconds since 1970; 0 for none.
    #[serde(skip_serializing_if = "is_zero")]
    pub from: i64,
    /// The time from which on it is not shown; 0 for none.
    #[serde(skip_serializing_if = "is_zero")]
    pub until: i64,
    /// What its page needs to know.
    #[serde(flatten)]
    pub facts: Facts,
}

/// A list with an address of its own: all posts, or those with a tag.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Listing {
    /// Its URL.
    pub url: String,
    /// Under what its parts are: [`list_file`].
    pub list: String,
    /// What it is called.
    pub title: String,
    /// What it is about.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The place of its first post in the parts.
    #[serde(skip_serializing_if = "is_zero")]
    pub start: usize,
    /// How many it has.
    pub total: usize,
    /// Whether it is shown from its end.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub newest_first: bool,
    /// Whether months have headings.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub months: bool,
    /// Whether it is one of lists, all of which it shows.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub terms: bool,
    /// Posts that stand before all others, the newest first; they are at their places too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pinned: Vec<Post>,
    /// What of it time shows or hides, by its place in the parts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub timed: Vec<Timed>,
    /// What stands around it.
    #[serde(skip_serializing_if = "Rows::is_empty")]
    pub rows: Rows,
}

fn is_zero<T: Default + PartialEq>(number: &T) -> bool {
    *number == T::default()
}

impl Listing {
    /// How it is shown.
    pub fn block(&self) -> PostsBlock {
        let all = PostsBlock { newest_first: self.newest_first, ..PostsBlock::ALL };
        if self.terms { PostsBlock { limit: None, more: More::End, ..all } } else { all }
    }
}

/// What can be opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Entry {
    /// A document; it alone has a `path`.
    Document(Known),
    /// A list.
    Listing(Listing),
}

impl Entry {
    /// Every key it is found by.
    pub fn keys(&self) -> Vec<&str> {
        match self {
            Self::Document(known) => known.keys().collect(),
            Self::Listing(listing) => vec![&listing.url],
        }
    }
}

impl Known {
    /// Whether it is shown at a time.
    pub fn is_shown(&self, now: i64) -> bool {
        Window { from: self.from, until: self.until }.is_open(now)
    }

    /// Whether a path or a URL is one of its.
    pub fn answers_to(&self, key: &str) -> bool {
        self.path == key || self.url == key || self.aliases.iter().any(|alias| alias == key)
    }

    /// Every key it is found by.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        [&self.path, &self.url].into_iter().chain(&self.aliases).map(String::as_str)
    }
}

/// How many parts the lookup has for this many keys.
pub fn buckets(keys: usize) -> u64 {
    keys.div_ceil(KEYS_PER_BUCKET).next_power_of_two() as u64
}

/// The part of the lookup that a key is in.
pub fn bucket(key: &str, buckets: u64) -> u64 {
    Hash::of(key.as_bytes()).0 & (buckets.max(1) - 1)
}

/// Path of a part of a list.
pub fn list_file(list: &str, shard: usize) -> String {
    [FOLDER, list.trim_end_matches('/'), "-", &shard.to_string(), ".json"].concat()
}

/// Path of a part of the lookup.
pub fn lookup_file(bucket: u64) -> String {
    format!("{FOLDER}lookup-{bucket}.json")
}

/// The part that tells which documents lead to a page. `www/more/backlinks` counts in the same way.
pub fn links_part(url: &str, parts: u64) -> u64 {
    let hash = url.bytes().fold(0_u32, |hash, byte| hash.wrapping_mul(31).wrapping_add(u32::from(byte)));
    u64::from(hash) & (parts.max(1) - 1)
}

/// Path of a part that tells which documents lead to which.
pub fn links_file(part: u64) -> String {
    [FOLDER, "links-", &part.to_string(), ".json"].concat()
}

/// Path of the first part.
pub fn root_file() -> String {
    format!("{FOLDER}root.json")
}

/// The parts of the list that hold the posts from `from` to `to` (exclusive, counted oldest first), and
/// for each which of its posts.
pub fn shards_of(from: usize, to: usize) -> impl Iterator<Item = (usize, std::ops::Range<usize>)> {
    (from / SHARD..to.div_ceil(SHARD)).map(move |shard| {
        let start = shard * SHARD;
        (shard, from.saturating_sub(start)..(to - start).min(SHARD))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_of_posts_knows_its_parts() {
        let parts = |from, to| shards_of(from, to).collect::<Vec<_>>();
        assert_eq!(parts(0, 0), []);
        assert_eq!(parts(0, 5), [(0, 0..5)]);
        assert_eq!(parts(127, 129), [(0, 127..128), (1, 0..1)]);
        assert_eq!(parts(128, 256), [(1, 0..128)]);
        assert_eq!(parts(100, 400), [(0, 100..128), (1, 0..128), (2, 0..128), (3, 0..16)]);
    }

    #[test]
    fn buckets_stay_small() {
        for (keys, expected) in [(0, 1), (1, 1), (256, 1), (257, 2), (1000, 4), (200_000, 1024)] {
            assert_eq!(buckets(keys), expected, "{keys} keys");
        }
        let mut sizes = vec![0_usize; 16];
        for index in 0..4096 {
            sizes[bucket(&format!("posts/post-{index}/"), 16) as usize] += 1;
        }
        assert!(sizes.iter().all(|size| (150..=400).contains(size)), "{sizes:?}");
    }
}
