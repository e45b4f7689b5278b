//! The tree that YAML and TOML become.
//!
//! Scalars keep the text they were written as. What a scalar means is decided by who asks: `no` is a
//! boolean where a boolean is wanted and a language code where a code is, so both YAML dialects that
//! MD-CMS sites use work (see <https://yaml.org/type/bool.html> for the older one).

pub(crate) mod read;

use std::ops::Range;

/// A value and the bytes it was written in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned {
    /// What was written.
    pub value: Value,
    /// Byte range in the text that was parsed.
    pub at: Range<usize>,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A scalar.
    Scalar(Scalar),
    /// A sequence.
    List(Vec<Spanned>),
    /// A mapping in written order; no key twice.
    Map(Vec<Entry>),
}

/// A scalar as it was written, escapes resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// The text.
    pub text: String,
    /// Whether it was written without quotes, so that it may mean a boolean, a number or nothing.
    pub plain: bool,
}

/// One key of a mapping and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key's text.
    pub key: String,
    /// Where the key is written.
    pub key_at: Range<usize>,
    /// Its value.
    pub value: Spanned,
}

impl Scalar {
    /// Whether it stands for "nothing": an empty plain scalar, `~` or `null`.
    pub fn is_null(&self) -> bool {
        self.plain && matches!(self.text.as_str(), "" | "~" | "null" | "Null" | "NULL")
    }

    /// `true/yes/on` and `false/no/off` in any of YAML's capitalisations; quoted ones count too, since
    /// MD-CMS's browser half reads them so.
    pub fn as_bool(&self) -> Option<bool> {
        let text = self.text.trim();
        let is = |words: [&str; 3]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
        if is(["true", "yes", "on"]) {
            Some(true)
        } else if is(["false", "no", "off"]) {
            Some(false)
        } else {
            None
        }
    }

    /// A whole number in decimal.
    pub fn as_integer(&self) -> Option<i64> {
        self.text.trim().replace('_', "").parse().ok()
    }
}

impl Spanned {
    /// The scalar, where it is one.
    pub fn as_scalar(&self) -> Option<&Scalar> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar),
            Value::List(_) | Value::Map(_) => None,
        }
    }

    /// Whether it stands for "nothing".
    pub fn is_null(&self) -> bool {
        self.as_scalar().is_some_and(Scalar::is_null)
    }

    /// The entries, where it is a mapping.
    pub fn as_map(&self) -> Option<&[Entry]> {
        match &self.value {
            Value::Map(entries) => Some(entries),
            Value::Scalar(_) | Value::List(_) => None,
        }
    }

    /// The items, where it is a sequence.
    pub fn as_list(&self) -> Option<&[Spanned]> {
        match &self.value {
            Value::List(items) => Some(items),
            Value::Scalar(_) | Value::Map(_) => None,
        }
    }

    /// The value of a key, where it is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Spanned> {
        self.as_map()?.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    /// A word for what it is, for messages.
    pub fn kind(&self) -> &'static str {
        match &self.value {
            Value::Scalar(_) => "a single value",
            Value::List(_) => "a list",
            Value::Map(_) => "a map",
        }
    }
}
