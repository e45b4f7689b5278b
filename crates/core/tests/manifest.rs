//! The manifest: its bytes, and how little of it a change touches.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod memory;
mod random;

use std::collections::BTreeMap;
use std::path::Path;

use mdcms_core::manifest::{self, Known};
use memory::{changed, outputs, site};

const FILES: [(&str, &str); 9] = [
    ("config.yml", "sitename: Golden"),
    ("pages/home.md", "# Welcome\n\n[First](../posts/2024-05-20-first.md)\n"),
    ("pages/about.md", "---\ntitle: About <us> & \"them\"\naliases: [/team/, /who/we/are/]\n---\n\n![](a.png)\n"),
    ("pages/a.png", "640x480"),
    (
        "posts/2024-05-20-first.md",
        "---\ntitle: >-\n  Folded\n  title\ndescription: The first one.\nauthors: [Ann, 'Bo, Jr.']\n---\n\n[About](about.md) [second](2025-01-02-second.md)\n",
    ),
    (
        "posts/2025-01-02-second.md",
        "---\ndate: 2025-01-02T03:04:05+02:00\nslug: two\nupdated: 2025-02-03\n---\n# Second\n",
    ),
    ("posts/日本語.md", "+++\ntitle = '日本'\n+++\n"),
    ("posts/unlisted.md", "---\nunlisted: true\n---\n"),
    ("posts/draft.md", "---\ndraft: true\n---\n"),
];

/// Compares with the file in `tests/golden/`, or writes it where `UPDATE_GOLDEN` is set.
fn golden(name: &str, got: &[u8]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, got).expect("the golden file can be written");
    }
    let expected = std::fs::read(&path).unwrap_or_default();
    assert!(
        expected == got,
        "{name} has changed. If that is meant, raise `manifest::VERSION` where readers of the old one would stumble, \
         and run the tests with UPDATE_GOLDEN=1\n--- expected\n{}\n--- got\n{}",
        String::from_utf8_lossy(&expected),
        String::from_utf8_lossy(got)
    );
}

#[test]
fn the_files_are_these_bytes() {
    let outputs = outputs(&site(&FILES), &FILES);
    let names: Vec<&String> = outputs.keys().filter(|path| path.starts_with(manifest::FOLDER)).collect();
    let lists = ["archive-0.json", "authors-0.json", "authors/ann-0.json", "authors/bo-jr-0.json"];
    let all = [&lists[..], &["links-0.json", "lookup-0.json", "posts-0.json", "root.json"]].concat();
    assert_eq!(
        names,
        all.iter().map(|name| [manifest::FOLDER, name].concat()).collect::<Vec<_>>().iter().collect::<Vec<_>>()
    );
    for name in ["root.json", "posts-0.json", "lookup-0.json", "links-0.json"] {
        golden(name, &outputs[&[manifest::FOLDER, name].concat()]);
    }
    assert_eq!(manifest::VERSION, 1, "a new version needs golden files of its own");
}

#[test]
fn every_document_is_found_by_each_of_its_keys_in_one_part() {
    let mut files: Vec<(String, String)> = (0..700)
        .map(|index| {
            (format!("posts/2024-01-01-p{index}.md"), format!("---\naliases: [/old/{index}/]\n---\n# {index}\n"))
        })
        .collect();
    files.extend(FILES.map(|(path, text)| (path.to_owned(), text.to_owned())));
    let site = site(&files);
    let outputs = outputs(&site, &files);
    let root: serde_json::Value = serde_json::from_slice(&outputs[&manifest::root_file()]).expect("it is JSON");
    let buckets = root["buckets"].as_u64().expect("it is a number");
    assert!(buckets > 1 && buckets.is_power_of_two(), "{buckets} parts");
    for placed in &site.documents {
        let known = Known {
            path: placed.document.path.clone(),
            url: placed.url.clone(),
            aliases: placed.aliases.clone(),
            ..Known::default()
        };
        for key in known.keys() {
            let part = &outputs[&manifest::lookup_file(manifest::bucket(key, buckets))];
            let part: Vec<serde_json::Value> = serde_json::from_slice(part).expect("it is JSON");
            let found: Vec<_> = part.iter().filter(|it| it["path"] == known.path.as_str()).collect();
            assert_eq!(found.len(), 1, "{key} is found once");
            assert_eq!(found[0]["url"], known.url.as_str(), "{key}");
            assert_eq!(found[0]["hash"], placed.document.hash.hex().as_str(), "{key}");
        }
    }
}

