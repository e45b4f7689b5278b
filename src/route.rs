//! What an address asks for. A route is a document of the manifest, not a pattern in the code.

use mdcms_core::link::decode;
use mdcms_core::path;

/// What an address asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// A URL of the site (`posts/x/`) or a document's path (`posts/x.md`): a key of the manifest.
    pub key: String,
    /// The place on the page, without `#`.
    pub fragment: Option<String>,
    /// Whether the address is of an old form, so that it should be replaced.
    pub old: bool,
}

/// Reads an address by its parts as `location` has them; `None` outside `base`.
pub fn read(base: &str, pathname: &str, hash: &str) -> Option<Wanted> {
    let inside = pathname.strip_prefix(base).or_else(|| (pathname.len() + 1 == base.len()).then_some(""))?;
    let fragment = decode(hash.strip_prefix('#').unwrap_or_default());
    if let Some((key, fragment)) = old_address(&fragment) {
        return Some(Wanted { key, fragment, old: true });
    }
    let mut key = decode(inside);
    if let Some(folder) = key.strip_suffix("index.html") {
        key = folder.to_owned();
    }
    if !key.is_empty() && !key.ends_with('/') {
        key.push('/');
    }
    let fragment = (!fragment.is_empty()).then_some(fragment);
    Some(Wanted { key, fragment, old: false })
}

/// MD-CMS's `#posts/x.md` and docsify's `#/guide/x?id=part`: the key and the place on the page. What does not name a
/// document of the site finds nothing in the manifest, so no address can make the app load anything else.
fn old_address(fragment: &str) -> Option<(String, Option<String>)> {
    if path::is_document(fragment) {
        return Some((path::normalise(fragment)?, None));
    }
    let inside = fragment.strip_prefix('/')?;
    let (inside, part) = inside.split_once("?id=").unwrap_or((inside, ""));
    let inside = inside.split('?').next().unwrap_or_default();
    Some((path::clean_url(inside)?, (!part.is_empty()).then(|| part.to_owned())))
}

/// Whether a link's path, from the site's root, is one of a page and not of a file.
pub fn is_page(inside: &str) -> bool {
    inside.is_empty() || inside.ends_with('/') || inside.ends_with("/index.html") || inside == "index.html"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_to_keys_of_the_manifest() {
        let cases = [
            ("/", "/", "", Some(("", None, false))),
            ("/", "/posts/x/", "", Some(("posts/x/", None, false))),
            ("/", "/posts/x", "#part", Some(("posts/x/", Some("part"), false))),
            ("/", "/posts/x/index.html", "", Some(("posts/x/", None, false))),
            ("/some/repo/", "/some/repo/about/", "", Some(("about/", None, false))),
            ("/some/repo/", "/some/repo", "", Some(("", None, false))),
            ("/some/repo/", "/some/repository/", "", None),
            ("/", "/%E8%A8%98%E4%BA%8B/", "#%C3%A9", Some(("記事/", Some("é"), false))),
            // Old addresses.
            ("/", "/", "#posts/2024-05-20-x.md", Some(("posts/2024-05-20-x.md", None, true))),
            ("/r/", "/r/", "#pages/about.md", Some(("pages/about.md", None, true))),
            ("/", "/", "#/guide/start", Some(("guide/start/", None, true))),
            ("/", "/", "#/guide/start?id=top", Some(("guide/start/", Some("top"), true))),
            ("/", "/", "#/", Some(("", None, true))),
            // Nothing outside the site can be asked for.
            ("/", "/", "#//evil.example/x.md", Some(("evil.example/x.md/", None, true))),
            ("/", "/", "#https://evil.example/x.md", Some(("", Some("https://evil.example/x.md"), false))),
            ("/", "/", "#posts/../../x.md", Some(("", Some("posts/../../x.md"), false))),
        ];
        for (base, pathname, hash, expected) in cases {
            let wanted = read(base, pathname, hash);
            let got = wanted.as_ref().map(|it| (it.key.as_str(), it.fragment.as_deref(), it.old));
            assert_eq!(got, expected, "{pathname}{hash} under {base}");
        }
    }
}
