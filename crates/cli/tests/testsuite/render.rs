//! `mdcms render`: Markdown to HTML.

use crate::harness::SiteTest;

#[test]
fn a_text_becomes_html_on_stdout() {
    let test = SiteTest::empty();
    let text = "A *b* <i>c</i> ~~d~~\n";
    test.write("a.md", text);
    test.run(&["render", "a.md"]).check(0, "<p>A <em>b</em> <i>c</i> <del>d</del></p>\n", "");
    for (arguments, expected) in [
        (["render"].as_slice(), "<p>A <em>b</em> <i>c</i> <del>d</del></p>\n"),
        (&["render", "-", "--conformance", "commonmark"], "<p>A <em>b</em> <i>c</i> ~~d~~</p>\n"),
        (&["render", "-", "--conformance", "gfm"], "<p>A <em>b</em> <i>c</i> <del>d</del></p>\n"),
    ] {
        test.run_with(arguments, text.as_bytes()).check(0, expected, "");
    }
}

#[test]
fn what_cannot_be_read_says_why() {
    let test = SiteTest::empty();
    test.write("bad.md", b"\xff");
    test.run(&["render", "no.md"]).check(1, "", "error: cannot read no.md: No such file or directory (os error 2)\n");
    test.run(&["render", "bad.md"]).check(
        1,
        "",
        "error: bad.md is not valid UTF-8\n |\n = help: save it as UTF-8 in your editor\n",
    );
}
