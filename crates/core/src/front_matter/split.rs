//! Where front matter ends and the body starts.

/// How front matter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Between `---` lines.
    Yaml,
    /// Between `+++` lines.
    Toml,
}

impl Format {
    /// The line before and after the block.
    pub fn fence(self) -> &'static str {
        match self {
            Self::Yaml => "---",
            Self::Toml => "+++",
        }
    }
}

/// A document's two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split<'t> {
    /// How the front matter is written, where there is any.
    pub format: Option<Format>,
    /// The text between the fences, with its last line end.
    pub block: &'t str,
    /// Where `block` starts, in bytes.
    pub block_offset: usize,
    /// The text after the front matter.
    pub body: &'t str,
    /// Where `body` starts, in bytes; not 0 for a text without front matter that starts with a byte order mark.
    pub body_offset: usize,
}

/// Splits a document.
///
/// Front matter starts in the first line, which is `---` (YAML) or `+++` (TOML) and nothing else, and ends
/// at the next such line. A byte order mark before it, spaces and tabs after a fence, and any line end (LF,
/// CRLF, a lone CR) are allowed. Without the second fence the whole text is the body.
pub fn split(text: &str) -> Split<'_> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let without = Split { format: None, block: "", block_offset: start, body: &text[start..], body_offset: start };
    let Some((format, block_offset)) = opening(text) else { return without };
    let mut line_start = block_offset;
    while line_start < text.len() {
        let (line, next) = line_at(text, line_start);
        if is_fence(line, format) {
            return Split {
                format: Some(format),
                block: &text[block_offset..line_start],
                block_offset,
                body: &text[next..],
                body_offset: next,
            };
        }
        line_start = next;
    }
    without
}

/// The kind of front matter that the first line opens, and where the second line starts.
pub(super) fn opening(text: &str) -> Option<(Format, usize)> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let (line, next) = line_at(text, start);
    let format = [Format::Yaml, Format::Toml].into_iter().find(|format| is_fence(line, *format))?;
    Some((format, next))
}

fn is_fence(line: &str, format: Format) -> bool {
    line.trim_end_matches([' ', '\t']) == format.fence()
}

/// The line that starts at an offset, without its end, and where the next one starts.
fn line_at(text: &str, start: usize) -> (&str, usize) {
    let rest = &text[start..];
    let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
    let line = &rest[..length];
    let end = match rest.as_bytes().get(length..) {
        Some([b'\r', b'\n', ..]) => 2,
        Some([_, ..]) => 1,
        Some([]) | None => 0,
    };
    (line, start + length + end)
}

#[cfg(test)]
mod tests {
    use super::{Format, split};

    #[test]
    fn splits_at_the_fences_and_nowhere_else() {
        use Format::{Toml, Yaml};
        for (text, format, block, body) in [
            ("---\ntitle: A\n---\nBody\n", Some(Yaml), "title: A\n", "Body\n"),
            ("+++\ntitle = 'A'\n+++\nBody", Some(Toml), "title = 'A'\n", "Body"),
            ("---\n---\nBody", Some(Yaml), "", "Body"),
            ("---\n---", Some(Yaml), "", ""),
            ("---\ntitle: A\n---", Some(Yaml), "title: A\n", ""),
            ("--- \t\r\ntitle: A\r\n---  \r\nBody\r\n", Some(Yaml), "title: A\r\n", "Body\r\n"),
            ("---\rtitle: A\r---\rBody\r", Some(Yaml), "title: A\r", "Body\r"),
            ("\u{feff}---\na: b\n---\nBody", Some(Yaml), "a: b\n", "Body"),
            ("\u{feff}Body", None, "", "Body"),
            ("---\na: b\n---\n\n---\nno: matter\n---\n", Some(Yaml), "a: b\n", "\n---\nno: matter\n---\n"),
            ("---\na: |\n  ---\n---\nBody", Some(Yaml), "a: |\n  ---\n", "Body"),
            ("---\na: b\n+++\nBody", None, "", "---\na: b\n+++\nBody"),
            ("---\na: b\n----\nBody", None, "", "---\na: b\n----\nBody"),
            ("---\na: b\nBody", None, "", "---\na: b\nBody"),
            ("\n---\na: b\n---\n", None, "", "\n---\na: b\n---\n"),
            (" ---\na: b\n---\n", None, "", " ---\na: b\n---\n"),
            ("----\na: b\n---\n", None, "", "----\na: b\n---\n"),
            ("---", None, "", "---"),
            ("", None, "", ""),
        ] {
            let split = split(text);
            assert_eq!((split.format, split.block, split.body), (format, block, body), "{text:?}");
            assert_eq!(&text[split.block_offset..][..block.len()], block, "{text:?}");
            assert_eq!(&text[split.body_offset..], body, "{text:?}");
        }
    }
}
