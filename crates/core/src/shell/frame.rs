//! What every page shows around its content. The app lets it stand: it marks the page that is shown, and no more.

mod links;
mod sidebar;
mod topbar;

use links::Links;

use super::attribute_to;
use crate::config::{Navigation, Side};
use crate::html::{self, Style, escape};
use crate::report::Ignore;
use crate::site::Site;

pub(super) fn write(html: &mut String, site: &Site, url: Option<&str>, content: &str) {
    let root = super::root(site, url);
    let links = Links { root: root.as_deref(), url };
    html.push_str("<div id=\"mdcms\"");
    if has_sidebar(site) {
        // It is where the text begins, unless the site wants the other side.
        let start = if site.config.is_right_to_left() { Side::Right } else { Side::Left };
        let is_at_end = site.config.nav_position.is_some_and(|side| side != start);
        html.push_str(if is_at_end { " class=\"with-sidebar sidebar-end\"" } else { " class=\"with-sidebar\"" });
    }
    html.push_str(">\n<a class=\"skip-link\" href=\"#mdcms-content\">Skip to content</a>\n");
    header(html, site, &links);
    if has_sidebar(site) {
        sidebar::write(html, &site.nav, &links);
    }
    html.push_str("<div id=\"mdcms-app\">\n<main id=\"mdcms-content\" class=\"main\">\n");
    html.push_str(content);
    html.push_str("</main>\n</div>\n");
    footer(html, site, &links);
    html.push_str("</div>\n");
}

fn has_sidebar(site: &Site) -> bool {
    site.config.navigation == Navigation::Sidebar && !site.nav.is_empty()
}

fn header(html: &mut String, site: &Site, links: &Links<'_>) {
    html.push_str("<header class=\"site-header\"");
    html.push_str(links.hidden());
    html.push_str("><div class=\"site-header-inner\">\n");
    if has_sidebar(site) {
        html.push_str(sidebar::BUTTON);
    }
    html.push_str("<a class=\"site-name\"");
    attribute_to(html, "href", &links.address(""));
    html.push('>');
    if let Some(name) = &site.config.logo {
        let logo = ["assets/images/", name].concat();
        html.push_str("<img class=\"site-logo\" alt=\"\"");
        attribute_to(html, "src", &links.address(&logo));
        if let Some((width, height)) = site.size_of(&logo) {
            attribute_to(html, "width", &width.to_string());
            attribute_to(html, "height", &height.to_string());
        }
        // What is hidden and lazy is not asked for.
        html.push_str(if links.root.is_some() { ">" } else { " loading=\"lazy\">" });
    }
    escape(html, site.name());
    html.push_str("</a>\n");
    if !has_sidebar(site) {
        topbar::write(html, &site.nav, links);
    }
    html.push_str("</div></header>\n");
}

fn footer(html: &mut String, site: &Site, links: &Links<'_>) {
    if site.config.footer.is_none() {
        return;
    }
    html.push_str("<footer class=\"site-footer\"");
    html.push_str(links.hidden());
    html.push_str("><div class=\"site-footer-inner\">");
    for block in super::footer(site, links.address(""), &mut Ignore).all_blocks() {
        html::write(html, &block.nodes, Style::Site);
    }
    html.push_str("</div></footer>\n");
}
