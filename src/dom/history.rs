//! The browser's history, and where the reader was on each of its entries.

use wasm_bindgen::JsValue;

use super::anchor::Anchor;
use super::window;

const STORE: &str = "mdcms:scroll";

/// An entry's number: what `history.state` holds.
pub type Entry = f64;

/// The positions that are known, by entry.
#[derive(Debug, Default)]
pub struct Positions {
    known: Vec<(Entry, Anchor)>,
    /// The entry that is shown.
    current: Entry,
}

impl Positions {
    /// Positions from before a reload are read back.
    pub fn start() -> Self {
        let mut positions = Self::default();
        let stored = storage().and_then(|storage| storage.get_item(STORE).ok().flatten()).unwrap_or_default();
        for place in stored.split(' ') {
            let mut numbers = place.split(':').filter_map(number);
            let mut next = || numbers.next();
            if let (Some(entry), Some(block), Some(top), Some(scrolled)) = (next(), next(), next(), next()) {
                positions.known.push((entry, Anchor { block, top, scrolled }));
            }
        }
        positions.current = current_entry();
        positions
    }

    /// Where the reader was on the entry that is shown now.
    pub fn here(&self) -> Option<Anchor> {
        self.known.iter().find(|(entry, _)| *entry == self.current).map(|(_, place)| *place)
    }

    /// Notes where the reader is.
    pub fn save(&mut self) {
        let current = self.current;
        self.known.retain(|(entry, _)| *entry != current);
        self.known.push((current, Anchor::in_page()));
        // A tab's history has at most 50 entries in every browser.
        if self.known.len() > 50 {
            self.known.remove(0);
        }
    }

    /// Writes the positions down for a reload.
    pub fn store(&mut self) {
        self.save();
        let whole = |value: f64| js_sys::Number::from(value.round()).to_string_with_radix(10).ok().map(String::from);
        let text: Vec<String> = self
            .known
            .iter()
            .filter_map(|(entry, place)| {
                Some([whole(*entry)?, whole(place.block)?, whole(place.top)?, whole(place.scrolled)?].join(":"))
            })
            .collect();
        if let Some(storage) = storage() {
            let _ = storage.set_item(STORE, &text.join(" "));
        }
    }

    /// The reader has gone to another entry by the browser's own means.
    pub fn arrive(&mut self) {
        self.current = current_entry();
    }

    /// Adds an entry for an address.
    pub fn push(&mut self, address: &str) {
        self.save();
        let entry = js_sys::Date::now();
        if let Some(history) = window().and_then(|window| window.history().ok()) {
            let _ = history.push_state_with_url(&JsValue::from_f64(entry), "", Some(address));
        }
        self.current = entry;
    }
}

/// Puts another address in the place of the one that is shown.
pub fn replace(address: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(address));
    }
}

/// The number of the entry that is shown; it gets one where it has none.
fn current_entry() -> Entry {
    let Some(history) = window().and_then(|window| window.history().ok()) else { return 0.0 };
    if let Some(entry) = history.state().ok().and_then(|state| state.as_f64()) {
        return entry;
    }
    let entry = js_sys::Date::now();
    let _ = history.replace_state(&JsValue::from_f64(entry), "");
    entry
}

fn storage() -> Option<web_sys::Storage> {
    window()?.session_storage().ok().flatten()
}

/// Parsed by the browser: Rust's own parser of floats would be part of the module otherwise.
fn number(text: &str) -> Option<f64> {
    let number = js_sys::Number::parse_float(text);
    number.is_finite().then_some(number)
}
