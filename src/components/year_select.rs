//! What chooses the year of a list.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The years of a list in its order; nothing where there is no choice. The shell has the same, with one year.
pub(super) fn year_select(
    years: &[(u32, u32)],
    newest_first: bool,
    shown: Option<u32>,
    on_choose: Callback<String>,
) -> Html {
    if years.len() < 2 {
        return Html::default();
    }
    let onchange = on_choose.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    let at = |index: usize| years[if newest_first { years.len() - 1 - index } else { index }].0;
    html! {
        <p class="posts-year">
            <label>
                { "Year " }
                // The attributes of options say only which is chosen at first.
                <select class="button" {onchange} ~value={shown.map(|year| year.to_string())}>
                    for index in 0..years.len() {
                        <option value={at(index).to_string()} selected={Some(at(index)) == shown}>{ at(index) }</option>
                    }
                </select>
            </label>
        </p>
    }
}
