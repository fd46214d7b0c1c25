//! Times the policy beside one that accepts everything, in the host that policy servers have, and prints
//! what `docs/benchmarks-policy.md` holds. `cargo xtask bench-policy` builds what it needs.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use serde_json::{Value, json};
use whypull_policy_tests::{Cluster, PolicyServer, admission_request, root};

/// Rounds, in each of which every row runs once in turn, so that the machine's moods meet all alike.
const ROUNDS: usize = 40;
/// Requests of one row in a round.
const REQUESTS: usize = 50;
/// Requests after which the host's memory must be what it was.
const MANY: usize = 100_000;

struct Row {
    name: &'static str,
    policy: &'static str,
    payload: Vec<u8>,
    cluster: Arc<Cluster>,
    micros: Vec<f64>,
}

fn main() {
    let load = |name: &str| PolicyServer::load(&root().join("target/policy").join(name));
    let empty = load("empty-policy.wasm");
    let whypull = load("whypull-policy.wasm");
    let row = |name, policy, request: &Value, cluster: &Arc<Cluster>| Row {
        name,
        policy,
        payload: json!({"request": request, "settings": {}})
            .to_string()
            .into_bytes(),
        cluster: Arc::clone(cluster),
        micros: Vec::new(),
    };
    let closed = Cluster::closed();
    let one = request(&bare_pod(1));
    let recorded = admission_request("pod-update");
    let mut rows = [
        row("an empty policy", "empty", &one, &closed),
        row("one container", "whypull", &one, &closed),
        row(
            "three containers",
            "whypull",
            &request(&bare_pod(3)),
            &closed,
        ),
        row(
            "one container, as an API server sends it (2 KB)",
            "whypull",
            &whole_pod(),
            &closed,
        ),
        row(
            "a deletion",
            "whypull",
            &admission_request("pod-delete"),
            &closed,
        ),
        row(
            "an update with a new image and a Secret",
            "whypull",
            &recorded,
            &secrets(20),
        ),
        row(
            "a Deployment with 50 containers and 20 Secrets",
            "whypull",
            &deployment(50, 20),
            &secrets(20),
        ),
    ];
    for _ in 0..ROUNDS {
        for row in &mut rows {
            let policy = if row.policy == "empty" {
                &empty
            } else {
                &whypull
            };
            let start = Instant::now();
            for _ in 0..REQUESTS {
                let verdict = policy.validate_text(&row.payload, &row.cluster);
                assert!(verdict.is_accepted(), "{}: {}", row.name, verdict.message());
            }
            #[expect(clippy::cast_precision_loss, reason = "fifty")]
            row.micros
                .push(start.elapsed().as_secs_f64() * 1e6 / REQUESTS as f64);
        }
    }
    print!("{}", table(&mut rows));
    print!("{}", memory(&whypull, &rows[1]));
    print!(
        "{}",
        sizes(&[
            "whypull-policy.wasm",
            "whypull.component.wasm",
            "empty-policy.wasm"
        ])
    );
}

fn table(rows: &mut [Row]) -> String {
    let mut text = String::from(
        "# Benchmarks of the policy module\n\n\
         `cargo xtask bench-policy` writes this page. The host is waPC's on wasmtime, as policy servers have \
         it: the module compiled once, a fresh instance for every request, epochs on. All rows run in turn in \
         one process; the empty policy is the SDK's `accept_request` and nothing else, built with the same \
         flags.\n\n\
         | request | median | times the empty policy | fastest |\n|---|---|---|---|\n",
    );
    let mut base = 0.0;
    for row in rows {
        row.micros.sort_by(f64::total_cmp);
        let median = row.micros[row.micros.len() / 2];
        if row.policy == "empty" {
            base = median;
        }
        let _ = writeln!(
            text,
            "| {} | {median:.0} µs | {:.2} | {:.0} µs |",
            row.name,
            median / base,
            row.micros[0]
        );
    }
    text
}

/// Whether the host's memory grows with the number of reviews.
fn memory(policy: &PolicyServer, row: &Row) -> String {
    for _ in 0..2000 {
        policy.validate_text(&row.payload, &row.cluster);
    }
    let before = resident();
    for _ in 0..MANY {
        policy.validate_text(&row.payload, &row.cluster);
    }
    let (before, after) = (before / 1000, resident() / 1000);
    format!(
        "\nResident memory of the host: {before} MB before {MANY} more reviews, {after} MB after.\n"
    )
}

