//! Other files in a page: the command cuts them and tells the reader's app, and what cannot be included is told and shown
//! as it is written.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod memory;
mod nodes;
mod random;

use mdcms_core::front_matter::Summary;
use mdcms_core::html::{self, Style};
use mdcms_core::link::{Links, PageLinks};
use mdcms_core::manifest::Facts;
use mdcms_core::markdown::Extensions;
use mdcms_core::page;
use mdcms_core::report::Ignore;
use mdcms_core::site::{Settings, Site, SiteLinks, Snippet};
use random::Random;

const PAGE: &str = "pages/page.md";

/// What readers see of the page, made with these links.
fn shown(site: &Site, links: &dyn Links) -> String {
    let placed = site.documents.iter().find(|placed| placed.document.path == PAGE).expect("it is there");
    let text = &placed.document.text;
    let page = page::read(PAGE, text, Some(&Summary::default()), links, Some(Extensions::all()), Ignore);
    nodes::check(text.get(..200).unwrap_or(text), &page.content, &text[page.body_at..]);
    let mut html = String::new();
    for block in page.content.all_blocks() {
        html::write(&mut html, &block.nodes, Style::Site);
    }
    html
}

/// A page among other files as the command shows it, which the app does too; and what is wrong with it.
fn page_with(body: &str, files: &[(&str, &str)], settings: Settings) -> (String, Vec<String>, Facts) {
    let mut all = vec![(PAGE, body), memory::CONFIG];
    all.extend(files);
    let (site, _) = memory::assemble(&all, settings);
    let built = memory::page(&site, PAGE);
    let by_command = shown(&site, &SiteLinks::new(&site, PAGE, "page/"));
    let facts = built.facts;
    let app =
        PageLinks { document: PAGE, root: "../", exceptions: &facts.links, sizes: &facts.sizes, told: &facts.told };
    assert_eq!(shown(&site, &app), by_command, "the app shows what the command says");
    assert!(facts.needs.extended, "the app knows that it needs the extensions");
    (by_command, built.problems.iter().map(memory::show).collect(), facts)
}

fn page_of(body: &str, files: &[(&str, &str)]) -> (String, Vec<String>) {
    let (html, problems, _) = page_with(body, files, memory::settings());
    (html, problems)
}

/// What is wrong with a line that is shown as it is written.
fn fault(line: &str, files: &[(&str, &str)]) -> String {
    let (html, problems) = page_of(line, files);
    let written = line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    assert_eq!(html, format!("<p>{written}</p>\n"), "{line}");
    assert_eq!(problems.len(), 1, "{line}: {problems:?}");
    problems[0].replace("pages/page.md:1:1 ", "")
}

#[test]
fn nothing_outside_of_the_site_is_included() {
    let outside = |path: &str| {
        format!(
            "error include-file `{path}` is no file of the site, and nothing else is included | write the path from this file, or with `@/` from the site's folder"
        )
    };
    let files = [("passwd", "root\n"), ("x", "root\n"), ("etc/passwd", "root\n")];
    for path in [
        "../../etc/passwd",
        "@/../x",
        "/../x",
        "@/a/../../x",
        "http://example.org/x",
        "https://example.org/x.md",
        "file:///etc/passwd",
        "//example.org/x",
        "C:\\x",
        "..\\..\\x",
        "\u{1}x",
        ".",
        "/",
        "@/",
        "../",
    ] {
        for line in [format!("<!--@include: {path}-->"), format!("<<< {path}"), format!("--8<-- \"{path}\"")] {
            if path == "C:\\x" && line.starts_with('-') {
                continue;
            }
            assert_eq!(fault(&line, &files), outside(path), "{line}");
        }
    }
    for (path, looked_for) in
        [("C:/x", "pages/C:/x"), ("%2e%2e/%2e%2e/x", "pages/%2e%2e/%2e%2e/x"), ("~/x", "pages/~/x"), ("@x", "pages/@x")]
    {
        let told = fault(&format!("<!--@include: {path}-->"), &[]);
        assert!(told.starts_with(&format!("error include-file there is no file `{looked_for}` |")), "{told}");
    }
    // A null character is another one in every text.
    let (_, problems) = page_of("<!--@include: x\0-->", &files);
    assert!(problems[0].contains("there is no file `pages/x\u{fffd}`"), "{problems:?}");
}

