//! What turns the pages of a list.

use yew::prelude::*;

/// Previous and Next around the number of the page, counted from 0 here and from 1 for readers.
pub(super) fn pager(page: usize, pages: usize, turn_to: &Callback<usize>) -> Html {
    html! {
        <nav class="pager" aria-label="Pages of posts">
            <button type="button" class="pager-button pager-previous" disabled={page == 0}
                onclick={turn_to.reform(move |_| page.saturating_sub(1))}>{ "Previous" }</button>
            <span class="pager-status" role="status">{ "Page " }{ page + 1 }{ " of " }{ pages }</span>
            <button type="button" class="pager-button pager-next" disabled={page + 1 >= pages}
                onclick={turn_to.reform(move |_| page + 1)}>{ "Next" }</button>
        </nav>
    }
}
