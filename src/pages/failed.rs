//! A page that could not be loaded.

use yew::prelude::*;

use crate::api::Failure;

/// Says what happened and offers to try again.
pub fn failed(failure: Failure, base: &str, retry: &Callback<()>) -> Html {
    let why = match failure {
        Failure::Network => html! { "No answer came. You may be offline." },
        Failure::Status(status) => html! { <>{ "The site's host does not have it (answer " }{ status }{ ")." }</> },
        Failure::Other => html! { "The site's host sent something else. A new version may be on its way." },
    };
    let retry = retry.reform(|_: MouseEvent| ());
    html! {
        <article class="article message">
            <header class="article-header"><h1 tabindex="-1">{ "This page could not be loaded" }</h1></header>
            <div class="prose">
                <p>{ why }</p>
                <p>
                    <button type="button" class="button" onclick={retry}>{ "Try again" }</button>{ " " }
                    <a class="button" href={base.to_owned()}>{ "Home page" }</a>
                </p>
            </div>
        </article>
    }
}
