//! A page that takes longer than people like to wait without a sign.

use yew::prelude::*;

/// The outline of a page.
pub fn loading() -> Html {
    html! {
        <div class="skeleton" aria-hidden="true">
            <div class="skeleton-line skeleton-title"></div>
            for _ in 0..8 {
                <div class="skeleton-line"></div>
            }
        </div>
    }
}