/// Bytes, where the system tells (Linux).
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    kilobytes.unwrap_or_default()
}

fn sizes(names: &[&str]) -> String {
    let mut text = String::from("\n| file | bytes | gzip -9 |\n|---|---|---|\n");
    for name in names {
        let path = root().join("target/policy").join(name);
        let bytes = std::fs::metadata(&path).map_or(0, |data| data.len());
        let _ = writeln!(text, "| {name} | {bytes} | {} |", zipped(&path));
    }
    text
}

fn zipped(path: &Path) -> usize {
    let output = std::process::Command::new("gzip")
        .arg("-9c")
        .arg(path)
        .output();
    output.map_or(0, |output| output.stdout.len())
}

fn request(object: &Value) -> Value {
    json!({
        "uid": "1299d386-525b-4032-98ae-1949f69f9cfc",
        "kind": {"group": "", "version": "v1", "kind": "Pod"},
        "resource": {"group": "", "version": "v1", "resource": "pods"},
        "name": "web", "namespace": "shop", "operation": "CREATE",
        "userInfo": {"username": "kubernetes-admin", "groups": ["system:authenticated"]},
        "object": object,
    })
}

fn bare_pod(containers: usize) -> Value {
    let container = |at| {
        let image = format!("registry.example/shop/app{at}:v1.4.2");
        json!({"name": format!("app{at}"), "image": image, "imagePullPolicy": "IfNotPresent"})
    };
    let containers: Vec<Value> = (0..containers).map(container).collect();
    json!({
        "kind": "Pod", "apiVersion": "v1",
        "metadata": {"name": "web", "namespace": "shop"},
        "spec": {"containers": containers},
    })
}

/// The recorded Pod with one container and no Secret.
fn whole_pod() -> Value {
    let mut request = admission_request("pod-create");
    let spec = &mut request["object"]["spec"];
    let first = spec["containers"][0].clone();
    spec["containers"] = json!([first]);
    for field in ["initContainers", "imagePullSecrets"] {
        spec[field] = Value::Null;
    }
    spec["volumes"] = json!([spec["volumes"][1]]);
    request
}

fn deployment(containers: usize, secrets: usize) -> Value {
    let mut request = admission_request("deployment-create");
    let spec = &mut request["object"]["spec"]["template"]["spec"];
    let one = spec["containers"][0].clone();
    let container = |at: usize| {
        let mut container = one.clone();
        container["name"] = json!(format!("app{at}"));
        container["image"] = json!(format!("registry.example/shop/app{at}:v1.4.2"));
        container
    };
    spec["containers"] = (0..containers).map(container).collect();
    spec["imagePullSecrets"] = (0..secrets)
        .map(|at| json!({"name": format!("pull-{at}")}))
        .collect();
    request
}

/// So many Secrets, of which the first serves the images; and one called `pull`, which does too.
fn secrets(count: usize) -> Arc<Cluster> {
    let recorded = whypull_policy_tests::fixture("cluster/pull.json");
    let mut objects = vec![recorded.clone()];
    for at in 0..count {
        let mut secret = recorded.clone();
        secret["metadata"]["name"] = json!(format!("pull-{at}"));
        if at > 0 {
            let config =
                json!({"auths": {format!("r{at}.example"): {"auth": "cm9ib3Q6bWFkZS11cA=="}}});
            secret["data"][".dockerconfigjson"] = json!(encoded(&config.to_string()));
        }
        objects.push(secret);
    }
    let account = whypull_policy_tests::fixture("cluster/default.json");
    objects.push(account);
    // Answers are ready, as they are in a server that caches them.
    let ready: Vec<(String, Vec<u8>)> = objects
        .iter()
        .map(|object| {
            let name = object["metadata"]["name"].as_str().unwrap_or_default();
            (name.to_owned(), object.to_string().into_bytes())
        })
        .collect();
    Cluster::new(move |_, payload| {
        let found = ready
            .iter()
            .find(|(name, _)| payload["name"] == name.as_str());
        found
            .map(|(_, bytes)| bytes.clone())
            .ok_or_else(|| "Cannot find v1/Secret".to_owned())
    })
}

fn encoded(text: &str) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(text)
}
