//! `config.yml`: every key, and what is told about the others.

use mdcms_core::config::{self, Clock, ColourMode, Config, Navigation, Side};
use mdcms_core::report::{Ignore, Problem};

fn check(text: &str, expected: Config, problems: &[&str]) {
    let mut findings = Vec::new();
    assert_eq!(config::parse(text, &mut findings), expected, "{text:?}");
    assert_eq!(config::parse(text, &mut Ignore), expected, "{text:?}");
    let told: Vec<_> = findings
        .into_iter()
        .map(|finding| Problem::locate(finding, "config.yml", text))
        .map(|problem| {
            format!("{}:{}:{} {} ({})", problem.file, problem.line, problem.column, problem.code, problem.help)
        })
        .collect();
    assert_eq!(told, problems, "{text:?}");
}

#[test]
fn a_language_or_its_script_says_where_lines_begin() {
    for (language, expected) in [
        ("ar", true),
        ("AR-eg", true),
        ("he-IL", true),
        ("fa", true),
        ("az-Arab", true),
        ("pa-Arab-PK", true),
        ("ks-Deva", false),
        ("ar-Latn", false),
        ("en", false),
        ("zh-Hant-TW", false),
        ("", false),
    ] {
        let config = Config { language: language.to_owned(), ..Config::default() };
        assert_eq!(config.is_right_to_left(), expected, "{language}");
    }
}

#[test]
fn every_key_has_its_setting() {
    let months = "a, b, c, d, e, f, g, h, i, j, k, l";
    let twelve: Vec<String> = months.split(", ").map(str::to_owned).collect();
    let text = |value: &str| Some(value.to_owned());
    let base = Config::default;
    for (written, expected) in [
        ("sitename: 'Ann''s site'".to_owned(), Config { sitename: text("Ann's site"), ..base() }),
        ("sitename: 2025".into(), Config { sitename: text("2025"), ..base() }),
        ("sitename:".into(), base()),
        ("sitedescription: x".into(), Config { sitedescription: text("x"), ..base() }),
        ("footer: \"[a](b)\"".into(), Config { footer: text("[a](b)"), ..base() }),
        ("homepage: pages/a.md".into(), Config { homepage: text("pages/a.md"), ..base() }),
        ("language: no".into(), Config { language: "no".into(), ..base() }),
        ("language: ~".into(), base()),
        ("navigation: topbar".into(), Config { navigation: Navigation::Topbar, ..base() }),
        ("navigation: sidebar".into(), base()),
        ("nav-position: Right".into(), Config { nav_position: Some(Side::Right), ..base() }),
        ("nav-position: left".into(), Config { nav_position: Some(Side::Left), ..base() }),
        ("theme: theme.yml".into(), Config { theme: text("theme.yml"), ..base() }),
        ("logo: a.svg".into(), Config { logo: text("a.svg"), ..base() }),
        ("favicon: a.png".into(), Config { favicon: text("a.png"), ..base() }),
        ("search: no".into(), Config { search: false, ..base() }),
        ("search: 'false'".into(), Config { search: false, ..base() }),
        ("search: yes".into(), base()),
        ("default-theme: dark".into(), Config { default_theme: ColourMode::Dark, ..base() }),
        ("default-theme: light".into(), Config { default_theme: ColourMode::Light, ..base() }),
        ("default-theme: system".into(), base()),
        ("code-copy: off".into(), Config { code_copy: false, ..base() }),
        ("image-zoom: no".into(), Config { image_zoom: false, ..base() }),
        ("date: DD.MM.YYYY".into(), Config { date: text("DD.MM.YYYY"), ..base() }),
        ("date: system".into(), base()),
        ("time: 12hrs".into(), Config { time: Clock::Hours12, ..base() }),
        ("time: 24hrs".into(), base()),
        ("time: system".into(), base()),
        (format!("monthnames: {months}"), Config { monthnames: twelve.clone(), ..base() }),
        (format!("monthnamesabbreviated: [{months}]"), Config { monthnamesabbreviated: twelve, ..base() }),
        ("pagenotfoundmessage: Gone".into(), Config { pagenotfoundmessage: text("Gone"), ..base() }),
        ("timezone: UTC".into(), base()),
        ("timezone: +02:00".into(), Config { timezone: 120, ..base() }),
        ("timezone: '-05:30'".into(), Config { timezone: -330, ..base() }),
    ] {
        check(&written, expected, &[]);
    }
}

#[test]
fn keys_of_md_cms_without_a_setting_are_accepted() {
    let text = "pwa: yes\npwa-name: a\npwa-shortname: a\npwa-colour: '#fff'\noffline-message: {en: x}\n\
        categories-use: yes\ndefault-category: {code: en}\ncategories: []\ncategories-dates: no\n\
        categories-sectionnames: same\ncategories-selecticon: a\ncategories-selecttext: b\ncallouts: {}\n\
        main-width: 80em\nnav-width: 20em\nfont-body: a\nfont-title: b\nfont-code: c\nlight: {}\ndark: {}\n\
        something-else: 1\n";
    check(text, Config::default(), &[]);
}

#[test]
fn what_is_not_understood_is_told_and_keeps_its_default() {
    let offset = "Write `UTC` or an offset like `+02:00`";
    for (text, problems) in [
        ("a: b: c\n", vec!["config.yml:1:5 yaml-syntax (Put quotes around a text that contains `: `, and align the keys of one map)".to_owned()]),
        ("- a\n", vec!["config.yml:1:1 config-shape (Write `key: value` lines, beginning with `sitename: My site`)".into()]),
        ("site-name: A\n", vec!["config.yml:1:1 unknown-key (Did you mean `sitename`?)".into()]),
        ("sitenmae: A\n", vec!["config.yml:1:1 unknown-key (Did you mean `sitename`?)".into()]),
        ("# é\nsitename: [a]\n", vec!["config.yml:2:11 wrong-type (Write a text)".into()]),
        ("search: maybe\n", vec!["config.yml:1:9 wrong-type (Write `true` or `false`)".into()]),
        ("navigation: bottom\n", vec!["config.yml:1:13 wrong-type (Write `sidebar` or `topbar`)".into()]),
        ("monthnames: a, b\n", vec!["config.yml:1:13 wrong-type (Write twelve names with commas between them)".into()]),
        ("timezone: Europe/Oslo\n", vec![format!("config.yml:1:11 wrong-type ({offset})")]),
        ("timezone: {}\n", vec![format!("config.yml:1:11 wrong-type ({offset})")]),
    ] {
        check(text, Config::default(), &problems.iter().map(String::as_str).collect::<Vec<_>>());
    }
}
