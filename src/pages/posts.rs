//! The list of all posts.

use mdcms_core::node::{More, PostsBlock};
use yew::prelude::*;

use crate::components::PostList;

/// Posts on a page of the list; the shell shows as many.
const LISTED: usize = 50;

/// Properties of [`PostsPage`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What the page is called.
    pub title: AttrValue,
    /// Path of the site's root.
    pub base: AttrValue,
    /// Changes when the site has changed.
    pub turn: u32,
    /// Told once the list stands.
    pub on_ready: Callback<()>,
}

/// All posts, newest first.
#[component]
pub fn PostsPage(props: &Props) -> Html {
    let block = PostsBlock { newest_first: true, limit: Some(LISTED), more: More::Pages };
    html! {
        <article class="article article-list">
            <header class="article-header"><h1 tabindex="-1">{ &props.title }</h1></header>
            <div class="posts">
                <PostList {block} base={props.base.clone()} turn={props.turn} on_ready={props.on_ready.clone()} />
            </div>
        </article>
    }
}
