//! Themes: what of a file reaches the style sheet, what is told of the rest, and who links to it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod memory;
mod random;

use mdcms_core::path;
use mdcms_core::report::Problem;
use mdcms_core::site::Settings;
use mdcms_core::theme;
use memory::{app, assemble, outputs, settings, shell};
use random::Random;

const CONFIG: (&str, &str) = ("config.yml", "sitename: x\ntheme: theme.yml");
const POST: (&str, &str) = ("posts/2025-01-02-a.md", "# A\n\nText.\n");

/// The style sheet of a theme with these fonts, and what is told.
fn read(text: &str, fonts: &[&str]) -> (Option<String>, Vec<String>) {
    let mut findings = Vec::new();
    let read = theme::parse(text, &mut findings);
    let sheet = read.sheet(fonts.iter().copied(), &mut findings);
    let told = Problem::locate_all(findings, "theme.yml", text).iter().map(memory::show).collect();
    (sheet.map(|sheet| sheet.css), told)
}

/// A theme without a problem has this style sheet.
fn check(text: &str, fonts: &[&str], css: &str) {
    let (sheet, told) = read(text, fonts);
    assert_eq!(told, [""; 0], "{text:?}");
    assert_eq!(sheet.as_deref().unwrap_or_default(), css, "{text:?}");
}

/// A line of a theme says nothing to the style sheet, and its author is told this.
fn refused(text: &str, problem: &str) {
    let (sheet, told) = read(text, &[]);
    assert_eq!(told, [problem], "{text:?}");
    assert_eq!(sheet, None, "{text:?}");
}

fn root(declarations: &str) -> String {
    format!("@layer tokens {{\n:root {{\n{declarations}\n}}\n}}\n")
}

fn tokens() -> String {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/styles/tokens.css");
    std::fs::read_to_string(file).expect("the style sheet is there")
}

#[test]
fn a_palette_goes_to_the_selectors_of_its_mode() {
    let night = |css: &str| {
        format!(
            "@layer tokens {{\n@media (prefers-color-scheme: dark) {{\n:root:not([data-theme=\"light\"]) {{\n{css}\n}}\n}}\n\
             :root[data-theme=\"dark\"] {{\n{css}\n}}\n}}\n"
        )
    };
    check("palette:\n  light:\n    primary: '#0066CC'", &[], &root("--primary: #0066cc;"));
    check("palette:\n  dark:\n    page: '#0D1726'", &[], &night("--page: #0d1726;"));
    check("colours-semantic:\n  info: '#00f'\n  error: '#a00'", &[], &root("--info: #00f;\n--error: #a00;"));
    check("colours-semantic-dark:\n  success: '#0f0'", &[], &night("--success: #0f0;"));
    let both = "palette: {light: {page: white, ink: black, primary: navy}, dark: {primary: '#9cf'}}";
    let light = "@layer tokens {\n:root {\n--primary: #000080;\n--page: #ffffff;\n--ink: #000000;\n}\n";
    check(both, &[], &night("--primary: #9cf;").replace("@layer tokens {\n", light));
    for selector in [":root:not([data-theme=\"light\"])", ":root[data-theme=\"dark\"]"] {
        assert!(tokens().contains(selector), "{selector}");
    }
}

#[test]
fn what_only_the_day_has_is_at_night_as_without_a_theme() {
    for token in ["heading", "on-surface", "on-surface-title", "on-surface-active", "divider"] {
        let (css, told) = read(&format!("palette:\n  light:\n    {token}: '#123'"), &[]);
        let css = css.expect("there is a style sheet");
        assert_eq!(told, [""; 0]);
        let night = css.split(":root[data-theme=\"dark\"]").nth(1).expect("it says something of the night");
        let fallback = night.lines().find(|line| line.starts_with("--")).expect("there is a fallback");
        assert!(fallback.starts_with(&format!("--{token}: ")), "{fallback}");
        assert!(tokens().contains(fallback), "{fallback} is what www/styles/tokens.css says");
        let given = format!("palette:\n  light:\n    {token}: '#123'\n  dark:\n    {token}: '#eee'");
        assert!(!read(&given, &[]).0.expect("there is a style sheet").contains(fallback));
    }
}

