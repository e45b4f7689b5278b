//! Any text as front matter, configuration and navigation.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus { mdcms_fuzz::on_text(bytes, mdcms_fuzz::front_matter) });
