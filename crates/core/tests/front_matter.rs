//! Front matter: every key and synonym, in both formats.

use mdcms_core::date::DateTime;
use mdcms_core::front_matter::{self, Format, Meta, Neighbour, Search, Toc};
use mdcms_core::report::{Finding, Ignore};

fn parse(text: &str) -> (Meta, Vec<Finding>) {
    let mut findings = Vec::new();
    let (meta, split) = front_matter::parse(text, &mut findings);
    assert_eq!(split, front_matter::split(text), "{text:?}");
    assert_eq!(front_matter::parse(text, &mut Ignore).0, meta, "readers get the same: {text:?}");
    (meta, findings)
}

/// `lines` as front matter of the format give this, without a finding.
fn check(format: Format, lines: &str, expected: &Meta) {
    let fence = format.fence();
    let (meta, findings) = parse(&format!("{fence}\n{lines}\n{fence}\nBody\n"));
    assert_eq!(&meta, expected, "{lines:?}");
    assert_eq!(findings, [], "{lines:?}");
}

fn text(value: &str) -> Option<String> {
    Some(value.to_owned())
}

fn texts(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

fn date(value: &str) -> Option<DateTime> {
    let date = DateTime::parse(value);
    assert!(date.is_some(), "{value}");
    date
}

fn to(text: &str, link: &str) -> Option<Neighbour> {
    Some(Neighbour::To { text: text.into(), link: link.into() })
}

/// Every spelling with a value, and what it means.
fn spellings() -> Vec<(&'static [&'static str], &'static str, Meta)> {
    let base = Meta::default;
    let day = "2025-03-04";
    vec![
        (&["title"], "A title", Meta { title: text("A title"), ..base() }),
        (&["linkTitle", "sidebar_label", "sidebar.label"], "Short", Meta { link_title: text("Short"), ..base() }),
        (&["description"], "About", Meta { description: text("About"), ..base() }),
        (&["summary", "excerpt"], "In short", Meta { summary: text("In short"), ..base() }),
        (&["date", "created", "pubDate", "date.created"], day, Meta { date: date(day), ..base() }),
        (
            &["updated", "lastmod", "modified", "lastUpdated", "last_update.date", "last_modified_at", "date.updated"],
            day,
            Meta { updated: date(day), ..base() },
        ),
        (&["publishDate", "pubdate", "published", "publish_date"], day, Meta { publish_date: date(day), ..base() }),
        (&["expiryDate", "unpublishdate"], day, Meta { expiry_date: date(day), ..base() }),
        (&["draft"], "true", Meta { draft: true, ..base() }),
        (&["published"], "false", Meta { draft: true, ..base() }),
        (&["published"], "true", base()),
        (&["unlisted", "hidden"], "true", Meta { unlisted: true, ..base() }),
        (&["slug"], "a-b", Meta { slug: text("a-b"), ..base() }),
        (&["url", "path", "permalink"], "/a/b/", Meta { url: text("/a/b/"), ..base() }),
        (&["aliases", "redirect_from"], "/a/, /b/", Meta { aliases: texts(&["/a/", "/b/"]), ..base() }),
        (&["tags", "taxonomies.tags"], "a, b c,", Meta { tags: texts(&["a", "b c"]), ..base() }),
        (&["categories", "taxonomies.categories"], "x", Meta { categories: texts(&["x"]), ..base() }),
        (&["keywords"], "k, l", Meta { keywords: texts(&["k", "l"]), ..base() }),
        (&["authors", "author"], "ann, bob", Meta { authors: texts(&["ann", "bob"]), ..base() }),
        (&["series"], "One", Meta { series: text("One"), ..base() }),
        (&["series_order"], "2", Meta { series_order: Some(2), ..base() }),
        (
            &["weight", "order", "sidebar.order", "sidebar_position", "sort"],
            "-10",
            Meta { weight: Some(-10), ..base() },
        ),
        (&["weight"], "0", Meta { weight: Some(0), ..base() }),
        (&["sort"], "0", base()),
        (&["pin", "sticky", "featured"], "true", Meta { pin: true, ..base() }),
        (&["image", "cover", "og_image"], "a.png", Meta { image: text("a.png"), ..base() }),
        (&["toc", "outline", "tableOfContents"], "false", Meta { toc: Some(Toc::Off), ..base() }),
        (&["prev"], "false", Meta { prev: Some(Neighbour::Off), ..base() }),
        (&["next"], "Onwards", Meta { next: to("Onwards", ""), ..base() }),
        (&["editUrl", "custom_edit_url"], "https://a.b/c", Meta { edit_url: text("https://a.b/c"), ..base() }),
        (&["editLink", "editUrl"], "false", Meta { edit_link: Some(false), ..base() }),
        (
            &["search", "in_search_index", "pagefind"],
            "false",
            Meta { search: Search { excluded: true, boost: None }, ..base() },
        ),
        (&["language", "lang"], "no", Meta { language: text("no"), ..base() }),
        (&["translationKey"], "about", Meta { translation_key: text("about"), ..base() }),
        (&["comments"], "false", Meta { comments: Some(false), ..base() }),
        (&["section-id"], "guides", Meta { section_id: text("guides"), ..base() }),
    ]
}

