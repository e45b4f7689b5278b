//! Lists of posts in a shell: as plain links for its readers, and as data for the app.

use std::fmt::Write as _;
use std::ops::Range;

use super::attribute_to;
use crate::date::DateTime;
use crate::html::escape;
use crate::link::encode;
use crate::manifest::Post;
use crate::node::Node;
use crate::page::{Page, Seed};
use crate::path;
use crate::posts::{PostsBlock, Span};
use crate::site::{Listing, Site};

/// Posts that a list in a shell has at most.
const MOST: usize = 100;

/// What the app's lists show at first, oldest first.
pub(super) fn seeds(site: &Site, page: &Page<'_>) -> Vec<Seed> {
    let mut seeds = Vec::new();
    for node in page.content.blocks.iter().flat_map(|block| &block.nodes) {
        if let Node::Posts(block) = node {
            let seed = seed(site, block);
            if !seeds.contains(&seed) {
                seeds.push(seed);
            }
        }
    }
    seeds
}

/// What a list shows at first, oldest first.
fn seed(site: &Site, block: &PostsBlock) -> Seed {
    let mut range = at_first(block, site.places(block));
    // The one before tells the app that the list begins there.
    if matches!(block.span, Span::Days(_)) && range.start == site.places(block).start {
        range.start = range.start.saturating_sub(1);
    }
    let list = path::POST_LIST_URL.to_owned();
    Seed { list, total: site.posts.len(), from: range.start, posts: posts(site, range) }
}

/// What the page of a list shows at first, in the order of its parts.
pub(super) fn seed_of(site: &Site, listing: &Listing) -> Seed {
    let about = &listing.about;
    let range = at_first(&about.block(), 0..about.total);
    Seed {
        list: about.list.clone(),
        total: about.total,
        from: about.from + range.start,
        posts: site.listed(listing, range),
    }
}

/// How many posts each year has, where a list needs it.
pub(super) fn years(site: &Site, page: &Page<'_>) -> Vec<(u32, u32)> {
    let by_year = |node: &Node<'_>| matches!(node, Node::Posts(PostsBlock { span: Span::Year(_), .. }));
    let is_needed = page.content.blocks.iter().flat_map(|block| &block.nodes).any(by_year);
    if is_needed { site.years() } else { Vec::new() }
}

/// The places of the posts that a list shows at first.
fn at_first(block: &PostsBlock, places: Range<usize>) -> Range<usize> {
    let count = block.limit.unwrap_or(MOST).min(MOST).min(places.len());
    if block.newest_first { places.end - count..places.end } else { places.start..places.start + count }
}

fn posts(site: &Site, places: Range<usize>) -> Vec<Post> {
    let indices = site.posts.get(places).unwrap_or_default();
    indices.iter().map(|index| site.documents[*index].as_post()).collect()
}

/// Writes what the page of a list shows at first.
pub(super) fn write_listing(html: &mut String, site: &Site, listing: &Listing, root: &str) {
    let about = &listing.about;
    let mut shown = site.listed(listing, at_first(&about.block(), 0..about.total));
    if about.newest_first {
        shown.reverse();
    }
    html.push_str(if about.terms { "<div class=\"posts posts-terms\">" } else { "<div class=\"posts\">" });
    items(html, &shown, about.months.then_some("h2"), root);
    html.push_str("</div>");
}

/// Writes what a list shows at first.
pub(super) fn write(html: &mut String, site: &Site, block: &PostsBlock, root: &str) {
    let mut shown = posts(site, at_first(block, site.places(block)));
    if block.newest_first {
        shown.reverse();
    }
    html.push_str("<div class=\"posts\">");
    let by_year = if let Span::Year(by_year) = block.span { Some(by_year) } else { None };
    let has_choice = by_year.is_some_and(|by_year| by_year.choice) && site.years().len() > 1;
    if let Some(date) = shown.first().and_then(date).filter(|_| has_choice) {
        let _ = write!(
            html,
            "<p class=\"posts-year\"><label>Year <select class=\"button\" disabled><option>{}</option></select></label></p>",
            date.year
        );
    }
    items(html, &shown, by_year.filter(|by_year| by_year.months).map(|_| "h3"), root);
    html.push_str("</div>");
}

fn date(post: &Post) -> Option<DateTime> {
    DateTime::parse(&post.date)
}

/// Writes posts; `heading` is the element for the name of each month.
fn items(html: &mut String, shown: &[Post], heading: Option<&str>, root: &str) {
    let month = |post: &Post| date(post).filter(|_| heading.is_some()).map(|date| date.month_name());
    for alike in shown.chunk_by(|a, b| month(a) == month(b)) {
        if let (Some(tag), Some(month)) = (heading, alike.first().and_then(month)) {
            let _ = write!(html, "<{tag} class=\"posts-month\">{month}</{tag}>");
        }
        html.push_str("<ul class=\"post-list\" role=\"list\">\n");
        for post in alike {
            item(html, post, root);
        }
        html.push_str("</ul>");
    }
}

fn item(html: &mut String, post: &Post, root: &str) {
    html.push_str("<li class=\"post-item\">");
    if let Some(date) = DateTime::parse(&post.date) {
        let _ = write!(html, "<time class=\"post-date\" datetime=\"{}\">{}</time>", date.iso(), date.long());
    }
    html.push_str("<a class=\"post-title\"");
    attribute_to(html, "href", &[root, &encode(&post.url)].concat());
    html.push('>');
    escape(html, &post.title);
    html.push_str("</a>");
    if post.draft {
        html.push_str("<span class=\"byline-draft\">Draft</span>");
    }
    for (class, text) in [("post-description", &post.description), ("post-author", &post.author)] {
        if !text.is_empty() {
            let _ = write!(html, "<p class=\"{class}\">");
            escape(html, text);
            html.push_str("</p>");
        }
    }
    html.push_str("</li>\n");
}
