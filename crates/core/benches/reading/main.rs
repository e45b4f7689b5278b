//! How fast texts are read: megabytes a second, on the machine that runs it.
//!
//! `cargo bench -p mdcms-core` runs all of it, with words after `--` what has them in its name. Criterion keeps the last
//! run in `target/criterion/` and tells what has changed.

#[path = "../../tests/random/mod.rs"]
mod random;
mod texts;

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput};
use mdcms_core::front_matter::{self, Summary};
use mdcms_core::link::PageLinks;
use mdcms_core::markdown::{self, Dialect, Extensions};
use mdcms_core::page;
use mdcms_core::render::to_html;
use mdcms_core::report::Ignore;

const PATH: &str = "posts/2024-05-20-a.md";
const LINKS: PageLinks<'static> = PageLinks { document: PATH, root: "../../", exceptions: &[], sizes: &[], told: &[] };

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_secs(1))
        .measurement_time(Duration::from_secs(4))
        .sample_size(20)
        .configure_from_args();
    documents(&mut criterion);
    front_matters(&mut criterion);
    hostile(&mut criterion);
    criterion.final_summary();
}

/// Texts as people write them.
fn documents(criterion: &mut Criterion) {
    let (long, post, extended) = (texts::long(1_000_000), texts::post(), texts::extended(200_000));
    let mut group = criterion.benchmark_group("documents");
    let mut measure = |name: &str, text: &str, read: &dyn Fn(&str)| {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bencher| bencher.iter(|| read(black_box(text))));
    };
    let nodes = |text: &str, dialect: Dialect| {
        black_box(markdown::parse(text, dialect, &LINKS, Some(Extensions::all()), &mut Ignore));
    };
    measure("1 MB, CommonMark to nodes", &long, &|text| nodes(text, Dialect::CommonMark));
    measure("1 MB, a site's dialect to nodes", &long, &|text| nodes(text, Dialect::Site));
    measure("1 MB, a site's dialect to HTML", &long, &|text| {
        black_box(to_html(text, None));
    });
    measure("post of 10 kB to a page", &post, &|text| {
        black_box(page::read(PATH, text, None, &LINKS, Some(Extensions::all()), Ignore));
    });
    measure("200 kB of extensions to nodes", &extended, &|text| nodes(text, Dialect::Site));
    group.finish();
}

/// What stands before the text, by the command's parser and by the app's.
fn front_matters(criterion: &mut Criterion) {
    let text = texts::front_matter();
    let mut group = criterion.benchmark_group("front matter");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("whole", |bencher| bencher.iter(|| front_matter::parse(black_box(&text), &mut Ignore)));
    group.bench_function("what a page shows", |bencher| {
        bencher.iter(|| Summary::read(&front_matter::split(black_box(&text))));
    });
    group.finish();
}

/// What takes time out of proportion is slower where there is four times as much of it.
fn hostile(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("hostile");
    group.sampling_mode(SamplingMode::Flat).sample_size(10).warm_up_time(Duration::from_millis(200));
    group.measurement_time(Duration::from_secs(1));
    for (name, unit) in texts::HOSTILE {
        for size in [25_000, 100_000] {
            let text = unit.repeat(size / unit.len());
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_with_input(BenchmarkId::new(name, size), &text, |bencher, text| {
                bencher.iter(|| markdown::parse(text, Dialect::Site, &LINKS, Some(Extensions::all()), &mut Ignore));
            });
        }
    }
    group.finish();
}