#[test]
fn colours_of_every_form_are_written_anew() {
    for (written, css) in [
        ("#06C", "#06c"),
        ("#06c8", "#06c8"),
        ("#0066CC", "#0066cc"),
        ("#0066cc80", "#0066cc80"),
        (" #06c ", "#06c"),
        ("Navy", "#000080"),
        ("rgb(1,2,3)", "rgb(1 2 3)"),
        ("RGB( 1  2 3 )", "rgb(1 2 3)"),
        ("rgba(1, 2, 3, .5)", "rgb(1 2 3 / .5)"),
        ("rgb(10% 20% 30% / 40%)", "rgb(10% 20% 30% / 40%)"),
        ("hsl(221, 83%, 53%)", "hsl(221 83% 53%)"),
        ("hsla(221deg 83% 53% / 0.5)", "hsl(221deg 83% 53% / 0.5)"),
        ("hsl(-20 83% 53%)", "hsl(-20 83% 53%)"),
        ("oklch(0.55 0.22 263)", "oklch(0.55 0.22 263)"),
        ("oklch(55% 0.22 263deg / 1)", "oklch(55% 0.22 263deg / 1)"),
    ] {
        check(&format!("palette:\n  light:\n    surface: '{written}'"), &[], &root(&format!("--surface: {css};")));
    }
}

#[test]
fn what_is_no_colour_is_left_out() {
    let help =
        "Write it in quotes, such as \"#2563eb\", \"rgb(37 99 235)\", \"hsl(221 83% 53%)\" or \"oklch(0.55 0.22 263)\"";
    for (written, what) in [
        ("red;} body{display:none", "`red;} body{display:none` is no colour that a theme may have"),
        ("url(https://example.org/x)", "`url(https://example.org/x)` is no colour that a theme may have"),
        ("</style><script>", "`</style><script>` is no colour that a theme may have"),
        ("var(--ink)", "`var(--ink)` is no colour that a theme may have"),
        ("rgb(1 2 3", "`rgb(1 2 3` is no colour that a theme may have"),
        ("rgb(1 2 3);--x:(4)", "`rgb(1 2 3);--x:(4)` is no colour that a theme may have"),
        ("rgb(1 2)", "`rgb(1 2)` is no colour that a theme may have"),
        ("rgb(1 2 3 4)", "`rgb(1 2 3 4)` is no colour that a theme may have"),
        ("rgb(1 2 3 / 4 / 5)", "`rgb(1 2 3 / 4 / 5)` is no colour that a theme may have"),
        ("rgb(1e9 2 3)", "`rgb(1e9 2 3)` is no colour that a theme may have"),
        ("rgb(1. 2 3)", "`rgb(1. 2 3)` is no colour that a theme may have"),
        ("rgb(1 2 calc(3))", "`rgb(1 2 calc(3))` is no colour that a theme may have"),
        ("rgb(1234567890123 2 3)", "`rgb(1234567890123 2 3)` is no colour that a theme may have"),
        ("hsl(1 2 3)", "`hsl(1 2 3)` is no colour that a theme may have"),
        ("#06", "`#06` is no colour that a theme may have"),
        ("#06cg", "`#06cg` is no colour that a theme may have"),
        ("0066cc", "`0066cc` is no colour that a theme may have"),
        ("rebecca", "`rebecca` is no colour that a theme may have"),
        ("", "`` is no colour that a theme may have"),
        (&"x".repeat(41), "This is no colour that a theme may have"),
    ] {
        let text = format!("palette:\n  light:\n    surface: '{written}'");
        refused(&text, &format!("warning theme-colour theme.yml:3:14 {what} | {help}"));
    }
    // Without quotes it is a comment.
    let text = "palette:\n  dark:\n    ink: #fff\n    page: [1]";
    let (css, told) = read(text, &[]);
    assert_eq!(css, None);
    assert_eq!(
        told,
        [
            format!("warning theme-colour theme.yml:4:11 This is no colour that a theme may have | {help}"),
            format!("warning theme-colour theme.yml:3:8 There is no colour here | {help}"),
        ]
    );
}

