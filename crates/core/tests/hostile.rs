//! Markdown that is made to break its reader: every text becomes a page.

mod nodes;
mod random;

use std::sync::LazyLock;

use mdcms_core::html::{self, Style};
use mdcms_core::link::PageLinks;
use mdcms_core::markdown::{self, Content, Dialect, Extensions};
use mdcms_core::report::{Finding, Ignore, Problem, Shifted};
use random::Random;

/// What stands for some lines that include a file.
static TOLD: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let long = "word ".repeat(60_000);
    let everything = "# A\n\na^[b] *c* :tada:\n\n- d\n\n::: tip\n<!--@include: a-->\n\n[^1]: e\n\n<b>\n";
    [
        ("<!--@include: a-->", everything),
        ("<<< a", "```js {1}\na\n```\n"),
        ("--8<-- \"a\"", "> [!NOTE]\n> a\n"),
        ("[a](b ':include')", ""),
        ("<<< long", &long),
    ]
    .map(|(line, text)| (["include:", line].concat(), text.to_owned()))
    .into()
});

fn links() -> PageLinks<'static> {
    PageLinks { document: "posts/a.md", root: "~/", exceptions: &[], sizes: &[], told: &TOLD }
}

fn parse(body: &str) -> (Content<'_>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut report = Shifted::new(&mut findings, 0);
    let content = markdown::parse(body, Dialect::Site, &links(), Some(Extensions::all()), &mut report);
    (content, findings)
}

/// A block in a block, as deep as it says; each is further in and has a longer fence.
fn items_in_items(levels: usize) -> String {
    let mut body = String::new();
    for level in 0..levels {
        let (indent, fence) = (" ".repeat(level * 4), "~".repeat(levels - level + 3));
        body.push_str(&format!("{indent}{fence}mdcms tab\n{indent}items:\n{indent}- content: |\n"));
    }
    body + &" ".repeat(levels * 4) + "text\n"
}

/// The page is complete, and findings are in the text.
fn check(name: &str, body: &str) -> (String, Vec<Finding>) {
    let (content, findings) = parse(body);
    nodes::check(name, &content, body);
    let mut page = String::new();
    for block in content.all_blocks() {
        html::write(&mut page, &block.nodes, Style::Site);
    }
    for finding in &findings {
        assert!(body.get(finding.at.clone()).is_some(), "{name}: {finding:?} is no part of the text");
    }
    (page, findings)
}

#[test]
fn deep_nesting_keeps_the_text_and_is_told_once() {
    let told = "elements are nested more than 64 deep; text only from here";
    for (name, body) in [
        ("quotes", format!("{}text", "> ".repeat(50_000))),
        ("lists", format!("{}text", "- ".repeat(20_000))),
        ("numbered lists", format!("{}text", "1. ".repeat(20_000))),
        ("quotes and lists", format!("{}text", "> - ".repeat(10_000))),
        ("indented lists", (0..400).map(|depth| format!("{}- text\n", "  ".repeat(depth))).collect()),
        ("emphasis", format!("{}text{}", "*a **b ".repeat(10_000), "c** d*".repeat(10_000))),
        ("tables in tables", format!("{}\n\n{}text", "<table><td>\n".repeat(100), "> ".repeat(100))),
        (
            "a deep title of a deep box",
            format!("{}::: a {}text{}", "> ".repeat(60), "*a **b ".repeat(60), "c** d*".repeat(60)),
        ),
    ] {
        let (page, findings) = check(name, &body);
        assert!(page.contains("text"), "{name}");
        let deep: Vec<_> = findings.iter().filter(|finding| finding.code == "too-deep").collect();
        assert!(!deep.is_empty() && deep.iter().all(|finding| finding.what == told), "{name}: {deep:?}");
    }
    let (_, findings) = check("quotes", &"> ".repeat(60));
    assert_eq!(findings, [], "what is not too deep is not told");
}

#[test]
fn deep_nesting_is_told_where_it_is() {
    let body = format!("# A\n\nb\n\n{}text\n", "> ".repeat(100));
    let (_, findings) = parse(&body);
    let problem = Problem::locate(findings[0].clone(), "a.md", &body);
    assert_eq!((problem.line, problem.code), (5, "too-deep"));
}

