//! Addresses as browsers take them, without asking the code that is tested.

/// A link leads where links may lead.
pub(super) fn check_link(name: &str, address: &str) {
    let scheme = scheme(address);
    let allowed = matches!(scheme.as_deref(), None | Some("http" | "https" | "mailto" | "tel"));
    assert!(allowed, "{name}: a link leads to {address:?}");
}

/// A picture, sound or film comes from the site or by https, or is a picture in the page itself.
pub(super) fn check_source(name: &str, address: &str, is_picture: bool) {
    let seen = seen(address);
    let allowed = match scheme(address).as_deref() {
        None => !seen.starts_with(['/', '\\']) || !seen[1..].starts_with(['/', '\\']),
        Some("https") => true,
        Some("data") => is_picture && is_raster(&seen),
        Some(_) => false,
    };
    assert!(allowed, "{name}: a file comes from {address:?}");
}

/// Whether this is the data of a picture that cannot hold a script.
fn is_raster(address: &str) -> bool {
    let start: String = address.chars().take(16).map(|character| character.to_ascii_lowercase()).collect();
    let rest = start.strip_prefix("data:image/").unwrap_or_default();
    ["png", "gif", "jpeg", "webp", "avif"]
        .iter()
        .any(|format| rest.strip_prefix(format).is_some_and(|rest| rest.starts_with([';', ','])))
}

/// The scheme that a browser finds (<https://url.spec.whatwg.org/#scheme-start-state>), in lower case.
fn scheme(address: &str) -> Option<String> {
    let address = seen(address);
    let (scheme, _) = address.split_once(':')?;
    let is_part = |character: char| character.is_ascii_alphanumeric() || matches!(character, '+' | '-' | '.');
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic()) && scheme.chars().all(is_part);
    is_scheme.then(|| scheme.to_ascii_lowercase())
}

/// What a browser sees of an address: no control characters and spaces around it, no tabs and line ends in it.
fn seen(address: &str) -> String {
    let inner = address.trim_matches(|character| character <= ' ');
    inner.chars().filter(|character| !matches!(character, '\t' | '\n' | '\r')).collect()
}
