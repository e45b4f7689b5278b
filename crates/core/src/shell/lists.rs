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
use crate::posts::{self, PostsBlock, Span};
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
    let all = site.places(block);
    let hidden = site.hidden_now(&all);
    let mut range = at_first(block, &all, &hidden);
    // The one before tells the app that the list begins there.
    if matches!(block.span, Span::Days(_)) && range.start == all.start {
        range.start = range.start.saturating_sub(1);
    }
    let list = path::POST_LIST_URL.to_owned();
    Seed {
        list,
        total: site.posts.len(),
        from: range.start,
        timed: site.timed.clone(),
        posts: without(posts(site, range.clone()), range.start, &hidden),
    }
}

/// What the page of a list shows at first, in the order of its parts.
pub(super) fn seed_of(site: &Site, listing: &Listing) -> Seed {
    let about = &listing.about;
    let (range, hidden) = of_listing(site, listing);
    let posts = site.listed(listing, range.start - about.start..range.end - about.start);
    Seed {
        list: about.list.clone(),
        total: about.total,
        from: range.start,
        timed: Vec::new(),
        posts: without(posts, range.start, &hidden),
    }
}

/// Says nothing of what is not shown yet; the app asks for it when its time has come.
fn without(mut posts: Vec<Post>, start: usize, hidden: &[usize]) -> Vec<Post> {
    for place in hidden {
        if let Some(post) = place.checked_sub(start).and_then(|at| posts.get_mut(at)) {
            *post = Post::default();
        }
    }
    posts
}

/// The places, in its parts, of what the page of a list shows at first, and which of all of them are hidden.
fn of_listing(site: &Site, listing: &Listing) -> (Range<usize>, Vec<usize>) {
    let about = &listing.about;
    let all = about.start..about.start + about.total;
    let hidden = posts::hidden(&about.timed, &all, site.settings.now);
    (at_first(&about.block(), &all, &hidden), hidden)
}

/// How many posts each year has, where a list needs it.
pub(super) fn years(site: &Site, page: &Page<'_>) -> Vec<(u32, u32)> {
    let by_year = |node: &Node<'_>| matches!(node, Node::Posts(PostsBlock { span: Span::Year(_), .. }));
    let is_needed = page.content.blocks.iter().flat_map(|block| &block.nodes).any(by_year);
    if is_needed { site.years() } else { Vec::new() }
}

/// The places of what a list at `all` shows at first; hidden ones may be between them.
fn at_first(block: &PostsBlock, all: &Range<usize>, hidden: &[usize]) -> Range<usize> {
    let total = all.len() - hidden.len();
    let count = block.limit.unwrap_or(MOST).min(MOST).min(total);
    let shown = if block.newest_first { total - count..total } else { 0..count };
    posts::with_hidden(&shown, all, hidden)
}

fn posts(site: &Site, places: Range<usize>) -> Vec<Post> {
    let indices = site.posts.get(places).unwrap_or_default();
    indices.iter().map(|index| site.documents[*index].as_post()).collect()
}

/// Writes what the page of a list shows at first.
pub(super) fn write_listing(html: &mut String, site: &Site, listing: &Listing, root: &str) {
    let about = &listing.about;
    html.push_str(if about.terms { "<div class=\"posts posts-terms\">" } else { "<div class=\"posts\">" });
    if !about.pinned.is_empty() {
        html.push_str("<ul class=\"post-list posts-pinned\" role=\"list\" aria-label=\"Pinned\">\n");
        for post in &about.pinned {
            item(html, post, root);
        }
        html.push_str("</ul>");
    }
    let shown = in_order(seed_of(site, listing).posts, about.newest_first);
    items(html, &shown, about.months.then_some("h2"), root);
    html.push_str("</div>");
}

/// What is shown of some posts, in the order of a list.
fn in_order(mut posts: Vec<Post>, newest_first: bool) -> Vec<Post> {
    posts.retain(|post| !post.title.is_empty());
    if newest_first {
        posts.reverse();
    }
    posts
}

/// Writes what a list shows at first.
pub(super) fn write(html: &mut String, site: &Site, block: &PostsBlock, root: &str) {
    let all = site.places(block);
    let hidden = site.hidden_now(&all);
    let places = at_first(block, &all, &hidden);
    let shown = in_order(without(posts(site, places.clone()), places.start, &hidden), block.newest_first);
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
