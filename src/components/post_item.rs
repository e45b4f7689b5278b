//! A post in a list.

use mdcms_core::date::DateTime;
use mdcms_core::link::encode;
use mdcms_core::manifest::Post;
use yew::prelude::*;

/// Date, title and one line; the shell writes the same.
pub(super) fn post_item(post: &Post, base: &str) -> Html {
    html! {
        <li class="post-item" key={post.url.clone()}>
            if let Some(date) = DateTime::parse(&post.date) {
                <time class="post-date" datetime={date.iso()}>{ date.long() }</time>
            }
            <a class="post-title" href={[base, &encode(&post.url)].concat()}>{ &post.title }</a>
            if post.draft {
                <span class="byline-draft">{ "Draft" }</span>
            }
            if !post.description.is_empty() {
                <p class="post-description">{ &post.description }</p>
            }
            if !post.author.is_empty() {
                <p class="post-author">{ &post.author }</p>
            }
        </li>
    }
}
