//! Names on a page, each with a number.
//!
//! A sorted list for each of some groups is a fraction of the code of the standard library's maps, which would be all
//! a reader's module has of them. A page of a megabyte has at most some hundred thousand names.

use crate::hash::Hash;

const GROUPS: usize = 1024;

#[derive(Debug, Default)]
pub(super) struct Names {
    groups: Vec<Vec<(String, usize)>>,
}

impl Names {
    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// The number of a name.
    pub(super) fn get_mut(&mut self, name: &str) -> Option<&mut usize> {
        let group = self.group(name);
        let at = place(group, name).ok()?;
        group.get_mut(at).map(|(_, number)| number)
    }

    /// Adds a name, unless it is there already.
    pub(super) fn add(&mut self, name: String, number: usize) {
        let group = self.group(&name);
        if let Err(at) = place(group, &name) {
            group.insert(at, (name, number));
        }
    }

    fn group(&mut self, name: &str) -> &mut Vec<(String, usize)> {
        if self.groups.is_empty() {
            self.groups.resize_with(GROUPS, Vec::new);
        }
        &mut self.groups[Hash::of(name.as_bytes()).0 as usize % GROUPS]
    }
}

fn place(group: &[(String, usize)], name: &str) -> Result<usize, usize> {
    group.binary_search_by(|(known, _)| known.as_str().cmp(name))
}
