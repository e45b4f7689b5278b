//! A site to the files of a website: the same site gives the same bytes, and every file is where it belongs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod memory;
mod random;

use mdcms_core::build::{self, App};
use mdcms_core::manifest::Needs;
use mdcms_core::site::{Settings, Site};
use memory::{app, assemble, outputs, settings, site};
use random::Random;

const FILES: [(&str, &str); 11] = [
    ("config.yml", "sitename: Build\nfooter: '[About](pages/about.md)'\n"),
    ("nav.yml", "pages:\n- file: pages/about.md\n- file: pages/b.md\n"),
    ("pages/home.md", "# Home\n\n```mdcms posts-created-reversechronological\n```\n"),
    ("pages/about.md", "# About\n\n![](../assets/a.png) [gone](gone.md)\n"),
    ("pages/b.md", "---\nslug: bee\naliases: [/b1/, /b2/]\n---\n# B\n"),
    ("posts/2024-01-01-a.md", "# A\n\n[b](../pages/b.md)\n"),
    ("posts/2024-01-01-c.md", "# C\n"),
    ("posts/2023-01-01-d.md", "# D\n"),
    ("posts/img/e.png", "30x20"),
    ("assets/a.png", "640x480"),
    ("robots.txt", ""),
];

#[test]
fn the_order_of_the_files_does_not_matter() {
    let expected = outputs(&site(&FILES), &FILES);
    let problems = assemble(&FILES, settings()).1;
    let mut random = Random(4);
    for round in 0..20 {
        let mut files = FILES;
        random.shuffle(&mut files);
        let mut parts = memory::parts(&files);
        random.shuffle(&mut parts.documents);
        let (shuffled, told) = Site::assemble(parts, settings());
        assert!(outputs(&shuffled, &files) == expected, "round {round} differs");
        assert_eq!(told.iter().map(memory::show).collect::<Vec<_>>(), problems, "round {round}");
    }
}

#[test]
fn no_output_tells_when_it_was_made() {
    let at = |now| outputs(&assemble(&FILES, Settings { now, ..Settings::default() }).0, &FILES);
    assert!(at(memory::NOW) == at(memory::NOW + 1_000_000), "the time of a build is no part of it");
}

#[test]
fn a_website_has_these_files() {
    let site = site(&FILES);
    let names: Vec<String> = outputs(&site, &FILES).into_keys().filter(|path| !path.starts_with("_app/")).collect();
    assert_eq!(
        names,
        [
            ".nojekyll",
            "404.html",
            "_manifest/archive-0.json",
            "_manifest/links-0.json",
            "_manifest/lookup-0.json",
            "_manifest/posts-0.json",
            "_manifest/root.json",
            "about/index.html",
            "archive/2023/index.html",
            "archive/2024/index.html",
            "archive/index.html",
            "assets/a.png",
            "b1/index.html",
            "b2/index.html",
            "bee/index.html",
            "config.yml",
            "index.html",
            "nav.yml",
            "pages/about.md",
            "pages/b.md",
            "pages/home.md",
            "posts/2023-01-01-d.md",
            "posts/2024-01-01-a.md",
            "posts/2024-01-01-c.md",
            "posts/a/index.html",
            "posts/c/index.html",
            "posts/d/index.html",
            "posts/img/e.png",
            "posts/index.html",
            "robots.txt",
        ]
    );
    let rest = build::rest(&site, &app(), &[]);
    assert!(rest.windows(2).all(|two| two[0].path < two[1].path), "sorted, and no path twice");
}

