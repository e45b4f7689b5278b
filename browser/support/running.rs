//! The whole app in the page, started from a shell as readers get it.

use std::cell::RefCell;
use std::rc::Rc;

use mdcms_app::api::Api;
use mdcms_app::app::Props;
use mdcms_app::{App, boot};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, HtmlAnchorElement, HtmlElement, MutationObserver, MutationObserverInit};

use super::host::Host;
use super::published::Published;
use super::stage;

/// Where the tests' sites are on their host.
pub(crate) const BASE: &str = "/some/site/";

/// An app that runs, and the host it asks.
pub(crate) struct Running {
    pub(crate) host: Host,
    /// The app's own knowledge of the site.
    pub(crate) api: Rc<Api>,
}

/// Opens an address of a site (from its root, perhaps with a fragment) and waits until the first page stands.
pub(crate) async fn open(site: &Published, address: &str) -> Running {
    let running = start(site, address);
    stage::until("the first page stands", || status() != "booting").await;
    running
}

/// Opens an address of a site and waits for nothing.
pub(crate) fn start(site: &Published, address: &str) -> Running {
    start_from(site, address, address)
}

/// Opens an address that the host answers with the shell of another one.
pub(crate) fn start_from(site: &Published, shell: &str, address: &str) -> Running {
    let shell = &mdcms_core::link::decode(shell.split(['#', '?']).next().unwrap_or_default());
    stage::clear(&[BASE, address].concat());
    let host = Host::new(BASE);
    host.publish(site);
    stage::put(&[site.description(shell), site.body(shell)].concat());
    // As the boot script does.
    for link in stage::all("#mdcms > :not(#mdcms-app) a") {
        let link: HtmlAnchorElement = link.dyn_into().expect("a link");
        link.set_href(&link.href());
    }
    let page = stage::document().document_element().expect("the root element");
    page.set_attribute("data-base", BASE).expect("an attribute");
    page.set_attribute("data-mdcms", "booting").expect("an attribute");
    let props = Props::new(boot::read().expect("a shell of ours"), None, None);
    let api = props.api.clone();
    stage::keep(yew::Renderer::<App>::with_root_and_props(stage::the("#mdcms-app"), props).render());
    Running { host, api }
}

/// The state that tests and tools read.
pub(crate) fn status() -> String {
    let page = stage::document().document_element().expect("the root element");
    page.get_attribute("data-mdcms").unwrap_or_default()
}

/// The page's heading.
pub(crate) fn heading() -> String {
    stage::text("main h1")
}

/// Waits for the page with this heading.
pub(crate) async fn until_heading(expected: &str) {
    stage::until(expected, || heading() == expected).await;
}

/// Waits until so many posts are listed.
pub(crate) async fn until_posts(count: usize) {
    stage::until(&format!("{count} posts"), || stage::texts("main .post-title").len() == count).await;
}

/// What was last said to somebody who does not see the page.
pub(crate) fn announced() -> String {
    stage::text(".announcer")
}

/// The element with the focus; none where it is the page itself.
pub(crate) fn focused() -> Option<Element> {
    stage::document().active_element().filter(|element| element.tag_name() != "BODY")
}

/// Sends the reader back or forward.
pub(crate) fn go(steps: i32) {
    stage::window().history().expect("a history").go_with_delta(steps).expect("a way");
}

/// Puts the focus on an element.
pub(crate) fn focus(selector: &str) {
    stage::focus(&stage::the(selector).dyn_into::<HtmlElement>().expect("an element of HTML"));
}

/// Everything that an element has said, in order, while it was watched.
pub(crate) struct Watch {
    said: Rc<RefCell<Vec<String>>>,
    observer: MutationObserver,
    _heard: Closure<dyn FnMut()>,
}

impl Watch {
    /// Watches the text of what is there for a selector.
    pub(crate) fn new(selector: &'static str) -> Self {
        let said = Rc::new(RefCell::new(Vec::new()));
        let hearing = said.clone();
        let heard = Closure::<dyn FnMut()>::new(move || {
            let text = stage::text(selector);
            let mut said = hearing.borrow_mut();
            if !text.is_empty() && said.last() != Some(&text) {
                said.push(text);
            }
        });
        let observer = MutationObserver::new(heard.as_ref().unchecked_ref()).expect("an observer");
        let init = MutationObserverInit::new();
        init.set_child_list(true);
        init.set_character_data(true);
        init.set_subtree(true);
        observer.observe_with_options(&stage::the("#mdcms"), &init).expect("a page that can be watched");
        Self { said, observer, _heard: heard }
    }

    /// What was said so far.
    pub(crate) fn said(&self) -> Vec<String> {
        self.said.borrow().clone()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
