//! A host that answers as a test says: it stands in for `window.fetch`.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect, Uint8Array};
use mdcms_core::link::decode;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Headers, Request, RequestCache, Response, ResponseInit};

use super::published::Published;
use super::stage::window;

thread_local! {
    /// The browser's own `fetch`, from before the first host.
    static OWN: JsValue = Reflect::get(&window(), &"fetch".into()).expect("a window with fetch");
}

/// What a host answers.
#[derive(Clone)]
pub(crate) enum Answer {
    /// A file: its content type and bytes.
    File(&'static str, Vec<u8>),
    /// No file, but this status with a page that says so.
    Status(u16),
    /// Nothing: the network is down.
    Offline,
}

impl Answer {
    /// A Markdown file.
    pub(crate) fn markdown(text: &str) -> Self {
        Self::File("text/markdown; charset=utf-8", text.as_bytes().to_vec())
    }

    /// The landing page with status 200, as many hosts answer what they do not have.
    pub(crate) fn landing() -> Self {
        Self::File("text/html; charset=utf-8", b"<!DOCTYPE html><title>Home</title>".to_vec())
    }
}

/// A request that came: the path from the site's root, and whether caches were passed by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    pub(crate) path: String,
    pub(crate) past_caches: bool,
}

#[derive(Default)]
struct Table {
    /// What is answered, one after the other; the last answer stays.
    answers: BTreeMap<String, VecDeque<Answer>>,
    asked: Vec<Asked>,
    /// Answers that wait, and what lets them go.
    held: BTreeMap<String, (Promise, Function)>,
    offline: bool,
}

/// A host under a base path, for as long as it lives.
pub(crate) struct Host {
    table: Rc<RefCell<Table>>,
    _fetch: Closure<dyn FnMut(JsValue, JsValue) -> Promise>,
}

impl Host {
    /// A host that has nothing yet.
    pub(crate) fn new(base: &str) -> Self {
        OWN.with(|_| ());
        let table = Rc::new(RefCell::new(Table::default()));
        let (asked, base) = (table.clone(), base.to_owned());
        // Whatever form `fetch` is called in, the browser makes a request of it.
        let fetch = Closure::new(move |input: JsValue, init: JsValue| {
            let made = Reflect::get(&window(), &"Request".into()).expect("a constructor");
            let request = Reflect::construct(made.unchecked_ref::<Function>(), &js_sys::Array::of2(&input, &init))
                .expect("a request");
            answer(&asked, &base, request.unchecked_ref())
        });
        Reflect::set(&window(), &"fetch".into(), fetch.as_ref()).expect("a fetch that can be replaced");
        Self { table, _fetch: fetch }
    }

    /// Has all files of a site, and nothing else.
    pub(crate) fn publish(&self, site: &Published) {
        let answer = |(path, bytes): (&String, &Vec<u8>)| {
            (path.clone(), VecDeque::from([Answer::File(content_type(path), bytes.clone())]))
        };
        self.table.borrow_mut().answers = site.0.iter().map(answer).collect();
    }

    /// Answers a path with these, one after the other; with the last one from then on.
    pub(crate) fn answer(&self, path: &str, answers: impl Into<VecDeque<Answer>>) {
        self.table.borrow_mut().answers.insert(path.to_owned(), answers.into());
    }

    /// Lets answers for a path wait until [`Self::release`].
    pub(crate) fn hold(&self, path: &str) {
        let mut open = None;
        let gate = Promise::new(&mut |resolve, _| open = Some(resolve));
        self.table.borrow_mut().held.insert(path.to_owned(), (gate, open.expect("a promise runs at once")));
    }

    /// Lets the answers go that wait.
    pub(crate) fn release(&self, path: &str) {
        let (_, open) = self.table.borrow_mut().held.remove(path).expect("a path that is held");
        open.call0(&JsValue::UNDEFINED).expect("a promise that can be kept");
    }

    /// Cuts the network, or mends it.
    pub(crate) fn set_offline(&self, offline: bool) {
        self.table.borrow_mut().offline = offline;
    }

    /// The requests since the last call.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        std::mem::take(&mut self.table.borrow_mut().asked)
    }

    /// The paths that were asked for since the last call.
    pub(crate) fn paths(&self) -> Vec<String> {
        self.asked().into_iter().map(|asked| asked.path).collect()
    }

    /// Whether a path was asked for since the requests were last taken.
    pub(crate) fn was_asked(&self, path: &str) -> bool {
        self.table.borrow().asked.iter().any(|asked| asked.path == path)
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        OWN.with(|own| Reflect::set(&window(), &"fetch".into(), own)).expect("a fetch that can be put back");
    }
}

fn answer(table: &RefCell<Table>, base: &str, request: &Request) -> Promise {
    let mut table = table.borrow_mut();
    let address = request.url();
    let origin = window().location().origin().expect("an origin");
    let inside = address.strip_prefix(&origin).and_then(|path| path.strip_prefix(base));
    let path = inside.map_or_else(|| panic!("a request outside the site: {address}"), decode);
    table.asked.push(Asked { path: path.clone(), past_caches: request.cache() == RequestCache::Reload });
    let offline = table.offline;
    let answer = match table.answers.get_mut(&path) {
        _ if offline => Answer::Offline,
        None => Answer::Status(404),
        Some(answers) if answers.len() > 1 => answers.pop_front().expect("more than one"),
        Some(answers) => answers.front().cloned().expect("at least one answer"),
    };
    let gate = table.held.get(&path).map(|(gate, _)| gate.clone());
    future_to_promise(async move {
        if let Some(gate) = gate {
            JsFuture::from(gate).await?;
        }
        response(answer)
    })
}

fn response(answer: Answer) -> Result<JsValue, JsValue> {
    let (status, kind, bytes) = match answer {
        Answer::File(kind, bytes) => (200, kind, bytes),
        Answer::Status(status) => (status, "text/html", b"<!DOCTYPE html><title>Error</title>".to_vec()),
        Answer::Offline => return Err(js_sys::TypeError::new("Failed to fetch").into()),
    };
    let headers = Headers::new()?;
    headers.set("content-type", kind)?;
    let init = ResponseInit::new();
    init.set_status(status);
    init.set_headers(&headers);
    let body = Uint8Array::from(bytes.as_slice());
    Ok(Response::new_with_opt_js_u8_array_and_init(Some(&body), &init)?.unchecked_into())
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("json") => "application/json",
        Some("html") => "text/html; charset=utf-8",
        Some("md") => "text/markdown; charset=utf-8",
        _ => "application/octet-stream",
    }
}
