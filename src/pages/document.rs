//! A post or a page.

use std::rc::Rc;

use yew::prelude::*;

use crate::api::Api;
use crate::components::{PostList, byline};
use crate::dom::render::Article;

/// A document; `turn` and `on_ready` are for the lists in it.
pub fn document(article: &Article, api: &Rc<Api>, turn: u32, on_ready: &Callback<u32>) -> Html {
    html! {
        <article class="article" key={article.known.path.clone()}>
            <header class="article-header">
                { Html::VRef(article.heading.clone().into()) }
                { byline(&article.headline) }
            </header>
            { Html::VRef(article.prose.clone().into()) }
            for (place, block) in article.lists.iter() {
                { create_portal(html! {
                    <PostList block={block.clone()} api={api.clone()} {turn} on_ready={on_ready.clone()} />
                }, place.clone()) }
            }
        </article>
    }
}
