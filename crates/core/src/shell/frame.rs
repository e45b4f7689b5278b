//! What every page shows around its content. The app lets it stand: it marks the page that is shown, and no more.

use std::fmt::Write as _;

use super::attribute_to;
use crate::html::{self, Style, escape};
use crate::link::encode;
use crate::report::Ignore;
use crate::site::Site;

pub(super) fn write(html: &mut String, site: &Site, url: Option<&str>, content: &str) {
    html.push_str("<a class=\"skip-link\" href=\"#mdcms-content\">Skip to content</a>\n");
    let root = super::root(site, url);
    header(html, site, url, root.as_deref());
    html.push_str("<div id=\"mdcms-app\">\n<main id=\"mdcms-content\" class=\"main\">\n");
    html.push_str(content);
    html.push_str("</main>\n</div>\n");
    footer(html, site, root);
}

/// Where `404.html` does not know where it is, it shows no addresses before its script has found the site: the script
/// resolves them from the site's root, and shows what they are in.
fn open(html: &mut String, tag: &str, class: &str, root: Option<&str>) {
    let _ = write!(html, "<{tag} class=\"{class}\"");
    if root.is_none() {
        html.push_str(" hidden");
    }
    let _ = write!(html, "><div class=\"{class}-inner\">");
}

fn header(html: &mut String, site: &Site, url: Option<&str>, root: Option<&str>) {
    open(html, "header", "site-header", root);
    // What is hidden and lazy is not asked for.
    let lazy = if root.is_none() { " loading=\"lazy\"" } else { "" };
    let root = root.unwrap_or("./");
    html.push_str("\n<a class=\"site-name\"");
    attribute_to(html, "href", root);
    html.push('>');
    if let Some(name) = &site.config.logo {
        let logo = ["assets/images/", name].concat();
        html.push_str("<img class=\"site-logo\" alt=\"\"");
        attribute_to(html, "src", &[root, &encode(&logo)].concat());
        if let Some((width, height)) = site.size_of(&logo) {
            attribute_to(html, "width", &width.to_string());
            attribute_to(html, "height", &height.to_string());
        }
        html.push_str(lazy);
        html.push('>');
    }
    escape(html, site.name());
    html.push_str("</a>\n");
    if !site.nav.is_empty() {
        html.push_str("<nav class=\"site-nav\" aria-label=\"Main\"><ul role=\"list\">");
        for link in &site.nav {
            html.push_str("<li><a");
            attribute_to(html, "href", &[root, &encode(&link.url)].concat());
            if Some(link.url.as_str()) == url {
                html.push_str(" aria-current=\"page\"");
            }
            html.push('>');
            escape(html, &link.title);
            html.push_str("</a></li>");
        }
        html.push_str("</ul></nav>\n");
    }
    html.push_str("</div></header>\n");
}

fn footer(html: &mut String, site: &Site, root: Option<String>) {
    if site.config.footer.is_none() {
        return;
    }
    open(html, "footer", "site-footer", root.as_deref());
    let root = root.unwrap_or_else(|| "./".to_owned());
    for block in super::footer(site, root, &mut Ignore).all_blocks() {
        html::write(html, &block.nodes, Style::Site);
    }
    html.push_str("</div></footer>\n");
}
