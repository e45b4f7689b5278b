//! `decode`: what `core` writes is what the app reads.

use std::fmt::Debug;
use std::rc::Rc;

use js_sys::JSON;
use mdcms_app::api::Entry;
use mdcms_app::decode::Decode;
use mdcms_core::around::{Kind, Rows, To};
use mdcms_core::date::{DateTime, Time};
use mdcms_core::front_matter::Summary;
use mdcms_core::manifest::{self, Facts, Known, Listing, Needs, Post, Root, VERSION};
use mdcms_core::page::{PageData, Seed, SiteInfo, View};
use mdcms_core::posts::Timed;
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::random::Random;

/// Random values of each type.
const RUNS: usize = 300;

fn parse(json: &str) -> JsValue {
    JSON::parse(json).unwrap_or_else(|_| panic!("no JSON: {json}"))
}

fn check<T: Decode + Serialize + PartialEq + Debug>(value: &T) {
    let json = serde_json::to_string(value).expect("a value that can be written");
    assert_eq!(T::decode(&parse(&json)).as_ref(), Some(value), "{json}");
}

fn check_all<T: Decode + Serialize + PartialEq + Debug>(values: &[T], mut make: impl FnMut(&mut Random) -> T) {
    values.iter().for_each(check);
    let mut random = Random(20_250_304);
    (0..RUNS).for_each(|_| check(&make(&mut random)));
}

/// A whole value without any of the required fields is none; without any other it is still one. A required
/// field that holds something else is none, too.
fn check_shape<T: Decode + Serialize + Debug>(whole: &T, required: &[(&str, &str)]) {
    let whole = serde_json::to_value(whole).expect("a value that can be written");
    let read = |json: &serde_json::Value| T::decode(&parse(&json.to_string()));
    assert!(read(&whole).is_some(), "{whole}");
    for key in whole.as_object().expect("an object").keys() {
        let mut less = whole.clone();
        less.as_object_mut().expect("an object").remove(key);
        let is_required = required.iter().any(|(name, _)| name == key);
        assert_eq!(read(&less).is_none(), is_required, "without `{key}`: {less}");
    }
    for (key, kind) in required {
        assert!(whole.get(key).is_some(), "`{key}` is a field");
        for (other, wrong) in [
            ("null", "null"),
            ("boolean", "true"),
            ("number", "7"),
            ("text", "\"7\""),
            ("list", "[]"),
            ("object", "{}"),
        ] {
            if !kind.contains(other) {
                let mut changed = whole.clone();
                changed[key] = serde_json::from_str(wrong).expect("JSON");
                assert!(read(&changed).is_none(), "`{key}` as {other}: {changed}");
            }
        }
    }
    for wrong in ["null", "true", "0", "-1.5", "\"\"", "\"text\"", "[]", "[[]]", "[null]"] {
        assert!(T::decode(&parse(wrong)).is_none(), "{wrong} is not a {}", std::any::type_name::<T>());
    }
    assert!(T::decode(&JsValue::UNDEFINED).is_none(), "undefined");
}

fn texts<const N: usize>(texts: [&str; N]) -> [String; N] {
    texts.map(str::to_owned)
}

fn full_post() -> Post {
    let [url, title, date, description, author] =
        texts(["posts/旅/", "„Über“ 🦀 \"x\"", "2025-03-04T09:30:00+02:00", "Une ligne \u{2028} <b>", "Zoë, 李"]);
    Post { url, title, date, description, author, draft: true }
}

fn post(random: &mut Random) -> Post {
    Post {
        url: random.text(),
        title: random.text(),
        date: random.text(),
        description: random.text(),
        author: random.text(),
        draft: random.flag(),
    }
}

fn full_summary() -> Summary {
    let [title, description, author] = texts(["Título", "說明", "Åse, Ørjan"]);
    Summary {
        title: Some(title),
        description: Some(description),
        author: Some(author),
        date: DateTime::parse("2025-03-04T09:30:15-03:30"),
        updated: DateTime::parse("2025-03-05"),
        draft: true,
    }
}

