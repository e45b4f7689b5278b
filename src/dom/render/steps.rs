//! Reading a long text in several tasks, so that the page answers its reader meanwhile. Few sites have such texts, so
//! this is a part of the module that the others' readers do not load.

use std::pin::Pin;
use std::rc::Rc;

use mdcms_core::manifest::Known;
use mdcms_core::page;
use mdcms_core::report::Ignore;

use super::rest::SLICE;
use super::{Article, article, links, of_page};
use crate::dom::next_task;
use crate::{extensions, parts};

/// Bytes of a text from which on it is long.
const LONG: usize = 200_000;

/// Whether a text is so long that [`article_in_steps`] is to make its article, where it stands for no other.
pub fn is_long(text: &str) -> bool {
    text.len() > LONG
}

/// [`article`] of a long text, in several tasks.
pub async fn article_in_steps(known: &Rc<Known>, text: &Rc<str>, base: &str) -> Option<Rc<Article>> {
    match parts::load_steps().await {
        Some(steps) => (steps.0)(known.clone(), text.clone(), base.to_owned()).await,
        None => article(known, text, base, None),
    }
}

type Made = Pin<Box<dyn Future<Output = Option<Rc<Article>>>>>;

/// What reads in steps.
#[derive(Clone, Copy, Debug)]
pub struct Steps(fn(Rc<Known>, Rc<str>, String) -> Made);

impl Steps {
    /// What does not call this is built without its code.
    pub fn all() -> Self {
        Self(|known, text, base| Box::pin(make(known, text, base)))
    }
}

async fn make(known: Rc<Known>, text: Rc<str>, base: String) -> Option<Rc<Article>> {
    next_task().await;
    let mut until = js_sys::Date::now() + SLICE;
    let mut pause = async || {
        if js_sys::Date::now() > until {
            next_task().await;
            until = js_sys::Date::now() + SLICE;
        }
    };
    let (links, told) = (links(&known, &base), known.facts.summary.as_ref());
    let code = extensions::markdown();
    let page = page::read_in_steps(&known.path, &text, told, &links, code, Ignore, &mut pause).await;
    next_task().await;
    of_page(page, &known, &text, &base, None)
}
