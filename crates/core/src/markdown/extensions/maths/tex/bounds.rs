//! How deep TeX is nested, at most.
//!
//! math-core calls itself for everything that is inside something else, so nesting has to end before its stack does.
//! Braces are easy to count. But what a command applies to need not stand in braces, as in `\sqrt\frac12`. So each
//! command counts as a level for the rest of the group or the cell that it is in. Changes of colour and style hold for
//! all that follows in their group, whatever cells there are.

/// Levels that are allowed: more than formulas have, and less than half of what the smallest stack is enough for.
const LEVELS: usize = 200;

/// What is open.
struct Group {
    /// Whether it is an environment, whose cells are groups of their own.
    is_environment: bool,
    /// How many levels it is itself, with the changes in it so far.
    lasting: usize,
    /// How many other commands there are in it so far, or in its cell.
    commands: usize,
}

/// Whether a formula is not nested deeper than can be read.
pub(super) fn is_within_bounds(tex: &str) -> bool {
    let group = |is_environment| Group { is_environment, lasting: 1, commands: 0 };
    let mut groups = vec![group(false)];
    let mut levels = 1;
    let bytes = tex.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        let (opens, closes, cell) = match byte {
            b'{' => (Some(false), false, false),
            b'}' => (None, true, false),
            b'&' => (None, false, true),
            b'\\' => {
                let name = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
                let command = &tex[at..at + name];
                at += name.max(bytes.get(at).map_or(0, |_| usize::from(name == 0)));
                if let Some(innermost) = groups.last_mut() {
                    let is_change = command == "color" || command.ends_with("style");
                    let count = if is_change { &mut innermost.lasting } else { &mut innermost.commands };
                    *count += 1;
                    levels += 1;
                }
                match command {
                    "begin" => (Some(true), false, false),
                    "left" => (Some(false), false, false),
                    "end" | "right" => (None, true, false),
                    "" => (None, false, bytes.get(at - 1) == Some(&b'\\')),
                    _ => (None, false, false),
                }
            }
            _ => (None, false, false),
        };
        if let Some(is_environment) = opens {
            groups.push(group(is_environment));
            levels += 1;
        }
        if closes && groups.len() > 1 {
            levels -= groups.pop().map_or(0, |group| group.lasting + group.commands);
        }
        if cell && let Some(innermost) = groups.last_mut().filter(|group| group.is_environment) {
            levels -= innermost.commands;
            innermost.commands = 0;
        }
        if levels > LEVELS {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_nested_is_counted_and_what_follows_each_other_is_not() {
        let times = |text: &str, count: usize| text.repeat(count);
        for (tex, expected) in [
            (times("{", LEVELS - 1), true),
            (times("{", LEVELS), false),
            (times("{}", 1_000), true),
            (times("\\sqrt", LEVELS), false),
            (times("\\left(\\right)", LEVELS), false),
            (times("\\frac{a}{b}+", 100), true),
            (format!("\\begin{{matrix}}{}\\end{{matrix}}", times("\\alpha & \\beta \\\\", 1_000)), true),
            (format!("\\begin{{matrix}}{}\\end{{matrix}}", times("{ \\alpha & ", LEVELS)), false),
            (format!("\\begin{{matrix}}{}", times("\\color{red} &", LEVELS)), false),
            (times("\\\\", LEVELS), false),
            ("\\".to_owned(), true),
            ("}".repeat(10), true),
            ("\\é\\日".to_owned(), true),
        ] {
            assert_eq!(is_within_bounds(&tex), expected, "{}", &tex[..tex.len().min(40)]);
        }
    }
}
