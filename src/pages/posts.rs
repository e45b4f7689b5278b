//! The list of all posts.

use mdcms_core::posts::{More, PostsBlock, Span};
use yew::prelude::*;

/// Posts on a page of the list; the shell shows as many.
const LISTED: usize = 50;

/// All posts, newest first, in the list that `list` makes.
pub fn posts(title: &str, list: &dyn Fn(PostsBlock, usize) -> Html) -> Html {
    let block = PostsBlock { newest_first: true, span: Span::All, limit: Some(LISTED), more: More::Pages };
    html! {
        <article class="article article-list">
            <header class="article-header"><h1 tabindex="-1">{ title }</h1></header>
            <div class="posts">
                { list(block, 0) }
            </div>
        </article>
    }
}
