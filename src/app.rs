//! The root of the app: what every page shows, and the view.

use std::rc::Rc;

use yew::prelude::*;

use crate::api::Api;
use crate::boot::Boot;
use crate::components::{footer, header};
use crate::dom::anchor::Anchor;
use crate::hooks::{use_arrival, use_ready, use_router};
use crate::pages;
use crate::state::View;

/// What the app starts with.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What the shell holds.
    pub boot: Rc<Boot>,
    /// Where the reader is in the source text.
    pub place: Option<Anchor>,
}

/// The app.
#[component]
pub fn App(props: &Props) -> Html {
    let boot = &props.boot;
    let site = &boot.site;
    let api = use_memo((), |()| Api::new(boot.base.clone(), boot.seeds.clone()));
    let base = use_memo((), |()| AttrValue::from(boot.base.clone()));
    let footer = use_memo((), |()| footer(&site.footer, &boot.base));
    let router = use_router(boot, &api);
    let state = &router.state;
    let said = use_arrival(state, boot, props.place);
    let on_ready = use_ready(state);
    let view = match &state.view {
        View::Document(article) => pages::document(article, &base, state.turn, &on_ready),
        View::Posts if site.home => pages::posts("All posts", &base, state.turn, &on_ready),
        View::Posts => pages::posts(&site.name, &base, state.turn, &on_ready),
        View::Missing => pages::missing(&base, &site.missing),
        View::Failed(failure) => pages::failed(*failure, &base, &router.retry),
        View::Loading => pages::loading(),
    };
    html! {
        <ContextProvider<Rc<Api>> context={api.clone()}>
            <a class="skip-link" href="#mdcms-content">{ "Skip to content" }</a>
            { header(site, &base, &state.url) }
            <main id="mdcms-content" class="main">{ view }</main>
            if let Some(footer) = &*footer {
                <footer class="site-footer">{ Html::VRef(footer.clone().into()) }</footer>
            }
            // Says once, to somebody who does not see the page, that another one is shown.
            <div class="visually-hidden announcer" role="status" aria-live="polite">{ said }</div>
        </ContextProvider<Rc<Api>>>
    }
}
