//! Any text where structured text is expected.

use std::ops::Range;

use mdcms_core::front_matter::{self, Summary};
use mdcms_core::report::{Finding, Ignore, Report};
use mdcms_core::value::{Entry, Spanned, Value};
use mdcms_core::{config, nav, toml, yaml};

use crate::check_findings;

/// Checks a text as a document with front matter, and as a file of YAML or TOML.
pub fn front_matter(text: &str) {
    let mut findings = Vec::new();
    let (meta, split) = front_matter::parse(text, &mut findings);
    check_findings(&findings, text);
    assert_eq!(text.get(split.block_offset..split.block_offset + split.block.len()), Some(split.block));
    assert_eq!(text.get(split.body_offset..), Some(split.body));
    for entries in [&meta.cascade, &meta.extra, &meta.unknown] {
        check_entries(entries, text);
    }
    let (quiet, _) = front_matter::parse(text, &mut Ignore);
    assert_eq!(meta, quiet, "who listens to findings gets other metadata");
    // A reader's app reads in its own way, which `site` compares with this one.
    Summary::read(&split);

    check_tree(text, yaml::parse(text, &mut findings_of(text)));
    check_tree(text, toml::parse(text, &mut findings_of(text)));
    config::parse(text, &mut findings_of(text));
    nav::parse(text, &mut findings_of(text));
}

/// Checks each finding as it comes.
struct Told<'t>(&'t str);

fn findings_of(text: &str) -> Told<'_> {
    Told(text)
}

impl Report for Told<'_> {
    fn report(&mut self, finding: impl FnOnce() -> Finding) {
        check_findings(&[finding()], self.0);
    }
}

fn check_tree(text: &str, tree: Option<Spanned>) {
    if let Some(tree) = tree {
        check_value(&tree, text);
    }
}

fn check_value(spanned: &Spanned, text: &str) {
    check_place(&spanned.at, text);
    match &spanned.value {
        Value::Scalar(_) => {}
        Value::List(items) => items.iter().for_each(|item| check_value(item, text)),
        Value::Map(entries) => check_entries(entries, text),
    }
}

fn check_entries(entries: &[Entry], text: &str) {
    for (at, entry) in entries.iter().enumerate() {
        assert!(entries[..at].iter().all(|before| before.key != entry.key), "the key {:?} is there twice", entry.key);
        check_place(&entry.key_at, text);
        check_value(&entry.value, text);
    }
}

fn check_place(at: &Range<usize>, text: &str) {
    assert!(text.get(at.clone()).is_some(), "{at:?} is no part of the text");
}
