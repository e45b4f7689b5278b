//! The items of tabs and accordions as YAML, for those that a reader's app would read in another way.

use crate::markdown::items::{self, Item};
use crate::report::{Finding, Ignore};
use crate::value::{Scalar, Spanned, Value};
use crate::yaml::{self, Budget};

/// For the text of a block, which may be as long as a file.
const BUDGET: Budget = Budget::FILE;

/// The same items in the words that the app reads, where those of the text are others.
pub(in crate::site) fn told(text: &str) -> Option<String> {
    let items = parsed(&yaml::parse_within(text, &BUDGET, &mut Ignore)?)?;
    (items::read(text).as_ref() != Some(&items)).then(|| written(&items))
}

/// What is wrong with a text.
pub(in crate::site) fn fault(text: &str) -> Option<Finding> {
    let mut findings = Vec::new();
    yaml::parse_within(text, &BUDGET, &mut findings);
    findings.into_iter().next()
}

fn parsed(yaml: &Spanned) -> Option<Vec<Item>> {
    let Value::Map(entries) = &yaml.value else { return None };
    let items = entries.iter().find(|entry| entry.key == "items")?;
    let Value::List(items) = &items.value.value else { return None };
    items.iter().map(item).collect()
}

fn item(yaml: &Spanned) -> Option<Item> {
    let Value::Map(entries) = &yaml.value else { return None };
    let mut item = Item::default();
    for entry in entries {
        if let Value::Scalar(scalar) = &entry.value.value {
            let text = if scalar.is_null() { String::new() } else { Scalar::clone(scalar).text };
            item.set(&entry.key, text);
        }
    }
    Some(item)
}

fn written(items: &[Item]) -> String {
    let mut text = "items:\n".to_owned();
    for Item { title, content, is_chosen, level, .. } in items {
        text.push_str("- title: ");
        push_quoted(&mut text, title);
        text.push_str("\n  content: ");
        push_quoted(&mut text, content);
        if *is_chosen {
            text.push_str("\n  default: open");
        }
        if let Some(level) = level {
            text.push_str("\n  title-style: ");
            push_quoted(&mut text, &"#".repeat(usize::from(*level)));
        }
        text.push('\n');
    }
    text
}

fn push_quoted(text: &mut String, value: &str) {
    text.push('"');
    for character in value.chars() {
        match character {
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            '"' | '\\' => text.extend(['\\', character]),
            other => text.push(other),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_app_is_told_only_what_it_would_read_otherwise() {
        let plain = "items:\n  - title: One\n    default: selected\n    content: |\n      *a*\n\n      b\n  # c\n  - title: \"T\\\"wo\"\n    title-style: '##'\n    content: it''s\n  -\n    title: 3\n    content: |-\n        ```js\n          x\n        ```\n";
        assert_eq!(told(plain), None);
        for (text, expected) in [
            ("items: [{title: A, content: b}]", "items:\n- title: \"A\"\n  content: \"b\"\n"),
            (
                "items:\n- title: A\n  content: >\n    a\n    b\n\n    \"c\"\n",
                "items:\n- title: \"A\"\n  content: \"a b\\n\\\"c\\\"\\n\"\n",
            ),
            ("items:\n- title: A: b\n", ""),
            (
                "items:\n- title: two\n    lines\n  content: c # not this\n  default: open\n  title-style: \"###\"\n",
                "items:\n- title: \"two lines\"\n  content: \"c\"\n  default: open\n  title-style: \"###\"\n",
            ),
        ] {
            let told = told(text).unwrap_or_default();
            assert_eq!(told, expected, "{text}");
            if !told.is_empty() {
                let read = items::read(&told);
                let parsed = yaml::parse(text, &mut Ignore).and_then(|yaml| parsed(&yaml));
                assert_eq!(read, parsed, "{text}");
            }
        }
    }

    #[test]
    fn what_is_no_yaml_has_a_fault() {
        let fault = fault("items:\n- title: A: b\n").map(|finding| finding.at);
        assert_eq!(fault, Some(17..18));
    }
}
