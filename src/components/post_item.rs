//! A post in a list.

use mdcms_core::date::DateTime;
use mdcms_core::link::encode;
use mdcms_core::manifest::Post;
use yew::prelude::*;

/// Properties of [`PostItem`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The post.
    pub post: Post,
    /// Path of the site's root.
    pub base: AttrValue,
}

/// Date, title and one line; the shell writes the same.
#[component]
pub fn PostItem(props: &Props) -> Html {
    let post = &props.post;
    html! {
        <li class="post-item">
            if let Some(date) = DateTime::parse(&post.date) {
                <time class="post-date" datetime={date.iso()}>{ date.long() }</time>
            }
            <a class="post-title" href={[props.base.as_str(), &encode(&post.url)].concat()}>{ &post.title }</a>
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
