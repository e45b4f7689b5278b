//! Files that are the same in the old website and in the new one.
//!
//! They get a second name in the new folder instead of being written again. That is less work for the disk, and
//! their time stays: `rsync` and the like see at once what they need not look into.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use crate::fs;

/// Names the file at `old` also `new`, if it has these bytes and the permissions of the file `like`. Where that is not
/// so, or cannot be done, there is no `new`, and it is to be written.
pub(super) fn take_over_bytes(old: &Path, new: &Path, bytes: &[u8], like: &Path) -> bool {
    let is_same = || Ok(is_like(old, like, bytes.len() as u64)? && is_equal(open(old)?, bytes)?);
    take_over(old, new, is_same())
}

/// The same, if it has the content and the permissions of the file `from`.
pub(super) fn take_over_copy(old: &Path, new: &Path, from: &Path) -> bool {
    let is_same = || Ok(is_like(old, from, from.metadata()?.len())? && is_equal(open(old)?, open(from)?)?);
    take_over(old, new, is_same())
}

fn take_over(old: &Path, new: &Path, is_same: io::Result<bool>) -> bool {
    is_same.unwrap_or(false) && fs::link(old, new).is_ok()
}

/// Whether `old` is a file, not a link to one, with the permissions of `like` and `length` bytes.
fn is_like(old: &Path, like: &Path, length: u64) -> io::Result<bool> {
    let metadata = old.symlink_metadata()?;
    let is_possible = metadata.is_file() && metadata.len() == length;
    Ok(is_possible && metadata.permissions() == like.metadata()?.permissions())
}

fn open(path: &Path) -> io::Result<BufReader<File>> {
    Ok(BufReader::new(File::open(path)?))
}

fn is_equal(mut one: impl BufRead, mut other: impl BufRead) -> io::Result<bool> {
    loop {
        let (left, right) = (one.fill_buf()?, other.fill_buf()?);
        let length = left.len().min(right.len());
        if length == 0 {
            return Ok(left.len() == right.len());
        }
        if left[..length] != right[..length] {
            return Ok(false);
        }
        one.consume(length);
        other.consume(length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contents_are_compared_however_they_arrive() {
        let text: Vec<u8> = (0..100_u8).collect();
        let in_parts = |parts: usize, bytes: &[u8]| BufReader::with_capacity(parts, io::Cursor::new(bytes.to_vec()));
        for (one, other) in [(1, 1), (7, 3), (100, 99), (1000, 10)] {
            let equal = |left: &[u8], right: &[u8]| is_equal(in_parts(one, left), in_parts(other, right)).unwrap();
            assert!(equal(&text, &text), "{one} {other}");
            assert!(equal(&[], &[]), "{one} {other}");
            assert!(!equal(&text, &text[..99]) && !equal(&text[..99], &text), "{one} {other}: one is longer");
            for at in [0, 50, 99] {
                let mut different = text.clone();
                different[at] = 255;
                assert!(!equal(&text, &different), "{one} {other}: at {at}");
            }
        }
    }
}
