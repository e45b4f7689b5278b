//! Whether text can be read: contrast as WCAG 2.2 has it (<https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>).

use super::Colour;
use super::palette::{Given, Palette};
use crate::report::{Finding, Report};

/// What has to be seen on the page, what it is called, and how many times it must differ.
const PAIRS: [(&str, &str, f64); 2] = [("ink", "text", 4.5), ("primary", "links", 3.0)];

/// Tells where a palette, with what is built in for what it leaves out, is hard to read.
pub(super) fn check<R: Report>(palette: &Palette, built_in: &[(&str, &str)], report: &mut R) {
    if !report.listens() {
        return;
    }
    let colour = |token: &str| match palette.get(token) {
        Some(given) => Some(given.colour.clone()),
        None => built_in.iter().find(|(name, _)| *name == token).and_then(|(_, colour)| Colour::parse(colour)),
    };
    for (token, what, least) in PAIRS {
        let Some(Given { at, .. }) = palette.get(token).or(palette.get("page")) else { continue };
        let Some((over, page)) = colour(token).zip(colour("page")) else { continue };
        let Some(ratio) = ratio(&over, &page).filter(|ratio| *ratio < least) else { continue };
        report.report(|| {
            // Cut and not rounded, so that 4.498 does not become 4.5.
            let ratio = (ratio * 100.0).floor() / 100.0;
            let (over, page) = (over.css(), page.css());
            let what = format!("{over} for {what} on {page} is hard to read: the contrast is {ratio:.2} to 1");
            let help = format!("Choose `{token}` and `page` with a contrast of at least {least} to 1");
            Finding::warning("theme-contrast", at.clone(), what).help(help)
        });
    }
}

fn ratio(one: &Colour, other: &Colour) -> Option<f64> {
    let (one, other) = (one.luminance()?, other.luminance()?);
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}
