//! The website from memory.