fn date(random: &mut Random) -> DateTime {
    let mut below = |end| random.below(end);
    let (year, month, day) = (below(10_000) as u16, below(12) as u8 + 1, below(28) as u8 + 1);
    let time = Time { hour: below(24) as u8, minute: below(60) as u8, second: below(60) as u8 };
    let offset = below(2879) as i16 - 1439;
    let time = random.maybe(|_| time);
    // Without a time of day an offset says nothing and is not written.
    DateTime { year, month, day, time, offset: time.and_then(|_| random.maybe(|_| offset)) }
}

fn summary(random: &mut Random) -> Summary {
    Summary {
        title: random.maybe(Random::text),
        description: random.maybe(Random::text),
        author: random.maybe(Random::text),
        date: random.maybe(date),
        updated: random.maybe(date),
        draft: random.flag(),
    }
}

fn full_known() -> Known {
    let [path, url, alias, other, hash, from, to, picture] =
        texts(["posts/記事.md", "posts/記事/", "alt/", "até/", "ef46db3751d8e999", "../ü.md#x", "ü/", "a b.png"]);
    let facts = Facts {
        rows: full_rows(),
        leads_to: Vec::new(),
        links: vec![(from, to)],
        sizes: vec![(picture, u32::MAX, 0)],
        told: vec![("items:0123456789abcdef".to_owned(), "items:\n- title: \"ü\"\n".to_owned())],
        summary: Some(full_summary()),
        needs: Needs { extended: true, maths: true, lists: true },
    };
    Known { path, url, aliases: vec![alias, other], hash, draft: true, from: 1_800_000_000, until: 1 << 40, facts }
}

fn full_rows() -> Rows {
    let to = |title: &str, url: Option<&str>| To { title: title.to_owned(), url: url.map(str::to_owned) };
    let mut rows = Rows::default();
    rows.add(Kind::Path, "„Wörter“", vec![to("Ünïcode 旅", Some("tags/旅/")), to("", Some(""))]);
    rows.add(Kind::Next, "Next", vec![to("here", None)]);
    rows
}

fn rows(random: &mut Random) -> Rows {
    Rows(random.some(|random| (random.text(), random.text())))
}

fn full_listing() -> Listing {
    let [url, list, title, description] = texts(["tags/旅/", "tags/旅/", "旅", "Über das Reisen"]);
    let (newest_first, months, terms) = (true, true, true);
    Listing {
        url,
        list,
        title,
        description,
        start: 3,
        total: usize::MAX,
        newest_first,
        months,
        terms,
        pinned: vec![full_post()],
        timed: timed(),
        rows: full_rows(),
    }
}

fn listing(random: &mut Random) -> Listing {
    Listing {
        url: random.text(),
        list: random.text(),
        title: random.text(),
        description: random.text(),
        start: count(random),
        pinned: random.some(post),
        total: count(random),
        timed: random.some(a_timed),
        newest_first: random.flag(),
        months: random.flag(),
        terms: random.flag(),
        rows: rows(random),
    }
}

fn known(random: &mut Random) -> Known {
    Known {
        path: random.text(),
        url: random.text(),
        aliases: random.some(Random::text),
        hash: random.text(),
        draft: random.flag(),
        from: random.below(1 << 40) as i64,
        until: random.below(1 << 40) as i64,
        facts: Facts {
            rows: rows(random),
            leads_to: Vec::new(),
            links: random.some(|random| (random.text(), random.text())),
            sizes: random.some(|random| (random.text(), random.below(1 << 32) as u32, random.below(5000) as u32)),
            told: random.some(|random| (random.text(), random.text())),
            summary: random.maybe(summary),
            needs: Needs { extended: random.flag(), maths: random.flag(), lists: random.flag() },
        },
    }
}

