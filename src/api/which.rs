//! Which of the site's posts a list shows.

use std::ops::Range;
use std::rc::Rc;

use mdcms_core::date::DateTime;
use mdcms_core::manifest::Listing;
use mdcms_core::path::POST_LIST_URL;
use mdcms_core::posts::{self, Span, Timed};

use super::{Api, Failure};
use crate::dom;

/// Which posts.
#[derive(Clone, Debug, PartialEq)]
pub struct Which {
    /// Of which list; `None` for that of all posts.
    pub listing: Option<Rc<Listing>>,
    /// What its block says.
    pub span: Span,
    /// Whether the newest come first.
    pub newest_first: bool,
    /// The year that the reader has chosen.
    pub year: Option<u32>,
}

impl Which {
    /// Under what the parts of the list are.
    pub fn list(&self) -> &str {
        self.listing.as_ref().map_or(POST_LIST_URL, |listing| &listing.list)
    }
}

impl Api {
    /// How many posts each year has, where the shell or the manifest has said it.
    pub fn known_years(&self) -> Option<Vec<(u32, u32)>> {
        let cache = self.cache.borrow();
        let of_shell = Some(&self.years).filter(|years| !years.is_empty() && !self.has_changed());
        cache.root.as_ref().map(|root| &root.years).or(of_shell).cloned()
    }

    /// The same of posts that are shown by now.
    pub fn shown_years(&self) -> Option<Vec<(u32, u32)>> {
        let (years, total) = (self.known_years()?, self.known_total()?);
        let hidden = posts::hidden(&self.known_timed()?, &(0..total), dom::now());
        Some(posts::shown_years(&years, total, &hidden))
    }

    /// The posts of the site's list that time shows or hides, where the shell or the manifest has said it.
    fn known_timed(&self) -> Option<Vec<Timed>> {
        let cache = self.cache.borrow();
        let of_shell = || self.seeds.iter().find(|seed| seed.list == POST_LIST_URL && !self.has_changed());
        cache.root.as_ref().map(|root| &root.timed).or_else(|| of_shell().map(|seed| &seed.timed)).cloned()
    }

    /// Which of some places of a list are hidden by now; `None` where that is not known.
    pub fn hidden(&self, which: &Which, places: &Range<usize>) -> Option<Vec<usize>> {
        let now = dom::now();
        match &which.listing {
            Some(listing) => Some(posts::hidden(&listing.timed, places, now)),
            None => Some(posts::hidden(&self.known_timed()?, places, now)),
        }
    }

    /// The year that is shown, by now.
    pub fn known_year(&self, which: &Which) -> Option<u32> {
        let Span::Year(by_year) = which.span else { return None };
        by_year.shown(which.newest_first, &self.shown_years()?, which.year, dom::this_year())
    }

    /// The places of these posts in the parts of their list, where that is known.
    pub fn known_places(&self, which: &Which) -> Option<Range<usize>> {
        if let Some(listing) = &which.listing {
            return Some(listing.start..listing.start + listing.total);
        }
        let total = self.known_total()?;
        match which.span {
            Span::All => Some(0..total),
            Span::Year(_) => {
                let years = self.known_years()?;
                Some(self.known_year(which).map_or(0..0, |year| posts::places_of(year, &years, total)))
            }
            Span::Days(days) => self.start_of(days, total).ok().map(|start| start..total),
        }
    }

    /// The same, with requests for what is missing.
    pub async fn places(&self, which: &Which) -> Result<Range<usize>, Failure> {
        loop {
            if let Some(places) = self.known_places(which) {
                return Ok(places);
            }
            match (which.span, self.known_total()) {
                (Span::Days(days), Some(total)) => {
                    if let Err(missing) = self.start_of(days, total) {
                        self.posts(POST_LIST_URL, missing..missing + 1, &[]).await?;
                    }
                }
                _ => drop(self.root().await?),
            }
        }
    }

    /// Where in a list of `total` the posts of the last `days` begin, or the place of the newest one that is not here
    /// and has to be for that.
    fn start_of(&self, days: u16, total: usize) -> Result<usize, usize> {
        let from = posts::since(days, dom::now());
        let hidden = posts::hidden(&self.known_timed().unwrap_or_default(), &(0..total), dom::now());
        for at in (0..total).rev().filter(|at| !hidden.contains(at)) {
            let posts = self.known_posts(POST_LIST_URL, &(at..at + 1), &[]).ok_or(at)?;
            let date = posts.first().and_then(|post| DateTime::parse(&post.date));
            // Times without a zone are the site's, which differs from this by less than a day.
            if date.is_none_or(|date| date.to_unix(0) < from) {
                return Ok(at + 1);
            }
        }
        Ok(0)
    }
}
