//! The site's own files of a family of fonts, found by their names in `assets/fonts/`.
//!
//! Files are named as those who publish fonts name them: `Inter-Regular.woff2`, `inter-latin-700-italic.woff2`,
//! `Inter[wght].woff2`, `SourceSans3-VariableFont_wght.ttf`.

use std::fmt::Write as _;

/// Where fonts are.
pub(super) const FOLDER: &str = "assets/fonts/";

/// Extensions and what CSS calls them, the smallest files first.
const FORMATS: [(&str, &str); 4] = [("woff2", "woff2"), ("woff", "woff"), ("ttf", "truetype"), ("otf", "opentype")];

/// Words for weights. None begins another that stands behind it.
const WEIGHTS: [(&str, u16); 16] = [
    ("thin", 100),
    ("hairline", 100),
    ("extralight", 200),
    ("ultralight", 200),
    ("light", 300),
    ("regular", 400),
    ("book", 400),
    ("medium", 500),
    ("semibold", 600),
    ("demibold", 600),
    ("demi", 600),
    ("extrabold", 800),
    ("ultrabold", 800),
    ("bold", 700),
    ("black", 900),
    ("heavy", 900),
];
const ITALIC: [&str; 2] = ["italic", "oblique"];
/// Words for all weights in one file.
const VARIABLE: [&str; 4] = ["variablefont", "variable", "wght", "vf"];
/// Words for files that have a part of the letters only.
const PARTIAL: [&str; 5] = ["cyrillic", "greek", "vietnamese", "hebrew", "ext"];
/// Words that say nothing that matters here.
const OTHERS: [&str; 9] = ["normal", "roman", "latin", "opsz", "wdth", "slnt", "grad", "webfont", "all"];

/// A file of a family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Face<'f> {
    path: &'f str,
    format: &'static str,
    /// From the lightest to the boldest.
    weights: (u16, u16),
    italic: bool,
}

impl Face<'_> {
    /// The rule that makes the file a font of this family, in a style sheet one folder below the site's root.
    pub(super) fn write(&self, css: &mut String, family: &str) {
        let (least, most) = self.weights;
        let weights = if least == most { least.to_string() } else { format!("{least} {most}") };
        let style = if self.italic { "italic" } else { "normal" };
        let _ = write!(
            css,
            "@font-face {{\nfont-family: \"{family}\";\nfont-style: {style};\nfont-weight: {weights};\n\
             font-display: swap;\nsrc: url(\"../{}\") format(\"{}\");\n}}\n",
            address(self.path),
            self.format
        );
    }
}

/// The files of a family, the best one for each weight and style; one that names no weight has `weight`.
pub(super) fn of<'f>(family: &str, weight: u16, files: impl Iterator<Item = &'f str>) -> Vec<Face<'f>> {
    let mut found: Vec<_> = files.filter_map(|path| face(path, family, weight)).collect();
    // The path decides last, so that the order of the files does not matter.
    found.sort_by_key(|(rank, face)| (face.weights, face.italic, *rank, face.path.len(), face.path));
    let mut faces: Vec<Face<'f>> = found.into_iter().map(|(_, face)| face).collect();
    faces.dedup_by(|next, kept| (next.weights, next.italic) == (kept.weights, kept.italic));
    faces
}

/// A file as one of the family, and how much others of the same weight and style are preferred.
fn face<'f>(path: &'f str, family: &str, weight: u16) -> Option<((bool, usize), Face<'f>)> {
    let name = path.strip_prefix(FOLDER)?.rsplit('/').next()?;
    let (stem, extension) = name.rsplit_once('.')?;
    let rank = FORMATS.iter().position(|(known, _)| extension.eq_ignore_ascii_case(known))?;
    let (_, format) = FORMATS.get(rank)?;
    let words = Words::of(after_family(stem, family)?)?;
    let weights = match words.weight {
        Some(weight) => (weight, weight),
        None if words.is_variable => (100, 900),
        None => (weight, weight),
    };
    Some(((words.is_partial, rank), Face { path, format, weights, italic: words.is_italic }))
}

/// What follows the family's name, where a file's name begins with it: case, spaces and dashes do not count.
fn after_family(stem: &str, family: &str) -> Option<String> {
    let is_between = |letter: &char| matches!(letter, ' ' | '-' | '_' | '+');
    let mut rest = stem.chars().flat_map(char::to_lowercase).peekable();
    for wanted in family.chars().filter(|letter| !is_between(letter)).flat_map(char::to_lowercase) {
        while rest.next_if(is_between).is_some() {}
        rest.next_if_eq(&wanted)?;
    }
    Some(rest.collect())
}

/// What the rest of a file's name says.
#[derive(Debug, Default)]
struct Words {
    weight: Option<u16>,
    is_italic: bool,
    is_variable: bool,
    is_partial: bool,
}

impl Words {
    /// Reads all of it; nothing where a word is not known: it is the name of another family then (`Inter Tight`).
    fn of(rest: String) -> Option<Self> {
        let mut words = Self::default();
        let mut rest = rest.as_str();
        loop {
            rest = rest.trim_start_matches([' ', '-', '_', '+', ',', '.', '[', ']', '(', ')']);
            if rest.is_empty() {
                return Some(words);
            }
            rest = words.take(rest)?;
        }
    }

    /// Takes the word at the start, and gives what follows it.
    fn take<'r>(&mut self, rest: &'r str) -> Option<&'r str> {
        let one_of = |known: &[&str]| known.iter().find_map(|word| rest.strip_prefix(word));
        if let Some((after, weight)) =
            WEIGHTS.iter().find_map(|(word, weight)| Some((rest.strip_prefix(word)?, weight)))
        {
            self.weight = Some(*weight);
            return Some(after);
        }
        if let Some(after) = one_of(&ITALIC) {
            self.is_italic = true;
            return Some(after);
        }
        if let Some(after) = one_of(&VARIABLE) {
            self.is_variable = true;
            return Some(after);
        }
        if let Some(after) = one_of(&PARTIAL) {
            self.is_partial = true;
            return Some(after);
        }
        if let Some(after) = one_of(&OTHERS) {
            return Some(after);
        }
        // The version of a font (`v13`), or the size it is drawn for (`18pt`).
        if let Some((_, after)) = rest.strip_prefix('v').and_then(digits) {
            return Some(after);
        }
        let (number, after) = digits(rest)?;
        if let Some(after) = after.strip_prefix("pt") {
            return Some(after);
        }
        self.weight = Some(number.parse().ok().filter(|weight| (100..=1000).contains(weight))?);
        Some(after)
    }
}

/// The digits at the start of a text, and what follows them.
fn digits(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// A path as an address in a style sheet: nothing but letters, digits and a few marks stays as it is.
fn address(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => {
                address.push(char::from(byte));
            }
            _ => {
                let _ = write!(address, "%{byte:02X}");
            }
        }
    }
    address
}
