//! A changed document in the place of the one that is shown: only blocks that differ are touched. Whatever readers have
//! done to the others, from folding a part to selecting words, stays.
//!
//! Only who writes a site sees documents change, so this is a part of the module that readers do not load.

use mdcms_core::node::Block;
use mdcms_core::page::SECTION;
use web_sys::{Document, Element, Node};

use super::{Article, put, read};

/// What shows a changed document.
#[derive(Clone, Copy, Debug)]
pub struct Update(fn(&Article, &[Block<'_>], &Document) -> Option<()>);

impl Update {
    /// What does not call this is built without its code.
    pub fn all() -> Self {
        Self(update)
    }

    /// Makes the text of an article what these blocks are; `None`, and nothing is touched, where too little stays for
    /// that.
    pub(super) fn apply(self, article: &Article, blocks: &[Block<'_>], document: &Document) -> Option<()> {
        (self.0)(article, blocks, document)
    }
}

fn update(article: &Article, blocks: &[Block<'_>], document: &Document) -> Option<()> {
    article.finish();
    let prose = &article.prose;
    let before = read(&article.known, &article.text, &article.base).content.blocks;
    let nodes = top_nodes(prose);
    if nodes.len() != before.iter().map(|block| block.nodes.len()).sum::<usize>() {
        return None;
    }
    let [old, new] = [&before[..], blocks].map(|blocks| blocks.iter().map(Block::hash).collect::<Vec<_>>());
    let start = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let rest = old.len().min(new.len()) - start;
    let end = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(old, new)| old == new).count();
    let come = blocks.get(start..blocks.len() - end)?;
    // A section has so many.
    if come.len() > SECTION {
        return None;
    }
    let count = |blocks: &[Block<'_>]| blocks.iter().map(|block| block.nodes.len()).sum::<usize>();
    let (stays, gone) = (count(before.get(..start)?), count(before.get(start..before.len() - end)?));
    let behind = nodes.get(stays + gone);
    let last = stays.checked_sub(1).and_then(|last| nodes.get(last));
    let parent = behind.or(last)?.parent_node()?;
    let made = document.create_element("div").ok()?;
    for block in come {
        put(&block.nodes, &made);
    }
    // Where nothing is behind it, it comes at the end of the part that the one before is in.
    while let Some(node) = made.first_child() {
        parent.insert_before(&node, behind).ok()?;
    }
    for node in nodes.iter().skip(stays).take(gone) {
        let Some(from) = node.parent_element() else { continue };
        let _ = from.remove_child(node);
        // The browser guesses a height for sections out of view, even for an empty one.
        if from != *prose && from.child_element_count() == 0 {
            from.remove();
        }
    }
    Some(())
}

/// The nodes of the blocks of a text, whatever sections they are in.
fn top_nodes(text: &Element) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut next = text.first_child();
    while let Some(node) = next {
        next = node.next_sibling();
        match wasm_bindgen::JsCast::dyn_ref::<Element>(&node).filter(|part| part.class_name() == "prose-section") {
            Some(section) => nodes.extend(top_nodes(section)),
            None => nodes.push(node),
        }
    }
    nodes
}
