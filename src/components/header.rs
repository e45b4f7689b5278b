//! The site's name and main navigation.

use std::rc::Rc;

use mdcms_core::link::encode;
use mdcms_core::page::SiteInfo;
use yew::prelude::*;

/// Properties of [`Header`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The site.
    pub site: Rc<SiteInfo>,
    /// Path of its root.
    pub base: AttrValue,
    /// URL of the page that is shown.
    pub url: AttrValue,
}

/// The header of every page.
#[component]
pub fn Header(props: &Props) -> Html {
    let Props { site, base, url } = props;
    let address = |path: &str| [base.as_str(), &encode(path)].concat();
    html! {
        <header class="site-header"><div class="site-header-inner">
            <a class="site-name" href={address("")}>
                if !site.logo.is_empty() {
                    <img class="site-logo" alt="" src={address(&site.logo)} />
                }
                { &site.name }
            </a>
            if !site.nav.is_empty() {
                <nav class="site-nav" aria-label="Main"><ul role="list">
                    for link in &site.nav {
                        <li key={link.url.clone()}>
                            <a href={address(&link.url)} aria-current={(link.url == url.as_str()).then_some("page")}>
                                { &link.title }
                            </a>
                        </li>
                    }
                </ul></nav>
            }
        </div></header>
    }
}
