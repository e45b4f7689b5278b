//! The entry point of the Wasm module.

fn main() {
    mdcms_app::start();
}