#[test]
fn every_spelling_means_its_key() {
    for (spellings, value, expected) in spellings() {
        for spelling in spellings {
            check(Format::Yaml, &format!("{spelling}: {value}"), &expected);
            check(Format::Yaml, &format!("{spelling}: '{value}'"), &expected);
            let bare = value == "true" || value == "false" || value.parse::<i64>().is_ok() || value.starts_with("2025");
            if bare {
                check(Format::Toml, &format!("{spelling} = {value}"), &expected);
            }
            check(Format::Toml, &format!("{spelling} = \"{value}\""), &expected);
            if let Some((group, name)) = spelling.split_once('.') {
                check(Format::Yaml, &format!("{group}:\n  {name}: {value}"), &expected);
                check(Format::Toml, &format!("[{group}]\n{name} = '{value}'"), &expected);
            }
        }
    }
}

#[test]
fn values_in_every_shape() {
    let base = Meta::default;
    let boosted = |boost| Meta { search: Search { excluded: false, boost: Some(boost) }, ..base() };
    for (yaml, toml, expected) in [
        ("tags: [a, 'b, c', 3]", "tags = ['a', 'b, c', 3]", Meta { tags: texts(&["a", "b, c", "3"]), ..base() }),
        ("tags:\n  - a\n  -\n  - b", "tags = ['a', 'b']", Meta { tags: texts(&["a", "b"]), ..base() }),
        (
            "author: [{name: Ann, url: x}, bob]",
            "author = [{name = 'Ann'}, 'bob']",
            Meta { authors: texts(&["Ann", "bob"]), ..base() },
        ),
        ("author: {name: 'Ann, B'}", "[author]\nname = 'Ann, B'", Meta { authors: texts(&["Ann, B"]), ..base() }),
        ("title: 2025-03-04", "title = 2025-03-04", Meta { title: text("2025-03-04"), ..base() }),
        ("draft: on", "draft = 'on'", Meta { draft: true, ..base() }),
        ("draft: NO", "draft = 'NO'", base()),
        ("date: 2025-03-04 10:00", "date = 2025-03-04 10:00:00", Meta { date: date("2025-03-04 10:00"), ..base() }),
        (
            "date: 2025-03-04T10:00:00+02:00",
            "date = 2025-03-04T10:00:00+02:00",
            Meta { date: date("2025-03-04T10:00:00+02:00"), ..base() },
        ),
        (
            "date: {created: 2025-03-04, updated: 2025-03-05}",
            "date.created = 2025-03-04\ndate.updated = 2025-03-05",
            Meta { date: date("2025-03-04"), updated: date("2025-03-05"), ..base() },
        ),
        ("toc: [2, 3]", "toc = [2, 3]", Meta { toc: Some(Toc::Levels(2, 3)), ..base() }),
        ("toc: true", "toc = true", Meta { toc: Some(Toc::On), ..base() }),
        ("outline: 2", "outline = 2", Meta { toc: Some(Toc::Levels(2, 2)), ..base() }),
        ("outline: deep", "outline = 'deep'", Meta { toc: Some(Toc::Levels(2, 6)), ..base() }),
        (
            "tableOfContents: {maxHeadingLevel: 4}",
            "tableOfContents = {maxHeadingLevel = 4}",
            Meta { toc: Some(Toc::Levels(2, 4)), ..base() },
        ),
        (
            "prev: {text: Back, link: /a/}",
            "prev = {text = 'Back', link = '/a/'}",
            Meta { prev: to("Back", "/a/"), ..base() },
        ),
        ("next: {label: On}", "[next]\nlabel = 'On'", Meta { next: to("On", ""), ..base() }),
        ("next: true", "next = true", base()),
        (
            "search: {exclude: true}",
            "search.exclude = true",
            Meta { search: Search { excluded: true, boost: None }, ..base() },
        ),
        ("search: {boost: 2}", "search.boost = 2", boosted(200)),
        ("search: {boost: 0.5}", "search.boost = 0.5", boosted(50)),
        ("search: {boost: 1.257}", "[search]\nboost = 1.257", boosted(125)),
        ("search: true", "search = true", base()),
        ("editUrl: true", "editUrl = true", Meta { edit_link: Some(true), ..base() }),
        ("title:\ntags:\ndate: ~\ndraft: null\ntoc:\nsearch:", "", base()),
        ("", "", base()),
        ("# only a comment", "# only a comment", base()),
    ] {
        check(Format::Yaml, yaml, &expected);
        check(Format::Toml, toml, &expected);
    }
}

