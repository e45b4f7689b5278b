//! Says once, to somebody who does not see the page, that another one is shown.

use yew::prelude::*;

/// Properties of [`Announcer`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What is said.
    pub text: AttrValue,
}

/// A polite live region.
#[component]
pub fn Announcer(props: &Props) -> Html {
    html! { <div class="visually-hidden announcer" role="status" aria-live="polite">{ &props.text }</div> }
}
