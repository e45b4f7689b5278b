//! A list of the site's posts, in pages, growing, or cut off.

use std::rc::Rc;

use mdcms_core::node::{More, PostsBlock};
use yew::prelude::*;

use super::{not_loaded, post_item};
use crate::api::Api;
use crate::hooks::{Asked, Posts, use_posts};

/// Properties of [`PostList`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Which posts.
    pub block: PostsBlock,
    /// The site's files.
    pub api: Rc<Api>,
    /// Changes when the site has changed.
    pub turn: u32,
    /// Told the turn once the list stands.
    pub on_ready: Callback<u32>,
}

/// A list of posts with what leads beyond its limit.
#[component]
pub fn PostList(props: &Props) -> Html {
    let turned_to = use_state_eq(|| 0_usize);
    let PostsBlock { newest_first, limit, more } = props.block;
    let batch = limit.unwrap_or(usize::MAX);
    // The site may have lost posts since the reader turned to this page.
    let last = props.api.known_total().map_or(usize::MAX, |total| total.saturating_sub(1) / batch);
    let page = last.min(*turned_to);
    let (from, to) = match more {
        More::Pages => (page.saturating_mul(batch), (page + 1).saturating_mul(batch)),
        More::Button => (0, (page + 1).saturating_mul(batch)),
        More::End => (0, batch),
    };
    let tries = use_state_eq(|| 0_u32);
    let asked = Asked { newest_first, places: from..to, turn: (props.turn, *tries) };
    let Posts { here, failed } = use_posts(&props.api, asked);
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
        Some((0, _)) => return html! { <p class="notice">{ "There are no posts yet." }</p> },
        Some(here) => here,
    };
    let turn_to = |to: usize| {
        let turned_to = turned_to.clone();
        Callback::from(move |_: MouseEvent| turned_to.set(to))
    };
    html! {
        <>
            <ul class="post-list" role="list">
                for post in shown.iter() {
                    { post_item(post, props.api.base()) }
                }
            </ul>
            { again.unwrap_or_default() }
            if more == More::Pages && total > batch {
                <nav class="pager" aria-label="Pages of posts">
                    <button type="button" class="pager-button pager-previous" disabled={from == 0}
                        onclick={turn_to(page.saturating_sub(1))}>{ "Previous" }</button>
                    <span class="pager-status" role="status">
                        { "Page " }{ page + 1 }{ " of " }{ total.div_ceil(batch) }
                    </span>
                    <button type="button" class="pager-button pager-next" disabled={to >= total}
                        onclick={turn_to(page + 1)}>{ "Next" }</button>
                </nav>
            }
            if more == More::Button && to < total {
                <button type="button" class="button load-more" onclick={turn_to(page + 1)}>{ "Load more" }</button>
            }
        </>
    }
}
