//! The content model of mdcms: text and bytes in, values out.
//!
//! Nothing here reads a file, a clock or an environment; the same code runs in the command and in the
//! reader's browser. In reading order:
//!
//! 1. [`report`]: how a parser tells what is wrong without ever failing.
//! 2. [`value`], [`yaml`], [`toml`]: structured text to one kind of tree.
//! 3. [`date`], [`front_matter`], [`config`], [`theme`]: that tree to typed settings.
//! 4. [`path`], [`link`]: where a document lives, and where a link in it leads.
//! 5. [`document`], [`markdown`], [`node`], [`posts`], [`html`]: one Markdown text to nodes, and nodes to HTML.
//! 6. [`around`]: what a page shows of the site around its document.
//! 7. [`site`], [`manifest`], [`shell`], [`build`]: a folder of them to the files of a website.

pub mod report;

pub mod toml;
pub mod value;
pub mod yaml;

pub mod config;
pub mod date;
pub mod front_matter;
pub mod theme;

pub mod hash;
pub mod path;

pub mod document;
pub mod html;
pub mod link;
pub mod markdown;
pub mod node;
pub mod posts;
pub mod render;

pub mod around;
pub mod manifest;
pub mod nav;
pub mod site;

pub mod build;
pub mod page;
pub mod shell;
