//! What is said of a picture behind it: `![alt](a.png){width=50% .left #id}`, as in Kramdown, Pandoc and Hugo.

use std::borrow::Cow;

use super::html::attributes;
use super::unquoted;
use crate::node::{Attribute, Element, Other, Tag};

/// Takes the attributes that a text begins with for a picture before it; gives how much of the text they are. What is
/// not known there says nothing.
pub(super) fn attributes(picture: &mut Element<'_>, text: &str) -> usize {
    let Some(inside) = text.strip_prefix('{').filter(|_| picture.tag == Tag::Image) else { return 0 };
    let Some((inside, _)) = inside.split_once('}').filter(|(inside, _)| is_list(inside)) else { return 0 };
    let length = inside.len() + 2;
    let (mut classes, mut align) = (Vec::new(), "");
    for word in inside.strip_prefix(':').unwrap_or(inside).split_whitespace() {
        if let Some(class) = word.strip_prefix('.') {
            match class {
                "left" | "right" => align = class,
                _ => classes.push(class),
            }
        } else if let Some(id) = word.strip_prefix('#') {
            picture.attributes.extend(attributes::own_id(id).map(Attribute::Id));
        } else if let Some((name, value)) = word.split_once('=') {
            set(picture, name, unquoted(value));
        }
    }
    picture.attributes.extend(attributes::classes(&classes.join(" "), align, true));
    length
}

/// Whether these are attributes and not a part of the text.
fn is_list(inside: &str) -> bool {
    let is_one = |word: &str| word.starts_with(['.', '#']) || word.contains('=');
    let mut words = inside.strip_prefix(':').unwrap_or(inside).split_whitespace().peekable();
    words.peek().is_some() && words.all(is_one)
}

fn set(picture: &mut Element<'_>, name: &str, value: &str) {
    if name == "loading" {
        picture.attributes.retain(|attribute| *attribute != Attribute::Lazy);
        picture.attributes.extend((value != "eager").then_some(Attribute::Lazy));
        return;
    }
    let Some(attribute) = attributes::plain("img", name, value) else { return };
    let number = |name: &str| {
        let value = picture.attributes.iter().find(|it| is_called(it, name))?.name_and_value().1;
        value?.parse::<u64>().ok()
    };
    // The height of a picture whose width is known follows it, so that nothing moves.
    let sizes = (number("width"), number("height"), value.trim_end_matches("px").parse::<u64>().ok());
    let (other, wanted) = match (name, sizes) {
        ("width", (Some(width), Some(height), Some(wanted))) if width > 0 => ("height", Some(height * wanted / width)),
        ("height", (Some(width), Some(height), Some(wanted))) if height > 0 => ("width", Some(width * wanted / height)),
        ("width", _) => ("height", None),
        ("height", _) => ("width", None),
        _ => ("", None),
    };
    picture.attributes.retain(|attribute| !is_called(attribute, name) && !is_called(attribute, other));
    picture.attributes.push(attribute);
    if let Some(wanted) = wanted {
        let other = if other == "height" { "height" } else { "width" };
        picture.attributes.push(Attribute::Other(Other::new(other), Some(Cow::Owned(wanted.to_string()))));
    }
}

fn is_called(attribute: &Attribute<'_>, name: &str) -> bool {
    attribute.name_and_value().0 == name
}