#[test]
fn patterns_that_take_some_parsers_for_ever_end() {
    let times = |text: &str| text.repeat(100_000 / text.len());
    let half =
        |before: &str, after: &str| [before.repeat(50_000 / before.len()), after.repeat(50_000 / after.len())].concat();
    for (name, body) in [
        ("emphasis that opens", times("*a ")),
        ("items", format!("```mdcms tab\nitems:\n{}", times("- title: a\n"))),
        ("items with notes", format!("```mdcms tab\nitems:\n{}", times("- content: a^[b] *c*\n"))),
        ("items in items", items_in_items(300)),
        ("items of many lines", format!("```mdcms accordion\nitems:\n- content: |\n{}", times("    a\n"))),
        (
            "keys",
            format!(
                "```mdcms tab\nitems:\n- a: b\n{}",
                (0..9_000).map(|at| format!("  {}: b\n", "a".repeat(at % 40) + "b")).collect::<String>()
            ),
        ),
        ("included files", times("<!--@include: a-->\n")),
        ("included files that are not there", times("<!--@include: b-->\n")),
        ("included code", times("<<< a\n")),
        ("included code in groups", times("::: code-group\n<<< a\n")),
        ("included long files", times("<<< long\n")),
        ("included files in items", times("- <!--@include: a-->\n")),
        ("included files in quotes", times("> <!--@include: a-->\n")),
        ("included files in fences", times("```\n--8<-- \"a\"\n```\n")),
        ("included files in other fences", times("```\n--8<-- \"a\"\n")),
        ("dashes", times("--8<")),
        ("links that include", times("[a](b ':include')\n\n")),
        ("links that include nothing", times("[c](b ':include')\n\n")),
        ("links that may include", times("[a](b ':include) ")),
        ("comments that include and do not end", times("<!--@include: a\n")),
        ("tabs", format!("::: tabs\n{}", times("== a\n"))),
        ("tabs in tabs", times("::: tabs\n== a\n")),
        ("groups of code in groups", times("::: code-group\n```a\n```\n")),
        ("groups of code", format!("::: code-group\n{}", times("```a\n```\n"))),
        ("strong that opens", times("**a ")),
        ("emphasis that closes", times("a* ")),
        ("emphasis of two kinds", times("*a_ ")),
        ("emphasis of three lengths", times("a***b**c*d ")),
        ("alternating emphasis", times("*a **b ")),
        ("stars", times("*")),
        ("underscores and stars", times("_*")),
        ("tildes", times("~a ~~b ")),
        ("brackets that open", times("[")),
        ("brackets that close", times("]")),
        ("brackets with text", times("[a](")),
        ("links in links", half("[a", "](b)")),
        ("pictures in pictures", half("![a", "](b)")),
        ("brackets of two kinds", times("[a](b[c](d")),
        ("destinations that do not end", times("[a](<b")),
        ("titles that do not end", times("[a](b \"c")),
        ("parentheses in a destination", format!("[a]({}", times("("))),
        ("references", times("[a] ")),
        ("a definition and many uses", format!("[a]: {}\n\n{}", "b".repeat(50_000), "[a]".repeat(16_000))),
        ("definitions", (0..6_000).map(|index| format!("[{index}]: a\n")).collect()),
        ("the same definition", times("[a]: b\n")),
        ("backticks of growing length", (1..440).map(|length| "`".repeat(length) + " ").collect()),
        ("backticks that do not close", times("`a ``")),
        ("comments that do not end", times("<!-- ")),
        ("comments of one kind", times("<!-->")),
        ("declarations", times("<!A ")),
        ("instructions", times("<?")),
        ("CDATA", times("<![CDATA[")),
        ("tags that do not end", times("<a ")),
        ("attributes that do not end", times("<a b=\"")),
        ("tags", times("<b>")),
        ("elements that are closed", times("<b></b>")),
        ("end tags", times("</b>")),
        ("end tags of another element", half("<b>", "</i>")),
        ("elements that end each other", format!("<table>\n{}", times("<tr><td>"))),
        ("deep groups", times("<div>\n")),
        ("a block of tags", format!("<div>\n{}", times("<i>"))),
        ("a block of tags that do not end", format!("<div>\n{}", times("<i a='"))),
        ("a block of comments that do not end", format!("<div>\n{}", times("<!--"))),
        ("a block of declarations", format!("<div>\n{}", times("<!a"))),
        ("a block of references", format!("<div>\n{}", times("&amp;"))),
        ("a block of one long reference", format!("<div>\n&{}", times("a"))),
        ("attributes", format!("<b {}>", times("a=b "))),
        ("the same attribute", format!("<div {}>\n", times("id=b "))),
        ("ids and links to them", times("<a name=a></a>[b](#a) ")),
        ("other ids", (0..5_000).map(|index| format!("<i id=a{index}></i>[b](#a{index}) ")).collect()),
        ("sizes of a picture", format!("<img src=a srcset='{}'>", times("b 1x, "))),
        ("boxes that open", times("::: a\n")),
        ("boxes that open and close", times("::: a\n:::\n")),
        ("boxes that open, and others that close", half("::: a\n", "::::\n")),
        ("boxes in quotes", times("> ::: a\n")),
        ("boxes in boxes", (3..300).rev().map(|colons| format!("{} a\n", ":".repeat(colons))).collect()),
        ("colons", times(":")),
        ("callouts", times("```mdcms callout-a\n")),
        ("callouts of options", format!("```mdcms callout-a\n{}", times("a: b\n"))),
        ("marks of lines", format!("```\n{}", times("a // [!code ++]\n"))),
        ("marks of many lines", format!("```\n{}", times("// [!code ++:9999]\n") + &"a\n".repeat(1_000))),
        ("ranges of lines", format!("``` {{{}}}\n{}```", times("1,"), "a\n".repeat(100))),
        ("words behind a fence", format!("```a {}\n", times("b "))),
        ("brackets behind a fence", format!("```a {}\n", times("{"))),
        ("definitions", times("a\n: b\n\n")),
        ("definitions of one term", format!("a\n{}", times(": b\n"))),
        ("definitions in definitions", format!("a\n{}", times(": : "))),
        ("terms", format!("{}: b", times("a\n"))),
        ("autolinks that do not end", times("<https://a")),
        ("entities", times("&amp;")),
        ("entities that do not end", times("&#1")),
        ("backslashes", times("\\")),
        ("hard breaks", times("a  \n")),
        ("rules", times("---\n")),
        ("quotes and rules", times("---\n> ")),
        ("list items and rules", times("* ---\n")),
        ("headings", times("# a\n")),
        ("the same heading", times("## a\n")),
        ("underlined headings", times("a\n=\n")),
        ("fences", times("```\n")),
        ("fences that do not close", times("```a\n~~~\n")),
        ("quotes", times("> ")),
        ("quotes and text", times("> a\nb\n")),
        ("list items", times("- a\n")),
        ("loose list items", times("- a\n\n")),
        ("numbers", times("1. a\n")),
        ("nested items of two kinds", times("- 1. ")),
        ("empty items", times("-\n")),
        ("tasks", times("- [ ] ")),
        ("tables", times("|a|\n|-|\n\n")),
        ("columns", format!("{}\n{}\n{}", "|a".repeat(16_000), "|-".repeat(16_000), "|b".repeat(16_000))),
        ("rows of a wide table", format!("{}\n{}\n{}", "|a".repeat(300), "|-".repeat(300), "|\n".repeat(45_000))),
        ("pipes", times("|")),
        ("delimiter rows", times("|-|\n")),
        ("bare addresses", times("www.a.b ")),
        ("addresses without a space", times("www.a.bhttps://c.d")),
        ("hosts with underscores", times("_www.")),
        ("dots", times("www.")),
        ("hosts of dots", format!("www.{}", times("a."))),
        ("e-mail addresses", times("a@b.c ")),
        ("at signs", times("a@")),
        ("names that end in no host", format!("{}@", times("a"))),
        ("closing brackets after an address", format!("https://a.b/{}", times(")"))),
        ("brackets after addresses", times("(https://a.b) ")),
        ("endings like entities", format!("https://a.b/{}", times("&a;"))),
        ("schemes", times("http://")),
        ("blocks of MD-CMS", times("```mdcms\n```\n")),
        ("options", format!("```mdcms posts-created-chronological\n{}```", times("a: b\n"))),
        ("one line", times("a")),
        ("spaces", times(" ")),
        ("tabs", times("\t")),
        ("empty lines", times("\n")),
        ("carriage returns", times("\r")),
        ("nulls", times("\0")),
        ("marks of byte order", times("\u{feff}")),
        ("marks that combine", times("\u{301}")),
        ("marks that turn the text around", times("\u{202e}a\u{2066}")),
        ("emoji in families", times("👨‍👩‍👧‍👦")),
        ("pictures", times("![a](b) ")),
        ("headings in quotes in lists", times("- > # a\n")),
        ("references to a note", format!("{}\n\n[^a]: b", times("[^a]"))),
        ("references without a note", times("[^a]")),
        ("notes", (0..4_000).map(|index| format!("[^{index}]\n\n[^{index}]: a\n\n")).collect()),
        ("notes that nothing refers to", (0..6_000).map(|index| format!("[^{index}]: a\n\n")).collect()),
        ("the same note", times("[^a]: [^a]\n")),
        (
            "notes in a row",
            (0..4_000).map(|index| format!("[^{index}]: [^{}]\n\n", index + 1)).collect::<String>() + "[^0]",
        ),
        ("notes within a line", times("a^[b] ")),
        ("notes that do not end", times("a^[b")),
        ("notes in notes", half("^[", "]")),
        ("notes across emphasis", times("*a ^[b* c] ")),
        ("carets", times("^")),
        ("superscripts", times("a^b^ ")),
        ("carets in a word", times("a^b")),
        ("alerts", times("> [!NOTE]\n\n")),
        ("alerts in alerts", times("> [!NOTE]\n> ")),
        ("titles of alerts", format!("> [!NOTE] {}", times("*a* "))),
        ("words of alerts", format!("> [!{}]", times("A"))),
        ("dollars", times("$")),
        ("formulas", times("$a$ ")),
        ("formulas that do not end", times("$a ")),
        ("display formulas", times("$$a$$ ")),
        ("lines of dollars", times("$$\n")),
        ("blocks of dollars", times("$$\na\n$$\n\n")),
        ("blocks of dollars in quotes", times("> $$\n> a\n> $$\n\n")),
        ("dollars and fences", times("$$\n```\n")),
        ("dollars and braces", times("$}{$")),
        ("formulas with mistakes", times("$\\a$ ")),
        ("formulas of spaces", times("$\\,$ ")),
        ("blocks of formulas", times("```math\na\n```\n")),
        ("ids of headings", times("## a {#b}\n")),
        ("braces", format!("## {}", times("{#"))),
        ("tables of contents", times("[toc]\n\n## a\n")),
        ("tables of a long heading", format!("{}\n## {}\n", "[toc]\n\n".repeat(7_000), "a".repeat(50_000))),
    ] {
        check(name, &body);
    }
}

