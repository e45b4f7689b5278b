//! Any text as a document of a site, built and read by the app.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus { mdcms_fuzz::on_text(bytes, mdcms_fuzz::site) });
