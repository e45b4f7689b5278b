//! What every page shows around its content. The app builds the same structure (its `components/`).

use super::{attribute_to, info};
use crate::html::{self, Style, escape};
use crate::link::encode;
use crate::path;
use crate::report::Ignore;
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
    footer(html, site, url);
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
        if let Some((width, height)) = info.logo_size {
            attribute_to(html, "width", &width.to_string());
            attribute_to(html, "height", &height.to_string());
        }
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

fn footer(html: &mut String, site: &Site, url: Option<&str>) {
    // Where the page is shown decides where its links lead; `404.html` gets its footer from the app.
    let (Some(url), true) = (url, site.config.footer.is_some()) else { return };
    html.push_str("<footer class=\"site-footer\"><div class=\"site-footer-inner\">");
    for block in super::footer(site, url, &mut Ignore).0.all_blocks() {
        html::write(html, &block.nodes, Style::Site);
    }
    html.push_str("</div></footer>\n");
}
