//! The head of a shell.

use std::borrow::Cow;
use std::fmt::Write as _;

use base64ct::{Base64, Encoding as _};
use sha2::{Digest as _, Sha256};

use super::{attribute_to, json};
use crate::build::App;
use crate::html::escape;
use crate::link::encode;
use crate::node::{Attribute, Element};
use crate::page::{self, Headline, PageData};
use crate::path;
use crate::site::Site;

/// What the head says of a page.
pub(super) struct About<'a> {
    /// Its URL; none for `404.html`, which does not know where it is shown.
    pub(super) url: Option<&'a str>,
    pub(super) title: &'a str,
    pub(super) description: String,
    /// The picture it starts with.
    pub(super) image: Option<&'a Element<'a>>,
    /// What stands above a post.
    pub(super) article: Option<&'a Headline>,
    /// Whether search engines should leave it out.
    pub(super) hidden: bool,
}

pub(super) fn write(html: &mut String, site: &Site, app: &App, about: &About<'_>, data: &PageData) {
    let theme = site.theme.as_ref().map(|sheet| sheet.path.as_str());
    let base = super::root(site, about.url);
    let early = if base.is_some() { Cow::Borrowed(app.early_script()) } else { Cow::Owned(app.probe_script(theme)) };
    html.push_str("<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\"");
    attribute_to(html, "content", &policy(&early));
    html.push_str(">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    let title = page::full_title(about.title, site.name());
    escape(html, &title);
    html.push_str("</title>\n");
    // Before the style sheet: a script behind it would wait for it.
    let _ = writeln!(html, "<script>{early}</script>");
    if let Some(root) = &base {
        let _ = writeln!(html, "<script type=\"module\" src=\"{root}{}\"></script>", app.boot());
        icon(html, site, app, root);
        assets(html, app, theme, root, data);
    }
    metadata(html, site, about);
    if let (Some(root), Some(live)) = (&base, &site.settings.live) {
        html.push_str("<script type=\"module\"");
        attribute_to(html, "src", &[root, live.as_str()].concat());
        html.push_str("></script>\n");
    }
    html.push_str("</head>\n");
}

/// What a page may load and run, whatever else goes wrong.
fn policy(early: &str) -> String {
    let script = source_of(early);
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {script}; style-src 'self'; \
         img-src 'self' https: data:; media-src 'self' https:; connect-src 'self'; font-src 'self'; \
         manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'"
    )
}

/// An inline script as a source of the policy: its hash.
fn source_of(script: &str) -> String {
    format!("'sha256-{}'", Base64::encode_string(&Sha256::digest(script)))
}

/// The path of a base URL: what follows its host.
pub(super) fn base_path(base_url: &str) -> String {
    let after_scheme = base_url.find("://").map_or(0, |at| at + 3);
    base_url[after_scheme..].find('/').map_or_else(|| "/".to_owned(), |at| base_url[after_scheme + at..].to_owned())
}

fn icon(html: &mut String, site: &Site, app: &App, root: &str) {
    let own = [&site.config.favicon, &site.config.logo].into_iter().flatten().next();
    let address = match own {
        Some(name) => [root, "assets/images/", &encode(name)].concat(),
        None => [root, app.icon()].concat(),
    };
    html.push_str("<link rel=\"icon\"");
    attribute_to(html, "href", &address);
    html.push_str(">\n");
}

/// The style sheets and the app's files that the page needs, all asked for at once. What a theme says comes last.
fn assets(html: &mut String, app: &App, theme: Option<&str>, root: &str, data: &PageData) {
    for style in [app.style()].into_iter().chain(theme) {
        let _ = writeln!(html, "<link rel=\"stylesheet\" href=\"{root}{style}\">");
    }
    let _ = writeln!(html, "<link rel=\"modulepreload\" href=\"{root}{}\">", app.glue());
    for file in [app.wasm()].into_iter().chain(app.parts(data.needs())) {
        let kind =
            if file.ends_with(".css") { "as=\"style\"" } else { "as=\"fetch\" type=\"application/wasm\" crossorigin" };
        let _ = writeln!(html, "<link rel=\"preload\" {kind} href=\"{root}{file}\">");
    }
}

fn metadata(html: &mut String, site: &Site, about: &About<'_>) {
    html.push_str("<meta name=\"color-scheme\" content=\"light dark\">\n");
    if about.hidden {
        html.push_str("<meta name=\"robots\" content=\"noindex\">\n");
    }
    let mut meta = |kind: &str, name: &str, content: &str| {
        // The app sets the description of the pages it goes to, so the element is always there.
        if !content.is_empty() || name == "description" {
            html.push_str("<meta");
            attribute_to(html, kind, name);
            attribute_to(html, "content", content);
            html.push_str(">\n");
        }
    };
    meta("name", "description", &about.description);
    meta("property", "og:title", about.title);
    meta("property", "og:description", &about.description);
    meta("property", "og:site_name", site.name());
    meta("property", "og:type", if about.article.is_some() { "article" } else { "website" });
    if let Some(date) = about.article.and_then(|article| article.date) {
        meta("property", "article:published_time", &date.iso());
    }
    let (Some(base), Some(url)) = (&site.settings.base_url, about.url) else { return };
    let canonical = [base.as_str(), &encode(url)].concat();
    let picture = about.image.and_then(|image| absolute_picture(image, base, url));
    meta("property", "og:url", &canonical);
    meta("property", "og:image", picture.as_deref().unwrap_or_default());
    meta("name", "twitter:card", if picture.is_some() { "summary_large_image" } else { "summary" });
    html.push_str("<link rel=\"canonical\"");
    attribute_to(html, "href", &canonical);
    html.push_str(">\n");
    if let Some(article) = about.article {
        linked_data(html, site, about, article, &canonical);
    }
}

fn absolute_picture(image: &Element<'_>, base: &str, url: &str) -> Option<String> {
    let address = image.attributes.iter().find_map(|attribute| match attribute {
        Attribute::Source(address) => Some(address),
        _ => None,
    })?;
    if crate::link::is_safe_picture(address) {
        return Some(address.to_string());
    }
    if crate::link::is_data_picture(address) {
        return None;
    }
    let file = path::join(url, address)?;
    Some([base, file.as_str()].concat())
}

/// The post in the words of schema.org.
fn linked_data(html: &mut String, site: &Site, about: &About<'_>, article: &Headline, canonical: &str) {
    let mut data = serde_json::json!({
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "headline": about.title,
        "mainEntityOfPage": canonical,
        "isPartOf": { "@type": "WebSite", "name": site.name(), "url": site.settings.base_url },
    });
    let mut set = |key: &str, value: serde_json::Value| data[key] = value;
    if !about.description.is_empty() {
        set("description", about.description.as_str().into());
    }
    if let Some(author) = &article.author {
        set("author", serde_json::json!({ "@type": "Person", "name": author }));
    }
    if let Some(date) = article.date {
        set("datePublished", date.iso().into());
    }
    if let Some(updated) = article.updated {
        set("dateModified", updated.iso().into());
    }
    html.push_str("<script type=\"application/ld+json\">");
    html.push_str(&json(&data));
    html.push_str("</script>\n");
}
