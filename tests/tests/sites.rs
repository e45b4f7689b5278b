//! Whole sites and the dialect of sites, against the sample sites and CommonMark's examples.

#[path = "../../crates/core/tests/markup/mod.rs"]
mod markup;
#[path = "../../crates/core/tests/memory/mod.rs"]
mod memory;
#[path = "../../crates/core/tests/random/mod.rs"]
mod random;

use std::collections::BTreeMap;

use markup::{inside, source_text, text_of, unescape};
use mdcms_core::link::PageLinks;
use mdcms_core::markdown::{self, Dialect, Extensions};
use mdcms_core::node::Node;
use mdcms_core::page;
use mdcms_core::path;
use mdcms_core::render::to_html;
use mdcms_core::report::Ignore;
use mdcms_core::site::Site;
use mdcms_tests::{commonmark, files_of, sample_sites};
use memory::{assemble, outputs, settings, shell, site};
use random::Random;

/// The sample sites with the text of every file; what is no text is left out.
fn samples() -> Vec<(String, Vec<(String, String)>)> {
    let sites: Vec<_> = sample_sites().into_iter().map(|root| (root.display().to_string(), files_of(&root))).collect();
    assert!(sites.iter().any(|(name, files)| name.ends_with("techpulse") && files.len() > 30), "the sample is read");
    sites
}

#[test]
fn sample_sites_have_no_problem() {
    for (name, files) in samples() {
        let (site, mut problems) = assemble(&files, settings());
        for placed in &site.documents {
            problems.extend(memory::page(&site, &placed.document.path).problems.iter().map(memory::show));
        }
        assert_eq!(problems, [""; 0], "{name}");
    }
}

#[test]
fn a_sample_site_built_twice_gives_the_same_bytes() {
    let mut random = Random(6);
    for (name, files) in samples() {
        let first = outputs(&site(&files), &files);
        for round in 0..3 {
            let mut shuffled = files.clone();
            random.shuffle(&mut shuffled);
            let mut parts = memory::parts(&shuffled);
            random.shuffle(&mut parts.documents);
            let again = outputs(&Site::assemble(parts, settings()).0, &shuffled);
            assert_eq!(memory::changed(&first, &again), [""; 0], "{name}, round {round}");
        }
    }
}

#[test]
fn the_shells_of_sample_sites_hold_the_sources_letter_by_letter() {
    for (name, files) in samples() {
        let site = site(&files);
        for placed in &site.documents {
            let path = &placed.document.path;
            assert_eq!(source_text(&shell(&site, path)), placed.document.body(), "{name}: {path}");
        }
    }
}

#[test]
fn readers_of_sample_sites_see_what_the_build_saw() {
    for (name, files) in samples() {
        let site = site(&files);
        for placed in &site.documents {
            let path = &placed.document.path;
            let facts = memory::page(&site, path).facts;
            let links = PageLinks {
                document: path,
                root: "/",
                exceptions: &facts.links,
                sizes: &facts.sizes,
                told: &facts.told,
            };
            let page = page::read(
                path,
                &placed.document.text,
                facts.summary.as_ref(),
                &links,
                Some(Extensions::all()),
                Ignore,
            );
            assert_eq!(page.title, placed.title, "{name}: {path}");
            let title = page::full_title(&page.title, site.name());
            assert_eq!(unescape(inside(&shell(&site, path), "<title>")), title, "{name}: {path}");
        }
    }
}

#[test]
fn every_link_of_a_sample_site_leads_to_one_of_its_files() {
    for (name, files) in samples() {
        let outputs = outputs(&site(&files), &files);
        for (from, bytes) in outputs.iter().filter(|(path, _)| path.ends_with("index.html")) {
            let html = String::from_utf8(bytes.clone()).expect("it is text");
            let addresses = ["href=\"", "src=\""].into_iter().flat_map(|name| html.split(name).skip(1));
            for address in addresses.filter_map(|rest| rest.split('"').next()).map(unescape) {
                if address.starts_with('#') || address.contains(':') {
                    continue;
                }
                let path = address.split(['?', '#']).next().unwrap_or_default();
                let path = path::join(from, &mdcms_core::link::decode(path)).expect("it stays in the site");
                let file = if path.is_empty() || path.ends_with('/') { [&path, "index.html"].concat() } else { path };
                let is_asset = file.starts_with("assets/");
                assert!(outputs.contains_key(&file) || is_asset, "{name}: {from} leads to {address}");
            }
        }
    }
}

#[test]
fn every_example_of_commonmark_is_in_its_shell() {
    for example in commonmark() {
        let text = ["---\ntitle: T\n---\n", &example.markdown].concat();
        let site = site(&[("config.yml", "sitename: x"), ("posts/a.md", &text)]);
        assert_eq!(source_text(&shell(&site, "posts/a.md")), example.markdown, "example {}", example.number);
    }
}

#[test]
fn without_html_a_sites_dialect_has_the_same_text_as_commonmark() {
    // What GitHub adds means other things in these: a table's row, a bare address, tildes, a box to tick.
    let mut compared = 0;
    let mut different = BTreeMap::new();
    for example in commonmark() {
        // What stands between two rules at the start is a document's front matter on a site.
        let is_front_matter = mdcms_core::front_matter::split(&example.markdown).format.is_some();
        if is_front_matter || example.html.contains("<!--") || has_html(&example.markdown) {
            continue;
        }
        compared += 1;
        let (site, reference) =
            (to_html(&example.markdown, None), to_html(&example.markdown, Some(Dialect::CommonMark)));
        if words(&site) != words(&reference) {
            different.insert(example.number, format!("{}\n{site}\n{reference}", example.markdown));
        }
    }
    assert!(compared > 550, "only {compared} examples have no HTML");
    assert!(different.is_empty(), "{different:#?}");
}

/// Whether some Markdown holds HTML.
fn has_html(text: &str) -> bool {
    fn any(nodes: &[Node<'_>]) -> bool {
        nodes.iter().any(|node| match node {
            Node::Raw(_) => true,
            Node::Element(element) => any(&element.children),
            Node::Text(_) | Node::Posts(_) => false,
        })
    }
    let links = PageLinks { document: "", root: "", exceptions: &[], sizes: &[], told: &[] };
    let content = markdown::parse(text, Dialect::CommonMark, &links, None, &mut Ignore);
    content.all_blocks().any(|block| any(&block.nodes))
}

/// The text of some HTML, white space as browsers show it.
fn words(html: &str) -> String {
    text_of(html).split_whitespace().collect::<Vec<_>>().join(" ")
}