#[test]
fn sizes_have_their_places() {
    check("font-size: 1.1", &[], &root("font-size: 110%;"));
    check("font-size: '1'", &[], &root("font-size: 100%;"));
    check("line-height: 1.5", &[], "@layer tokens {\n:root:root {\n--leading: 1.50;\n}\n}\n");
    check("main-width: 60em", &[], &root("--measure: min(34 * var(--size-text), 60em);"));
    for (written, css) in
        [("20em", "20em"), ("320PX", "320px"), (".5rem", ".5rem"), ("12.5%", "12.5%"), ("40ch", "40ch")]
    {
        check(&format!("nav-width: '{written}'"), &[], &root(&format!("--nav-width: {css};")));
    }
    let length = "Write a length such as `60em` or `320px`; it may be in px, rem, em, ch, % and vw";
    for (text, place, value, help) in [
        ("font-size: 4", "1:12", "`4`", "Write a number from `0.5` to `3`, such as `1.1`"),
        ("font-size: 110%", "1:12", "`110%`", "Write a number like `2` or `0.5`"),
        ("font-size: 1;}", "1:12", "`1;}`", "Write a number like `2` or `0.5`"),
        ("line-height: 24", "1:14", "`24`", "Write a number from `1` to `3`, such as `1.6`"),
        ("line-height: [1]", "1:14", "A list", "Write a number like `2` or `0.5`"),
        ("main-width: 60", "1:13", "`60`", length),
        ("main-width: em", "1:13", "`em`", length),
        ("main-width: -60em", "1:13", "`-60em`", length),
        ("main-width: 1.em", "1:13", "`1.em`", length),
        ("main-width: 60em;}", "1:13", "`60em;}`", length),
        ("nav-width: calc(1px)", "1:12", "`calc(1px)`", length),
    ] {
        refused(text, &format!("warning wrong-type theme.yml:{place} {value} is not understood here | {help}"));
    }
}

#[test]
fn both_dialects_of_yaml_are_read() {
    let css = root("--surface: #06c;");
    for text in [
        "palette:\n  light:\n    surface: '#06c'\nscanlines: no",
        "palette:\n  light:\n    surface: \"#06c\"\nscanlines: On",
        "{\"palette\": {\"light\": {\"surface\": \"#06c\"}}, \"scanlines\": false}",
        "%YAML 1.1\n---\npalette: {light: {surface: '#06c'}}\nscanlines: yes\n...\n",
        "# mdcms theme v0.11.0\r\npalette:\r\n  light:\r\n    surface: '#06c'\r\n",
    ] {
        check(text, &[], &css);
    }
}

#[test]
fn keys_without_an_effect_are_known() {
    for text in [
        "",
        "# nothing",
        "palette:",
        "callouts:\n  info:\n    icon: x\n    primary-colour: '#06c'",
        "nav-section-expand-icon: arrow_right\nnav-section-collapse-icon: arrow_drop_down",
        "scanlines: true",
        "something-else: 1",
        "font-body:\nfont-size: ~\nmain-width:",
    ] {
        check(text, &[], "");
    }
}

#[test]
fn what_is_not_known_is_told() {
    let old = |key: &str| {
        format!(
            "warning theme-old theme.yml:1:1 Colours under `{key}:` at the left margin are an older form, and are not read | \
             Write `palette:` with `{key}:` in it, and the colours in that as `primary`, `page`, `surface`, `ink` and `ink-muted`"
        )
    };
    for (text, problem) in [
        (
            "colors-semantic:\n  info: '#06c'",
            "warning unknown-key theme.yml:1:1 The key `colors-semantic` is not known | Did you mean `colours-semantic`?",
        ),
        (
            "palette:\n  lite:\n    ink: '#06c'",
            "warning unknown-key theme.yml:2:3 There is no palette `lite` | Write the colours under `light:` and `dark:`",
        ),
        (
            "palette:\n  light:\n    on-surfaces: '#06c'",
            "warning unknown-key theme.yml:3:5 There is no colour `on-surfaces` | Did you mean `on-surface`?",
        ),
        (
            "colours-semantic:\n  danger: '#06c'",
            "warning unknown-key theme.yml:2:3 There is no colour `danger` | There are info, success, warning, error",
        ),
        (
            "palette: '#06c'",
            "warning wrong-type theme.yml:1:10 `#06c` is not understood here | Write a map of keys and values",
        ),
        ("light:\n  accent: '#06c'", old("light").as_str()),
        ("dark:\n  nav-background: '#06c'", old("dark").as_str()),
        (
            "- a",
            "error theme-shape theme.yml:1:1 The theme holds no keys | Write `key: value` lines, beginning with `palette:`",
        ),
    ] {
        refused(text, problem);
    }
    let (css, told) = read("palette: {light: {ink: '#06c'}", &[]);
    assert_eq!(css, None);
    assert!(told.len() == 1 && told[0].starts_with("error yaml-syntax theme.yml:1"), "{told:?}");
}

