//! The version marker of MD-CMS files.

/// How many lines are searched.
const LINES: usize = 25;

/// The version (`0.9.1`, without `v`) that a `config.yml` names in its first 25 lines: after `CURRENT VERSION:`,
/// or else in the older form `mdcms v0.9`; in any case.
pub fn version_marker(text: &str) -> Option<&str> {
    let head = || text.lines().take(LINES);
    let current = head().find_map(|line| {
        after(line, "current version:", |rest| {
            let rest = rest.trim_start();
            version(rest.strip_prefix(['v', 'V']).unwrap_or(rest))
        })
    });
    current.or_else(|| head().find_map(|line| after(line, "mdcms v", version)))
}

/// What `read` makes of the text after a marker, at the first place where it makes something of it.
fn after<'t>(line: &'t str, marker: &str, read: impl Fn(&'t str) -> Option<&'t str>) -> Option<&'t str> {
    line.char_indices().find_map(|(start, _)| {
        let end = start + marker.len();
        let found = line.get(start..end).is_some_and(|part| part.eq_ignore_ascii_case(marker));
        if found { read(&line[end..]) } else { None }
    })
}

/// `X.Y` or `X.Y.Z` at the start of a text.
fn version(text: &str) -> Option<&str> {
    let digits = |start: usize| {
        let rest = &text.as_bytes()[start..];
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if count == 0 { None } else { Some(start + count) }
    };
    let part = |end: usize| if text.as_bytes().get(end) == Some(&b'.') { digits(end + 1) } else { None };
    let minor = part(digits(0)?)?;
    Some(&text[..part(minor).unwrap_or(minor)])
}

#[cfg(test)]
mod tests {
    use super::version_marker;

    #[test]
    fn finds_both_markers_in_the_first_lines() {
        let late = format!("{}# mdcms v0.9", "\n".repeat(25));
        let last = format!("{}# mdcms v0.9", "\n".repeat(24));
        for (text, expected) in [
            ("# CURRENT VERSION: 0.9.1 - 4 March 2026\nsitename: A", Some("0.9.1")),
            ("# current version:v0.10", Some("0.10")),
            ("# mdcms v0.3.2\n# Current Version: 1.0", Some("1.0")),
            ("# MDCMS V0.3", Some("0.3")),
            ("# CURRENT VERSION: next, was mdcms v0.8.1-beta", Some("0.8.1")),
            ("# é CURRENT VERSION: 0.9.", Some("0.9")),
            ("# mdcms 0.3", None),
            ("# mdcms v3", None),
            ("sitename: A", None),
            ("", None),
            (last.as_str(), Some("0.9")),
            (late.as_str(), None),
        ] {
            assert_eq!(version_marker(text), expected, "{text:?}");
        }
    }
}
