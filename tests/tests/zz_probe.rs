#[test]
fn probe() {
    let input: Vec<String> = serde_json::from_slice(&std::fs::read("/tmp/in.json").unwrap()).unwrap();
    let out: Vec<String> = input.iter().map(|it| mdcms_core::render::to_html(it, Some(mdcms_core::markdown::Dialect::Gfm))).collect();
    std::fs::write("/tmp/out.json", serde_json::to_vec(&out).unwrap()).unwrap();
}
