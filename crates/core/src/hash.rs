//! Content hashes: 64-bit XXH64 with seed 0 (<https://github.com/Cyan4973/xxHash>), as 16 hex digits.
//!
//! They tell one version of a file from another and a document from a host's error page. They are not a
//! defence against somebody who can write to the host.

use xxhash_rust::xxh64::xxh64;

/// The hash of some bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hash(pub u64);

impl Hash {
    /// The hash of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(xxh64(bytes, 0))
    }

    /// 16 lower-case hex digits.
    pub fn hex(self) -> String {
        let digit = |shift: u32| char::from(b"0123456789abcdef"[(self.0 >> shift & 15) as usize]);
        (0..16).rev().map(|index| digit(index * 4)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_reference_implementation() {
        // The published check value of XXH64 for an empty input.
        assert_eq!(Hash::of(b"").hex(), "ef46db3751d8e999");
    }
}
