//! Parts of files that marks in the file itself give names to.

/// Whose marks they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// `#region name` and `#endregion` in a comment, as editors fold them.
    Region,
    /// docsify's: the same `/// [name]` before the part and after it.
    Fragment,
    /// MkDocs's: `--8<-- [start:name]` and `--8<-- [end:name]`.
    Section,
}

/// What a line marks.
#[derive(Debug, PartialEq, Eq)]
enum Mark<'t> {
    Start(&'t str),
    /// The end of the part with this name; without one, of the innermost.
    End(&'t str),
    /// The start or the end.
    Either(&'t str),
}

/// What is found of a part.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found<'t> {
    /// Its lines, without marks.
    Lines(Vec<&'t str>),
    /// It never ends.
    NoEnd,
    /// There is none, but others with these names.
    None(Vec<&'t str>),
}

/// The first part of a text with a name. In Markdown `# region` is a heading, and marks are in comments of HTML only.
pub(super) fn find<'t>(text: &'t str, wanted: &str, style: Style, is_markdown: bool) -> Found<'t> {
    let mark = |line: &'t str| match style {
        Style::Region => region(line, is_markdown),
        Style::Fragment => fragment(line),
        Style::Section => section(line),
    };
    let mut names = Vec::new();
    let mut lines = Vec::new();
    let mut is_inside = false;
    // The parts that have begun inside.
    let mut open: Vec<&str> = Vec::new();
    for line in text.lines() {
        match mark(line) {
            Some(Mark::Start(name) | Mark::Either(name)) if !is_inside => {
                is_inside = name == wanted;
                if !name.is_empty() && !names.contains(&name) && names.len() < 5 {
                    names.push(name);
                }
            }
            Some(Mark::Either(name)) if name == wanted => return Found::Lines(lines),
            Some(Mark::Start(name)) => open.push(name),
            Some(Mark::End(name)) if is_inside => {
                let inner = open.iter().rposition(|it| name.is_empty() || *it == name);
                match inner {
                    Some(inner) => open.truncate(inner),
                    None if name.is_empty() || name == wanted => return Found::Lines(lines),
                    None => {}
                }
            }
            None if is_inside => lines.push(line),
            _ => {}
        }
    }
    if is_inside { Found::NoEnd } else { Found::None(names) }
}

/// What begins comments, and what ends those that do not end with the line.
const COMMENTS: [(&str, &str); 15] = [
    ("<!--", "-->"),
    ("{/*", "*/}"),
    ("/*", "*/"),
    ("(*", "*)"),
    ("{-", "-}"),
    ("//", ""),
    ("--", ""),
    ("::", ""),
    ("#", ""),
    (";", ""),
    ("%", ""),
    ("'", ""),
    ("\"", ""),
    ("@REM", ""),
    ("REM", ""),
];

fn region(line: &str, is_markdown: bool) -> Option<Mark<'_>> {
    let line = line.trim();
    // Most lines are no marks.
    if line.len() > 200 || !line.as_bytes().windows(6).any(|part| part.eq_ignore_ascii_case(b"region")) {
        return None;
    }
    let comment = COMMENTS.iter().find_map(|(opening, closing)| {
        let start = line.get(..opening.len()).filter(|start| start.eq_ignore_ascii_case(opening))?;
        Some((start, line[opening.len()..].strip_suffix(closing)?.trim()))
    });
    let (opening, inside) = comment?;
    if is_markdown && opening != "<!--" {
        return None;
    }
    let inside = inside.strip_prefix("pragma ").filter(|_| opening == "#").map_or(inside, str::trim_start);
    let (is_sure, inside) = match inside.strip_prefix('#') {
        Some(inside) => (true, inside.trim_start()),
        // C# and Visual Basic write it without a comment.
        None => (opening == "#" && line[1..].starts_with(|it: char| !it.is_whitespace()), inside),
    };
    let word = |text: &str, wanted: &str| {
        let rest = text.get(..wanted.len()).filter(|start| start.eq_ignore_ascii_case(wanted))?;
        let after = text.get(rest.len()..).unwrap_or_default();
        (after.is_empty() || after.starts_with(char::is_whitespace)).then_some(rest.len())
    };
    let ends = ["endregion", "end region"].into_iter().find_map(|wanted| word(inside, wanted));
    let (is_end, length) = match ends {
        Some(length) => (true, length),
        None => (false, word(inside, "region")?),
    };
    let name = inside[length..].trim().trim_matches('"');
    // Without the sign it may be a sentence.
    let is_mark = is_sure || !name.contains(char::is_whitespace);
    is_mark.then_some(if is_end { Mark::End(name) } else { Mark::Start(name) })
}

