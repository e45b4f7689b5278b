//! The only code that fetches. It knows the manifest and the documents that were read before.
//!
//! Whatever a host answers, a document is shown only when its bytes are the ones the manifest names: many
//! hosts answer `index.html` with 200 for a missing file, and a copy of another version may sit in a cache.

mod fetch;
mod posts;
mod which;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use mdcms_core::document::text_of;
use mdcms_core::hash::Hash;
use mdcms_core::link::encode;
use mdcms_core::manifest::{self, Known, Listing, Needs, Root};
use mdcms_core::page::Seed;

use crate::decode::Decode;
use crate::dom;
use crate::parts;
use fetch::{Form, UnderWay};
pub use which::Which;

/// Documents kept after they were read.
const KEPT: usize = 32;

/// Why something could not be loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No answer came.
    Network,
    /// The host answered with this status.
    Status(u16),
    /// The host answered with something else than what the site has there.
    Other,
}

/// What a key names.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A document.
    Document(Rc<Known>),
    /// A list.
    Listing(Rc<Listing>),
}

impl Entry {
    fn answers_to(&self, key: &str) -> bool {
        match self {
            Self::Document(known) => known.answers_to(key),
            Self::Listing(listing) => listing.url == key,
        }
    }
}

/// The site's files, as far as they are known.
#[derive(Debug)]
pub struct Api {
    base: String,
    seeds: Vec<Seed>,
    years: Vec<(u32, u32)>,
    buckets: u64,
    cache: RefCell<Cache>,
    under_way: RefCell<UnderWay>,
    /// Counts how often the site has changed: an answer from before a change is not one from after it.
    changes: Cell<u32>,
}

/// There is one for a page; no other is the same.
impl PartialEq for Api {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

#[derive(Debug, Default)]
struct Cache {
    root: Option<Root>,
    lookup: Vec<(u64, Rc<Vec<Entry>>)>,
    posts: Vec<(String, Rc<Vec<manifest::Post>>)>,
    texts: Vec<(Hash, Rc<str>)>,
}

impl Api {
    /// The site at `base`, with what its shell holds: posts, how many each year has, and how many parts the lookup has;
    /// 0 where it does not say.
    pub fn new(base: String, seeds: Vec<Seed>, years: Vec<(u32, u32)>, buckets: u64) -> Self {
        Self {
            base,
            seeds,
            years,
            buckets,
            cache: RefCell::default(),
            under_way: RefCell::default(),
            changes: Cell::default(),
        }
    }

    /// Path of the site's root on its host.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Remembers a document that is already here, if it is the file byte for byte: HTML has only one kind of line
    /// end, so the text of a shell may differ.
    pub fn keep(&self, known: &Known, text: Rc<str>) {
        let hash = Hash::of(text.as_bytes());
        if u64::from_str_radix(&known.hash, 16) == Ok(hash.0) {
            self.cache.borrow_mut().remember(hash, text);
        }
    }

    /// Forgets what the site said of itself; documents are found by their hash and stay.
    pub fn forget(&self) {
        self.changes.set(self.changes.get() + 1);
        self.under_way.borrow_mut().clear();
        let mut cache = self.cache.borrow_mut();
        *cache = Cache { texts: std::mem::take(&mut cache.texts), ..Cache::default() };
    }

    /// Whether the site is known to have changed since the shell was made, so that what the shell says no longer
    /// holds.
    pub fn has_changed(&self) -> bool {
        self.changes.get() > 0
    }

    /// What a key names, or `None` where the site has no such page.
    pub async fn find(&self, key: &str) -> Result<Option<Entry>, Failure> {
        let is_first = self.buckets > 0 && !self.has_changed() && self.cache.borrow().root.is_none();
        // The shell may be older than the site, so of what it leads to only a page counts.
        let mut guess = is_first.then_some(self.buckets);
        loop {
            let buckets = match guess {
                Some(buckets) => buckets,
                None => self.root().await?.buckets,
            };
            match self.look_up(key, buckets).await {
                Ok(None) | Err(_) if guess.take().is_some() => {}
                answer => return answer,
            }
        }
    }