#[test]
fn what_is_not_there_is_told() {
    let files = [
        ("parts/a.md", "one\n\n## Two\n\nthree\n"),
        ("code.js", "// #region a\n1\n// #endregion\n// #region b\n2\n"),
        ("pages/Deep.md", "x\n"),
    ];
    let missing = "write the path from this file, or with `@/` from the site's folder";
    for (line, expected) in [
        ("<!--@include: ./b.md-->", format!("error include-file there is no file `pages/b.md` | {missing}")),
        ("<!--@include: ./a.md-->", "error include-file there is no file `pages/a.md` | did you mean `@/parts/a.md`?".into()),
        ("<<< deep.md", "error include-file there is no file `pages/deep.md` | did you mean `@/pages/Deep.md`?".into()),
        ("<!--@include: @/parts/a.md#b-->", "error include-part `parts/a.md` has no part `b` | mark it with `#region` and `#endregion` in comments".into()),
        ("<<< @/code.js#c", "error include-part `code.js` has no part `c` | the parts of the file are `a`, `b`".into()),
        ("<<< @/code.js#b", "error include-part the part `b` of `code.js` has no end | mark its end in the way of its start".into()),
        ("<<< @/parts/a.md#two", "error include-part `parts/a.md` has no part `two` | mark it with `#region` and `#endregion` in comments".into()),
        ("<!--@include: @/parts/a.md{6,}-->", "error include-part `parts/a.md` is included from line 6, and it has 5 lines | correct the lines".into()),
        ("<!--@include: @/parts/a.md#two{3}-->", "error include-part `parts/a.md` is included from line 3, and its part has 2 lines | correct the lines".into()),
        ("<!--@include: @/parts/a.md{3,1}-->", "error include-part `{3,1}` is not understood | write `{3}`, `{3,10}`, `{3,}` or `{,10}`; lines are counted from 1".into()),
    ] {
        assert_eq!(fault(line, &files), expected, "{line}");
    }
    let (html, problems) = page_of("<!--@include: @/parts/a.md{5,6}-->", &files);
    assert_eq!(html, "<p>three</p>\n");
    assert_eq!(
        problems,
        [
            "warning include-part pages/page.md:1:1 `parts/a.md` is included up to line 6, and it has 5 lines | correct the lines"
        ]
    );
    let (html, problems) = page_of("<!--@include: @/empty.md-->\n\n# Title\n", &[("empty.md", "---\na: b\n---\n")]);
    assert_eq!(
        html, "<div>\n</div>\n<h2 id=\"title\">Title</h2>\n",
        "the title of a page is what its own text begins with"
    );
    assert_eq!(
        problems,
        [
            "warning include-part pages/page.md:1:1 what is included of `empty.md` is empty | write something into it, or remove this line"
        ]
    );
}

#[test]
fn a_link_that_cannot_be_put_in_place_stays_a_link() {
    let (html, problems) = page_of("[a *b*](x.md ':include')\n", &[]);
    assert_eq!(html, "<p><a href=\"../x/\">a <em>b</em></a></p>\n");
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(problems.iter().any(|it| it.starts_with("warning broken-link pages/page.md:1:1 ")), "{problems:?}");
    let (html, problems) = page_of("Text.\n\n[a](../assets/x.mp4 ':include')\n", &[("assets/x.mp4", "")]);
    assert_eq!(html, "<p>Text.</p>\n<p><a href=\"../assets/x.mp4\">a</a></p>\n");
    assert_eq!(
        problems,
        [
            "warning include-type pages/page.md:3:1 what is of the type `video` is not included | the types are `markdown` and `code`; sound and film can be put on a page by HTML"
        ]
    );
}