fn fragment(line: &str) -> Option<Mark<'_>> {
    let at = ["///", "###"].into_iter().filter_map(|mark| line.find(mark)).min()?;
    let (name, _) = line[at + 3..].trim_start().strip_prefix('[')?.split_once(']')?;
    (!name.is_empty()).then_some(Mark::Either(name))
}

fn section(line: &str) -> Option<Mark<'_>> {
    let (_, rest) = line.split_once("-8<-")?;
    let (inside, _) = rest.trim_start_matches('-').trim_start().strip_prefix('[')?.split_once(']')?;
    let (which, name) = inside.split_once(':')?;
    match which.trim() {
        "start" => Some(Mark::Start(name.trim())),
        "end" => Some(Mark::End(name.trim())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_many_languages_are_known() {
        for (line, expected) in [
            ("// #region a", Some(Mark::Start("a"))),
            ("  //#region a  ", Some(Mark::Start("a"))),
            ("// region a", Some(Mark::Start("a"))),
            ("// region of interest is next", None),
            ("// endregion", Some(Mark::End(""))),
            ("// #endregion a", Some(Mark::End("a"))),
            ("/* #region a */", Some(Mark::Start("a"))),
            ("/* #endregion */", Some(Mark::End(""))),
            ("{/* #region a */}", Some(Mark::Start("a"))),
            ("<!-- #region a -->", Some(Mark::Start("a"))),
            ("<!-- #endregion a -->", Some(Mark::End("a"))),
            ("# region a", Some(Mark::Start("a"))),
            ("# #region a", Some(Mark::Start("a"))),
            ("# endregion", Some(Mark::End(""))),
            ("#region A name", Some(Mark::Start("A name"))),
            ("#Region \"A name\"", Some(Mark::Start("A name"))),
            ("#End Region", Some(Mark::End(""))),
            ("' #Region \"a\"", Some(Mark::Start("a"))),
            ("#pragma region a", Some(Mark::Start("a"))),
            ("#pragma endregion", Some(Mark::End(""))),
            ("-- #region a", Some(Mark::Start("a"))),
            (":: #region a", Some(Mark::Start("a"))),
            ("rem #region a", Some(Mark::Start("a"))),
            ("(* #region a *)", Some(Mark::Start("a"))),
            ("; #region a", Some(Mark::Start("a"))),
            ("% #endregion", Some(Mark::End(""))),
            ("// #regional", None),
            ("let region = a;", None),
            ("é region", None),
            ("# Regional cooking", None),
        ] {
            assert_eq!(region(line, false), expected, "{line}");
        }
        assert_eq!(region("# region a", true), None, "a heading");
        assert_eq!(region("<!-- #region a -->", true), Some(Mark::Start("a")));
    }

    #[test]
    fn a_part_ends_where_its_own_mark_is() {
        let text = "0\n// #region a\n1\n// #region b\n2\n// #endregion\n3\n// #endregion x\n4\n// #endregion a\n5\n";
        let find = |text, name, style| find(text, name, style, false);
        assert_eq!(find(text, "a", Style::Region), Found::Lines(vec!["1", "2", "3", "4"]));
        assert_eq!(find(text, "b", Style::Region), Found::Lines(vec!["2"]));
        assert_eq!(find(text, "c", Style::Region), Found::None(vec!["a", "b"]));
        assert_eq!(find("// #region a\n1\n", "a", Style::Region), Found::NoEnd);
        let text = "0\n/// [a]\n1\n# ### [b]\n2\n/// [a]\n3\n";
        assert_eq!(find(text, "a", Style::Fragment), Found::Lines(vec!["1", "2"]));
        assert_eq!(find(text, "b", Style::Fragment), Found::NoEnd);
        let text = "# --8<-- [start:a]\n1\n# --8<-- [end:a]\n2\n";
        assert_eq!(find(text, "a", Style::Section), Found::Lines(vec!["1"]));
    }
}
