//! A page that takes longer than people like to wait without a sign.

use yew::prelude::*;

/// The outline of a page.
#[component]
pub fn LoadingPage() -> Html {
    html! {
        <div class="skeleton" aria-hidden="true">
            <div class="skeleton-line skeleton-title"></div>
            for line in 0..8 {
                <div key={line} class="skeleton-line"></div>
            }
        </div>
    }
}
