//! The mdcms renderer.
