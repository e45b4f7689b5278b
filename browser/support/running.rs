//! The whole app in the page, started from a shell as readers get it.

use std::rc::Rc;

use mdcms_app::api::Api;
use mdcms_app::app::Props;
use mdcms_app::{App, boot};

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
    stage::clear(&[BASE, address].concat());
    let host = Host::new(BASE);
    host.publish(site);
    let url = address.split(['#', '?']).next().unwrap_or_default();
    stage::put(site.body(&mdcms_core::link::decode(url)));
    let page = stage::document().document_element().expect("the root element");
    page.set_attribute("data-base", BASE).expect("an attribute");
    page.set_attribute("data-mdcms", "booting").expect("an attribute");
    let props = Props::new(boot::read().expect("a shell of ours"), None);
    let api = props.api.clone();
    stage::keep(yew::Renderer::<App>::with_root_and_props(stage::the("#mdcms"), props).render());
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

/// What was last said to somebody who does not see the page.
pub(crate) fn announced() -> String {
    stage::text(".announcer")
}