#[test]
fn own_data_is_kept_as_written() {
    for document in [
        "---\nextra: {a: {b: 1}}\nmine: [x]\nsidebar: {order: 3, badge: New}\ncascade: {draft: true}\n---\n",
        "+++\nmine = ['x']\nextra.a.b = 1\n[sidebar]\norder = 3\nbadge = 'New'\n[cascade]\ndraft = true\n+++\n",
        "---\nparams: {a: {b: 1}}\nmine: [x]\nsidebar: {order: 3, badge: New}\ncascade: {draft: true}\n---\n",
    ] {
        let (meta, findings) = parse(document);
        assert_eq!(findings, [], "{document}");
        assert_eq!(meta.weight, Some(3), "{document}");
        assert_eq!(meta.extra[0].value.get("b").and_then(|b| b.as_scalar()?.as_integer()), Some(1), "{document}");
        let unknown: Vec<_> = meta.unknown.iter().map(|entry| entry.key.as_str()).collect();
        assert_eq!(unknown, ["mine", "sidebar"], "{document}");
        let badge = meta.unknown[1].value.get("badge").map(|badge| &document[badge.at.clone()]);
        assert!(badge.is_some_and(|badge| badge.trim_matches('\'') == "New"), "{document}: {badge:?}");
        let mut inherited = Meta::default();
        inherited.apply(&meta.cascade, &mut Ignore);
        assert!(inherited.draft, "{document}");
    }
}

#[test]
fn a_document_speaks_over_its_folder() {
    let folder = Meta { draft: true, tags: texts(&["a"]), title: text("Folder"), ..Meta::default() };
    let document = "---\ndraft: false\ntitle: Own\n---\n";
    let (meta, _) = front_matter::parse_over(document, folder, &mut Ignore);
    assert_eq!(meta, Meta { tags: texts(&["a"]), title: text("Own"), ..Meta::default() });
}