#[test]
fn the_renderers_files_are_named_by_their_content() {
    let files = |style: &str| {
        let texts = [
            ("mdcms-app.js", "load('part-maths.wasm', 'part-maths.css', 'part-extensions-maths.wasm')"),
            ("mdcms-app_bg.wasm", "wasm"),
            ("part-maths.wasm", "maths"),
            ("part-maths.css", "math{}"),
            ("part-extensions-maths.wasm", "both"),
            (
                "boot.js",
                "import './mdcms-app.js'; './mdcms-app_bg.wasm'; './code.js'; './headings.js'; './mode.js'; './zoom.js'",
            ),
            ("code.js", "import('./lang/'+a)"),
            ("headings.js", "headings()"),
            ("mode.js", "mode()"),
            ("zoom.js", "zoom()"),
            ("lang/a.js", "A"),
            ("lang/bc.js", "BC"),
            ("early.js", " early('{boot}')\n"),
            ("probe.js", "probe('{boot}', '{styles}')"),
            ("b.css", "b{}"),
            ("a.css", style),
            ("icons/favicon.svg", "<svg/>"),
        ];
        texts.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).to_vec()
    };
    let app = App::new(files("a{}")).expect("nothing is missing");
    let names: Vec<&str> = app.files().map(|(path, _)| path).collect();
    assert!(names.windows(2).all(|two| two[0] < two[1]), "{names:?}");
    let needs = Needs { extended: true, ..Needs::default() };
    let parts: Vec<&str> = app.parts(Needs { maths: true, ..needs }).collect();
    let [notes, part_style, part] = parts.as_slice() else { panic!("three files: {parts:?}") };
    assert_eq!(app.parts(needs).collect::<Vec<_>>(), [*notes], "a page without formulas needs less");
    assert_eq!(app.parts(Needs::default()).count(), 0);
    for path in [app.glue(), app.wasm(), app.style(), app.boot(), app.icon(), part_style, part, notes] {
        assert!(names.contains(&path), "{path} is among {names:?}");
        let hash = path.rsplit(['-', '.']).nth(1).expect("there is a hash");
        assert!(hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{path}");
    }
    let content = |path: &str| {
        let (_, bytes) = app.files().find(|(name, _)| *name == path).expect("it is there");
        String::from_utf8(bytes.to_vec()).expect("it is text")
    };
    assert_eq!(content(app.style()), "a{}\nb{}\n", "styles in the order of their names");
    let named =
        |start: &str| *names.iter().find(|name| name.starts_with(&format!("_app/{start}"))).expect("it is there");
    let code = named("code-");
    let beside = |path: &str| path.trim_start_matches("_app/").to_owned();
    assert_eq!(
        content(app.boot()),
        format!(
            "import './{}'; './{}'; './{}'; './{}'; './{}'; './{}'",
            beside(app.glue()),
            beside(app.wasm()),
            beside(code),
            beside(named("headings-")),
            beside(named("mode-")),
            beside(named("zoom-"))
        )
    );
    let folder = named("lang-").rsplit_once('/').expect("they are in a folder").0;
    assert_eq!(content(code), format!("import('./{}/'+a)", beside(folder)));
    assert_eq!(content(&format!("{folder}/bc.js")), "BC");
    let in_glue = format!("load('{}', '{}', '{}')", beside(part), beside(part_style), beside(notes));
    assert_eq!(content(app.glue()), in_glue);
    assert_eq!(content(part_style), "math{}", "it is no part of the site's style");
    assert_eq!(app.early_script(), format!("early('{}')", beside(app.boot())));
    assert_eq!(app.probe_script(None), format!("probe('{}', '{}')", app.boot(), app.style()));
    let themed = format!("probe('{}', '{} _app/theme.css')", app.boot(), app.style());
    assert_eq!(app.probe_script(Some("_app/theme.css")), themed);

    let other = App::new(files("a{b:c}")).expect("nothing is missing");
    assert_ne!(app.style(), other.style());
    assert_eq!((app.boot(), app.glue(), app.wasm()), (other.boot(), other.glue(), other.wasm()));
    for missing in ["mdcms-app.js", "mdcms-app_bg.wasm", "boot.js", "early.js", "probe.js", "icons/favicon.svg"] {
        let left = files("").into_iter().filter(|(name, _)| name != missing).collect();
        assert_eq!(App::new(left).expect_err("it is not complete"), format!("the renderer has no `{missing}`"));
    }
    let mut no_text = files("");
    no_text.retain(|(name, _)| name != "boot.js");
    no_text.push(("boot.js".to_owned(), vec![0xff]));
    assert_eq!(App::new(no_text).expect_err("it is no text"), "the renderer's `boot.js` is not text");
}

#[test]
fn a_page_beyond_the_last_one_is_empty() {
    let page = build::page(&site(&FILES), &app(), 99);
    assert!(page.outputs.is_empty() && page.problems.is_empty());
}

#[test]
fn problems_of_a_body_are_told_in_lines_of_the_file() {
    let text = "---\ntitle: é\n---\n\n[a](gone.md) ![b](img/E.png)\n\n<i>c</i> <x-y onclick='a'>\n\n> <p style='b'>\n\n```mdcms posts-created-chronological\nlimit: x\n```\n";
    let files = [FILES.as_slice(), &[("posts/f.md", text)]].concat();
    let problems: Vec<String> = memory::page(&site(&files), "posts/f.md").problems.iter().map(memory::show).collect();
    assert_eq!(
        problems,
        [
            "warning broken-link posts/f.md:5:1 the link leads to `posts/gone.md`, which is not there | \
             write the path from this file or from the site's folder",
            "warning missing-picture posts/f.md:5:14 the picture leads to `posts/img/E.png`, which is not there | \
             did you mean `posts/img/e.png`?",
            "warning raw-html posts/f.md:7:10 the HTML element `x-y` is shown as text | write it as Markdown, or in backticks if it is meant to be read",
            "warning html-attribute posts/f.md:9:3 the attribute `style` is left out | pages take no styles or scripts from their text; classes can be styled by the theme",
            "warning block-option posts/f.md:11:1 the list of posts does not know `limit: x` | it takes `limit:` with a \
             number or `all`, `paginate:` with `yes`, `no` or `none`, and, unless it is of the last year or month, \
             `selectyear:` with `yes` or `no` and `defaultyear:` with `current` or a year",
        ]
    );
}

#[test]
fn a_fingerprint_tells_when_other_pages_may_change() {
    let changed = |path: &str, text: &str| {
        let files: Vec<_> = FILES.iter().map(|file| if file.0 == path { (path, text) } else { *file }).collect();
        site(&files).fingerprint()
    };
    let before = site(&FILES).fingerprint();
    assert_eq!(before, site(&FILES).fingerprint());
    for (path, text, is_same) in [
        ("posts/2024-01-01-c.md", "# C\n\nAnother body.", true),
        ("posts/2024-01-01-c.md", "# Other title\n", false),
        ("posts/2024-01-01-c.md", "---\nslug: x\n---\n# C\n", false),
        ("posts/2024-01-01-c.md", "---\naliases: /x/\n---\n# C\n", false),
        ("pages/about.md", "# Us\n", false),
        ("config.yml", "sitename: Other", false),
        ("nav.yml", "pages:\n- file: pages/b.md\n", false),
        ("assets/a.png", "1x1", false),
    ] {
        assert_eq!(changed(path, text) == before, is_same, "{path}: {text:?}");
    }
}