#[test]
fn only_short_texts_are_included() {
    let long = "a".repeat(Snippet::LONGEST + 1);
    let told = "is not included, because it has more than 1 MB | include a smaller file, or link to it";
    assert_eq!(fault("<<< @/a.txt", &[("a.txt", &long)]), format!("error include-file `a.txt` {told}"));
    let document = [("pages/a.md", long.as_str())];
    assert_eq!(fault("<<< @/pages/a.md", &document), format!("error include-file `pages/a.md` {told}"));
    assert!(Snippet::read("a", vec![b'a'; Snippet::LONGEST]).text.is_ok());

    let mut parts = memory::parts(&[(PAGE, "<<< @/a.bin\n")]);
    parts.files.push("a.bin".into());
    parts.snippets.insert("a.bin".into(), Snippet::read("a.bin", vec![0xff]));
    let (site, _) = Site::assemble(parts, memory::settings());
    let problems: Vec<String> = memory::page(&site, PAGE).problems.iter().map(memory::show).collect();
    assert_eq!(
        problems,
        [
            "error include-file pages/page.md:1:1 `a.bin` is not included, because it is no text | save it as UTF-8, or link to it"
        ]
    );
}

#[test]
fn what_is_not_published_is_not_included() {
    let line = "<!--@include: ./a.md-->";
    let told = "error include-unpublished `pages/a.md` is a draft, or not yet or no longer published: builds do not include it | publish it, or move the text to a file outside of `posts/` and `pages/`";
    for front in ["draft: true", "published: false", "publishDate: 2027-01-01", "expiryDate: 2025-01-01"] {
        let text = format!("---\n{front}\n---\nsecret\n");
        assert_eq!(fault(line, &[("pages/a.md", &text)]), told, "{front}");
        // Not by way of another file either.
        let files = [("pages/a.md", text.as_str()), ("b.md", "<!--@include: pages/a.md-->\n")];
        let (html, problems) = page_of("<!--@include: @/b.md-->", &files);
        assert_eq!(html, "<p>&lt;!--@include: pages/a.md--&gt;</p>\n");
        assert!(problems.len() == 1 && problems[0].contains("in `b.md`, `pages/a.md` is a draft"), "{problems:?}");
    }
    // Somebody who writes sees it, and is told.
    let drafts = Settings { drafts: true, ..memory::settings() };
    let draft = [("pages/a.md", "---\ndraft: true\n---\nsecret\n")];
    let (html, problems, _) = page_with(line, &draft, drafts.clone());
    assert_eq!(html, "<p>secret</p>\n");
    assert_eq!(problems, [told.replace("include-unpublished", "include-unpublished pages/page.md:1:1")]);
    let (_, problems, _) = page_with(&format!("---\ndraft: true\n---\n{line}"), &draft, drafts);
    assert!(problems.is_empty(), "a draft may include a draft: {problems:?}");
}

