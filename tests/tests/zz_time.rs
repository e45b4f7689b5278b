#[test]
fn time() {
    let n = 200_000;
    for (name, body) in [("img", "![a".repeat(n/3)), ("img closed", ["![a".repeat(n/12), "](b)".repeat(n/12)].concat()), ("em", ["*a **b ".repeat(n/14), "c** d*".repeat(n/14)].concat()),
      ("quotes text", (0..1400).map(|d| "> ".repeat(d/2) + "a\n\n").collect::<String>()),
      ("same heading", "## a\n".repeat(n/5)), ("headings", (0..n/10).map(|i| format!("## {i}\n\n")).collect()), ("hosts", "_www.".repeat(n/5)), ("at", "a@".repeat(n/2)), ("br", ["https://a.b/", &")".repeat(n)].concat()),
      ("lists", (0..1400).map(|d| "  ".repeat(d/2) + "- a\n").collect::<String>())] {
        let t = std::time::Instant::now();
        let html = mdcms_core::render::to_html(&body, None);
        eprintln!("TIME {name} {} -> {} {:?}", body.len(), html.len(), t.elapsed());
    }
}
