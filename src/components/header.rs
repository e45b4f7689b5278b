//! The site's name and main navigation.

use mdcms_core::link::encode;
use mdcms_core::page::SiteInfo;
use yew::prelude::*;

/// The header of every page, with the link to `url` marked; the shell writes the same.
pub fn header(site: &SiteInfo, base: &str, url: &str) -> Html {
    let address = |path: &str| [base, &encode(path)].concat();
    html! {
        <header class="site-header"><div class="site-header-inner">
            <a class="site-name" href={address("")}>
                if !site.logo.is_empty() {
                    <img class="site-logo" alt="" src={address(&site.logo)}
                        width={site.logo_size.map(|(width, _)| width.to_string())}
                        height={site.logo_size.map(|(_, height)| height.to_string())} />
                }
                { &site.name }
            </a>
            if !site.nav.is_empty() {
                <nav class="site-nav" aria-label="Main"><ul role="list">
                    for link in &site.nav {
                        <li key={link.url.clone()}>
                            <a href={address(&link.url)} aria-current={(link.url == url).then_some("page")}>
                                { &link.title }
                            </a>
                        </li>
                    }
                </ul></nav>
            }
        </div></header>
    }
}
