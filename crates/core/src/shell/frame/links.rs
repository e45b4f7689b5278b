//! Links of the frame, from the page it is around.

use crate::html::escape;
use crate::link::encode;
use crate::nav::{Entry, Group, NavLink};
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

    /// A list of what there is to choose from; `group` writes a section, given its place in the list.
    pub(super) fn list(&self, html: &mut String, entries: &[Entry], group: &dyn Fn(&mut String, usize, &Group)) {
        html.push_str("<ul role=\"list\">");
        for (place, entry) in entries.iter().enumerate() {
            html.push_str("<li>");
            match entry {
                Entry::Page(link) => self.link(html, link),
                Entry::Group(section) => group(html, place, section),
            }
            html.push_str("</li>");
        }
        html.push_str("</ul>");
    }

    /// A link, marked where it leads to the page itself.
    fn link(&self, html: &mut String, link: &NavLink) {
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
