//! Lists of posts: which of the site's posts, in which order, and how the list goes on.
//!
//! The site has one list of posts, oldest first. All that a page shows is a range of it: everything, a year, or what is
//! new. Whoever shows a page has the list, or parts of it; how many posts each year has is in the manifest.

use std::ops::Range;

/// A `posts-created-…` block of MD-CMS: a list of posts by their date.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PostsBlock {
    /// Newest first (`reversechronological`) or oldest first.
    pub newest_first: bool,
    /// Which posts.
    pub span: Span,
    /// Posts a page; `None` for all at once.
    pub limit: Option<usize>,
    /// What happens beyond the limit.
    pub more: More,
}

impl PostsBlock {
    /// All posts, the newest first, in pages.
    pub const ALL: Self = Self { newest_first: true, span: Span::All, limit: Some(PAGE), more: More::Pages };
}

/// Posts on a page of a list that has an address.
const PAGE: usize = 50;

/// How a list of posts goes on beyond its limit: the option `paginate`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum More {
    /// `yes`: pages with Previous and Next.
    Pages,
    /// `no`, the default: a button that adds the next posts below.
    Button,
    /// `none`: the list ends there.
    End,
}

/// Which posts a list has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Span {
    /// All of them.
    All,
    /// Those of one year at a time (`byyear`, `byyearmonth`, or a list with `selectyear` or `defaultyear`).
    Year(ByYear),
    /// Those of so many days until now (`lastyear`: 365, `lastmonth`: 30).
    Days(u16),
}

/// How a list by year begins and goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ByYear {
    /// The option `defaultyear`.
    pub first: FirstYear,
    /// Whether readers may choose another year: the option `selectyear`.
    pub choice: bool,
    /// Whether months have headings (`byyearmonth`); then the whole year is shown.
    pub months: bool,
}

/// The year that is shown first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FirstYear {
    /// The one that comes first in the list's order.
    InOrder,
    /// The one that it is now (`current`).
    Current,
    /// A year by its number.
    Is(u32),
}

/// The years of a list and how many posts each has, oldest first. Posts without a date are in none; they come before.
pub type Years = [(u32, u32)];

/// Seconds of a day.
const DAY: i64 = 86_400;

impl ByYear {
    /// The year to show: the one that is asked for, else the first; `None` where no post has a date. A year without
    /// posts is none to show.
    pub fn shown(&self, newest_first: bool, years: &Years, asked: Option<u32>, now: u32) -> Option<u32> {
        let has = |year: &u32| years.iter().any(|(known, _)| known == year);
        let first = match self.first {
            FirstYear::InOrder => None,
            FirstYear::Current => Some(now),
            FirstYear::Is(year) => Some(year),
        };
        let in_order = || if newest_first { years.last() } else { years.first() };
        let asked = asked.filter(|year| self.choice && has(year));
        asked.or(first.filter(has)).or_else(|| in_order().map(|(year, _)| *year))
    }
}

/// The places of a year's posts in a list of `total`, oldest first.
pub fn places_of(year: u32, years: &Years, total: usize) -> Range<usize> {
    let mut end = total;
    for (known, count) in years.iter().rev() {
        let start = end.saturating_sub(*count as usize);
        if *known == year {
            return start..end;
        }
        end = start;
    }
    0..0
}

/// The moment from which posts are of the last `days`, in seconds since 1970.
pub fn since(days: u16, now: i64) -> i64 {
    now - i64::from(days) * DAY
}

/// When something is shown, in seconds since 1970-01-01T00:00:00Z: as far as that was still to come when the site was
/// built.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// Not before; 0 for always.
    pub from: i64,
    /// Not from then on; 0 for never.
    pub until: i64,
}

impl Window {
    /// Whether it is shown at a time.
    pub fn is_open(self, now: i64) -> bool {
        self.from <= now && (self.until == 0 || now < self.until)
    }

    /// Whether time changes anything.
    pub fn is_always(self) -> bool {
        self == Self::default()
    }
}

/// The place in a list of something that time shows or hides, and its [`Window`].
pub type Timed = (usize, i64, i64);

/// What time shows or hides of a list, given the windows of all it has from the place `start` on.
pub fn timed(start: usize, windows: Vec<Window>) -> Vec<Timed> {
    let places = windows.into_iter().enumerate().filter(|(_, window)| !window.is_always());
    places.map(|(place, window)| (start + place, window.from, window.until)).collect()
}

