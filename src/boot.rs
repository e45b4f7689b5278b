//! What the shell holds: the site's settings, and the first view's document or list.

use std::rc::Rc;

use mdcms_core::manifest::{Known, Listing, Needs};
use mdcms_core::page::{PageData, SiteInfo, View};

use crate::decode::Decode as _;
use crate::dom;

/// Everything the app starts with.
#[derive(Clone, Debug)]
pub struct Boot {
    /// Path of the site's root on its host, ending in `/`.
    pub base: String,
    /// What every page shows.
    pub site: SiteInfo,
    /// What of the renderer the first view needs besides.
    pub needs: Needs,
    /// What the shell is of.
    pub first: First,
    /// Posts that the shell's lists show.
    pub seeds: Vec<mdcms_core::page::Seed>,
    /// How many posts each year has, where one of these lists is by year.
    pub years: Vec<(u32, u32)>,
    /// How many parts the lookup had when the shell was made.
    pub buckets: u64,
}

/// There is one for a page; no other is the same.
impl PartialEq for Boot {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// What a shell is of.
#[derive(Clone, Debug)]
pub enum First {
    /// A document and its text.
    Document(Rc<Known>, Rc<str>),
    /// A list.
    Listing(Rc<Listing>),
    /// No route.
    Missing,
}

impl First {
    /// Whether the shell is the one of this address. Some hosts answer every address with their landing page, and
    /// `404.html` stands for any.
    pub fn is_at(&self, key: &str) -> bool {
        match self {
            Self::Document(known, _) => known.answers_to(key),
            Self::Listing(listing) => listing.url == key,
            Self::Missing => false,
        }
    }
}

/// Reads the shell; `None` where it is not one of ours.
pub fn read() -> Option<Boot> {
    let data = PageData::decode(&dom::json_in("mdcms-data")?)?;
    let needs = data.needs();
    let first = match data.view {
        View::Document { known, front } => {
            let body = dom::source_text()?;
            First::Document(Rc::new(known), Rc::from([front, body].concat()))
        }
        View::Listing(listing) => First::Listing(Rc::new(listing)),
        View::Missing => First::Missing,
    };
    Some(Boot {
        base: dom::base()?,
        site: data.site,
        needs,
        first,
        seeds: data.seeds,
        years: data.years,
        buckets: data.buckets,
    })
}
