//! An address that the site does not have.

use yew::prelude::*;

/// Says that there is no such page, and where to go on. `own` is what the site's author says about it.
pub fn missing(base: &str, own: &str) -> Html {
    let message = match own {
        "" => "The address may be misspelt, or the page may have moved.",
        own => own,
    };
    html! {
        <article class="article message">
            <header class="article-header"><h1 tabindex="-1">{ "Page not found" }</h1></header>
            <div class="prose">
                <p>{ message }</p>
                <p>
                    <a class="button" href={base.to_owned()}>{ "Home page" }</a>{ " " }
                    <a class="button" href={[base, "posts/"].concat()}>{ "All posts" }</a>
                </p>
            </div>
        </article>
    }
}