#[test]
fn files_that_include_each_other_end() {
    let files = [("a.md", "a\n\n<!--@include: ./b.md-->\n"), ("b.md", "b\n\n<!--@include: ./a.md-->\n")];
    let (html, problems) = page_of("<!--@include: @/a.md-->", &files);
    assert_eq!(html, "<p>a</p>\n<p>b</p>\n<p>&lt;!--@include: ./a.md--&gt;</p>\n");
    assert_eq!(
        problems,
        [
            "error include-cycle pages/page.md:1:1 in `b.md`, `a.md` would include itself, by way of `pages/page.md`, `a.md`, `b.md` | remove one of these lines"
        ]
    );
    assert_eq!(
        fault("<!--@include: ./page.md-->", &[]),
        "error include-cycle `pages/page.md` would include itself, by way of `pages/page.md` | remove one of these lines"
    );
    let own = "<!--@include: ./page.md#b-->\n\n<!-- #region b -->\nown\n<!-- #endregion -->\n";
    assert_eq!(page_of(own, &[]), ("<p>own</p>\n<p>own</p>\n".to_owned(), vec![]));

    let chain: Vec<(String, String)> =
        (1..12).map(|at| (format!("{at}.md"), format!("{at}\n\n<!--@include: {}.md-->\n", at + 1))).collect();
    let chain: Vec<(&str, &str)> = chain.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let (html, problems) = page_of("<!--@include: @/1.md-->", &chain);
    assert!(html.ends_with("<p>8</p>\n<p>&lt;!--@include: 9.md--&gt;</p>\n"), "{html}");
    assert_eq!(
        problems,
        [
            "error include-depth pages/page.md:1:1 in `8.md`, `9.md` is not included: files may be included 8 deep | include it in a file that is closer to the page"
        ]
    );
}

#[test]
fn a_page_takes_in_a_megabyte_and_no_more() {
    let told = |problems: &[String]| problems.iter().filter(|it| it.contains(" include-too-much ")).count();
    let facts_size = |facts: &Facts| facts.told.iter().map(|(_, answer)| answer.len()).sum::<usize>();
    let text = "word ".repeat(20_000);
    // One file many times, many parts of one file, a few large ones, and one that grows.
    let same = "<!--@include: @/a.md-->\n\n".repeat(10_000);
    let ranges: String = (1..10_000).map(|at| format!("<!--@include: @/lines.md{{{at}}}-->\n\n")).collect();
    let large =
        (1..20).map(|at| format!("<!--@include: @/{at}.txt-->\n\n")).collect::<String>() + "<!--@include: @/1.txt-->\n";
    let lines = "line\n".repeat(10_000);
    let doubling: Vec<(String, String)> = (0..8)
        .map(|at| (format!("d{at}.md"), format!("<!--@include: d{}.md-->\n\n", at + 1).repeat(20)))
        .chain([("d8.md".to_owned(), "word\n".repeat(100))])
        .collect();
    let quarter = "word ".repeat(50_000);
    let mut files = vec![("a.md", text.as_str()), ("lines.md", &lines)];
    let names: Vec<String> = (1..20).map(|at| format!("{at}.txt")).collect();
    files.extend(names.iter().map(|name| (name.as_str(), quarter.as_str())));
    files.extend(doubling.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    for (name, body, words) in [
        ("same", same.as_str(), 10 * 20_000),
        // As many as are found in 32 MB.
        ("ranges", &ranges, 640),
        ("large", &large, 4 * 50_000),
        ("doubling", "<!--@include: @/d0.md-->", 0),
    ] {
        let (html, problems, facts) = page_with(body, &files, memory::settings());
        assert_eq!(html.matches("word").count() + html.matches("<p>line</p>").count(), words, "{name}");
        assert_eq!(told(&problems), 1, "{name}: {:?}", problems.get(..3));
        assert!(facts_size(&facts) <= 1_000_010, "{name}: {}", facts_size(&facts));
        let lines = body.matches("@include").count();
        let shown = html.matches("@include").count();
        assert!(shown > 0 && shown <= lines, "{name}: what is not included is shown");
    }
    let missing: String = (1..10_000).map(|at| format!("<!--@include: @/{at}.md-->\n\n")).collect();
    let (html, problems, _) = page_with(&missing, &files, memory::settings());
    assert_eq!(html.matches("@include").count(), 9_999);
    assert_eq!((told(&problems), problems.len()), (1, 1_001), "a thousand are looked for");
}

#[test]
fn what_is_inside_is_a_part_of_the_page() {
    let files = [
        ("parts/a.md", "## A\n\nnote[^1] :tada: [[Other]] [x](gone.md) ![p](../assets/p.png)\n\n[^1]: by `a`\n"),
        ("pages/other.md", "---\ntitle: Other\n---\n"),
        ("assets/p.png", "640x480"),
    ];
    let body = "## A\n\nown^[one]\n\n<!--@include: @/parts/a.md-->\n\nmore^[two]\n";
    let (html, problems) = page_of(body, &files);
    for part in [
        "<h2 id=\"a-1\">A</h2>",
        "🎉 <a href=\"../other/\">Other</a>",
        "<img src=\"../assets/p.png\" alt=\"p\" width=\"640\" height=\"480\" />",
        "<li id=\"fn-2\">\n<p>by <code>a</code>",
        "<li id=\"fn-3\">\n<p>two",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    assert_eq!(
        problems,
        [
            "warning broken-link pages/page.md:5:1 the link leads to `pages/gone.md`, which is not there | write the path from this file or from the site's folder"
        ]
    );

    let tabs = "Text\n\n```mdcms tab\nitems:\n- title: A\n  content: |\n    <!--@include: ./other.md{4}-->\n\n    <<< ./gone.js\n- title: B\n  content: \"<!--@include: ./other.md{4}-->\"\n```\n";
    let (html, problems) = page_of(tabs, &[("pages/other.md", "---\ntitle: Other\n---\nbody\n")]);
    assert_eq!(html.matches("<p>body</p>").count(), 2, "{html}");
    assert!(html.contains("<p>&lt;&lt;&lt; ./gone.js</p>"), "{html}");
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].starts_with("error include-file pages/page.md:9:5 there is no file"), "{problems:?}");
}

