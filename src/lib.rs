//! The mdcms renderer: the app that turns a site's Markdown into pages in the reader's browser.
//!
//! In reading order:
//!
//! 1. [`boot`] takes what the shell holds, so that the first view needs no further request for content.
//! 2. [`route`] and [`state`] say what an address asks for and what is shown; neither touches the browser.
//! 3. [`api`] is the only code that fetches, [`dom`] the only code that calls the browser otherwise.
//! 4. `hooks`, `pages` and `components` are the Yew app itself.

pub mod api;
pub mod boot;
pub mod decode;
pub mod dom;
pub mod extensions;
pub mod parts;
pub mod route;
pub mod state;

pub mod app;
pub mod components;
pub mod hooks;
pub mod pages;

pub use app::App;

use std::rc::Rc;

use boot::First;
use dom::render::{self, Article};

/// Half the size of the allocator that Rust brings, and faster.
#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Starts the app in the shell it was loaded by.
pub fn start() {
    let Some(root) = dom::element("mdcms-app") else { return };
    let Some(boot) = boot::read() else {
        // The shell is not one of ours; its text stays readable.
        dom::set_status("error");
        return;
    };
    let long = match &boot.first {
        First::Document(known, text) if render::is_long(text) => Some((known.clone(), text.clone())),
        _ => None,
    };
    if boot.needs.is_nothing() && long.is_none() {
        show(root, boot, None);
        return;
    }
    wasm_bindgen_futures::spawn_local(async move {
        parts::load(boot.needs).await;
        if matches!(boot.first, First::Listing(_)) && parts::lists().is_none() {
            // The shell's own list stays, whose links lead to its posts.
            dom::set_status("error");
            return;
        }
        let article = match long {
            Some((known, text)) => render::article_in_steps(&known, &text, &boot.base).await,
            None => None,
        };
        show(root, boot, article);
    });
}

#[inline(never)]
fn show(root: web_sys::Element, boot: boot::Boot, article: Option<Rc<Article>>) {
    // Where the reader has scrolled to meanwhile, else where they were before a reload.
    let place = dom::anchor::Anchor::in_source().or_else(|| dom::history::Positions::start().here());
    yew::Renderer::<App>::with_root_and_props(root, app::Props::new(boot, article, place)).render();
}
