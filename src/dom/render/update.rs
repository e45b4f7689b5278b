//! A changed document in the place of the one that is shown: only blocks that differ are touched. Whatever readers have
//! done to the others, from folding a part to selecting words, stays.

use mdcms_core::node::Block;
use web_sys::{Element, Node};

use super::{Renderer, SECTION};

/// A block of the top level as it stands on the page.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// [`Block::hash`].
    hash: u64,
    /// What stands for it; nothing for one that nobody sees.
    nodes: Vec<Node>,
}

impl Renderer<'_> {
    /// Adds a block to a part of the text.
    pub(super) fn block(&mut self, block: &Block<'_>, parent: &Element) -> Shown {
        let before = parent.last_child();
        self.nodes(&block.nodes, parent);
        let mut next = before.map_or_else(|| parent.first_child(), |before| before.next_sibling());
        let mut nodes = Vec::new();
        while let Some(node) = next {
            next = node.next_sibling();
            nodes.push(node);
        }
        Shown { hash: block.hash(), nodes }
    }

    /// Makes the shown blocks of `prose` what a changed document has; `None`, and nothing is touched, where too little
    /// stays for that.
    pub(super) fn update(&mut self, prose: &Element, shown: &[Shown], blocks: &[Block<'_>]) -> Option<Vec<Shown>> {
        let hashes: Vec<u64> = blocks.iter().map(Block::hash).collect();
        let is_same = |(one, hash): &(&Shown, &u64)| one.hash == **hash;
        let start = shown.iter().zip(&hashes).take_while(is_same).count();
        let (rest, new) = (shown.get(start..)?, hashes.get(start..)?);
        let end = rest.iter().rev().zip(new.iter().rev()).take_while(is_same).count();
        let (gone, after) = rest.split_at(rest.len() - end);
        let come = blocks.get(start..blocks.len() - end)?;
        // A section has so many.
        if come.len() > SECTION {
            return None;
        }
        let behind = after.iter().find_map(|block| block.nodes.first());
        let before = shown.get(..start)?.iter().rev().find_map(|block| block.nodes.last());
        let parent = behind.or(before)?.parent_node().filter(|parent| prose.contains(Some(parent)))?;
        let made = self.document.create_element("div").ok()?;
        let come: Vec<Shown> = come.iter().map(|block| self.block(block, &made)).collect();
        // Where nothing is behind it, it comes at the end of the part that the one before is in.
        for node in come.iter().flat_map(|block| &block.nodes) {
            let _ = parent.insert_before(node, behind);
        }
        for node in gone.iter().flat_map(|block| &block.nodes) {
            let Some(from) = node.parent_element() else { continue };
            let _ = from.remove_child(node);
            // The browser guesses a height for sections out of view, even for an empty one.
            if from != *prose && from.child_element_count() == 0 {
                from.remove();
            }
        }
        Some(shown.iter().take(start).cloned().chain(come).chain(after.iter().cloned()).collect())
    }
}
