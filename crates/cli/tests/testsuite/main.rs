//! The command as its users meet it: files in, the command run, files and messages out.
//!
//! Every test starts from a [`harness::SiteTest`]. None needs a build of the renderer: the harness has one of
//! tiny files.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod build;
mod check;
mod harness;
mod includes;
mod kill;
mod live;
mod new;
mod output;
mod render;
mod requests;
mod source;