#[test]
fn text_that_is_hard_to_read_is_told() {
    let text =
        |token: &str, over: &str, page: &str| format!("palette:\n  light:\n    page: '{page}'\n    {token}: '{over}'");
    let told = |text: &str| read(text, &[]).1;
    for (token, over, page) in [
        ("ink", "#767676", "#fff"),
        ("ink", "rgb(118 118 118)", "white"),
        ("primary", "#949494", "#fff"),
        ("ink", "#0000", "#fff"),
        ("ink", "oklch(1 0 0)", "#fff"),
    ] {
        assert_eq!(told(&text(token, over, page)), [""; 0], "{over} on {page}");
    }
    assert_eq!(
        told(&text("ink", "#777777", "#fff")),
        [
            "warning theme-contrast theme.yml:4:10 #777777 for text on #fff is hard to read: the contrast is 4.47 to 1 | Choose `ink` and `page` with a contrast of at least 4.5 to 1"
        ]
    );
    assert_eq!(
        told(&text("primary", "rgb(100%, 100%, 100%)", "#fff")),
        [
            "warning theme-contrast theme.yml:4:14 rgb(100% 100% 100%) for links on #fff is hard to read: the contrast is 1.00 to 1 | Choose `primary` and `page` with a contrast of at least 3 to 1"
        ]
    );
    assert_eq!(
        told("palette:\n  dark:\n    page: '#eee'"),
        [
            "warning theme-contrast theme.yml:3:11 #f1f5f9 for text on #eee is hard to read: the contrast is 1.05 to 1 | Choose `ink` and `page` with a contrast of at least 4.5 to 1",
            "warning theme-contrast theme.yml:3:11 #60a5fa for links on #eee is hard to read: the contrast is 2.19 to 1 | Choose `primary` and `page` with a contrast of at least 3 to 1",
        ],
        "with what is built in"
    );
    for colour in ["#2563eb", "#1e293b", "#60a5fa", "#0f172a", "#f1f5f9", "--page: #fff;"] {
        assert!(tokens().contains(colour), "{colour} is built in");
    }
}

#[test]
fn fonts_are_the_sites_own() {
    let face = |file: &str, style: &str, weight: &str, format: &str| {
        format!(
            "@font-face {{\nfont-family: \"Inter\";\nfont-style: {style};\nfont-weight: {weight};\nfont-display: swap;\nsrc: url(\"../assets/fonts/{file}\") format(\"{format}\");\n}}\n"
        )
    };
    let body = root("--font-body: \"Inter\", var(--sans);");
    for (named, files, faces) in [
        ("Inter", vec!["Inter.woff2"], face("Inter.woff2", "normal", "400", "woff2")),
        ("Inter:500", vec!["inter.ttf"], face("inter.ttf", "normal", "500", "truetype")),
        ("bunny:Inter:700", vec!["Inter-Regular.otf"], face("Inter-Regular.otf", "normal", "400", "opentype")),
        ("google:Inter", vec!["Inter[wght].woff2"], face("Inter%5Bwght%5D.woff2", "normal", "100 900", "woff2")),
        (
            "Inter",
            vec!["Inter-VariableFont_opsz,wght.ttf"],
            face("Inter-VariableFont_opsz%2Cwght.ttf", "normal", "100 900", "truetype"),
        ),
        ("Inter", vec!["deep/Inter_18pt-Bold.woff"], face("deep/Inter_18pt-Bold.woff", "normal", "700", "woff")),
        (
            "Inter",
            vec!["Inter-400.ttf", "inter-latin-ext-400-normal.woff2", "inter-v13-latin-regular.woff2"],
            face("inter-v13-latin-regular.woff2", "normal", "400", "woff2"),
        ),
        (
            "Inter",
            vec![
                "Inter-BoldItalic.woff2",
                "Inter-Bold.woff2",
                "Inter-Italic.woff2",
                "Inter-Regular.woff2",
                "InterTight-Regular.woff2",
                "Inter.txt",
                "Inter-notes.woff2",
                "Other.woff2",
            ],
            [
                face("Inter-Regular.woff2", "normal", "400", "woff2"),
                face("Inter-Italic.woff2", "italic", "400", "woff2"),
                face("Inter-Bold.woff2", "normal", "700", "woff2"),
                face("Inter-BoldItalic.woff2", "italic", "700", "woff2"),
            ]
            .concat(),
        ),
    ] {
        let mut files: Vec<String> = files.iter().map(|file| format!("assets/fonts/{file}")).collect();
        let mut random = Random(4);
        for _ in 0..4 {
            let listed: Vec<&str> = files.iter().map(String::as_str).collect();
            check(&format!("font-body: {named}"), &listed, &[body.as_str(), &faces].concat());
            random.shuffle(&mut files);
        }
    }
    let three = "font-body: bunny:Source Sans 3:400\nfont-title: source sans 3:600\nfont-code: bunny:Fira Code:400";
    let (css, told) = read(three, &["assets/fonts/SourceSans3-Regular.woff2", "assets/fonts/fira-code.woff2"]);
    let css = css.expect("there is a style sheet");
    assert_eq!(told, [""; 0]);
    assert!(css.contains("--font-body: \"Source Sans 3\", var(--sans);\n--font-heading: \"source sans 3\", var(--sans);\n--font-code: \"Fira Code\", var(--mono);\n"), "{css}");
    assert_eq!(css.matches("@font-face").count(), 2, "{css}");
    for stack in ["--sans: ", "--mono: "] {
        assert!(tokens().contains(stack), "{stack}");
    }
}

