//! The styles that math-core writes, as attributes and classes.

use std::borrow::Cow;

use crate::node::{Attribute, Other};

/// What a `style` attribute says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) classes: Vec<&'static str>,
    pub(super) attributes: Vec<Attribute<'static>>,
    /// The classes of the spaces that what follows is moved back by.
    pub(super) spaces: Vec<&'static str>,
}

/// Spaces that go back, in eighteenths of an em, the largest first.
const BACK: [(usize, &str); 4] = [(18, "math-back-18"), (6, "math-back-6"), (3, "math-back-3"), (1, "math-back-1")];

/// How far a single space may go back.
const FARTHEST: usize = 10 * 18;

/// Reads the declarations that say something here.
pub(super) fn read(style: &str) -> Style {
    let mut read = Style::default();
    for declaration in style.split(';') {
        let Some((name, value)) = declaration.split_once(':') else { continue };
        let (name, value) = (name.trim(), value.trim());
        let mut attribute = |name| {
            let value = Some(Cow::Owned(value.to_owned()));
            read.attributes.push(Attribute::Other(Other::new(name), value));
        };
        match (name, value) {
            ("color", _) if is_of(value, |byte| byte == b'#' || byte.is_ascii_hexdigit()) => attribute("mathcolor"),
            ("font-size", _) if is_of(value, |byte| byte == b'%' || byte.is_ascii_digit()) => attribute("mathsize"),
            ("margin-left", _) => read.spaces = back(value),
            _ => read.classes.extend(class(name, value)),
        }
    }
    read
}

fn is_of(value: &str, kind: impl Fn(u8) -> bool) -> bool {
    !value.is_empty() && value.len() <= 9 && value.bytes().all(kind)
}

fn class(name: &str, value: &str) -> Option<&'static str> {
    let class = match (name, value.split_once(' ').map_or(value, |(_, rest)| rest)) {
        ("text-align", "left") => "math-left",
        ("text-align", "right") => "math-right",
        ("padding-left", "0") => "math-joins-left",
        ("padding-left", "0.1em") => "math-narrow",
        ("padding-left", "1em") => "math-apart",
        ("padding-left", "0.1667em" | "0.2222em" | "0.2778em") => "math-space-left",
        ("padding-right", "0") => "math-joins-right",
        ("padding-right", "0.1667em" | "0.2222em" | "0.2778em") => "math-space-right",
        ("padding-top", "0") => "math-dense",
        ("padding-top", "0.1667em") => "math-below",
        ("border-left", "solid currentcolor") => "math-line-left",
        ("border-left", _) => "math-dash-left",
        ("border-right", "solid currentcolor") => "math-line-right",
        ("border-right", _) => "math-dash-right",
        ("border-top", "solid currentcolor") => "math-line-top",
        ("border-top", _) => "math-dash-top",
        ("width", "100%") => "math-wide",
        ("width", "50%") => "math-half",
        ("width", "7.5%") => "math-edge",
        ("font-variant-caps", _) => "math-small-caps",
        _ => return None,
    };
    Some(class)
}

/// The spaces that make a negative margin, to an eighteenth of an em.
fn back(margin: &str) -> Vec<&'static str> {
    let Some(length) = margin.strip_prefix('-') else { return Vec::new() };
    let digits = length.trim_end_matches(|it: char| it.is_ascii_alphabetic() || it == '%');
    let unit = match &length[digits.len()..] {
        "ex" => 8,
        "em" | "rem" => 18,
        _ => return Vec::new(),
    };
    // The library's own reading of fractions is a tenth of this part of the module.
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let thousandths = |digits: &str| [digits, "000"].concat().get(..3).and_then(|digits| digits.parse::<usize>().ok());
    let whole = whole.parse::<usize>().map_or(FARTHEST, |whole| whole.min(FARTHEST));
    let length = whole * 1000 + thousandths(fraction).unwrap_or_default();
    let mut left = ((length * unit + 500) / 1000).min(FARTHEST);
    let mut spaces = Vec::new();
    for (length, class) in BACK {
        while left >= length {
            spaces.push(class);
            left -= length;
        }
    }
    spaces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_become_attributes_and_classes() {
        for (style, classes) in [
            ("", &[][..]),
            ("text-align: left;justify-items: start;padding-right: 0;", &["math-left", "math-joins-right"]),
            (
                "border-top: 0.05em solid currentcolor;border-right: 0.05em dashed currentcolor;",
                &["math-line-top", "math-dash-right"],
            ),
            ("width: 50%;position: fixed", &["math-half"]),
        ] {
            assert_eq!(read(style), Style { classes: classes.to_vec(), ..Style::default() }, "{style}");
        }
        let attribute = |name, value: &'static str| Attribute::Other(Other::new(name), Some(Cow::Borrowed(value)));
        let style = read("color:#FF0000;font-size:120%");
        assert_eq!(style.attributes, [attribute("mathcolor", "#FF0000"), attribute("mathsize", "120%")]);
        assert_eq!(read("color:url(x)"), Style::default());
    }

    #[test]
    fn negative_margins_are_put_together() {
        for (margin, expected) in [
            ("-0.16666667em", &["math-back-3"][..]),
            ("-1.4em", &["math-back-18", "math-back-6", "math-back-1"]),
            ("-0.001em", &[]),
            ("1em", &[]),
            ("-1vw", &[]),
            ("em", &[]),
        ] {
            assert_eq!(back(margin), expected, "{margin}");
        }
        assert_eq!(back("-99999999rem").len(), 10);
    }
}
