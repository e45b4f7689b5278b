//! Commands and environments that people use and math-core has under other names.

/// Commands that are others put together, where `#1` and `#2` are what they apply to.
pub(super) const COMMANDS: [(&str, &str); 8] = [
    ("boxed", "\\begin{darray}{|c|}\\hline #1\\\\\\hline\\end{darray}"),
    ("LaTeX", "\\text{LaTeX}"),
    ("pmb", "\\boldsymbol{#1}"),
    ("pod", "\\quad(#1)"),
    ("smash", "#1"),
    ("substack", "\\begin{subarray}{c}#1\\end{subarray}"),
    ("TeX", "\\text{TeX}"),
    ("textcolor", "{\\color{#1}#2}"),
];

/// Commands that are another one here.
const SAME: [(&str, &str); 8] = [
    ("dotsb", "cdots"),
    ("dotsc", "ldots"),
    ("dotsi", "cdots"),
    ("dotsm", "cdots"),
    ("dotso", "ldots"),
    ("mbox", "text"),
    ("utilde", "tilde"),
    ("widetilde", "tilde"),
];

/// TeX with names that math-core knows.
#[derive(Debug, Default)]
pub(super) struct Named {
    pub(super) tex: String,
    /// Where something has been replaced: its end here, and its end in what was written.
    replaced: Vec<(usize, usize)>,
}

impl Named {
    /// Where in what was written a place is.
    pub(super) fn place(&self, at: usize, written: &str) -> usize {
        let before = self.replaced.iter().rev().find(|(end, _)| *end <= at);
        let (end, was) = before.copied().unwrap_or_default();
        (at - end + was).min(written.len())
    }

    fn push(&mut self, text: &str, end: usize) {
        self.tex.push_str(text);
        self.replaced.push((self.tex.len(), end));
    }
}

/// Replaces the names that math-core does not know. Equations have no numbers but those that are written, as on GitHub,
/// where math-core would count from 1 in each formula.
pub(super) fn known_names(tex: &str, is_display: bool) -> Named {
    let mut named = Named::default();
    let has_tags = tex.contains("\\tag");
    let is_numbered = |name: &str| matches!(name, "align" | "alignat" | "equation" | "gather" | "multline");
    let is_wrapped = has_tags
        && is_display
        && !tex
            .split("\\begin{")
            .skip(1)
            .any(|rest| rest.split('}').next().is_some_and(|name| is_numbered(name.trim_end_matches('*'))));
    if is_wrapped {
        named.push("\\begin{equation*}", 0);
    }
    let mut at = 0;
    while let Some(found) = tex[at..].find('\\').map(|found| at + found) {
        named.tex.push_str(&tex[at..found]);
        let name = tex[found + 1..].bytes().take_while(u8::is_ascii_alphabetic).count();
        let command = &tex[found + 1..found + 1 + name];
        let end = found + 1 + name;
        at = match command {
            "begin" | "end" => environment(tex, end, command == "begin", has_tags, &mut named),
            // Nothing can refer to it.
            "label" => group(tex, end).map(|(_, end)| {
                named.push("", end);
                end
            }),
            _ => SAME.iter().find(|(name, _)| *name == command).map(|(_, other)| {
                named.push("\\", found + 1);
                named.push(other, end);
                end
            }),
        }
        .unwrap_or_else(|| {
            // The character after the backslash may be one too.
            let length = tex[found + 1..].chars().next().map_or(0, |it| if name > 0 { name } else { it.len_utf8() });
            named.tex.push_str(&tex[found..found + 1 + length]);
            found + 1 + length
        });
    }
    named.tex.push_str(&tex[at..]);
    if is_wrapped {
        named.push("\\end{equation*}", tex.len());
    }
    named
}

/// What stands in braces at a place, and where they end.
fn group(tex: &str, at: usize) -> Option<(&str, usize)> {
    let rest = tex.get(at..)?;
    let inside = rest.trim_start().strip_prefix('{')?;
    let start = tex.len() - inside.len();
    let length = inside.find('}')?;
    Some((&inside[..length], start + length + 1))
}

/// Replaces the name of an environment in braces at `at`; gives the place after it, where it is replaced.
fn environment(tex: &str, at: usize, begins: bool, has_tags: bool, named: &mut Named) -> Option<usize> {
    let (written, mut end) = group(tex, at)?;
    let name = match (written.trim_end_matches('*'), has_tags) {
        ("align" | "alignat" | "alignedat" | "split", false) | ("split" | "alignedat", true) => "aligned",
        ("equation" | "gather", false) => "gathered",
        ("align" | "alignat", true) => "align*",
        ("equation", true) => "equation*",
        ("gather", true) => "gather*",
        ("multline", _) => "multline",
        ("smallmatrix", _) => "matrix",
        ("eqnarray", _) => "darray",
        _ => return None,
    };
    // How many pairs of columns there are.
    if begins && written.trim_end_matches('*').ends_with("at") {
        end = group(tex, end)?.1;
    }
    let (before, after) = match (begins, name) {
        (true, "darray") => ("\\begin{", "}{rcl}"),
        (true, "multline") if !has_tags => ("\\begin{", "}\\notag "),
        (true, _) => ("\\begin{", "}"),
        (false, _) => ("\\end{", "}"),
    };
    named.push(&[before, name, after].concat(), end);
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_replaced() {
        for (tex, expected) in [
            ("a \\alpha \\\\ \\{", "a \\alpha \\\\ \\{"),
            ("\\widetilde{x}\\mbox{a}", "\\tilde{x}\\text{a}"),
            ("\\begin{align}a&=b\\end{align}", "\\begin{aligned}a&=b\\end{aligned}"),
            ("\\begin{align*}a\\tag{1}\\end{align*}", "\\begin{align*}a\\tag{1}\\end{align*}"),
            ("\\begin{alignat}{2}a\\end{alignat}", "\\begin{aligned}a\\end{aligned}"),
            ("\\begin{multline}a\\end{multline}", "\\begin{multline}\\notag a\\end{multline}"),
            ("\\begin{eqnarray*}a\\end{eqnarray*}", "\\begin{darray}{rcl}a\\end{darray}"),
            ("x \\tag{1}", "\\begin{equation*}x \\tag{1}\\end{equation*}"),
            ("\\label{eq:a}x", "x"),
            ("\\begin{matrix", "\\begin{matrix"),
            ("\\", "\\"),
            ("\\é", "\\é"),
        ] {
            assert_eq!(known_names(tex, true).tex, expected, "{tex}");
        }
        assert_eq!(known_names("x \\tag{1}", false).tex, "x \\tag{1}");
    }

    #[test]
    fn places_are_those_of_what_was_written() {
        for tex in ["a \\begin{split} x \\end{split} ?", "\\mbox{a} ?", "? \\mbox{a}", "\\label{a}? \\tag{1}"] {
            let named = known_names(tex, true);
            let at = named.tex.find('?').expect("it is there");
            assert_eq!(Some(named.place(at, tex)), tex.find('?'), "{tex}");
        }
    }
}
