//! A post or a page.

use std::rc::Rc;

use yew::prelude::*;

use crate::components::{Byline, PostList};
use crate::dom::render::Article;

/// Properties of [`DocumentPage`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The document, rendered.
    pub article: Rc<Article>,
    /// Path of the site's root.
    pub base: AttrValue,
    /// Changes when the site has changed.
    pub turn: u32,
    /// Told once everything stands.
    pub on_ready: Callback<()>,
}

/// A document.
#[component]
pub fn DocumentPage(props: &Props) -> Html {
    let Props { article, base, turn, on_ready } = props;
    let waiting = use_mut_ref(|| 0_usize);
    {
        let (waiting, on_ready, lists) = (waiting.clone(), on_ready.clone(), article.lists.len());
        use_effect_with(*turn, move |_| {
            *waiting.borrow_mut() = lists;
            if lists == 0 {
                on_ready.emit(());
            }
        });
    }
    let list_ready = {
        let on_ready = on_ready.clone();
        Callback::from(move |()| {
            let mut waiting = waiting.borrow_mut();
            *waiting = waiting.saturating_sub(1);
            if *waiting == 0 {
                on_ready.emit(());
            }
        })
    };
    html! {
        <article class="article">
            <header class="article-header">
                { Html::VRef(article.heading.clone().into()) }
                <Byline headline={article.headline.clone()} />
            </header>
            { Html::VRef(article.prose.clone().into()) }
            for (place, block) in article.lists.iter() {
                { create_portal(html! {
                    <PostList block={block.clone()} base={base.clone()} turn={*turn} on_ready={list_ready.clone()} />
                }, place.clone()) }
            }
        </article>
    }
}