#[test]
fn what_includes_nothing_stays_as_it_is() {
    for (body, expected) in [
        ("<!--\n<!--@include: ./a.md-->\n\nafter\n", "<p>after</p>\n"),
        ("<<<<<<< HEAD\n", "<p>&lt;&lt;&lt;&lt;&lt;&lt;&lt; HEAD</p>\n"),
        ("text <!--@include: ./a.md--> text\n", "<p>text  text</p>\n"),
        ("<pre>\n<<< ./a.md\n</pre>\n", "<pre>\n&lt;&lt;&lt; ./a.md\n</pre>\n"),
    ] {
        let (site, _) = memory::assemble(&[(PAGE, body), ("pages/a.md", "a\n")], memory::settings());
        let html = shown(&site, &SiteLinks::new(&site, PAGE, "page/"));
        assert_eq!(html, expected, "{body}");
    }
    let (html, problems) = page_of("<div>\n<!--@include: ./a.md-->\n</div>\n", &[("pages/a.md", "a\n")]);
    assert_eq!(html, "<div>\n\n\n</div>\n");
    assert_eq!(
        problems,
        [
            "warning include-in-html pages/page.md:2:1 nothing is included here, because the line is a part of a block of HTML | put an empty line before it and one after it"
        ]
    );
    // Every page shows the footer, and no page is told of what it includes.
    let footer = ("config.yml", "sitename: Site\nfooter: |\n  <!--@include: pages/a.md-->\n");
    let (_, problems) = memory::assemble(&[footer, ("pages/a.md", "a\n")], memory::settings());
    assert_eq!(
        problems,
        ["error include-file config.yml in the footer, only pages and posts include files | write the text itself"]
    );
    // Lists of posts show a page's own words.
    let site =
        memory::site(&[("posts/2025-01-02-a.md", "One\n\n<!--@include: ./b.md-->\n\n<!-- more -->\n"), memory::CONFIG]);
    assert_eq!(site.documents[0].as_post().description, "One");
}

