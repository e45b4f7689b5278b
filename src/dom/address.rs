//! What is chosen on a page, in the query of the address: `?tab-1=Linux&open-1=A&open-1=B`, `?year=2024&page=2`. A name
//! without a value says that nothing is.

use super::{history, window};

/// The names and values of a query.
pub type Query = Vec<(String, String)>;

/// The query of the address.
pub fn read() -> Query {
    parse(&super::query())
}

/// A query as names and values.
pub fn parse(query: &str) -> Query {
    let pairs = query.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decoded(name), decoded(value)))
        .collect()
}

/// The value of a name.
pub fn one(query: &Query, name: &str) -> Option<String> {
    query.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
}

/// Every value of a name, where it is there.
pub fn every(query: &Query, name: &str) -> Option<Vec<String>> {
    let values: Vec<String> = query.iter().filter(|(known, _)| known == name).map(|(_, value)| value.clone()).collect();
    (!values.is_empty()).then_some(values)
}

/// Puts the values of a name into the address, in place of those that it has; `None` takes the name away.
pub fn write(name: &str, values: Option<Vec<String>>) {
    if let Some(address) = with(&[(name, values)]) {
        history::replace(&address);
    }
}

/// The address with these values in place of those that their names have; `None` takes a name away.
pub fn with(changes: &[(&str, Option<Vec<String>>)]) -> Option<String> {
    let mut query = read();
    for (name, values) in changes {
        query.retain(|(known, _)| known != name);
        if let Some(values) = values {
            if values.is_empty() {
                query.push(((*name).to_owned(), String::new()));
            }
            query.extend(values.iter().map(|value| ((*name).to_owned(), value.clone())));
        }
    }
    let location = window()?.location();
    let (mut address, fragment) = (location.pathname().ok()?, location.hash().ok()?);
    for (index, (name, value)) in query.iter().enumerate() {
        let before = if index == 0 { "?" } else { "&" };
        let equals = if value.is_empty() { "" } else { "=" };
        address = [&address, before, &encoded(name), equals, &encoded(value)].concat();
    }
    address.push_str(&fragment);
    Some(address)
}

fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

fn decoded(text: &str) -> String {
    let text = text.replace('+', " ");
    js_sys::decode_uri_component(&text).map_or(text, String::from)
}
