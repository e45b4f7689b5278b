//! Requests to the site's own host.

use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Request, RequestCache, RequestInit, Response};

use super::Failure;

/// How far an answer may come from a cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Freshness {
    /// From a cache, once the host has said that it still holds.
    Checked,
    /// From the host itself.
    PastCaches,
}

/// The bytes of a file that is no page.
pub(super) async fn bytes(address: &str, freshness: Freshness) -> Result<Vec<u8>, Failure> {
    let response = get(address, freshness).await?;
    let buffer = response.array_buffer().map_err(|_| Failure::Network)?;
    let buffer = JsFuture::from(buffer).await.map_err(|_| Failure::Network)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// A part of the manifest, parsed by the browser.
pub(super) async fn json<T: DeserializeOwned>(address: &str) -> Result<T, Failure> {
    let response = get(address, Freshness::Checked).await?;
    let value = response.json().map_err(|_| Failure::Other)?;
    let value = JsFuture::from(value).await.map_err(|_| Failure::Other)?;
    serde_wasm_bindgen::from_value(value).map_err(|_| Failure::Other)
}

async fn get(address: &str, freshness: Freshness) -> Result<Response, Failure> {
    let init = RequestInit::new();
    init.set_cache(match freshness {
        Freshness::Checked => RequestCache::NoCache,
        Freshness::PastCaches => RequestCache::Reload,
    });
    let request = Request::new_with_str_and_init(address, &init).map_err(|_| Failure::Other)?;
    let window = web_sys::window().ok_or(Failure::Other)?;
    let answer: Result<JsValue, JsValue> = JsFuture::from(window.fetch_with_request(&request)).await;
    let response: Response = answer.map_err(|_| Failure::Network)?.dyn_into().map_err(|_| Failure::Other)?;
    if !response.ok() {
        return Err(Failure::Status(response.status()));
    }
    let kind = response.headers().get("content-type").ok().flatten().unwrap_or_default();
    // Hosts that answer every address with their landing page.
    if kind.starts_with("text/html") {
        return Err(Failure::Status(404));
    }
    Ok(response)
}
