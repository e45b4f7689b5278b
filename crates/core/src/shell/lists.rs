//! Lists of posts in a shell: as plain links for its readers, and as data for the app.

use std::fmt::Write as _;

use super::attribute_to;
use crate::date::DateTime;
use crate::html::escape;
use crate::link::encode;
use crate::manifest::Post;
use crate::node::{Node, PostsBlock};
use crate::page::{Page, Seed};
use crate::site::Site;

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
pub(super) fn seed(site: &Site, block: &PostsBlock) -> Seed {
    let total = site.posts.len();
    let count = block.limit.unwrap_or(MOST).min(MOST).min(total);
    let range = if block.newest_first { total - count..total } else { 0..count };
    let posts = site.posts.get(range.clone()).unwrap_or_default();
    Seed { total, from: range.start, posts: posts.iter().map(|index| site.documents[*index].as_post()).collect() }
}

/// Writes what a list shows at first.
pub(super) fn write(html: &mut String, site: &Site, block: &PostsBlock, root: &str) {
    let mut posts = seed(site, block).posts;
    if block.newest_first {
        posts.reverse();
    }
    html.push_str("<div class=\"posts\"><ul class=\"post-list\" role=\"list\">\n");
    for post in &posts {
        item(html, post, root);
    }
    html.push_str("</ul></div>");
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
