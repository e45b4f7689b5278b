//! The navigation at the side: all of it as a tree, whose sections fold.
//!
//! In narrow windows the same element is a drawer: a popover, which the browser itself opens, closes with Escape or by
//! a touch beside it, and puts into the order of the keyboard behind its button.

use super::links::Links;
use crate::html::escape;
use crate::nav::Entry;

/// Opens the drawer; stands in the header.
pub(super) const BUTTON: &str =
    "<button type=\"button\" class=\"sidebar-button\" popovertarget=\"mdcms-sidebar\" aria-label=\"Menu\"></button>\n";

pub(super) fn write(html: &mut String, entries: &[Entry], links: &Links<'_>) {
    html.push_str("<nav class=\"sidebar\" id=\"mdcms-sidebar\" popover aria-label=\"Main\"");
    html.push_str(links.hidden());
    html.push_str(
        ">\n<button type=\"button\" class=\"sidebar-close\" popovertarget=\"mdcms-sidebar\" \
         popovertargetaction=\"hide\" aria-label=\"Close\"></button>\n",
    );
    list(html, entries, links);
    html.push_str("\n</nav>\n");
}

fn list(html: &mut String, entries: &[Entry], links: &Links<'_>) {
    links.list(html, entries, &|html, _, group| {
        let is_open = !group.is_folded || links.url.is_some_and(|url| group.holds(url));
        html.push_str(if is_open { "<details open>" } else { "<details>" });
        html.push_str("<summary>");
        escape(html, &group.name);
        html.push_str("</summary>");
        list(html, &group.entries, links);
        html.push_str("</details>");
    });
}
