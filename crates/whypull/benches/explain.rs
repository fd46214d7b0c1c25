//! A List of 10,000 Pods, beside the bare event loop of the YAML parser over the same file.
//! `cargo xtask list` makes the file.

use criterion::{Criterion, criterion_group, criterion_main};
use saphyr_parser::{Event, Parser};
use std::hint::black_box;
use whypull::Explanation;
use whypull::explain::{Language, Sentences};
use whypull::input::File;
use whypull::options::Options;

fn explain(criterion: &mut Criterion) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/list.json");
    let Ok(bytes) = std::fs::read(path) else {
        eprintln!("no target/list.json: make it with `cargo xtask list`");
        return;
    };
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let options = Options::default();
    let mut group = criterion.benchmark_group("explain");
    group.sample_size(10);
    group.bench_function("yaml event loop", |bencher| {
        bencher.iter(|| {
            let mut parser = Parser::new_from_str(&text);
            let mut events = 0_usize;
            while let Some(Ok((event, _))) = parser.next_event() {
                if matches!(event, Event::StreamEnd) {
                    break;
                }
                events += 1;
            }
            black_box(events)
        });
    });
    group.bench_function("serde_json::Value", |bencher| {
        bencher.iter(|| black_box(serde_json::from_str::<serde_json::Value>(&text).is_ok()));
    });
    group.bench_function("read", |bencher| {
        bencher.iter(|| black_box(Explanation::of([File::new("list.json", bytes.clone())])));
    });
    group.bench_function("read as YAML", |bencher| {
        // A comment before it makes the text YAML and no JSON.
        let yaml = format!("# a comment\n{text}");
        bencher.iter(|| black_box(Explanation::of([File::new("list.yaml", yaml.as_bytes())])));
    });
    group.bench_function("read and decide", |bencher| {
        bencher.iter(|| {
            let explanation = Explanation::of([File::new("list.json", bytes.clone())]);
            black_box(explanation.report(&options))
        });
    });
    group.bench_function("read and decide as YAML", |bencher| {
        let yaml = format!("# a comment\n{text}");
        bencher.iter(|| {
            let explanation = Explanation::of([File::new("list.yaml", yaml.as_bytes())]);
            black_box(explanation.report(&options))
        });
    });
    let explanation = Explanation::of([File::new("list.json", bytes.clone())]);
    group.bench_function("render in words", |bencher| {
        let sentences = Sentences::new(Language::En);
        bencher.iter_batched(
            || explanation.report(&options),
            |report| black_box(report.in_words(&sentences)),
            criterion::BatchSize::PerIteration,
        );
    });
    group.finish();
}

criterion_group!(benches, explain);
criterion_main!(benches);
