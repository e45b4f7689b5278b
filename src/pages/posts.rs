//! The list of all posts.

use std::rc::Rc;

use mdcms_core::node::{More, PostsBlock};
use yew::prelude::*;

use crate::api::Api;
use crate::components::PostList;

/// Posts on a page of the list; the shell shows as many.
const LISTED: usize = 50;

/// All posts, newest first.
pub fn posts(title: &str, api: &Rc<Api>, turn: u32, on_ready: &Callback<u32>) -> Html {
    let block = PostsBlock { newest_first: true, limit: Some(LISTED), more: More::Pages };
    html! {
        <article class="article article-list">
            <header class="article-header"><h1 tabindex="-1">{ title }</h1></header>
            <div class="posts">
                <PostList {block} api={api.clone()} {turn} on_ready={on_ready.clone()} />
            </div>
        </article>
    }
}