/// What is repeated in a formula, and what stands behind that.
const FORMULAS: [(&str, &str); 52] = [
    ("{", "}"),
    ("{", ""),
    ("}", ""),
    ("{}", ""),
    ("x^{", "}"),
    ("x_", ""),
    ("'", ""),
    ("&", ""),
    ("\\\\", ""),
    ("\\\\[1em]", ""),
    ("%", ""),
    ("%\n", ""),
    ("#1", ""),
    ("~", ""),
    ("\"", ""),
    ("\\", ""),
    ("\\,", ""),
    ("\\ ", ""),
    ("\\!", ""),
    ("\\kern-9em", ""),
    ("\\sqrt", "x"),
    ("\\sqrt{", "}"),
    ("\\sqrt[", "]"),
    ("\\frac1", "x"),
    ("\\frac\\\\", ""),
    ("\\frac{1}", "x"),
    ("\\frac{", "}"),
    ("\\over", ""),
    ("{a\\over", "}"),
    ("\\hat", "x"),
    ("\\mathbb", "x"),
    ("\\displaystyle", ""),
    ("\\displaystyle\\\\", ""),
    ("\\color{red}", ""),
    ("\\color{red}\\\\", ""),
    ("\\textcolor{red}{", "}"),
    ("\\substack{", "}"),
    ("\\boxed{", "}"),
    ("\\text{", "}"),
    ("\\operatorname{", "}"),
    ("\\left(", "\\right)"),
    ("\\left(", ""),
    ("\\right)", ""),
    ("\\middle|", ""),
    ("\\mathopen\\middle|", ""),
    ("\\begin{matrix}", "\\end{matrix}"),
    ("\\begin{matrix}", ""),
    ("\\begin{array}{c|c}", "\\end{array}"),
    ("\\begin{align}a&b", "\\end{align}"),
    ("\\begin{", ""),
    ("\\tag{1}", ""),
    ("\\newcommand{\\a}{\\a\\a}\\a", ""),
];

