//! What `mdcms build` does to the folder it writes, and what it never does.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

use crate::harness::SiteTest;

#[test]
fn nothing_that_no_build_wrote_is_replaced() {
    let test = SiteTest::site();
    test.write("home/letter.txt", "dear")
        .write("full/a", "")
        .write("full/b", "")
        .write("full/c", "")
        .write("full/d", "");
    test.write("file", "x").write("link-target/x", "x");
    symlink("link-target", test.path("link")).unwrap();
    let other = "choose another folder with `-o`: one that is new, empty, or written by an earlier build";
    let cannot =
        |out: &str, why: &str| format!("error: {out} {why}, so it cannot be the output folder\n |\n = help: {other}\n");
    let root = test.root.to_str().unwrap().to_owned();
    for (out, message) in [
        ("home", cannot("home", "holds your home folder")),
        (root.as_str(), cannot(&root, "holds your home folder")),
        ("/", cannot("/", "is the root of the file system")),
        ("site", cannot("site", "is the site itself")),
        ("site/posts/..", cannot("site/posts/..", "is the site itself")),
        ("file", cannot("file", "is a file")),
        ("link", cannot("link", "is a link")),
        ("link/", cannot("link/", "is a link")),
        (
            "full",
            "error: full holds files that no build wrote (a, b, c and 1 more)\n |\n = help: choose another folder with `-o`, or empty this one; a folder from a build has a file `.mdcms-output`\n".to_owned(),
        ),
    ] {
        let before = test.tree("");
        test.run(&["build", "site", "-o", out]).check(1, "", &message);
        assert_eq!(test.tree(""), before, "{out}");
    }
    let nested = SiteTest::empty();
    nested.write("outer/site/config.yml", "sitename: S\n").write("outer/site/posts/a.md", "a");
    let run = nested.run(&["build", "outer/site", "-o", "outer"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("holds the site"), "{}", run.stderr);
    assert!(nested.has("outer/site/posts/a.md"));
}

#[test]
fn git_and_cname_survive_and_stale_files_do_not() {
    let test = SiteTest::site();
    // A folder with nothing else in it is as good as empty.
    test.write("out/.git/HEAD", "ref: x\n").write("out/CNAME", "example.org\n");
    for round in 0..2 {
        assert_eq!(test.run(&["build", "site", "-o", "out"]).code, 0, "round {round}");
        assert_eq!(test.read("out/.git/HEAD"), "ref: x\n");
        assert_eq!(test.read("out/CNAME"), "example.org\n");
        assert!(test.has("out/index.html"));
        assert!(!test.has("out/stale.html"));
        test.write("out/stale.html", "from an older site");
    }
    test.write("site/CNAME", "new.example.org\n");
    assert_eq!(test.run(&["build", "site", "-o", "out"]).code, 0);
    assert_eq!(test.read("out/CNAME"), "new.example.org\n", "the site's own comes first");
}

#[test]
fn a_file_stays_as_it_is_while_its_content_does() {
    let test = SiteTest::site();
    test.write("site/posts/other.md", "# Other\n").write("site/assets/a.bin", [7; 100_000]);
    let build = || assert_eq!(test.run(&["build", "site", "-o", "out"]).code, 0);
    let file = |name: &str| fs::symlink_metadata(test.path("out").join(name)).unwrap();
    let place = |name: &str| (file(name).ino(), file(name).mtime_nsec());
    build();
    let whole = test.tree("out");
    let pages = ["posts/other/index.html", "posts/other.md", "assets/a.bin", "404.html"];
    let before = pages.map(place);
    build();
    assert_eq!(pages.map(place), before, "nothing has changed");
    assert!(pages.iter().all(|page| file(page).nlink() == 1), "the old folder is gone");

    // Another content of the same length.
    test.write("site/posts/other.md", "# 0ther\n");
    build();
    let after = pages.map(place);
    assert_ne!(after[0], before[0]);
    assert_ne!(after[1], before[1]);
    assert_eq!(after[2..], before[2..]);
    assert!(test.read("out/posts/other/index.html").contains("0ther"));
    test.write("site/posts/other.md", "# Other\n");

    // What somebody else has done to the output does not stay, whatever it is.
    let damage: [fn(&SiteTest); 5] = [
        |test| _ = test.write("out/404.html", "x"),
        |test| _ = test.write("out/assets/a.bin", [8; 100_000]),
        |test| {
            fs::rename(test.path("out/404.html"), test.path("404.html")).unwrap();
            symlink(test.path("404.html"), test.path("out/404.html")).unwrap();
        },
        |test| fs::set_permissions(test.path("out/404.html"), fs::Permissions::from_mode(0o600)).unwrap(),
        |test| fs::set_permissions(test.path("out/assets/a.bin"), fs::Permissions::from_mode(0o600)).unwrap(),
    ];
    let modes = || pages.map(|page| file(page).mode());
    let expected = modes();
    for (number, damage) in damage.iter().enumerate() {
        damage(&test);
        build();
        assert!(test.tree("out") == whole, "{number}");
        assert_eq!(modes(), expected, "{number}");
    }
}

#[test]
fn a_missing_output_folder_is_made_with_those_above_it() {
    let test = SiteTest::site();
    assert_eq!(test.run(&["build", "site", "-o", "a/b/c/"]).code, 0);
    assert!(test.has("a/b/c/index.html"));
    assert_eq!(test.names("a/b"), ["c"]);
}

#[test]
fn the_output_folder_is_no_part_of_the_site() {
    let test = SiteTest::site();
    for out in ["site/public", "site/other"] {
        assert_eq!(test.run(&["build", "site", "-o", out]).code, 0);
    }
    let first = test.tree("site/public");
    assert_eq!(test.run(&["build", "site", "-o", "site/public"]).code, 0);
    assert_eq!(test.tree("site/public"), first);
}

#[test]
fn what_killed_builds_left_is_cleaned_up_and_given_back() {
    let test = SiteTest::site();
    assert_eq!(test.run(&["build", "site", "-o", "out"]).code, 0);
    test.write(".out.mdcms-lock", "1");
    test.write(".out.mdcms-new-1/.mdcms-output", "").write(".out.mdcms-new-1/half.html", "");
    test.write(".out.mdcms-new-2/.mdcms-output", "").write(".out.mdcms-new-2/.git/HEAD", "ref: x\n");
    test.write(".out.mdcms-new-3/theirs", "no mark of ours");
    fs::create_dir(test.path(".out.mdcms-new-4")).unwrap();
    assert_eq!(test.run(&["build", "site", "-o", "out"]).code, 0);
    assert_eq!(test.names(""), [".out.mdcms-new-3", ".renderer", "out", "site"]);
    assert_eq!(test.read("out/.git/HEAD"), "ref: x\n");

    // Killed where the system cannot exchange two folders, between moving the old one away and the new one in.
    fs::rename(test.path("out"), test.path(".out.mdcms-old-5")).unwrap();
    assert_eq!(test.run(&["build", "site", "-o", "out"]).code, 0);
    assert_eq!(test.names(""), [".out.mdcms-new-3", ".renderer", "out", "site"]);
    assert_eq!(test.read("out/.git/HEAD"), "ref: x\n");
}

#[test]
fn two_builds_into_one_folder_do_not_meet() {
    let test = SiteTest::site();
    test.write("site/.public.mdcms-lock", "4711");
    let lock = fs::File::open(test.path("site/.public.mdcms-lock")).unwrap();
    lock.lock().unwrap();
    test.run(&["build", "site"]).check(
        1,
        "",
        "error: another build (process 4711) is writing into the same folder\n |\n = help: wait until it is done and build again\n",
    );
    drop(lock);
    assert_eq!(test.run(&["build", "site"]).code, 0, "a lock that nobody holds blocks nobody");
    assert_eq!(test.names("site"), ["config.yml", "pages", "posts", "public"]);
}
