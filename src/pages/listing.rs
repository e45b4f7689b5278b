//! A list with an address of its own: all posts, those with a tag, the tags.

use std::rc::Rc;

use mdcms_core::manifest::Listing;
use yew::prelude::*;

use super::MakeList;
use crate::dom::render::Around;

/// A list, which `list` makes.
pub fn listing(listing: &Rc<Listing>, around: &Around, list: MakeList<'_>) -> Html {
    html! {
        <article class="article article-list" key={listing.url.clone()}>
            <header class="article-header">
                { around.above.clone() }
                <h1 tabindex="-1">{ &listing.title }</h1>
                if !listing.description.is_empty() {
                    <p class="article-lead">{ &listing.description }</p>
                }
            </header>
            <div class={if listing.terms { "posts posts-terms" } else { "posts" }}>
                { list(listing.block(), Some(listing.clone()), 0) }
            </div>
            { around.below.clone() }
        </article>
    }
}
