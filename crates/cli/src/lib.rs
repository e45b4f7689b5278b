//! The command `mdcms`, as a library: the only code that touches disk, sockets and the clock.
//!
//! In reading order:
//!
//! 1. [`cmd`]: the verbs, one a file.
//! 2. [`source`], [`load`], [`picture`]: a folder to the parts of a site.
//! 3. [`renderer`]: where the renderer's own files come from.
//! 4. [`output`]: the website to disk, all of it or nothing.
//! 5. [`serve`]: the website from memory, kept up to date.
//! 6. [`mod@print`], [`report`], [`fault`], [`fs`], [`time`]: what all of them use.

pub mod cmd;
pub mod fault;
pub mod fs;
pub mod load;
pub mod output;
pub mod picture;
pub mod print;
pub mod renderer;
pub mod report;
pub mod serve;
pub mod source;
pub mod time;
