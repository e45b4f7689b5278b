//! The verbs of the command: each has its `Arguments` and one `run`.

pub mod build;
pub mod check;
pub mod new;
pub mod render;
pub mod serve;

/// How a verb ended that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All is well.
    Done,
    /// The content is at fault, and the verb has said where.
    Faulty,
}
