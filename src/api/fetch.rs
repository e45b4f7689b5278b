//! Requests to the site's own host.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{RequestCache, RequestInit, Response};

use super::{Api, Failure};

/// What a file is asked for as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// JSON, parsed by the browser.
    Json,
    /// The bytes of a file that is no page.
    Bytes,
    /// The same, past every cache on the way.
    FreshBytes,
}

/// What is on its way. Whoever wants the same file meanwhile waits for the same answer.
pub(super) type UnderWay = Vec<(String, Promise)>;

impl Api {
    /// A file of the site: parsed JSON, or an `ArrayBuffer`. When the site changes meanwhile, the answer may be an
    /// old one, and it is asked for again.
    pub(super) async fn fetch(&self, path: &str, form: Form) -> Result<JsValue, Failure> {
        let address = self.address(path);
        loop {
            let asked = self.changes.get();
            let answer = JsFuture::from(self.answer(&address, form)).await;
            if self.changes.get() == asked {
                self.under_way.borrow_mut().retain(|(to, _)| *to != address);
                return answer.map_err(|code| from_code(&code));
            }
        }
    }

    /// The answer that is on its way already, or one that is asked for now.
    fn answer(&self, address: &str, form: Form) -> Promise {
        let mut under_way = self.under_way.borrow_mut();
        if let Some((_, answer)) = under_way.iter().find(|(to, _)| to == address) {
            return answer.clone();
        }
        let to = address.to_owned();
        let answer = future_to_promise(async move { get(&to, form).await.map_err(as_code) });
        under_way.push((address.to_owned(), answer.clone()));
        answer
    }
}

async fn get(address: &str, form: Form) -> Result<JsValue, Failure> {
    let init = RequestInit::new();
    init.set_cache(match form {
        Form::Json | Form::Bytes => RequestCache::NoCache,
        Form::FreshBytes => RequestCache::Reload,
    });
    let window = web_sys::window().ok_or(Failure::Other)?;
    let response =
        JsFuture::from(window.fetch_with_str_and_init(address, &init)).await.map_err(|_| Failure::Network)?;
    let response: Response = response.dyn_into().map_err(|_| Failure::Other)?;
    if !response.ok() {
        return Err(Failure::Status(response.status()));
    }
    let kind = response.headers().get("content-type").ok().flatten().unwrap_or_default();
    // Hosts that answer every address with their landing page.
    if kind.starts_with("text/html") {
        return Err(Failure::Status(404));
    }
    let (content, failure) = match form {
        Form::Json => (response.json(), Failure::Other),
        Form::Bytes | Form::FreshBytes => (response.array_buffer(), Failure::Network),
    };
    JsFuture::from(content.map_err(|_| failure)?).await.map_err(|_| failure)
}

/// A failure as a number, for a promise that is refused: the status, or one that no host answers with.
fn as_code(failure: Failure) -> JsValue {
    JsValue::from_f64(match failure {
        Failure::Network => 0.0,
        Failure::Other => 1.0,
        Failure::Status(status) => f64::from(status),
    })
}

fn from_code(code: &JsValue) -> Failure {
    match code.as_f64().map(|code| code as u16) {
        Some(0) => Failure::Network,
        Some(status) if status > 1 => Failure::Status(status),
        _ => Failure::Other,
    }
}
