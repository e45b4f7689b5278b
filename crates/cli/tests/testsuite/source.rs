//! Which files of a folder are part of the site.

use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;

use crate::harness::SiteTest;

#[test]
fn hidden_foreign_and_built_files_are_left_out() {
    let test = SiteTest::site();
    for name in [".secret", "README.md", "LICENSE-MIT", "target/x.md", "node_modules/a/x.md", "posts/.hidden.md"] {
        test.write(&format!("site/{name}"), "secret");
    }
    test.write("site/posts/README.md", "kept").write("site/assets/target/kept.txt", "kept");
    assert_eq!(test.run(&["build", "site", "-o", "out"]).code, 0);
    let tree = test.tree("out");
    assert!(tree.values().all(|bytes| bytes != b"secret"), "{:?}", tree.keys());
    for name in ["posts/README.md", "assets/target/kept.txt"] {
        assert!(tree.contains_key(name), "{name}");
    }
}

#[test]
fn links_are_followed_within_the_site_only() {
    let test = SiteTest::site();
    test.write("outside/secret.txt", "secret").write("site/assets/real/a.txt", "a");
    for (target, name) in [
        ("../../outside/secret.txt", "secret.txt"),
        ("../../outside", "outside"),
        ("real", "again"),
        (".", "circle"),
        ("nowhere", "broken"),
    ] {
        symlink(target, test.path("site/assets").join(name)).unwrap();
    }
    let run = test.run(&["build", "site", "-o", "out"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_eq!(test.names("out/assets"), ["again", "real"]);
    for part in [
        "the link leads out of the site and is left out\n--> assets/outside\n",
        "the link leads out of the site and is left out\n--> assets/secret.txt\n",
        "the link leads to a folder it is in\n--> assets/circle\n",
        "the link leads nowhere\n--> assets/broken\n",
    ] {
        assert!(run.stderr.contains(part), "{part}\n{}", run.stderr);
    }
}

#[test]
fn names_that_make_trouble_elsewhere_are_told() {
    let test = SiteTest::site();
    test.write("site/assets/A.txt", "").write("site/assets/a.txt", "").write("site/assets/cafe\u{301}.txt", "x");
    test.write("site/assets/x", "");
    let bad = test.path("site/assets").join(std::ffi::OsStr::from_bytes(b"bad\xff.txt"));
    std::fs::rename(test.path("site/assets/x"), bad).unwrap();
    let run = test.run(&["check", "site", "--format", "json"]);
    let list: Vec<serde_json::Value> = serde_json::from_str(&run.stdout).unwrap();
    let mut found: Vec<(&str, &str)> =
        list.iter().map(|it| (it["file"].as_str().unwrap(), it["code"].as_str().unwrap())).collect();
    found.sort();
    let expected = [
        ("assets/a.txt", "name-clash"),
        ("assets/bad\u{fffd}.txt", "file-name"),
        ("assets/caf\u{e9}.txt", "name-not-nfc"),
    ];
    assert_eq!(found, expected);
    assert_eq!(test.run(&["build", "site", "-o", "out"]).code, 0);
    assert_eq!(test.read("out/assets/caf\u{e9}.txt"), "x", "published under the name that links use");
}
