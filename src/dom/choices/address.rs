//! What is chosen, in the query of the address: `?tab-1=Linux&open-1=A&open-1=B`. A name without a value says that
//! nothing is.

use crate::dom::{history, window};

/// The names and values of a query.
pub(super) type Query = Vec<(String, String)>;

/// The query of the address.
pub(super) fn read() -> Query {
    let query = window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    let pairs = query.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect()
}

/// The value of a name.
pub(super) fn one(query: &Query, name: &str) -> Option<String> {
    query.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
}

/// Every value of a name, where it is there.
pub(super) fn every(query: &Query, name: &str) -> Option<Vec<String>> {
    let values: Vec<String> = query.iter().filter(|(known, _)| known == name).map(|(_, value)| value.clone()).collect();
    (!values.is_empty()).then_some(values)
}

/// Puts the values of a name into the address, in place of those that it has; `None` takes the name away.
pub(super) fn write(name: &str, values: Option<Vec<String>>) {
    let mut query = read();
    query.retain(|(known, _)| known != name);
    if let Some(values) = values {
        if values.is_empty() {
            query.push((name.to_owned(), String::new()));
        }
        query.extend(values.into_iter().map(|value| (name.to_owned(), value)));
    }
    let Some(location) = window().map(|window| window.location()) else { return };
    let (Ok(mut address), Ok(fragment)) = (location.pathname(), location.hash()) else { return };
    for (index, (name, value)) in query.iter().enumerate() {
        let before = if index == 0 { "?" } else { "&" };
        let equals = if value.is_empty() { "" } else { "=" };
        address = [&address, before, &encoded(name), equals, &encoded(value)].concat();
    }
    address.push_str(&fragment);
    history::replace(&address);
}

fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

fn decoded(text: &str) -> String {
    let text = text.replace('+', " ");
    js_sys::decode_uri_component(&text).map_or(text, String::from)
}
