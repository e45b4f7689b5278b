//! What every page shows around its content. The app builds the same structure (its `components/`).

use super::{attribute_to, info};
use crate::html::{self, Style, escape};
use crate::link::{PageLinks, encode};
use crate::markdown;
use crate::path;
use crate::site::Site;

pub(super) fn write(html: &mut String, site: &Site, url: Option<&str>, content: &str) {
    // `404.html` shows no addresses before the app has found where the site is.
    let root = match url {
        Some(url) => path::root_from(url),
        None => String::new(),
    };
    html.push_str("<a class=\"skip-link\" href=\"#mdcms-content\">Skip to content</a>\n");
    header(html, site, url, &root);
    html.push_str("<main id=\"mdcms-content\" class=\"main\">\n");
    html.push_str(content);
    html.push_str("</main>\n");
    footer(html, site, &root);
}

fn header(html: &mut String, site: &Site, url: Option<&str>, root: &str) {
    let info = info(site);
    html.push_str("<header class=\"site-header\"><div class=\"site-header-inner\">\n<a class=\"site-name\"");
    if url.is_some() {
        attribute_to(html, "href", root);
    }
    html.push('>');
    if !info.logo.is_empty() && url.is_some() {
        html.push_str("<img class=\"site-logo\" alt=\"\"");
        attribute_to(html, "src", &[root, &encode(&info.logo)].concat());
        html.push('>');
    }
    escape(html, &info.name);
    html.push_str("</a>\n");
    if !info.nav.is_empty() && url.is_some() {
        html.push_str("<nav class=\"site-nav\" aria-label=\"Main\"><ul>");
        for link in &info.nav {
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

fn footer(html: &mut String, site: &Site, root: &str) {
    let Some(footer) = &site.config.footer else { return };
    html.push_str("<footer class=\"site-footer\"><div class=\"site-footer-inner\">");
    let links = PageLinks { document: "", root, exceptions: &[], sizes: &[] };
    html::write(html, &markdown::parse_inline(footer, &links), Style::Site);
    html.push_str("</div></footer>\n");
}
