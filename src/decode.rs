//! The manifest's and the shell's JSON, parsed by the browser, as values of `core`.
//!
//! Field by field over the browser's own objects: a deserialiser would be a tenth of the module. The browser
//! tests write every type with `core` and read it back here, so the two cannot drift apart.

use std::rc::Rc;

use js_sys::{Array, Reflect};
use mdcms_core::around::Rows;
use mdcms_core::date::DateTime;
use mdcms_core::front_matter::Summary;
use mdcms_core::manifest::{Facts, Known, Listing, Needs, Post, Root};
use mdcms_core::page::{PageData, Seed, SiteInfo, View};
use mdcms_core::posts::Timed;
use wasm_bindgen::{JsCast, JsValue};

use crate::api::Entry;

/// What can be read from JSON; `None` where it is something else.
pub trait Decode: Sized {
    /// Reads a value.
    fn decode(json: &JsValue) -> Option<Self>;
}

impl Decode for Root {
    fn decode(json: &JsValue) -> Option<Self> {
        Some(Self {
            version: number(json, "version")? as u32,
            posts: number(json, "posts")? as usize,
            buckets: number(json, "buckets")? as u64,
            years: list(json, "years"),
            timed: list(json, "timed"),
        })
    }
}

impl Decode for Post {
    fn decode(json: &JsValue) -> Option<Self> {
        Some(Self {
            url: text(json, "url")?,
            title: text(json, "title")?,
            date: text(json, "date").unwrap_or_default(),
            description: text(json, "description").unwrap_or_default(),
            author: text(json, "author").unwrap_or_default(),
            draft: flag(json, "draft"),
        })
    }
}

impl Decode for Known {
    fn decode(json: &JsValue) -> Option<Self> {
        Some(Self {
            path: text(json, "path")?,
            url: text(json, "url")?,
            aliases: list(json, "aliases"),
            hash: text(json, "hash")?,
            draft: flag(json, "draft"),
            from: number(json, "from").unwrap_or_default() as i64,
            until: number(json, "until").unwrap_or_default() as i64,
            facts: Facts {
                rows: Rows(list(json, "rows")),
                leads_to: Vec::new(),
                links: list(json, "links"),
                told: list(json, "told"),
                sizes: list(json, "sizes"),
                summary: value(json, "summary"),
                needs: Needs {
                    extended: flag(json, "extended"),
                    maths: flag(json, "maths"),
                    lists: flag(json, "lists"),
                },
            },
        })
    }
}

impl Decode for Listing {
    fn decode(json: &JsValue) -> Option<Self> {
        Some(Self {
            url: text(json, "url")?,
            list: text(json, "list")?,
            title: text(json, "title")?,
            description: text(json, "description").unwrap_or_default(),
            start: number(json, "start").unwrap_or_default() as usize,
            total: number(json, "total")? as usize,
            newest_first: flag(json, "newest_first"),
            months: flag(json, "months"),
            terms: flag(json, "terms"),
            pinned: list(json, "pinned"),
            timed: list(json, "timed"),
            rows: Rows(list(json, "rows")),
        })
    }
}

impl Decode for Entry {
    fn decode(json: &JsValue) -> Option<Self> {
        match Rc::decode(json) {
            Some(known) => Some(Self::Document(known)),
            None => Rc::decode(json).map(Self::Listing),
        }
    }
}

impl<T: Decode> Decode for Rc<T> {
    fn decode(json: &JsValue) -> Option<Self> {
        T::decode(json).map(Rc::new)
    }
}

impl Decode for Summary {
    fn decode(json: &JsValue) -> Option<Self> {
        let date = |key| DateTime::parse(&text(json, key)?);
        json.is_object().then(|| Self {
            title: text(json, "title"),
            description: text(json, "description"),
            author: text(json, "author"),
            date: date("date"),
            updated: date("updated"),
            draft: flag(json, "draft"),
        })
    }
}

impl Decode for PageData {
    fn decode(json: &JsValue) -> Option<Self> {
        let view = get(json, "view");
        let document = get(&view, "document");
        let view = if view.is_string() {
            View::Missing
        } else if document.is_undefined() {
            View::Listing(value(&view, "listing")?)
        } else {
            View::Document { known: value(&document, "known")?, front: text(&document, "front")? }
        };
        let buckets = number(json, "buckets")? as u64;
        Some(Self { view, buckets, site: value(json, "site")?, seeds: list(json, "seeds"), years: list(json, "years") })
    }
}

impl Decode for Seed {
    fn decode(json: &JsValue) -> Option<Self> {
        let (total, from) = (number(json, "total")? as usize, number(json, "from")? as usize);
        Some(Self { list: text(json, "list")?, total, from, timed: list(json, "timed"), posts: list(json, "posts") })
    }
}

impl Decode for SiteInfo {
    fn decode(json: &JsValue) -> Option<Self> {
        Some(Self { name: text(json, "name")?, missing: text(json, "missing").unwrap_or_default() })
    }
}

impl Decode for String {
    fn decode(json: &JsValue) -> Option<Self> {
        json.as_string()
    }
}

impl Decode for (String, String) {
    fn decode(json: &JsValue) -> Option<Self> {
        let pair: &Array = json.dyn_ref()?;
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    }
}

impl Decode for (u32, u32) {
    fn decode(json: &JsValue) -> Option<Self> {
        let pair: &Array = json.dyn_ref()?;
        Some((pair.get(0).as_f64()? as u32, pair.get(1).as_f64()? as u32))
    }
}

impl Decode for Timed {
    fn decode(json: &JsValue) -> Option<Self> {
        let entry: &Array = json.dyn_ref()?;
        Some((entry.get(0).as_f64()? as usize, entry.get(1).as_f64()? as i64, entry.get(2).as_f64()? as i64))
    }
}

impl Decode for (String, u32, u32) {
    fn decode(json: &JsValue) -> Option<Self> {
        let entry: &Array = json.dyn_ref()?;
        Some((entry.get(0).as_string()?, entry.get(1).as_f64()? as u32, entry.get(2).as_f64()? as u32))
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(json: &JsValue) -> Option<Self> {
        let array: &Array = json.dyn_ref()?;
        // A loop of its own is half as large as a chain of iterators, for each type.
        let mut all = Vec::new();
        for at in 0..array.length() {
            all.push(T::decode(&array.get(at))?);
        }
        Some(all)
    }
}

fn get(json: &JsValue, key: &str) -> JsValue {
    Reflect::get(json, &JsValue::from_str(key)).unwrap_or(JsValue::UNDEFINED)
}

fn value<T: Decode>(json: &JsValue, key: &str) -> Option<T> {
    T::decode(&get(json, key))
}

/// A list that is left out where it is empty.
fn list<T: Decode>(json: &JsValue, key: &str) -> Vec<T> {
    value(json, key).unwrap_or_default()
}

fn text(json: &JsValue, key: &str) -> Option<String> {
    get(json, key).as_string()
}

fn number(json: &JsValue, key: &str) -> Option<f64> {
    get(json, key).as_f64()
}

fn flag(json: &JsValue, key: &str) -> bool {
    get(json, key).is_truthy()
}