#[test]
fn formulas_are_shown_or_told_however_they_are_nested() {
    for (before, behind) in FORMULAS {
        for count in [30, 60, 90, 150, 190, 199, 2_000, 40_000] {
            for (start, end) in [
                ("", ""),
                ("\\begin{matrix}a&", "\\end{matrix}"),
                ("\\begin{matrix}\\displaystyle&\\color{red}", "&b\\end{matrix}"),
            ] {
                let tex = [start, &before.repeat(count), &behind.repeat(count), end].concat();
                let body = format!("```math\n{tex}\n```\n");
                let (page, _) = check(&format!("{count} of {before}"), &body);
                assert!(page.contains("<math") || page.contains("formula-source"), "{count} of {before}: {page}");
            }
        }
    }
}

#[test]
fn cells_do_not_add_up() {
    for cell in [
        "\\color{red}",
        "\\displaystyle",
        "\\sqrt",
        "\\frac1",
        "\\hat",
        "\\mathbb",
        "\\left",
        "{",
        "\\big",
        "\\not",
        "^",
        "",
    ] {
        for row in ["&", "\\\\"] {
            let cells = [cell, row].concat().repeat(3_000);
            for (start, end) in [("\\begin{matrix}", "\\end{matrix}"), ("\\begin{align}", "\\end{align}"), ("", "")] {
                check(cell, &format!("```math\n{start}{}{end}\n```\n", &cells[..cells.len().min(9_900)]));
            }
        }
    }
}