fn full_site() -> SiteInfo {
    let [name, missing] = texts(["Näme", "Nichts 🫥"]);
    SiteInfo { name, missing }
}

fn site(random: &mut Random) -> SiteInfo {
    SiteInfo { name: random.text(), missing: random.text() }
}

/// A number that fits in a browser's address space.
fn count(random: &mut Random) -> usize {
    random.below(1 << 32) as usize
}

fn seed(random: &mut Random) -> Seed {
    Seed {
        list: random.text(),
        total: count(random),
        from: count(random),
        timed: random.some(a_timed),
        posts: random.some(post),
    }
}

fn timed() -> Vec<Timed> {
    vec![(0, 1_800_000_000, 0), (usize::MAX, 0, 1 << 40)]
}

fn a_timed(random: &mut Random) -> Timed {
    (count(random), random.below(1 << 40) as i64, random.below(1 << 40) as i64)
}

fn years() -> Vec<(u32, u32)> {
    vec![(1998, 1), (u32::MAX, u32::MAX)]
}

fn year(random: &mut Random) -> (u32, u32) {
    (random.below(1 << 32) as u32, random.below(1 << 32) as u32)
}

fn full_data() -> PageData {
    let view = View::Document { known: full_known(), front: "---\ntitle: \"Ü\"\r\n---\n".to_owned() };
    PageData {
        view,
        buckets: 8,
        site: full_site(),
        seeds: vec![Seed { list: "posts/".to_owned(), total: 7, from: 6, timed: timed(), posts: vec![full_post()] }],
        years: years(),
    }
}

fn data(random: &mut Random) -> PageData {
    let view = match random.below(3) {
        0 => View::Listing(listing(random)),
        1 => View::Missing,
        _ => View::Document { known: known(random), front: random.text() },
    };
    PageData { view, buckets: 1, site: site(random), seeds: random.some(seed), years: random.some(year) }
}

#[wasm_bindgen_test]
fn the_first_part_of_the_manifest_is_read() {
    let root = |posts, buckets| Root { version: VERSION, posts, buckets, years: years(), timed: timed() };
    check_all(&[root(0, 1), root(usize::MAX, 1 << 52)], |random| {
        let (version, posts) = (random.below(1 << 32) as u32, count(random));
        Root { version, posts, buckets: 1 << random.below(53), years: random.some(year), timed: random.some(a_timed) }
    });
    check_shape(&root(3, 1), &[("version", "number"), ("posts", "number"), ("buckets", "number")]);
}

#[wasm_bindgen_test]
fn posts_are_read() {
    check_all(&[Post::default(), full_post()], post);
    check_shape(&full_post(), &[("url", "text"), ("title", "text")]);
    let mut random = Random(1);
    check(&(0..128).map(|_| post(&mut random)).collect::<Vec<Post>>());
    check(&Vec::<Post>::new());
}

#[wasm_bindgen_test]
fn documents_are_read() {
    check_all(&[Known::default(), full_known()], known);
    check_shape(&full_known(), &[("path", "text"), ("url", "text"), ("hash", "text")]);
    let mut random = Random(2);
    check(&(0..256).map(|_| known(&mut random)).collect::<Vec<Known>>());
}

#[wasm_bindgen_test]
fn lists_and_what_stands_around_a_page_are_read() {
    check_all(&[Listing::default(), full_listing()], listing);
    check_shape(&full_listing(), &[("url", "text"), ("list", "text"), ("title", "text"), ("total", "number")]);
}

#[wasm_bindgen_test]
fn an_entry_with_a_path_is_a_document() {
    let read = |entry: &manifest::Entry| {
        Entry::decode(&parse(&serde_json::to_string(entry).expect("a value that can be written")))
    };
    assert_eq!(read(&manifest::Entry::Document(full_known())), Some(Entry::Document(Rc::new(full_known()))));
    assert_eq!(read(&manifest::Entry::Listing(full_listing())), Some(Entry::Listing(Rc::new(full_listing()))));
    assert_eq!(Entry::decode(&parse("{}")), None);
}

