//! An address that the site does not have.

use yew::prelude::*;

/// Properties of [`MissingPage`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Path of the site's root.
    pub base: AttrValue,
    /// What the site's author says about it, or nothing.
    pub message: AttrValue,
}

/// Says that there is no such page, and where to go on.
#[component]
pub fn MissingPage(props: &Props) -> Html {
    let message = match props.message.as_str() {
        "" => "The address may be misspelt, or the page may have moved.",
        own => own,
    };
    html! {
        <article class="article message">
            <header class="article-header"><h1 tabindex="-1">{ "Page not found" }</h1></header>
            <div class="prose">
                <p>{ message }</p>
                <p>
                    <a class="button" href={props.base.clone()}>{ "Home page" }</a>{ " " }
                    <a class="button" href={[props.base.as_str(), "posts/"].concat()}>{ "All posts" }</a>
                </p>
            </div>
        </article>
    }
}
