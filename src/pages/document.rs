//! A post or a page.

use mdcms_core::node::PostsBlock;
use yew::prelude::*;

use crate::components::byline;
use crate::dom::render::Article;

/// A document; `list` makes the lists in it.
pub fn document(article: &Article, list: &dyn Fn(PostsBlock) -> Html) -> Html {
    html! {
        <article class="article" key={article.known.path.clone()}>
            <header class="article-header">
                { Html::VRef(article.heading.clone().into()) }
                { byline(&article.headline) }
            </header>
            { Html::VRef(article.prose.clone().into()) }
            for (place, block) in article.lists.iter() {
                { create_portal(list(block.clone()), place.clone()) }
            }
        </article>
    }
}