#[wasm_bindgen_test]
fn the_site_is_read() {
    check_all(&[SiteInfo::default(), full_site()], site);
    check_shape(&full_site(), &[("name", "text")]);
}

#[wasm_bindgen_test]
fn seeds_are_read() {
    let empty = Seed { list: String::new(), total: 0, from: 0, timed: Vec::new(), posts: Vec::new() };
    let full = Seed {
        list: "tags/ü/".to_owned(),
        total: usize::MAX,
        from: 250,
        timed: timed(),
        posts: vec![full_post(), Post::default()],
    };
    check_all(&[empty, full.clone()], seed);
    check_shape(&full, &[("list", "text"), ("total", "number"), ("from", "number")]);
}

#[wasm_bindgen_test]
fn what_a_shell_says_is_read() {
    let plain = |view| PageData { view, buckets: 1, site: SiteInfo::default(), seeds: Vec::new(), years: Vec::new() };
    let known = Known::default();
    let views = [View::Listing(full_listing()), View::Missing, View::Document { known, front: String::new() }];
    check_all(&views.map(plain), data);
    check(&full_data());
    check_shape(&full_data(), &[("view", "text or object"), ("buckets", "number"), ("site", "object")]);
}

#[wasm_bindgen_test]
fn a_shell_without_its_document_is_none() {
    let whole = serde_json::to_value(full_data()).expect("a value that can be written");
    for view in [
        r#"{}"#,
        r#"{"listing":{"url":"a"}}"#,
        r#"{"document":null}"#,
        r#"{"document":[]}"#,
        r#"{"document":{}}"#,
        r#"{"document":{"front":""}}"#,
        r#"{"document":{"known":{"path":"a","url":"b","hash":"c"}}}"#,
        r#"{"document":{"known":{"path":"a","url":"b","hash":"c"},"front":1}}"#,
        r#"{"document":{"known":{"path":"a","url":"b"},"front":""}}"#,
        r#"{"document":{"known":[],"front":""}}"#,
        r#"{"dokument":{"known":{"path":"a","url":"b","hash":"c"},"front":""}}"#,
    ] {
        let mut changed = whole.clone();
        changed["view"] = serde_json::from_str(view).expect("JSON");
        assert_eq!(PageData::decode(&parse(&changed.to_string())), None, "{view}");
    }
}

#[wasm_bindgen_test]
fn pairs_and_sizes_are_read_as_a_whole_or_not_at_all() {
    check(&("á".to_owned(), String::new()));
    check(&("á".to_owned(), 0_u32, u32::MAX));
    check(&(0_u32, u32::MAX));
    for wrong in ["null", "3", "\"ab\"", "{}", "[]", "[\"a\"]", "[1,\"a\"]", "[\"a\",null]", r#"{"0":"a","1":"b"}"#] {
        assert_eq!(<(String, String)>::decode(&parse(wrong)), None, "{wrong}");
        assert_eq!(<(String, u32, u32)>::decode(&parse(wrong)), None, "{wrong}");
        assert_eq!(<(u32, u32)>::decode(&parse(wrong)), None, "{wrong}");
    }
    for wrong in ["[\"a\",1]", "[\"a\",1,\"2\"]", "[\"a\",\"1\",2]", "[1,2,3]", "[\"a\",null,2]"] {
        assert_eq!(<(String, u32, u32)>::decode(&parse(wrong)), None, "{wrong}");
    }
    for wrong in ["null", "{}", "\"ab\"", "3", "[\"a\",1]", "[null]", r#"{"length":1,"0":"a"}"#] {
        assert_eq!(Vec::<String>::decode(&parse(wrong)), None, "{wrong}");
    }
}
