//! A post or a page.

use mdcms_core::posts::PostsBlock;
use yew::prelude::*;

use crate::components::byline;
use crate::dom::render::Article;

/// A document; `list` makes the lists in it.
pub fn document(article: &Article, list: &dyn Fn(PostsBlock, usize) -> Html) -> Html {
    html! {
        <article class="article" key={article.known.path.clone()}>
            <header class="article-header">
                { Html::VRef(article.heading.clone().into()) }
                { byline(&article.headline) }
            </header>
            { Html::VRef(article.prose.clone().into()) }
            for (index, (place, block)) in article.lists.iter().enumerate() {
                { create_portal(list(block.clone(), index), place.clone()) }
            }
        </article>
    }
}