/// The places among `all` that are hidden at a time, in their order.
pub fn hidden(timed: &[Timed], all: &Range<usize>, now: i64) -> Vec<usize> {
    let mut hidden = Vec::new();
    for (place, from, until) in timed {
        if all.contains(place) && !(Window { from: *from, until: *until }).is_open(now) {
            hidden.push(*place);
        }
    }
    hidden
}

/// How many of the posts of each year are shown, with some of a list of `total` hidden; years without any are left out.
pub fn shown_years(years: &Years, total: usize, hidden: &[usize]) -> Vec<(u32, u32)> {
    let mut shown = Vec::new();
    for (year, count) in years {
        let places = places_of(*year, years, total);
        let count = *count - hidden.iter().filter(|place| places.contains(place)).count() as u32;
        if count > 0 {
            shown.push((*year, count));
        }
    }
    shown
}

/// The places from the one that is shown as number `shown.start` to before the one that is shown as number `shown.end`,
/// in a list at `all` with these hidden places among its own.
pub fn with_hidden(shown: &Range<usize>, all: &Range<usize>, hidden: &[usize]) -> Range<usize> {
    let place = |mut place: usize| {
        for hidden in hidden {
            if *hidden <= place {
                place += 1;
            }
        }
        place
    };
    if shown.is_empty() {
        return all.start..all.start;
    }
    place(all.start + shown.start)..place(all.start + shown.end - 1) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const YEARS: &Years = &[(2019, 2), (2021, 1), (2024, 3)];

    #[test]
    fn a_year_is_a_range_of_the_list() {
        // Two of the eight have no date.
        for (year, expected) in [(2019, 2..4), (2021, 4..5), (2024, 5..8), (2020, 0..0)] {
            assert_eq!(places_of(year, YEARS, 8), expected, "{year}");
        }
        assert_eq!(places_of(2024, YEARS, 1), 0..1, "a list that has lost posts meanwhile");
        assert_eq!(places_of(2024, &[], 3), 0..0);
    }

    #[test]
    fn a_window_opens_at_its_time_and_closes_at_its_end() {
        let window = |from, until| Window { from, until };
        for (window, open, shut) in [
            (window(0, 0), vec![0, i64::MAX], vec![]),
            (window(100, 0), vec![100, 101], vec![0, 99]),
            (window(0, 200), vec![0, 199], vec![200, 201]),
            (window(100, 200), vec![100, 199], vec![99, 200]),
        ] {
            assert!(open.into_iter().all(|now| window.is_open(now)), "{window:?}");
            assert!(!shut.into_iter().any(|now| window.is_open(now)), "{window:?}");
        }
    }

    #[test]
    fn what_is_hidden_is_passed_over() {
        let timed = [(3, 100, 0), (4, 0, 50), (9, 100, 0)];
        assert_eq!(hidden(&timed, &(0..9), 60), [3, 4]);
        assert_eq!(hidden(&timed, &(4..10), 10), [9]);
        assert_eq!(hidden(&timed, &(0..10), 100), [4]);
        for (shown, expected) in [(0..2, 2..6), (0..1, 2..3), (1..3, 5..7), (0..0, 2..2), (2..2, 2..2)] {
            assert_eq!(with_hidden(&shown, &(2..9), &[3, 4]), expected, "{shown:?}");
        }
        assert_eq!(with_hidden(&(0..1), &(2..9), &[2, 3]), 4..5);
    }

    #[test]
    fn the_year_that_is_shown_has_posts() {
        use FirstYear::{Current, InOrder, Is};
        let cases = [
            (InOrder, true, None, Some(2024)),
            (InOrder, false, None, Some(2019)),
            (InOrder, true, Some(2021), Some(2021)),
            (InOrder, true, Some(2020), Some(2024)),
            (Current, false, None, Some(2021)),
            (Is(2019), true, None, Some(2019)),
            (Is(2020), true, None, Some(2024)),
            (Is(2019), true, Some(2024), Some(2024)),
        ];
        for (first, newest_first, asked, expected) in cases {
            let by = ByYear { first, choice: true, months: false };
            assert_eq!(by.shown(newest_first, YEARS, asked, 2021), expected, "{by:?}, asked for {asked:?}");
        }
        let fixed = ByYear { first: InOrder, choice: false, months: false };
        assert_eq!(fixed.shown(true, YEARS, Some(2019), 2021), Some(2024), "nobody may choose");
        assert_eq!(fixed.shown(true, &[], None, 2021), None);
    }
}
