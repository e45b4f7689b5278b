//! The navigation above: a row of links, with a menu for each section.
//!
//! A menu is a popover: the browser opens it, shows one at a time above whatever the row is clipped by, and closes it
//! with Escape or by a touch beside it.

use std::fmt::Write as _;

use super::links::Links;
use crate::html::escape;
use crate::nav::{Entry, Group};

pub(super) fn write(html: &mut String, entries: &[Entry], links: &Links<'_>) {
    // One menu for all there is would only be in the way.
    let entries = match entries {
        [] => return,
        [Entry::Group(only)] => &only.entries,
        _ => entries,
    };
    html.push_str("<nav class=\"site-nav\" aria-label=\"Main\">");
    links.list(html, entries, &|html, number, group| menu(html, number, group, links));
    html.push_str("</nav>\n");
}

fn menu(html: &mut String, number: usize, group: &Group, links: &Links<'_>) {
    let _ = write!(html, "<button type=\"button\" popovertarget=\"mdcms-menu-{number}\">");
    escape(html, &group.name);
    let _ = write!(html, "</button><div class=\"site-menu\" id=\"mdcms-menu-{number}\" popover>");
    list(html, &group.entries, links);
    html.push_str("</div>");
}

/// What is in a menu; of the sections in it the name stands above their pages.
fn list(html: &mut String, entries: &[Entry], links: &Links<'_>) {
    links.list(html, entries, &|html, _, group| {
        html.push_str("<span class=\"site-menu-name\">");
        escape(html, &group.name);
        html.push_str("</span>");
        list(html, &group.entries, links);
    });
}
