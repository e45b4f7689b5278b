//! Files that documents include and that are no documents themselves.

use std::sync::Arc;

use super::told::included_paths;
use crate::document::text_of;
use crate::hash::Hash;

/// A file as far as documents include it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// Its text, or why it has none.
    pub text: Result<Arc<str>, Unfit>,
    /// The hash of its bytes; of no bytes where they were not read.
    pub hash: Hash,
    /// Paths of files of the site that it may include itself, sorted; not all of them need be there.
    pub includes: Vec<String>,
}

/// Why a file cannot be included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is not UTF-8.
    NotText,
    /// It has more than [`Snippet::LONGEST`] bytes.
    TooLong,
}

impl Snippet {
    /// How many bytes a file may have that is included.
    pub const LONGEST: usize = 1_000_000;

    /// Takes the bytes of the file at `path`.
    pub fn read(path: &str, bytes: Vec<u8>) -> Self {
        if bytes.len() > Self::LONGEST {
            return Self::too_long();
        }
        let hash = Hash::of(&bytes);
        match text_of(bytes) {
            Ok(text) => Self { includes: included_paths(path, &text), text: Ok(text.into()), hash },
            Err(_) => Self { text: Err(Unfit::NotText), hash, includes: Vec::new() },
        }
    }

    /// A file that is too long to be read at all.
    pub fn too_long() -> Self {
        Self { text: Err(Unfit::TooLong), hash: Hash::of(b""), includes: Vec::new() }
    }
}
