//! Starts the renderer.
fn main() {}
