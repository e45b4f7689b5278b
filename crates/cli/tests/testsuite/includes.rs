//! Pages that take in other files.

use std::os::unix::fs::symlink;

use crate::harness::SiteTest;

/// A site whose page takes in code, and Markdown that takes in more.
fn site() -> SiteTest {
    let test = SiteTest::site();
    test.write(
        "site/pages/home.md",
        "---\ntitle: Home\n---\n\n<<< @/snippets/code.js\n\n<!--@include: ../parts/a.md-->\n",
    );
    test.write("site/snippets/code.js", "code(1);\n");
    test.write("site/parts/a.md", "Part one.\n\n<!--@include: ./b.md-->\n");
    test.write("site/parts/b.md", "Inner one.\n");
    test
}

#[test]
fn a_build_takes_them_as_they_are_now() {
    let test = site();
    assert_eq!(test.run(&["check", "site"]).stdout, "No problems in 3 documents.\n");
    test.run(&["build", "site", "-o", "out", "--base-url", "https://example.org/"]).check(
        0,
        "Built 3 pages (2 posts) into out\n",
        "",
    );
    let before = test.tree("out");
    let home = test.read("out/index.html");
    for part in ["code(1);", "Part one.", "Inner one."] {
        assert!(home.contains(part), "{part} in {home}");
    }
    assert!(!test.has("out/snippets") && !test.has("out/parts"), "the files themselves are not published");

    test.write("site/snippets/code.js", "code(2);\n").write("site/parts/b.md", "Inner two.\n");
    assert_eq!(test.run(&["build", "site", "-o", "out", "--base-url", "https://example.org/"]).code, 0);
    let after = test.tree("out");
    let changed: Vec<_> = after.iter().filter(|(path, bytes)| before.get(*path) != Some(*bytes)).collect();
    let paths: Vec<_> = changed.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["_manifest/lookup-0.json", "index.html"], "the page and what the app knows of it");
    for (path, bytes) in changed {
        let text = String::from_utf8_lossy(bytes);
        assert!(text.contains("code(2);") && text.contains("Inner two."), "{path}: {text}");
    }
}

#[test]
fn a_served_page_follows_what_it_takes_in() {
    let test = site();
    let server = test.serve();
    let mut events = server.events(None);
    assert_eq!(events.named("problems").data, "[]");
    let home = || String::from_utf8(server.get("/").body).unwrap();
    assert!(home().contains("code(1);"));
    // Of the same size, and perhaps of the same time.
    for (file, text, part) in [
        ("snippets/code.js", "code(2);\n", "code(2);"),
        ("parts/b.md", "Inner two.\n", "Inner two."),
        ("parts/a.md", "Part two.\n\n<!--@include: ./c.md-->\n", "Part two."),
    ] {
        test.write(&format!("site/{file}"), text);
        assert_eq!(events.named("").data, format!("{{\"changed\":[\"{file}\"],\"reload\":false}}"), "{file}");
        assert!(home().contains(part), "{part} in {}", home());
        let known = String::from_utf8(server.get("/_manifest/lookup-0.json").body).unwrap();
        assert!(known.contains(part), "{part} in {known}");
    }
    let told = events.named("problems").data;
    assert!(told.contains("in `parts/a.md`, there is no file `parts/c.md`"), "{told}");
    test.write("site/parts/c.md", "Here now.\n");
    assert_eq!(events.named("problems").data, "[]");
    assert!(home().contains("Here now."));
    std::fs::remove_file(test.path("site/parts/a.md")).unwrap();
    let told = events.named("problems").data;
    assert!(told.contains("there is no file `parts/a.md`"), "{told}");
    assert!(!home().contains("Here now."));
    test.write("site/parts/a.md", b"\xff");
    let told = events.named("problems").data;
    assert!(told.contains("`parts/a.md` is not included, because it is no text"), "{told}");
}

#[test]
fn nothing_outside_of_the_site_is_read() {
    let test = SiteTest::site();
    test.write("outside/secret.txt", "secret\n").write("site/.hidden", "secret\n").write("site/README.md", "secret\n");
    symlink("../../outside", test.path("site/pages/outside")).unwrap();
    symlink("../../outside/secret.txt", test.path("site/pages/link.txt")).unwrap();
    let outside = test.path("outside/secret.txt");
    let lines = [
        "../../outside/secret.txt",
        outside.to_str().unwrap(),
        "outside/secret.txt",
        "link.txt",
        "../.hidden",
        "@/README.md",
    ];
    let body: String = lines.iter().map(|path| format!("<<< {path}\n\n<!--@include: {path}-->\n\n")).collect();
    test.write("site/pages/home.md", body);
    let run = test.run(&["build", "site", "-o", "out"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(run.stderr.matches("error[include-file]").count(), 2 * lines.len(), "{}", run.stderr);
    assert!(test.tree("out").values().all(|bytes| !String::from_utf8_lossy(bytes).contains("secret\n")));
}
