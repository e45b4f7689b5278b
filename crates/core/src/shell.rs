//! Shells: the `index.html` of every route.
//!
//! A shell holds what machines and readers without scripts need (metadata, the document's Markdown as
//! readable text) and what the app needs to show the same document without another request. Its parts:
//!
//! 1. `head`: policy, metadata, and the app's files, requested side by side;
//! 2. `frame`: what every page shows around its content;
//! 3. `source`: the Markdown as text that stands where its rendering will;
//! 4. this module: the kinds of shells.

mod frame;
mod head;
mod lists;
mod source;

use std::fmt::Write as _;

use crate::around;
use crate::build::App;
use crate::config::ColourMode;
use crate::html::escape;
use crate::manifest::Known;
use crate::markdown::{self, Content, Extensions};
use crate::node::{Attribute, Element, Node, Tag};
use crate::page::{Headline, Page, PageData, SiteInfo, View};
use crate::path;
use crate::report::Report;
use crate::site::{Listing, Placed, Site, SiteLinks};

/// The shell of a document.
pub(crate) fn document(site: &Site, app: &App, placed: &Placed, page: &Page<'_>, known: Known) -> String {
    let text = &placed.document.text;
    let rows = known.facts.rows.clone();
    let around = around::nodes(&rows, &path::root_from(&placed.url));
    let front = text.get(..page.body_at).unwrap_or_default();
    let data = PageData {
        view: View::Document { known, front: front.to_owned() },
        buckets: site.buckets,
        site: info(site),
        seeds: lists::seeds(site, page),
        years: lists::years(site, page),
    };
    let about = head::About {
        url: Some(&placed.url),
        title: &placed.title,
        description: page.description.clone().unwrap_or_else(|| excerpt(page)),
        image: lead_picture(page),
        article: placed.is_post().then_some(&page.headline),
        hidden: placed.document.meta.unlisted || placed.document.meta.draft,
    };
    let mut content = String::from("<article class=\"article\">\n<header class=\"article-header\">\n");
    put(&mut content, around.above);
    content.push_str("<h1 tabindex=\"-1\"");
    match &page.content.heading {
        Some(heading) => {
            let inner = heading.nodes.first().and_then(|node| match node {
                Node::Element(element) => Some(element),
                _ => None,
            });
            for attribute in inner.iter().flat_map(|element| &element.attributes) {
                if let Attribute::Id(id) = attribute {
                    attribute_to(&mut content, "id", id);
                }
            }
            content.push('>');
            let children = inner.map(|element| element.children.as_slice()).unwrap_or_default();
            crate::html::write(&mut content, children, crate::html::Style::Site);
        }
        None => {
            content.push('>');
            escape(&mut content, &placed.title);
        }
    }
    content.push_str("</h1>\n");
    headline(&mut content, &page.headline, around.authors);
    content.push_str("</header>\n");
    put(&mut content, around.outline);
    source::write(&mut content, site, placed, page);
    put(&mut content, around.below);
    content.push_str("</article>\n");
    whole(site, app, &about, &data, &content)
}

/// The shell of a list.
pub(crate) fn listing(site: &Site, app: &App, listing: &Listing) -> String {
    let about = &listing.about;
    let data = PageData {
        view: View::Listing(about.clone()),
        buckets: site.buckets,
        site: info(site),
        seeds: vec![lists::seed_of(site, listing)],
        years: Vec::new(),
    };
    let head = head::About {
        url: Some(&about.url),
        title: &about.title,
        description: about.description.clone(),
        image: None,
        article: None,
        hidden: false,
    };
    let root = path::root_from(&about.url);
    let around = around::nodes(&about.rows, &root);
    let mut content = String::from("<article class=\"article article-list\">\n<header class=\"article-header\">\n");
    put(&mut content, around.above);
    content.push_str("<h1 tabindex=\"-1\">");
    escape(&mut content, &about.title);
    content.push_str("</h1>\n");
    lead(&mut content, Some(&about.description).filter(|lead| !lead.is_empty()));
    content.push_str("</header>\n");
    lists::write_listing(&mut content, site, listing, &root);
    put(&mut content, around.below);
    content.push_str("\n</article>\n");
    whole(site, app, &head, &data, &content)
}

