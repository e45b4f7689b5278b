//! Documents with a time: what is to come, and what ends, in the files of a website.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod memory;

use std::collections::BTreeMap;

use mdcms_core::site::{Settings, Site};
use memory::{NOW, assemble, outputs, settings};
use serde_json::Value;

/// Five posts, one of which comes in February and one of which ends then; a page, and one that comes.
const FILES: [(&str, &str); 10] = [
    ("config.yml", "sitename: Site\ntimezone: +01:00\n"),
    ("posts/2025-01-01-a.md", "---\ntags: [x]\nseries: S\n---\n# A\n"),
    (
        "posts/2025-02-01-ends.md",
        "---\ntags: [x, late]\nseries: S\nexpiryDate: 2026-02-01 12:00\n---\n# Ends\n\nBody of what ends.\n",
    ),
    ("posts/2025-03-01-b.md", "---\ntags: [x]\nseries: S\n---\n# B\n"),
    (
        "posts/2025-04-01-comes.md",
        "---\ntitle: Comes\ntags: [x, early]\nauthor: Cy\nseries: S\ndescription: What comes.\npublishDate: 2026-02-01 12:00\n---\nBody of what comes.\n",
    ),
    ("posts/2025-05-01-c.md", "---\ntags: [x]\nseries: S\n---\n# C\n"),
    ("pages/home.md", "# Home\n\n```mdcms posts-created-reversechronological\nlimit: 3\n```\n\n```mdcms toc\n```\n"),
    ("pages/page.md", "# Page\n"),
    ("pages/later.md", "---\npublishDate: 2026-02-01\n---\n# Later page\n"),
    ("nav.yml", "pages:\n- {file: pages/page.md}\n- {file: pages/later.md, title: Later page}\n"),
];
/// 2026-02-01T11:00:00Z: noon an hour east of Greenwich.
const THEN: i64 = NOW + 31 * 86_400 + 11 * 3_600;

fn at(now: i64) -> (Site, BTreeMap<String, Vec<u8>>) {
    let (site, problems) = assemble(&FILES, Settings { now, ..settings() });
    assert_eq!(problems, [""; 0]);
    let outputs = outputs(&site, &FILES);
    (site, outputs)
}

fn text<'o>(outputs: &'o BTreeMap<String, Vec<u8>>, path: &str) -> &'o str {
    let bytes = outputs.get(path).unwrap_or_else(|| panic!("{path} is not there"));
    std::str::from_utf8(bytes).expect("it is text")
}

fn json(outputs: &BTreeMap<String, Vec<u8>>, path: &str) -> Value {
    serde_json::from_str(text(outputs, path)).expect("it is JSON")
}

/// The shells that say something.
fn shells_with(outputs: &BTreeMap<String, Vec<u8>>, what: &str) -> Vec<String> {
    let shells = outputs.keys().filter(|path| path.ends_with(".html"));
    shells.filter(|path| text(outputs, path).contains(what)).cloned().collect()
}

#[test]
fn no_shell_says_anything_of_what_is_to_come() {
    let (_, outputs) = at(NOW);
    for what in ["Body of what comes", "What comes", "Comes", "Later page", "posts/comes", "posts/2025-04-01-comes.md"]
    {
        assert_eq!(shells_with(&outputs, what), [""; 0], "{what}");
    }
    let shell = text(&outputs, "posts/comes/index.html");
    assert!(
        shell.contains("<meta name=\"robots\" content=\"noindex\">") && shell.contains("\"view\":\"missing\""),
        "{shell}"
    );
    assert!(outputs.contains_key("later/index.html") && outputs.contains_key("posts/2025-04-01-comes.md"));
}

#[test]
fn what_ends_carries_no_source_and_is_listed_until_then() {
    let (_, outputs) = at(NOW);
    assert_eq!(shells_with(&outputs, "Body of what ends"), [""; 0]);
    assert!(text(&outputs, "posts/ends/index.html").contains("noindex"));
    let lists = [
        "archive/2025/index.html",
        "index.html",
        "posts/index.html",
        "series/s/index.html",
        "tags/late/index.html",
        "tags/x/index.html",
    ];
    assert_eq!(shells_with(&outputs, ">Ends</a>"), lists);
    // Built when its time is over, it is no part of the site.
    let (site, outputs) = at(THEN);
    assert_eq!(site.left_out.expired, 1);
    assert!(!outputs.contains_key("posts/ends/index.html") && !outputs.contains_key("posts/2025-02-01-ends.md"));
    assert_eq!(shells_with(&outputs, "Ends"), [""; 0]);
}

