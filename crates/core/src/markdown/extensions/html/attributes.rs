//! The closed set of attributes for the elements that authors write as HTML.

use std::borrow::Cow;
use std::ops::Range;

use crate::link::Resolved;
use crate::markdown::build::Builder;
use crate::markdown::{OWN_ID as OWN, inline};
use crate::node::{Attribute, Other};
use crate::report::{Finding, Report};

/// An attribute's name and value as they go to the page; `None` for one that does not. Addresses, ids and classes are
/// for others to see to.
pub(in crate::markdown::extensions) fn plain<'a>(element: &str, name: &str, value: &str) -> Option<Attribute<'a>> {
    let value = value.trim();
    let owned = || Cow::Owned(value.to_owned());
    let other = |name: &'static str| Attribute::Other(Other::new(name), Some(owned()));
    let flag = |name: &'static str| Attribute::Other(Other::new(name), None);
    let number = |most: u32| value.parse::<u32>().is_ok_and(|number| number <= most);
    let attribute = match (name, element) {
        ("title", _) if !value.is_empty() => Attribute::Title(owned()),
        ("lang", _) if is_language(value) => other("lang"),
        ("dir", _) => other(["ltr", "rtl", "auto"].iter().find(|it| value.eq_ignore_ascii_case(it)).map(|_| "dir")?),
        ("width", "img" | "video" | "table" | "td" | "th" | "col" | "source") if is_length(value) => other("width"),
        ("height", "img" | "video" | "td" | "th" | "source") if is_length(value) => other("height"),
        ("open", "details") => Attribute::Open,
        ("start", "ol") => Attribute::Start(value.parse().ok()?),
        ("type", "ol") if matches!(value, "1" | "a" | "A" | "i" | "I") => other("type"),
        ("reversed", "ol") => flag("reversed"),
        ("value", "li") if number(u32::MAX) => other("value"),
        ("colspan" | "rowspan" | "span", "td" | "th" | "col" | "colgroup") if number(1000) => {
            other(["colspan", "rowspan", "span"].into_iter().find(|it| *it == name)?)
        }
        ("scope", "th") if matches!(value, "row" | "col" | "rowgroup" | "colgroup") => other("scope"),
        ("datetime", "time" | "del" | "ins") => other("datetime"),
        ("value" | "max" | "min" | "low" | "high" | "optimum", "progress" | "meter") if is_number(value) => {
            other(["value", "max", "min", "low", "high", "optimum"].into_iter().find(|it| *it == name)?)
        }
        ("media", "source") => other("media"),
        ("sizes", "img" | "source") => other("sizes"),
        ("type", "source") => other("type"),
        ("loop", "video" | "audio") => flag("loop"),
        ("muted", "video" | "audio") => flag("muted"),
        ("kind" | "srclang" | "label", "track") => {
            other(["kind", "srclang", "label"].into_iter().find(|it| *it == name)?)
        }
        ("default", "track") => flag("default"),
        _ => return None,
    };
    Some(attribute)
}

/// What an author's id becomes; `None` where there is nothing of it.
pub(in crate::markdown::extensions) fn own_id(value: &str) -> Option<String> {
    let value = value.trim();
    (!value.is_empty() && !value.contains(char::is_whitespace)).then(|| [OWN, value].concat())
}

/// The classes of an element: authors' own, and where it is aligned.
pub(in crate::markdown::extensions) fn classes<'a>(own: &str, align: &str, is_media: bool) -> Option<Attribute<'a>> {
    let mut classes = String::new();
    let align = match align.trim().to_ascii_lowercase().as_str() {
        "left" if is_media => "float-left",
        "right" if is_media => "float-right",
        "left" => "align-left",
        "right" => "align-right",
        "center" | "middle" if !is_media => "align-center",
        _ => "",
    };
    classes.push_str(align);
    for class in own.split_ascii_whitespace() {
        if !classes.is_empty() {
            classes.push(' ');
        }
        classes.push_str(OWN);
        classes.push_str(class);
    }
    (!classes.is_empty()).then(|| Attribute::Other(Other::new("class"), Some(Cow::Owned(classes))))
}

/// Where sound, film or another size of a picture comes from; `None` where it is not loaded.
pub(super) fn source<'a, R: Report>(
    name: &'static str,
    value: &str,
    at: &Range<usize>,
    builder: &mut Builder<'_, '_, R>,
) -> Option<Attribute<'a>> {
    let Resolved { href, missing, .. } = builder.links.image(value.trim());
    if let Some(missing) = missing {
        builder.report.report(|| inline::broken("missing-file", "file", missing, at.clone()));
    }
    if href.is_none() {
        builder.report.report(|| {
            Finding::warning("file-address", at.clone(), format!("`{value}` is not loaded"))
                .help("use an https address or a file of the site")
        });
    }
    let href = href?;
    // A picture may be part of the page itself; sound and film come from a file.
    (name != "src" || !href.starts_with("data:")).then(|| Attribute::Other(Other::new(name), Some(Cow::Owned(href))))
}

/// The sizes that a picture comes in (<https://html.spec.whatwg.org/multipage/images.html#srcset-attributes>): those
/// that may be loaded.
pub(super) fn source_set<'a, R: Report>(value: &str, builder: &Builder<'_, '_, R>) -> Option<Attribute<'a>> {
    let mut set = String::new();
    for candidate in value.split(',') {
        let (address, size) = candidate.trim().split_once(char::is_whitespace).unwrap_or((candidate.trim(), ""));
        let size = size.trim();
        let is_size = size.is_empty() || size.strip_suffix(['w', 'x']).is_some_and(is_number);
        let Some(href) = builder.links.image(address).href.filter(|_| is_size && !address.is_empty()) else { continue };
        // White space and commas would end the address.
        let href = href.replace(' ', "%20").replace(',', "%2C");
        if !set.is_empty() {
            set.push_str(", ");
        }
        set.push_str(&href);
        if !size.is_empty() {
            set.push(' ');
            set.push_str(size);
        }
    }
    (!set.is_empty()).then(|| Attribute::Other(Other::new("srcset"), Some(Cow::Owned(set))))
}

/// A language tag, by its characters.
fn is_language(value: &str) -> bool {
    !value.is_empty() && value.len() <= 35 && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// A number, perhaps with a fraction.
fn is_number(value: &str) -> bool {
    let mut parts = value.splitn(2, '.');
    let is_part = |part: &str| !part.is_empty() && part.len() <= 9 && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.all(is_part)
}

/// A number of pixels, or a part of what is there.
fn is_length(value: &str) -> bool {
    let digits = value.strip_suffix("px").or_else(|| value.strip_suffix('%')).unwrap_or(value);
    !digits.is_empty() && digits.len() <= 5 && digits.bytes().all(|byte| byte.is_ascii_digit())
}
