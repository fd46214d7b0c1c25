//! Reading names: whypull against two other libraries, the six names of the README's table in turn.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const NAMES: [&str; 6] = [
    "nginx",
    "registry.k8s.io/pause:3.9",
    "quay.io/prometheus/node-exporter:v1.7.0",
    "fictional.registry.example:10443/imagename",
    "image@sha256:45b23dee08af5e43a7fea6c4cf9c25ccf269ee113168c19722f87876677c5cb2",
    "123456789012.dkr.ecr.us-east-1.amazonaws.com/team/app/service:2024-01-01-abcdef0",
];

fn six_names(c: &mut Criterion) {
    let mut group = c.benchmark_group("reference/six-names");
    group.throughput(Throughput::Elements(NAMES.len() as u64));
    group.bench_function("whypull", |b| {
        b.iter(|| {
            for name in NAMES {
                black_box(whypull::reference::Reference::parse(black_box(name)).unwrap());
            }
        });
    });
    group.bench_function("container_image_dist_ref", |b| {
        b.iter(|| {
            for name in NAMES {
                black_box(container_image_dist_ref::ImgRef::new(black_box(name)).unwrap());
            }
        });
    });
    group.bench_function("oci-spec", |b| {
        b.iter(|| {
            for name in NAMES {
                black_box(
                    black_box(name)
                        .parse::<oci_spec::distribution::Reference>()
                        .unwrap(),
                );
            }
        });
    });
    group.finish();
}

criterion_group!(benches, six_names);
criterion_main!(benches);
