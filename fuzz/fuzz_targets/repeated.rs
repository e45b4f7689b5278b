//! Any few characters many times over: what takes more than linear time runs into the time limit.
#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};

fuzz_target!(|bytes: &[u8]| -> Corpus { mdcms_fuzz::on_text(bytes, mdcms_fuzz::repeated) });