fn put(html: &mut String, element: Option<Element<'_>>) {
    if let Some(element) = element {
        crate::html::write(html, &[Node::Element(element)], crate::html::Style::Site);
    }
}

/// `404.html`, which a host shows at any depth.
pub(crate) fn missing(site: &Site, app: &App) -> String {
    message(site, app, None, "Page not found", "Page not found", "")
}

/// The shell of a document that time shows or hides. It says nothing of it, since nobody takes that back when its time is
/// over; the app finds out whether it is to be shown.
pub(crate) fn timed(site: &Site, app: &App, placed: &Placed) -> String {
    let more = "<noscript><p>Whether it is shown now is found out by a script.</p></noscript>\n";
    message(site, app, Some(&placed.url), "", "A page with a time of its own", more)
}

/// A shell without a route of its own, whose texts are markup of ours.
fn message(site: &Site, app: &App, url: Option<&str>, title: &str, heading: &str, more: &str) -> String {
    let data =
        PageData { view: View::Missing, buckets: site.buckets, site: info(site), seeds: Vec::new(), years: Vec::new() };
    let about = head::About { url, title, description: String::new(), image: None, article: None, hidden: true };
    let content = format!(
        "<article class=\"article message\">\n<header class=\"article-header\">\n\
         <h1 tabindex=\"-1\">{heading}</h1>\n</header>\n{more}</article>\n"
    );
    whole(site, app, &about, &data, &content)
}

/// The shell of an old address: leads on at once.
pub(crate) fn redirect(site: &Site, from: &str, placed: &Placed) -> String {
    let root = path::root_from(from);
    let to = [root.as_str(), &crate::link::encode(&placed.url)].concat();
    let mut html = String::from("<!DOCTYPE html>\n<html lang=\"");
    escape(&mut html, &site.config.language);
    html.push_str("\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
    escape(&mut html, &placed.title);
    html.push_str("</title>\n<meta name=\"robots\" content=\"noindex\">\n<link rel=\"icon\" href=\"data:,\">\n<meta http-equiv=\"refresh\"");
    attribute_to(&mut html, "content", &["0; url=", &to].concat());
    html.push_str(">\n<link rel=\"canonical\"");
    let canonical =
        site.settings.base_url.as_ref().map(|base| [base.as_str(), &crate::link::encode(&placed.url)].concat());
    attribute_to(&mut html, "href", canonical.as_deref().unwrap_or(&to));
    html.push_str(">\n</head>\n<body><p>This page is now at <a");
    attribute_to(&mut html, "href", &to);
    html.push('>');
    escape(&mut html, &placed.title);
    html.push_str("</a>.</p></body>\n</html>\n");
    html
}

/// What every page of the site shows.
pub(crate) fn info(site: &Site) -> SiteInfo {
    let config = &site.config;
    SiteInfo { name: site.name().to_owned(), missing: config.pagenotfoundmessage.clone().unwrap_or_default() }
}

/// The footer's nodes, for a page from which the site's root is at `root`.
pub(crate) fn footer<'s, R: Report>(site: &'s Site, root: String, report: &mut R) -> Content<'s> {
    let text = site.config.footer.as_deref().unwrap_or_default();
    markdown::parse_inline(text, &SiteLinks::with_root(site, "", root), Some(Extensions::all()), report)
}

/// Where the site's root is from the page at `url`; nothing for `404.html`, unless it is known where the site will stand.
fn root(site: &Site, url: Option<&str>) -> Option<String> {
    match url {
        Some(url) => Some(path::root_from(url)),
        None => site.settings.base_url.as_deref().map(head::base_path),
    }
}