#[test]
fn a_page_changes_with_what_it_includes() {
    let print = |files: &[(&str, &str)]| memory::site(files).fingerprint();
    let with = |part: &str, inner: &str, other: &str, document: &str| {
        let body = "<!--@include: @/a.md-->\n\n<!--@include: ./b.md-->\n";
        print(&[(PAGE, body), ("a.md", part), ("i.md", inner), ("other.md", other), ("pages/b.md", document)])
    };
    let nests = "<!--@include: i.md-->";
    let before = with(nests, "i", "o", "b");
    assert_eq!(with(nests, "i", "changed", "b"), before, "what nobody includes");
    for (name, after) in [
        ("a file", with("changed", "i", "o", "b")),
        ("a nested file", with(nests, "changed", "o", "b")),
        ("a document", with(nests, "i", "o", "changed")),
    ] {
        assert_ne!(after, before, "{name}");
    }
}

/// What lines that include a file consist of, and what stands around them.
const TOKENS: [&str; 44] = [
    "<!--@include: ",
    "<!--@include: ./a.md-->\n",
    "<!--@include: ./b.md#r-->\n",
    "@/b.md",
    "./c.js",
    "a.md",
    "#r",
    "#h",
    "{1,}",
    "{,3}",
    "{2}",
    "-->\n",
    "<<< ",
    "<<< @/c.js#r{1 ts} [t]\n",
    "[t]",
    "--8<-- \"",
    "c.js:2:3",
    ":s",
    "\"\n",
    "```py\n--8<-- \"c.js\"\n```\n",
    "[a](b.md ':include",
    " :type=code",
    " :fragment=t",
    "')\n\n",
    "> ",
    "- ",
    "* ",
    "  ",
    "\n",
    "\n\n",
    "## h\n",
    "# t\n",
    "---\n",
    "```\n",
    "<!-- #region r -->\n",
    "<!-- #endregion r -->\n",
    "// #region r\n",
    "// #endregion\n",
    "/// [t]\n",
    "a[^1] é\n",
    "\n[^1]: b\n",
    "::: code-group\n",
    ":::\n",
    "<b>",
];

#[test]
fn whatever_files_include_the_app_shows_what_the_command_does() {
    let mut random = Random(11);
    let mut included = 0;
    for round in 0..3_000 {
        let [page, a, b, c] = [20, 12, 12, 12].map(|most| random.text(&TOKENS, 1, most));
        let files = [(PAGE, page.as_str()), ("pages/a.md", &a), ("b.md", &b), ("pages/b.md", &b), ("c.js", &c)];
        let (site, _) = memory::assemble(&files, memory::settings());
        let built = memory::page(&site, PAGE);
        let facts = built.facts;
        included += facts.told.iter().filter(|(key, _)| key.starts_with("include:")).count();
        let app =
            PageLinks { document: PAGE, root: "../", exceptions: &facts.links, sizes: &facts.sizes, told: &facts.told };
        let by_command = shown(&site, &SiteLinks::new(&site, PAGE, "page/"));
        assert_eq!(shown(&site, &app), by_command, "round {round}: {files:?}");
        let placed = site.documents.iter().find(|placed| placed.document.path == PAGE).expect("it is there");
        let text = &placed.document.text;
        let mut findings = Vec::new();
        let links = SiteLinks::new(&site, PAGE, "page/");
        let extended =
            page::read(PAGE, text, None, &links, Some(Extensions::all()), &mut findings).content.needs.extended;
        for finding in findings {
            assert!(text.get(finding.at.clone()).is_some(), "round {round}: {finding:?} is no part of {text:?}");
        }
        if !extended {
            assert_eq!(shown_plain(&site), by_command, "round {round}: {page:?} does not ask for extensions");
        }
    }
    assert!(included > 500, "{included} lines include a file");
}

/// What readers see where the code of the extensions is not loaded.
fn shown_plain(site: &Site) -> String {
    let placed = site.documents.iter().find(|placed| placed.document.path == PAGE).expect("it is there");
    let links = SiteLinks::new(site, PAGE, "page/");
    let page = page::read(PAGE, &placed.document.text, Some(&Summary::default()), &links, None, Ignore);
    let mut html = String::new();
    for block in page.content.all_blocks() {
        html::write(&mut html, &block.nodes, Style::Site);
    }
    html
}
