//! A build that is killed at any moment leaves the old website or the new one.

use std::os::unix::fs::MetadataExt;
use std::process::Stdio;
use std::time::Instant;

use crate::harness::SiteTest;

const ROUNDS: u32 = 100;
const POSTS: u32 = 120;

#[test]
fn a_killed_build_leaves_the_old_website_or_the_new_one() {
    let test = SiteTest::site();
    for post in 0..POSTS {
        test.write(&format!("site/posts/2025-01-01-{post}.md"), format!("# Post {post}\n"));
    }
    test.write("out/.git/HEAD", "ref: x\n");
    let started = Instant::now();
    assert_eq!(test.run(&["build", "site", "-o", "out"]).code, 0);
    let whole = started.elapsed();
    let mut old = test.tree("out");
    let mut random = Random(0x9e37_79b9);
    for round in 1..=ROUNDS {
        // The name is in every page, so that no file of the new website is like the old one's.
        test.write("site/config.yml", format!("sitename: Round {round}\n"));
        let place = || test.path("out").metadata().map(|metadata| metadata.ino()).ok();
        let before = place();
        let mut command = test.command(&["build", "site", "-o", "out"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        if round % 3 == 0 {
            // The short time in which the two have changed places and the old one is still there.
            while place() == before && child.try_wait().unwrap().is_none() {}
            std::thread::sleep(whole.mul_f64(random.next() * 0.1));
        } else {
            std::thread::sleep(whole.mul_f64(random.next() * 1.1));
        }
        child.kill().unwrap();
        child.wait().unwrap();

        let killed = test.tree("out");
        let next = test.run(&["build", "site", "-o", "out"]);
        assert_eq!(next.code, 0, "round {round}: {}", next.stderr);
        let new = test.tree("out");
        assert_ne!(old, new, "round {round}: the two can be told apart");
        assert!(killed == old || killed == new, "round {round}: neither old nor new");
        assert_eq!(test.names(""), [".renderer", "out", "site"], "round {round}");
        assert_eq!(test.read("out/.git/HEAD"), "ref: x\n", "round {round}");
        old = new;
    }
}

/// Marsaglia's xorshift: the same moments in every run, as parts of a whole.
struct Random(u32);

impl Random {
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        f64::from(self.0) / f64::from(u32::MAX)
    }
}
