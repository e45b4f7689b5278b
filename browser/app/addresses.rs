//! Addresses whose shell is not theirs: `404.html`, hosts that answer everything with the landing page, old ones.

use mdcms_core::manifest::{self, lookup_file, root_file};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::running::{self, BASE, Running, Watch, announced, heading, start_from, status};
use crate::support::sites::{self, ABOUT};
use crate::support::stage::{address, click, document, the, until};

/// Opens an address with the shell of another one and waits for what comes of it.
async fn open(shell: &str, asked: &str, expected: &str) -> Running {
    let running = start_from(&sites::small(), shell, asked);
    until(expected, || heading() == expected && status() == "ready").await;
    running
}

#[wasm_bindgen_test]
async fn the_address_decides_and_not_the_shell() {
    // The shell of an address that is not there is `404.html`.
    for shell in ["no-such-page/", "", "posts/", "posts/post-3/"] {
        for (asked, heading, url) in [
            ("about/", "About", "about/"),
            ("about", "About", "about"),
            ("about/#team", "About", "about/#team"),
            ("old-about/", "About", "about/"),
            ("%C3%BCber/%C3%A4lter/#team", "About", "about/#team"),
            ("nowhere/", "Page not found", "nowhere/"),
            ("#pages/about.md", "About", "about/"),
            ("#/about", "About", "about/"),
            ("#posts/2024-01-04-post-3.md", "Post 3", "posts/post-3/"),
            ("nowhere/#posts/2024-01-04-post-3.md", "Post 3", "posts/post-3/"),
            ("#posts/2024-01-04-not-there.md", "Page not found", "posts/2024-01-04-not-there.md"),
        ] {
            let running = open(shell, asked, heading).await;
            let case = format!("{asked} with the shell of {shell:?}");
            until(&case, || address() == [BASE, url].concat()).await;
            assert_eq!(document().title(), format!("{heading} — Test site"), "{case}");
            let asked = running.host.paths();
            // Only a page that is not there makes sure that the shell is not an old one.
            let roots = usize::from(heading == "Page not found");
            assert_eq!(asked.iter().filter(|path| **path == root_file()).count(), roots, "{case}: {asked:?}");
            assert_eq!(asked.iter().filter(|path| **path == lookup_file(0)).count(), 1, "{case}: {asked:?}");
        }
    }
}

#[wasm_bindgen_test]
async fn nothing_of_a_wrong_shell_is_shown() {
    let running = start_from(&sites::small(), "", "about/");
    let shown = Watch::new("main h1");
    until("the page", || heading() == "About").await;
    assert_eq!(shown.said(), ["About"]);
    assert!(running.host.was_asked(ABOUT));
}

#[wasm_bindgen_test]
async fn an_old_address_in_a_page_is_followed() {
    let text = "# Links\n\n[Old](#pages/about.md)\n";
    let running = running::open(&sites::with(&[("pages/links.md", text)]), "links/").await;
    // The link itself leads to the page's own address already; one that a reader kept does not.
    assert_eq!(the("main .prose a").get_attribute("href").as_deref(), Some("/some/site/about/"));
    the("main .prose a").set_attribute("href", "#pages/about.md").expect("an attribute");
    click("main .prose a");
    until("About", || heading() == "About").await;
    assert_eq!((address().as_str(), announced().as_str()), ("/some/site/about/", "About"));
    assert!(running.host.was_asked(ABOUT));
}

#[wasm_bindgen_test]
async fn the_shell_of_a_site_that_has_grown_leads_to_its_pages() {
    let grown = sites::large();
    // Each document has a path and a URL.
    let buckets = manifest::buckets(2 * sites::LARGE);
    assert!(buckets > 1);
    for at in 0..2 {
        let url = format!("posts/post-{at}/");
        let running = running::open(&sites::small(), "").await;
        running.host.publish(&grown);
        click(&format!("main .prose a[href='{BASE}{url}']"));
        until("the post", || heading() == format!("Post {at}")).await;
        assert_eq!(address(), [BASE, &url].concat());
        assert_eq!(running.host.was_asked(&root_file()), manifest::bucket(&url, buckets) != 0, "{url}");
    }
}
