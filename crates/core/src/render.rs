//! One Markdown text to HTML: the whole way from source to page in one call.

use crate::front_matter;
use crate::html::{self, Style};
use crate::link::{Links, PageLinks, Resolved, Told};
use crate::markdown::{self, Dialect, Extensions};
use crate::report::Ignore;
use crate::site;

/// The HTML of a text. Without `conformance` it is a site's document: front matter left out, links as
/// written from the site's root. With it, the text is exactly that dialect and nothing is added.
pub fn to_html(text: &str, conformance: Option<Dialect>) -> String {
    let mut html = String::with_capacity(text.len() * 3 / 2);
    match conformance {
        Some(dialect) => {
            let content = markdown::parse(text, dialect, &AsWritten, None, &mut Ignore);
            for block in &content.blocks {
                html::write(&mut html, &block.nodes, Style::Conformance);
            }
        }
        None => {
            let links = WithoutSite(PageLinks { document: "", root: "", exceptions: &[], sizes: &[], told: &[] });
            let body = front_matter::split(text).body;
            let content = markdown::parse(body, Dialect::Site, &links, Some(Extensions::all()), &mut Ignore);
            for block in content.all_blocks() {
                html::write(&mut html, &block.nodes, Style::Site);
            }
        }
    }
    html
}

/// Destinations left as they are, for the conformance dialects.
struct AsWritten;

impl Links for AsWritten {
    fn link(&self, destination: &str) -> Resolved {
        Resolved { href: Some(destination.to_owned()), ..Resolved::default() }
    }

    fn image(&self, destination: &str) -> Resolved {
        self.link(destination)
    }
}

/// A document that is on its own.
struct WithoutSite(PageLinks<'static>);

impl Links for WithoutSite {
    fn link(&self, destination: &str) -> Resolved {
        self.0.link(destination)
    }

    fn image(&self, destination: &str) -> Resolved {
        self.0.image(destination)
    }

    fn told(&self, asked: Told<'_>, _key: &str) -> Option<String> {
        site::told::without_site(asked)
    }
}
