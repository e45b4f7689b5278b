//! A post or a page.

use yew::prelude::*;

use super::MakeList;
use crate::components::byline;
use crate::dom::render::Article;

/// A document; `list` makes the lists in it.
pub fn document(article: &Article, list: MakeList<'_>) -> Html {
    let around = &article.around;
    html! {
        <article class="article" key={article.known.path.clone()}>
            <header class="article-header">
                { around.above.clone() }
                { Html::VRef(article.heading.clone().into()) }
                { byline(&article.headline, around.authors.clone()) }
            </header>
            { around.outline.clone() }
            { Html::VRef(article.prose.clone().into()) }
            { around.below.clone() }
            for (index, (place, block)) in article.lists.iter().enumerate() {
                { create_portal(list(block.clone(), None, index), place.clone()) }
            }
        </article>
    }
}
