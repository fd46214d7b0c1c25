//! Looking an image up by index and by plain scan, in one run:
//! `cargo bench -p whypull --bench keyring`.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use whypull::keyring::{Keyring, scan};
use whypull::semantics::Semantics;

const DOMAIN: &str = "reg7.corp.example.com";
const PATH: &str = "team/app";

/// 90 % literal, 9 % with a whole-label `*`, 1 % with a `*` inside a label (in ten keys, one of
/// each). Three match the image, in every size.
fn mix(count: usize) -> Vec<String> {
    let inner = (count / 100).max(1);
    let whole = (count * 9 / 100).max(1);
    let mut keys = vec![
        DOMAIN.to_owned(),
        "*.corp.example.com/team".to_owned(),
        "reg*.corp.example.com".to_owned(),
    ];
    keys.extend((1..inner).map(|i| match i % 4 {
        0 => format!("reg{i}x*.corp.example.com"),
        1 => format!("app*.zone{i}.example.com"),
        2 => format!("*-{i}.corp.example.com"),
        _ => format!("r*h{i}*.corp.example.com"),
    }));
    keys.extend((1..whole).map(|i| match i % 3 {
        0 => format!("*.zone{i}.example.com"),
        1 => format!("*.corp{i}.example.com/team{i}"),
        _ => format!("reg{i}.*.example.com"),
    }));
    for i in 8.. {
        if keys.len() >= count {
            break;
        }
        keys.push(match i % 5 {
            0 => format!("https://reg{i}.corp.example.com/v1/"),
            1 => format!("reg{i}.corp.example.com:5000"),
            2 => format!("reg{i}.corp.example.com/team/app"),
            3 => format!("{i}.dkr.ecr.us-east-1.amazonaws.com"),
            _ => format!("reg{i}.corp{}.example.com", i % 97),
        });
    }
    keys
}

/// Ten thousand paths on one host, of which three match.
fn one_host() -> Vec<String> {
    (0..10_000)
        .map(|i| match i {
            0 => format!("{DOMAIN}/team/app"),
            1 => format!("{DOMAIN}/team"),
            2 => DOMAIN.to_owned(),
            _ => format!("{DOMAIN}/team{i}/app"),
        })
        .collect()
}

fn numbered(keys: &[String]) -> impl Iterator<Item = (&str, usize)> {
    keys.iter().map(String::as_str).zip(0..)
}

fn keyring(c: &mut Criterion) {
    let mut group = c.benchmark_group("keyring");
    for count in [10, 100, 1_000, 10_000] {
        let keys = mix(count);
        assert_eq!(keys.len(), count);
        let keyring = Keyring::new(Semantics::Kubelet, numbered(&keys));
        assert_eq!(keyring.lookup(DOMAIN, PATH).len(), 3);
        group.bench_with_input(BenchmarkId::new("lookup", count), &keyring, |b, keyring| {
            b.iter(|| keyring.lookup(black_box(DOMAIN), black_box(PATH)));
        });
        group.bench_with_input(BenchmarkId::new("scan", count), &keys, |b, keys| {
            b.iter(|| scan(numbered(keys), Semantics::Kubelet, DOMAIN, PATH));
        });
        group.bench_with_input(BenchmarkId::new("build", count), &keys, |b, keys| {
            b.iter(|| Keyring::new(Semantics::Kubelet, numbered(keys)));
        });
        let keyring = Keyring::new(Semantics::Docs, numbered(&keys));
        group.bench_with_input(BenchmarkId::new("lookup docs", count), &keyring, |b, k| {
            b.iter(|| k.lookup(black_box(DOMAIN), black_box(PATH)));
        });
    }
    let keys = one_host();
    let keyring = Keyring::new(Semantics::Kubelet, numbered(&keys));
    assert_eq!(keyring.lookup(DOMAIN, PATH).len(), 3);
    group.bench_function("lookup one host/10000", |b| {
        b.iter(|| keyring.lookup(black_box(DOMAIN), black_box(PATH)));
    });
    let two = ["https://index.docker.io/v1/", "*.azurecr.io"];
    group.bench_function("build and lookup/2", |b| {
        b.iter(|| {
            Keyring::new(Semantics::Kubelet, two.into_iter().zip(0..)).lookup("a.azurecr.io", "x")
        });
    });
    group.finish();
}

criterion_group!(benches, keyring);
criterion_main!(benches);