#[test]
fn fonts_of_systems_are_named_as_they_are() {
    for (named, value) in [
        ("system-ui", "system-ui"),
        ("Sans-Serif", "sans-serif"),
        ("bunny:monospace:400", "monospace"),
        ("Georgia", "\"Georgia\", serif"),
        ("times new roman:700", "\"Times New Roman\", serif"),
        ("Verdana", "\"Verdana\", var(--sans)"),
        ("Menlo", "\"Menlo\", var(--mono)"),
    ] {
        check(&format!("font-heading: {named}"), &[], &root(&format!("--font-heading: {value};")));
    }
}

#[test]
fn fonts_that_are_not_there_are_told() {
    refused(
        "font-body: bunny:Source Sans 3:600",
        "warning theme-font theme.yml:1:12 The font `Source Sans 3` is not in assets/fonts/, so readers see a font of their system | Fonts are not taken from other hosts: put its file there, such as `assets/fonts/SourceSans3-600.woff2`",
    );
    for written in [
        "Inter\"; } body {",
        "Inter, serif",
        "url(x)",
        "</style>",
        "a:b:c:d",
        "Inter:1001",
        "a:Inter:bold",
        "-",
        "",
        "In\\ter",
        "bunny::400",
    ] {
        let (css, told) = read(&format!("font-code: '{written}'"), &[]);
        let expected = format!(
            "warning theme-font theme.yml:1:12 `{}` is no font | Write one family and perhaps its weight, such as `Inter` or `Inter:600`; names have letters, digits, spaces and dashes",
            written.escape_debug()
        );
        assert_eq!((css, told), (None, vec![expected]), "{written:?}");
    }
}

/// Whatever is written, a style sheet has nothing but what themes may say.
#[test]
fn no_text_gets_out_of_its_value() {
    let keys = [
        "palette:\n  light:\n    ink: ",
        "palette:\n  dark:\n    page: ",
        "colours-semantic:\n  info: ",
        "font-body: ",
        "font-code: ",
        "font-size: ",
        "line-height: ",
        "main-width: ",
        "nav-width: ",
    ];
    let tokens = [
        "#", "06c", "rgb(", "hsl(", ")", " ", ",", "/", "1", ".5", "%", "em", ";", "}", "{", "url(", "</style>", "\\",
        "\"", "''", "Inter", ":", "@import", "<!--", "\u{2028}", "é", "/*",
    ];
    let mut random = Random(11);
    let mut written = 0;
    for _ in 0..20_000 {
        let key = random.pick(&keys);
        let value = random.text(&tokens, 1, 6);
        let text = format!("{key}'{value}'");
        let (css, _) = read(&text, &["assets/fonts/Inter\"; } x {.woff2", "assets/fonts/Inter.woff2"]);
        let Some(css) = css else { continue };
        written += 1;
        let known = |line: &str| {
            let declared = line.strip_suffix(';').and_then(|line| line.split_once(": "));
            let is_plain =
                |value: &str| !value.contains([';', '{', '}', '<', '>', '\\', '@', ':']) && !value.contains("/*");
            line.ends_with(" {") || line == "}" || declared.is_some_and(|(_, value)| is_plain(value))
        };
        assert!(css.lines().all(known), "{text:?} gives {css}");
        assert_eq!(css.matches('{').count(), css.matches('}').count(), "{text:?} gives {css}");
        assert_eq!(css.matches("url(").count(), css.matches("url(\"../assets/fonts/Inter.woff2\")").count(), "{css}");
    }
    assert!(written > 50, "{written} texts were understood");
}

