//! Lists of posts, whose code only pages that have one load.

use std::rc::Rc;

use mdcms_core::manifest::Listing;
use yew::prelude::*;

use super::post_list::{PostList, Props};
use crate::dom::render::Around;
use crate::pages::{self, MakeList};
use crate::parts;

/// What shows lists of posts.
#[derive(Clone, Copy, Debug)]
pub struct Lists {
    list: fn(Props) -> Html,
    /// The page of a list.
    pub page: fn(&Rc<Listing>, &Around, MakeList<'_>) -> Html,
}

impl Lists {
    /// What does not call this is built without their code.
    pub fn all() -> Self {
        Self { list: |props| html! { <PostList ..props /> }, page: pages::listing }
    }
}

/// A list of posts; where its code has not come, what tries again.
pub fn list(props: Props, retry: &Callback<()>) -> Html {
    match parts::lists() {
        Some(lists) => (lists.list)(props),
        None => not_loaded(retry.reform(|_: MouseEvent| ())),
    }
}

/// Says that posts are missing; `again` asks for them once more.
pub(super) fn not_loaded(again: Callback<MouseEvent>) -> Html {
    html! {
        <p class="notice">
            { "The posts could not be loaded. " }
            <button type="button" class="button" onclick={again}>{ "Try again" }</button>
        </p>
    }
}