#[test]
fn at_its_minute_it_is_like_any_other() {
    for (now, is_there) in [(THEN - 1, false), (THEN, true)] {
        let (_, outputs) = at(now);
        let shell = text(&outputs, "posts/comes/index.html");
        assert_eq!(shell.contains("Body of what comes"), is_there, "{now}");
        assert_eq!(text(&outputs, "index.html").contains(">Comes</a>"), is_there, "{now}");
        assert_eq!(text(&outputs, "posts/c/index.html").contains("posts/comes/"), is_there, "{now}: the post before");
    }
}

#[test]
fn the_manifest_says_when() {
    let (site, outputs) = at(NOW);
    let root = json(&outputs, "_manifest/root.json");
    assert_eq!(root["posts"], 5);
    assert_eq!(root["timed"], serde_json::json!([[1, 0, THEN], [3, THEN, 0]]));
    let lookup = json(&outputs, "_manifest/lookup-0.json");
    let entry =
        |url: &str| lookup.as_array().unwrap().iter().find(|it| it["url"] == url).unwrap_or_else(|| panic!("{url}"));
    assert_eq!((&entry("posts/comes/")["from"], &entry("posts/comes/")["until"]), (&THEN.into(), &Value::Null));
    assert_eq!((&entry("posts/ends/")["from"], &entry("posts/ends/")["until"]), (&Value::Null, &THEN.into()));
    assert_eq!(entry("later/")["from"], NOW + 31 * 86_400 - 3_600);
    assert_eq!(entry("tags/x/")["timed"], serde_json::json!([[1, 0, THEN], [3, THEN, 0]]));
    assert_eq!(entry("archive/2025/")["timed"], serde_json::json!([[1, 0, THEN], [3, THEN, 0]]));
    // A tag is listed for as long as something of it is.
    assert_eq!(entry("tags/")["timed"], serde_json::json!([[0, THEN, 0], [1, 0, THEN]]), "early and late, x always");
    assert_eq!(entry("authors/")["timed"], serde_json::json!([[0, THEN, 0]]));
    let tags = json(&outputs, "_manifest/tags-0.json");
    assert_eq!(tags[2]["description"], "4 posts", "of five one is to come");
    assert_eq!(site.buckets, 1);
}

#[test]
fn nothing_leads_to_what_time_shows_or_hides_but_lists() {
    let (_, outputs) = at(NOW);
    let lookup = json(&outputs, "_manifest/lookup-0.json");
    for entry in lookup.as_array().unwrap() {
        let rows = entry["rows"].to_string();
        assert!(!rows.contains("posts/comes/") && !rows.contains("posts/ends/"), "{entry}");
    }
    let rows = |url: &str| lookup.as_array().unwrap().iter().find(|it| it["url"] == url).unwrap()["rows"].to_string();
    // It has itself what is around it.
    assert!(
        rows("posts/comes/").contains("[\":previous\",\"Previous\"],[\"posts/b/\",\"B\"]"),
        "{}",
        rows("posts/comes/")
    );
    assert!(rows("posts/comes/").contains("[\":next\",\"Next\"],[\"posts/c/\",\"C\"]"));
    assert!(rows("posts/comes/").contains("[\":\",\"Comes\"]"), "it is named among the parts of its series");
    assert!(rows("posts/b/").contains("[\":next\",\"Next\"],[\"posts/c/\",\"C\"]"));
}

#[test]
fn seeds_keep_the_places_of_what_is_to_come() {
    let (_, outputs) = at(NOW);
    let shell = text(&outputs, "index.html");
    let (_, data) = shell.split_once("id=\"mdcms-data\">").unwrap();
    let data: Value = serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap();
    let seed = &data["seeds"][0];
    let titles: Vec<&str> =
        seed["posts"].as_array().unwrap().iter().map(|post| post["title"].as_str().unwrap()).collect();
    assert_eq!((titles, &seed["from"]), (vec!["Ends", "B", "", "C"], &Value::from(1)));
    assert_eq!(seed["timed"], serde_json::json!([[1, 0, THEN], [3, THEN, 0]]));
}

#[test]
fn who_writes_sees_what_is_to_come() {
    let (site, _) = assemble(&FILES, Settings { now: NOW, drafts: true, ..settings() });
    assert!(text(&outputs(&site, &FILES), "posts/comes/index.html").contains("Body of what comes"));
}