#[test]
fn a_formula_in_deep_quotes_is_told_to_be_too_deep() {
    let formula = "\\sqrt{".repeat(30) + &"}".repeat(30);
    for (quotes, is_shown) in [(1, true), (20, true), (40, false), (100, false)] {
        let (page, _) = check("quotes", &format!("{}${formula}$", "> ".repeat(quotes)));
        assert_eq!(page.contains("<math"), is_shown, "{quotes} quotes: {page}");
        assert_eq!(page.contains("nested too deep"), !is_shown, "{quotes} quotes");
    }
}

#[test]
fn a_megabyte_of_one_thing_ends() {
    let times = |text: &str| text.repeat(1_000_000 / text.len());
    for (name, body) in [
        ("entities", times("&amp;")),
        ("entities and superscripts", times("&amp;a^b^ ")),
        ("the same heading", times("# a\n")),
        ("headings", (0..80_000).map(|index| format!("# {index} a\n")).collect()),
        ("notes", (0..80_000).map(|index| format!("[^{index}]: a\n\n")).collect()),
        ("notes within a line", times("a^[b] ")),
        ("notes that do not end", times("a^[b")),
        ("formulas", times("$a$ ")),
        ("long formulas", times(&format!("${}$\n\n", "\\, ".repeat(199)))),
        ("formulas with mistakes", times("$\\a$ ")),
        ("one formula", format!("${}$", times("a"))),
    ] {
        check(name, &body);
    }
}

#[test]
fn ten_thousand_includes_of_one_file_take_in_a_megabyte() {
    let body = "<<< long\n\n".repeat(10_000);
    let (page, findings) = check("includes", &body);
    assert_eq!(page.matches("word").count(), 3 * 60_000, "what is in it thrice is less than a megabyte");
    assert_eq!(page.matches("&lt;&lt;&lt; long").count(), 10_000 - 3, "the other lines are there");
    let told: Vec<_> = findings.iter().map(|finding| (finding.code, finding.at.clone())).collect();
    assert_eq!(told, [("include-too-much", 30..38)]);
}