#[test]
fn every_shell_links_to_the_theme_after_the_sites_own_style() {
    let theme = ("theme.yml", "palette:\n  light:\n    primary: '#06c'");
    let files = |config| [("config.yml", config), POST, theme, ("pages/deep/b.md", "---\naliases: old\n---\n\n# B")];
    let (with, without) = (files(CONFIG.1), files("sitename: x"));
    let based = Settings { base_url: Some("https://example.org/blog/".to_owned()), ..settings() };
    for settings in [settings(), based] {
        let (themed, told) = assemble(&with, settings.clone());
        assert_eq!(told, [""; 0]);
        let (plain, told) = assemble(&without, settings.clone());
        assert_eq!(told, [""; 0]);
        assert_ne!(themed.fingerprint(), plain.fingerprint());
        let sheet = themed.theme.clone().expect("there is a style sheet");
        assert_eq!(plain.theme, None);
        let (outputs, plain) = (outputs(&themed, &with), outputs(&plain, &without));
        assert_eq!(outputs[&sheet.path], sheet.css.as_bytes());
        assert!(!plain.contains_key(&sheet.path));
        let mut shells = 0;
        for (path, bytes) in plain.iter().filter(|(path, _)| path.ends_with(".html")) {
            let [themed, plain] = [&outputs[path], bytes].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
            assert!(!plain.contains("_app/theme-"), "{path}: {plain}");
            if plain.contains("http-equiv=\"refresh\"") {
                assert_eq!(themed, plain, "{path} leads on");
            } else if path == "404.html" && settings.base_url.is_none() {
                assert!(themed.contains(&format!("{} {}\")", app().style(), sheet.path)), "{themed}");
            } else {
                let root = match path.as_str() {
                    "404.html" => "/blog/".to_owned(),
                    _ => path::root_from(path.strip_suffix("index.html").unwrap()),
                };
                let own = format!("<link rel=\"stylesheet\" href=\"{root}{}\">\n", app().style());
                let both = format!("{own}<link rel=\"stylesheet\" href=\"{root}{}\">\n", sheet.path);
                assert_eq!(themed, plain.replace(&own, &both), "{path}");
                shells += 1;
            }
        }
        assert_eq!(shells, if settings.base_url.is_some() { 7 } else { 6 });
    }
}

#[test]
fn a_theme_that_cannot_be_read_is_told_in_the_configuration() {
    let name = "name a YAML file of the site by its path from the site's folder, such as `theme.yml`";
    for (theme, file, problem) in [
        (
            "theme.yml",
            "other.yml",
            "the theme `theme.yml` is not there | correct the path, or remove the line `theme:`".to_owned(),
        ),
        (
            "../theme.yml",
            "theme.yml",
            format!("the theme `../theme.yml` is not read: it leads out of the site | {name}"),
        ),
        (
            "posts/2025-01-02-a.md",
            "theme.yml",
            format!("the theme `posts/2025-01-02-a.md` is not read: it is no YAML file | {name}"),
        ),
    ] {
        let config = format!("sitename: x\ntheme: {theme}");
        let files = [("config.yml", config.as_str()), POST, (file, "palette:\n  light:\n    page: red")];
        let (site, told) = assemble(&files, settings());
        assert_eq!(told, [format!("warning no-theme config.yml {problem}")]);
        assert_eq!(site.theme, None);
    }
    for theme in ["./assets/themes/own.yaml", "/assets/themes/own.yaml", "assets/x/../themes/own.yaml"] {
        let config = format!("sitename: x\ntheme: {theme}");
        let files = [("config.yml", config.as_str()), POST, ("assets/themes/own.yaml", "font-body: Inter:x")];
        let (_, told) = assemble(&files, settings());
        assert_eq!(told.len(), 1);
        assert!(told[0].starts_with("warning theme-font assets/themes/own.yaml:1:12 "), "{told:?}");
    }
}

#[test]
fn a_theme_takes_its_fonts_from_the_site() {
    let theme = ("theme.yml", "font-body: bunny:Inter:400");
    let files = [CONFIG, POST, theme, ("assets/fonts/Inter.woff2", "")];
    let (site, told) = assemble(&files, settings());
    assert_eq!(told, [""; 0]);
    let sheet = site.theme.clone().expect("there is a style sheet");
    assert!(sheet.css.contains("url(\"../assets/fonts/Inter.woff2\")"), "{}", sheet.css);
    assert!(shell(&site, POST.0).contains(&sheet.path));
    let (without, told) = assemble(&[CONFIG, POST, theme], settings());
    assert_eq!((without.theme, told.len()), (None, 1));
}