fn whole(site: &Site, app: &App, about: &head::About<'_>, data: &PageData, content: &str) -> String {
    let mut html = String::with_capacity(content.len() + 8192);
    html.push_str("<!DOCTYPE html>\n<html");
    attribute_to(&mut html, "lang", &site.config.language);
    if site.config.is_right_to_left() {
        html.push_str(" dir=\"rtl\"");
    }
    if !site.config.code_copy {
        html.push_str(" data-code-copy=\"off\"");
    }
    if !site.config.image_zoom {
        html.push_str(" data-image-zoom=\"off\"");
    }
    match site.config.default_theme {
        ColourMode::System => {}
        ColourMode::Light => html.push_str(" data-mode=\"light\" data-theme=\"light\""),
        ColourMode::Dark => html.push_str(" data-mode=\"dark\" data-theme=\"dark\""),
    }
    html.push_str(" data-mdcms=\"booting\">\n");
    head::write(&mut html, site, app, about, data);
    html.push_str("<body>\n");
    frame::write(&mut html, site, about.url, content);
    html.push_str("<script type=\"application/json\" id=\"mdcms-data\">");
    html.push_str(&json(data));
    html.push_str("</script>\n</body>\n</html>\n");
    html
}

/// JSON that may stand in a script element: without `<`, nothing in it can end or comment out the element.
fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default().replace('<', "\\u003c")
}

fn lead(html: &mut String, lead: Option<&String>) {
    if let Some(lead) = lead {
        html.push_str("<p class=\"article-lead\">");
        escape(html, lead);
        html.push_str("</p>\n");
    }
}

fn headline(html: &mut String, headline: &Headline, authors: Option<Element<'_>>) {
    lead(html, headline.lead.as_ref());
    if !headline.has_byline() {
        return;
    }
    html.push_str("<p class=\"byline\">");
    if headline.draft {
        html.push_str("<span class=\"byline-draft\">Draft</span> ");
    }
    if authors.is_some() {
        put(html, authors);
        html.push(' ');
    } else if let Some(author) = &headline.author {
        html.push_str("<span class=\"byline-author\">");
        escape(html, author);
        html.push_str("</span> ");
    }
    if let Some(date) = &headline.date {
        let _ = write!(html, "<time datetime=\"{}\">{}</time> ", date.iso(), date.long());
    }
    if let Some(updated) = &headline.updated {
        let (iso, long) = (updated.iso(), updated.long());
        let _ = write!(html, "<span class=\"byline-updated\">Updated <time datetime=\"{iso}\">{long}</time></span> ");
    }
    if let Some(minutes) = headline.minutes {
        let _ = write!(html, "<span class=\"byline-reading\">{minutes} min read</span>");
    }
    html.push_str("</p>\n");
}

fn attribute_to(html: &mut String, name: &str, value: &str) {
    html.push(' ');
    html.push_str(name);
    html.push_str("=\"");
    escape(html, value);
    html.push('"');
}

/// The start of the first paragraph, for a document without a description.
fn excerpt(page: &Page<'_>) -> String {
    let is_text = |node: &&Node<'_>| matches!(node, Node::Element(Element { tag: Tag::Paragraph, attributes, .. }) if attributes.is_empty());
    let first = page.content.blocks.iter().flat_map(|block| &block.nodes).find(is_text);
    let text = first.map(|node| markdown::plain_text(std::slice::from_ref(node))).unwrap_or_default();
    let mut short = String::new();
    for word in text.split_whitespace() {
        if short.len() + word.len() > 160 {
            short.push('…');
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

/// The picture that a page starts with, as its address from the page.
fn lead_picture<'p>(page: &'p Page<'_>) -> Option<&'p Element<'p>> {
    let first = page.content.blocks.first()?.nodes.first()?;
    picture_in(first)
}

/// The picture of a block that is a picture alone.
fn picture_in<'p>(node: &'p Node<'p>) -> Option<&'p Element<'p>> {
    let Node::Element(element) = node else { return None };
    match element.tag {
        Tag::Image => Some(element),
        Tag::Paragraph | Tag::Anchor => match element.children.as_slice() {
            [only] => picture_in(only),
            _ => None,
        },
        _ => None,
    }
}