#[test]
fn a_line_of_a_megabyte_is_a_paragraph() {
    let line = "words, and some *more* of them in one line that goes on for longer than most, ".repeat(14_000);
    let (content, _) = parse(&line);
    assert_eq!((content.blocks.len(), content.words), (1, 16 * 14_000));
    let (page, _) = check("one line", &line);
    assert_eq!(page.matches("<em>").count(), 14_000);
}

/// Beginnings, ends and middles of everything that means something, and what stands between.
const TOKENS: [&str; 84] = [
    "a",
    "b ",
    "é",
    "日本",
    "🎉",
    " ",
    "  ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\0",
    "\\",
    "*",
    "**",
    "_",
    "~",
    "~~",
    "`",
    "```",
    "~~~",
    "```mdcms\n",
    "posts-created-chronological\n",
    "limit: 3\n",
    "[",
    "]",
    "(",
    ")",
    "](",
    "![",
    "[a]: b\n",
    "<",
    ">",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "<div>\n",
    "&amp;",
    "&",
    "#",
    "## ",
    "> ",
    "- ",
    "1. ",
    "- [ ] ",
    "[x] ",
    "---\n",
    "===\n",
    "|",
    "|-|\n",
    "|a|\n",
    ":-:",
    "www.a.b",
    "https://a.b/c",
    "x@y.z",
    "\"",
    "'",
    ".",
    "\u{feff}",
    "\u{301}",
    "\u{a0}",
    "[^1]",
    "[^1]: ",
    "^[",
    "^",
    "[!NOTE]",
    "> [!TIP]- ",
    "$",
    "$$",
    "$$\n",
    "```math\n",
    "\\frac",
    "{",
    "}",
    "\\begin{align}",
    " {#a}",
    "<!--@include: a-->\n",
    "<<< a\n",
    "--8<-- \"a\"\n",
    "\n[a](b ':include')\n\n",
    "<<< b\n",
];

#[test]
fn any_text_is_a_page() {
    let mut random = Random(2);
    for round in 0..6_000 {
        let body = random.text(&TOKENS, 1, 40);
        check(&format!("round {round}, {body:?}"), &body);
        check_asks(&body);
    }
}

/// Readers get the extensions that are at work in a text; without them it is the same page.
fn check_asks(body: &str) {
    let (content, _) = parse(body);
    if !content.needs.extended {
        let plain = markdown::parse(body, Dialect::Site, &links(), None, &mut Ignore);
        assert_eq!(content.blocks, plain.blocks, "an extension is at work in {body:?}, which does not ask for it");
    }
}

#[test]
fn readers_get_the_extensions_that_are_at_work() {
    for body in ["```mdcms callout-tip\na\n```", "> ~~~ mdcms\n> callout-tip\n> ~~~"] {
        assert_ne!(parse(body).0.blocks, markdown::parse(body, Dialect::Site, &links(), None, &mut Ignore).blocks);
        check_asks(body);
    }
}

/// Tokens whose syntax may take text off the page: definitions, destinations, comments and info strings. A lone
/// carriage return has a test of its own.
const TAKES_AWAY: [&str; 9] = ["[a]: b\n", "](", "<!--", "-->", "<", "```", "~~~", "```mdcms\n", "\r"];

#[test]
fn no_letter_of_a_text_is_lost() {
    let tokens: Vec<&str> = TOKENS.into_iter().filter(|it| !TAKES_AWAY.contains(it)).collect();
    let mut random = Random(3);
    for round in 0..4_000 {
        let body = random.text(&tokens, 1, 25);
        // A fence put together by chance has an info string.
        if body.contains("```") || body.contains("~~~") {
            continue;
        }
        let (page, _) = check(&format!("round {round}"), &body);
        let letters = |text: &str| text.matches('日').count() + text.matches('🎉').count();
        assert!(letters(&page) >= letters(&body), "round {round}: {body:?} gives {page:?}");
    }
}
