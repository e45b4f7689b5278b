//! What the renderer does in a browser, feature by feature: `cargo xtask test wasm`.
//!
//! All tests share one page and run one after the other; each starts by clearing it ([`support::stage`]).
//! Requests go to a host of the test's own ([`support::host`]), which serves a site as `core` publishes it
//! ([`support::published`]).

#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::wasm_bindgen_test_configure;

#[cfg(test)]
mod support;

#[cfg(test)]
mod decode;
#[cfg(test)]
mod render;
#[cfg(test)]
mod update;

#[cfg(test)]
mod anchor;
#[cfg(test)]
mod history;
#[cfg(test)]
mod links;

#[cfg(test)]
mod api;
#[cfg(test)]
mod app;

wasm_bindgen_test_configure!(run_in_browser);
