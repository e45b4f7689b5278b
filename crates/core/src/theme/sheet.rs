//! A theme as a style sheet.

use std::fmt::Write as _;

use super::Theme;
use super::faces::{self, Face};
use super::font::Font;
use super::palette::Palette;
use crate::hash::Hash;
use crate::report::{Finding, Report};

/// Where the colours of the night go: the selectors of `www/styles/tokens.css`, with what stands around them.
const NIGHTS: [(&str, &str); 2] = [
    ("@media (prefers-color-scheme: dark) {\n:root:not([data-theme=\"light\"])", "}\n"),
    (":root[data-theme=\"dark\"]", ""),
];

/// What the optional tokens of a palette are where it does not give them, as in `www/styles/tokens.css`. Without it
/// those of the day would stay at night.
const FALLBACKS: [(&str, &str); 8] = [
    ("heading", "var(--ink)"),
    ("on-surface", "var(--ink)"),
    ("on-surface-title", "var(--on-surface)"),
    ("on-surface-active", "var(--primary)"),
    ("on-surface-heading", "initial"),
    ("on-surface-note", "initial"),
    ("on-surface-icon", "initial"),
    ("divider", "color-mix(in oklch, var(--page) 85%, var(--ink))"),
];

/// A theme as a file of the website.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Path in the output folder.
    pub path: String,
    /// What is in it.
    pub css: String,
}

impl Theme {
    /// The style sheet; nothing where the theme changes nothing. Fonts are those among the site's `files`: of the
    /// others it is told that they are missing.
    pub fn sheet<'f, R: Report>(&self, files: impl Iterator<Item = &'f str> + Clone, report: &mut R) -> Option<Sheet> {
        let mut fonts = String::new();
        let mut root = String::new();
        write_colours(&mut root, &self.light);
        write_colours(&mut root, &self.semantic);
        if let Some(percent) = self.size {
            let _ = writeln!(root, "font-size: {percent}%;");
        }
        let mut families = Vec::new();
        for (font, token, stack) in
            [(&self.body, "body", "sans"), (&self.heading, "heading", "sans"), (&self.code, "code", "mono")]
        {
            let Some(font) = font else { continue };
            let of_family = faces::of(&font.family, font.weight, files.clone());
            if let Some(value) = family(font, &of_family, stack, report) {
                let _ = writeln!(root, "--font-{token}: {value};");
            }
            let name = font.family.to_lowercase();
            if !families.contains(&name) {
                of_family.iter().for_each(|face| face.write(&mut fonts, &font.family));
                families.push(name);
            }
        }
        if let Some(width) = &self.main_width {
            // Lines never become longer than they are without a theme.
            let _ = writeln!(root, "--measure: min(34 * var(--size-text), {width});");
        }
        if let Some(width) = &self.nav_width {
            let _ = writeln!(root, "--nav-width: {width};");
        }
        let mut rules = String::new();
        write_rule(&mut rules, ":root", &root);
        if let Some(leading) = self.leading {
            // As strong as what languages with high letters set, and later.
            let css = format!("--leading: {}.{:02};\n", leading / 100, leading % 100);
            write_rule(&mut rules, ":root:root", &css);
        }
        let night = self.night();
        for (selector, end) in NIGHTS.iter().filter(|_| !night.is_empty()) {
            write_rule(&mut rules, selector, &night);
            rules.push_str(end);
        }
        if rules.is_empty() {
            return None;
        }
        let css = format!("@layer tokens {{\n{rules}}}\n{fonts}");
        Some(Sheet { path: format!("_app/theme-{}.css", Hash::of(css.as_bytes()).hex()), css })
    }

    fn night(&self) -> String {
        let mut css = String::new();
        write_colours(&mut css, &self.dark);
        for (token, fallback) in FALLBACKS {
            if self.light.get(token).is_some() && self.dark.get(token).is_none() {
                let _ = writeln!(css, "--{token}: {fallback};");
            }
        }
        write_colours(&mut css, &self.semantic_dark);
        css
    }
}

fn write_colours(css: &mut String, palette: &Palette) {
    for given in palette.iter() {
        let _ = writeln!(css, "--{}: {};", given.token, given.colour.css());
    }
}

fn write_rule(css: &mut String, selector: &str, declarations: &str) {
    if !declarations.is_empty() {
        let _ = write!(css, "{selector} {{\n{declarations}}}\n");
    }
}

/// The value of `font-family` for a font; nothing where neither the site nor the reader's system has it.
fn family<R: Report>(font: &Font, faces: &[Face<'_>], stack: &str, report: &mut R) -> Option<String> {
    let Font { family, weight, at } = font;
    if !faces.is_empty() {
        return Some(format!("\"{family}\", var(--{stack})"));
    }
    let of_system = font.of_system();
    if of_system.is_none() {
        report.report(|| {
            let what =
                format!("The font `{family}` is not in {}, so readers see a font of their system", faces::FOLDER);
            let name = family.replace(' ', "");
            let help = format!(
                "Fonts are not taken from other hosts: put its file there, such as `{}{name}-{weight}.woff2`",
                faces::FOLDER
            );
            Finding::warning("theme-font", at.clone(), what).help(help)
        });
    }
    of_system
}