/// A blog of this many posts, one a day, oldest first, with the pages that most sites have.
fn blog(count: usize) -> BTreeMap<String, String> {
    let day = |index: usize| format!("{:04}-{:02}-{:02}", 2000 + index / 336, index / 28 % 12 + 1, index % 28 + 1);
    let mut files: BTreeMap<String, String> = (0..count)
        .map(|index| {
            let link = format!("[before](p{}.md)", index / 2);
            (format!("posts/{}-p{index}.md", day(index)), format!("---\ntitle: Post {index}\n---\n\nText, {link}.\n"))
        })
        .collect();
    let home = "# Home\n\n```mdcms posts-created-reversechronological\nlimit: 5\n```\n";
    for (path, text) in [("config.yml", "sitename: Blog"), ("pages/home.md", home), ("pages/about.md", "# About\n")] {
        files.insert(path.to_owned(), text.to_owned());
    }
    files
}

fn build(files: &BTreeMap<String, String>) -> BTreeMap<String, Vec<u8>> {
    let files: Vec<_> = files.iter().collect();
    outputs(&site(&files), &files)
}

#[test]
fn a_new_post_changes_the_last_part_only() {
    let mut files = blog(300);
    let before = build(&files);
    files.insert("posts/2025-06-01-new.md".to_owned(), "---\ntitle: New\n---\n".to_owned());
    let after = build(&files);
    let buckets = manifest::buckets(2 * 303);
    let newest_before = ["posts/p299/", before.keys().find(|path| path.ends_with("-p299.md")).expect("it is there")];
    // What says how many posts there are, and what leads to the new one.
    let lists = ["", "posts/", "archive/", "archive/2025/"];
    let keys = ["posts/2025-06-01-new.md", "posts/new/"].into_iter().chain(newest_before).chain(lists);
    let shells = ["index.html", "posts/index.html", "archive/index.html", "archive/2025/index.html"];
    let pages = ["posts/2025-06-01-new.md", "posts/new/index.html", "posts/p299/index.html"];
    let mut expected: Vec<String> = keys
        .map(|key| manifest::lookup_file(manifest::bucket(key, buckets)))
        .chain([manifest::list_file("posts/", 2), manifest::list_file("archive/", 0), manifest::root_file()])
        .chain(shells.into_iter().chain(pages).map(str::to_owned))
        .collect();
    expected.sort();
    expected.dedup();
    assert_eq!(changed(&before, &after), expected);
}

#[test]
fn one_edited_body_among_a_thousand_posts_changes_a_handful_of_files() {
    let mut files = blog(1_000);
    let before = build(&files);
    let path = files.keys().nth(500).expect("there are more").clone();
    files.get_mut(&path).expect("it is there").push_str("\nOne more paragraph.\n");
    let after = build(&files);
    let changed = changed(&before, &after);
    assert!(changed.contains(&path) && changed.len() <= 4, "{changed:?}");
    assert!(changed.iter().any(|path| path.ends_with("/index.html")), "its own page is among {changed:?}");
}

#[test]
fn an_edited_title_changes_the_lists_that_show_it_and_nothing_else() {
    let mut files = blog(1_000);
    let before = build(&files);
    let path = files.keys().nth(500).expect("there are more").clone();
    let text = files[&path].replace("title: Post", "title: Renamed post");
    files.insert(path, text);
    let changed = changed(&before, &build(&files));
    assert!(changed.len() <= 12, "{changed:?}");
    assert_eq!(changed.iter().filter(|path| path.starts_with("_manifest/posts-")).count(), 1, "{changed:?}");
}