    async fn look_up(&self, key: &str, buckets: u64) -> Result<Option<Entry>, Failure> {
        let bucket = manifest::bucket(key, buckets);
        let kept = self.cache.borrow().lookup.iter().find(|(at, _)| *at == bucket).map(|(_, entries)| entries.clone());
        let entries = match kept {
            Some(entries) => entries,
            None => {
                let entries: Vec<Entry> = self.json(&manifest::lookup_file(bucket)).await?;
                let entries = Rc::new(entries);
                self.cache.borrow_mut().lookup.push((bucket, entries.clone()));
                entries
            }
        };
        // What has its time in the future or in the past is as if it were not there.
        let is_shown = |entry: &&Entry| !matches!(entry, Entry::Document(known) if !known.is_shown(dom::now()));
        Ok(entries.iter().find(|entry| entry.answers_to(key)).filter(is_shown).cloned())
    }

    /// The text of a document.
    pub async fn text(&self, known: &Known) -> Result<Rc<str>, Failure> {
        match self.text_as(known, Form::Bytes).await {
            // The file may have been published again since the manifest was read, or a cache on the way may
            // hold an older one: ask once more, past every cache, for both.
            Err(Failure::Other) => {
                self.forget();
                match self.find(&known.path).await? {
                    Some(Entry::Document(known)) => self.text_as(&known, Form::FreshBytes).await,
                    _ => Err(Failure::Status(404)),
                }
            }
            answer => answer,
        }
    }

    async fn text_as(&self, known: &Known, form: Form) -> Result<Rc<str>, Failure> {
        let wanted = u64::from_str_radix(&known.hash, 16).map(Hash).map_err(|_| Failure::Other)?;
        if let Some(text) = self.cache.borrow().recall(wanted) {
            return Ok(text);
        }
        let bytes = js_sys::Uint8Array::new(&self.fetch(&known.path, form).await?).to_vec();
        if Hash::of(&bytes) != wanted {
            return Err(Failure::Other);
        }
        let text: Rc<str> = text_of(bytes).map_err(|_| Failure::Other)?.into();
        self.cache.borrow_mut().remember(wanted, text.clone());
        Ok(text)
    }

    /// Has a document ready for when it is wanted. What fails now is tried again, and told, then.
    pub async fn prefetch(&self, key: &str) {
        match self.find(key).await {
            Ok(Some(Entry::Document(known))) => {
                let _ = self.text_as(&known, Form::Bytes).await;
                parts::load(known.facts.needs).await;
            }
            Ok(Some(Entry::Listing(_))) => parts::load(Needs::LISTS).await,
            _ => {}
        }
    }

    async fn root(&self) -> Result<Root, Failure> {
        if let Some(root) = &self.cache.borrow().root {
            return Ok(root.clone());
        }
        let root: Root = self.json(&manifest::root_file()).await?;
        if root.version != manifest::VERSION {
            return Err(Failure::Other);
        }
        self.cache.borrow_mut().root = Some(root.clone());
        Ok(root)
    }

    /// A part of the manifest.
    async fn json<T: Decode>(&self, path: &str) -> Result<T, Failure> {
        T::decode(&self.fetch(path, Form::Json).await?).ok_or(Failure::Other)
    }

    fn address(&self, path: &str) -> String {
        [self.base.as_str(), &encode(path)].concat()
    }
}

impl Cache {
    fn recall(&self, hash: Hash) -> Option<Rc<str>> {
        self.texts.iter().find(|(kept, _)| *kept == hash).map(|(_, text)| text.clone())
    }

    fn remember(&mut self, hash: Hash, text: Rc<str>) {
        if self.recall(hash).is_none() {
            if self.texts.len() >= KEPT {
                self.texts.remove(0);
            }
            self.texts.push((hash, text));
        }
    }
}
