//! A list of the site's posts: in pages, growing, or cut off; all of them, of a year, or what is new.

use std::ops::Range;
use std::rc::Rc;

use mdcms_core::date::DateTime;
use mdcms_core::manifest::{Listing, Post};
use mdcms_core::posts::{More, PostsBlock, Span};
use yew::prelude::*;

use super::{not_loaded, pager, post_item, year_select};
use crate::api::{Api, Which};
use crate::dom::address;
use crate::hooks::{Asked, Posts, use_posts};

/// Properties of a list of posts.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Which posts.
    pub block: PostsBlock,
    /// Of which list; `None` for that of all posts.
    pub listing: Option<Rc<Listing>>,
    /// The site's files.
    pub api: Rc<Api>,
    /// Which list of the page it is, from 0: the address has a name for each.
    pub index: usize,
    /// The query of the address, which says what of the list is shown.
    pub query: Rc<str>,
    /// Shows something else of it: told the address, and whether it is a new entry of the history.
    pub on_turn: Callback<(String, bool)>,
    /// Changes when the site has changed.
    pub turn: u32,
    /// Told the turn once the list stands.
    pub on_ready: Callback<u32>,
}

/// A list of posts with what leads beyond its limit.
#[component]
pub fn PostList(props: &Props) -> Html {
    let PostsBlock { newest_first, span, limit, more } = props.block;
    let name = |name: &str| match props.index {
        0 => name.to_owned(),
        index => [name, "-", &(index + 1).to_string()].concat(),
    };
    let (page_name, year_name) = (name("page"), name("year"));
    let query = address::parse(&props.query);
    let asked_for = |name: &str| address::one(&query, name).and_then(|value| value.parse::<u32>().ok());
    let which = Which { listing: props.listing.clone(), span, newest_first, year: asked_for(&year_name) };
    let batch = limit.unwrap_or(usize::MAX);
    // The site may have lost posts since the reader turned to this page, and an address may say anything.
    let known = |places: Range<usize>| Some(places.len() - props.api.hidden(&which, &places)?.len());
    let total = props.api.known_places(&which).and_then(known);
    let last = total.map_or(usize::MAX, |total| total.saturating_sub(1) / batch);
    let page = last.min(asked_for(&page_name).map_or(0, |page| page.saturating_sub(1) as usize));
    let (from, to) = match more {
        More::Pages => (page.saturating_mul(batch), (page + 1).saturating_mul(batch)),
        More::Button => (0, (page + 1).saturating_mul(batch)),
        More::End => (0, batch),
    };
    let tries = use_state_eq(|| 0_u32);
    let Posts { here, failed } =
        use_posts(&props.api, Asked { which: which.clone(), places: from..to, turn: (props.turn, *tries) });
    {
        let on_ready = props.on_ready.clone();
        use_effect_with((here.is_some() || failed.is_some(), props.turn), move |(is_standing, turn)| {
            if *is_standing {
                on_ready.emit(*turn);
            }
        });
    }
    let again = failed.map(|_| {
        let tries = tries.clone();
        not_loaded(Callback::from(move |_: MouseEvent| tries.set(*tries + 1)))
    });
    let (total, shown) = match here {
        None if failed.is_some() => return again.unwrap_or_default(),
        None => return html! { <p class="posts-loading" role="status">{ "Loading posts…" }</p> },
        Some((0, _)) if matches!(span, Span::Days(_)) => {
            return html! { <p class="notice">{ "There are no new posts." }</p> };
        }
        Some((0, _)) => return html! { <p class="notice">{ "There are no posts yet." }</p> },
        Some(here) => here,
    };
    let turn_to = {
        let on_turn = props.on_turn.clone();
        move |changes: &[(&str, Option<Vec<String>>)], is_new: bool| {
            if let Some(address) = address::with(changes) {
                on_turn.emit((address, is_new));
            }
        }
    };
    let page_turn = {
        let (turn_to, page_name) = (turn_to.clone(), page_name.clone());
        Callback::from(move |to: usize| {
            // A list that only grows is one step of the history.
            turn_to(&[(&page_name, (to > 0).then(|| vec![(to + 1).to_string()]))], more == More::Pages);
        })
    };
    let year_turn =
        Callback::from(move |year: String| turn_to(&[(&page_name, None), (&year_name, Some(vec![year]))], true));
    let by_year = if let Span::Year(by_year) = span { Some(by_year) } else { None };
    let of_listing = props.listing.as_ref().is_some_and(|listing| listing.months);
    let heading = if of_listing {
        "h2"
    } else if by_year.is_some_and(|by_year| by_year.months) {
        "h3"
    } else {
        ""
    };
    let years = by_year.filter(|by_year| by_year.choice).and_then(|_| props.api.shown_years());
    html! {
        <>
            { year_select(&years.unwrap_or_default(), newest_first, props.api.known_year(&which), year_turn) }
            if let Some(listing) = props.listing.as_ref().filter(|listing| page == 0 && !listing.pinned.is_empty()) {
                <ul class="post-list posts-pinned" role="list" aria-label="Pinned">
                    for post in listing.pinned.iter() {
                        { post_item(post, props.api.base()) }
                    }
                </ul>
            }
            { items(&shown, heading, props.api.base()) }
            { again.unwrap_or_default() }
            if more == More::Pages && total > batch {
                { pager(page, total.div_ceil(batch), &page_turn) }
            }
            if more == More::Button && to < total {
                <button type="button" class="button load-more" onclick={page_turn.reform(move |_| page + 1)}>
                    { "Load more" }
                </button>
            }
        </>
    }
}

/// The posts; `heading` is the element for the name of each month, empty where months have none.
fn items(posts: &[Post], heading: &'static str, base: &str) -> Html {
    let has_months = !heading.is_empty();
    let month = |post: &Post| DateTime::parse(&post.date).filter(|_| has_months).map_or("", |date| date.month_name());
    html! {
        for alike in posts.chunk_by(|a, b| month(a) == month(b)) {
            if has_months {
                <@{heading} class="posts-month">{ alike.first().map_or("", month) }</@>
            }
            <ul class="post-list" role="list">
                for post in alike.iter() {
                    { post_item(post, base) }
                }
            </ul>
        }
    }
}
