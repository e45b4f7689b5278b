//! Links of the frame, from the page it is around.

use crate::html::escape;
use crate::link::encode;
use crate::nav::NavLink;
use crate::shell::attribute_to;

/// What a link's address and mark depend on.
pub(super) struct Links<'a> {
    /// Where the site's root is from the page; `None` where `404.html` has to find out.
    pub(super) root: Option<&'a str>,
    /// The page's URL.
    pub(super) url: Option<&'a str>,
}

impl Links<'_> {
    /// The address of a page or file of the site. Where the root is not known it is one from there: the script of
    /// `404.html` resolves it.
    pub(super) fn address(&self, path: &str) -> String {
        [self.root.unwrap_or("./"), &encode(path)].concat()
    }

    /// What hides elements with addresses until they are right.
    pub(super) fn hidden(&self) -> &'static str {
        if self.root.is_some() { "" } else { " hidden" }
    }

    /// A link, marked where it leads to the page itself.
    pub(super) fn link(&self, html: &mut String, link: &NavLink) {
        html.push_str("<a");
        attribute_to(html, "href", &self.address(&link.url));
        if Some(link.url.as_str()) == self.url {
            html.push_str(" aria-current=\"page\"");
        }
        html.push('>');
        escape(html, &link.title);
        html.push_str("</a>");
    }
}
