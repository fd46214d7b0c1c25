use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use whypull::Explanation;
use whypull::input::File;
use whypull::options::Options;

use crate::Outcome;

/// Where the list is written.
pub const PATH: &str = "target/list.json";

const SECRETS: usize = 50;

/// A JSON `List` as `kubectl get pods,secrets -o json` prints it, with live-looking Pods.
pub fn write(pods: Option<&str>) -> Outcome {
    let pods = pods.map_or(Ok(10_000), str::parse::<usize>)?;
    let mut items: Vec<Value> = (0..SECRETS).map(secret).collect();
    items.extend((0..pods).map(pod));
    let list = json!({ "apiVersion": "v1", "kind": "List", "items": items });
    fs::create_dir_all(Path::new(PATH).parent().unwrap_or(Path::new(".")))?;
    fs::write(PATH, serde_json::to_vec_pretty(&list)?)?;
    println!("{PATH}: {} bytes", fs::metadata(PATH)?.len());
    Ok(())
}

fn secret(number: usize) -> Value {
    let config = json!({ "auths": {
        format!("registry-{number}.example.com/team"): {
            "username": format!("robot-{number}"), "password": format!("made-up-{number}"),
        },
        format!("*.mirror-{number}.example.com"): {
            "username": "mirror", "password": format!("made-up-too-{number}"),
        },
    }});
    json!({
        "apiVersion": "v1", "kind": "Secret", "type": "kubernetes.io/dockerconfigjson",
        "metadata": { "name": format!("pull-{number}"), "namespace": namespace(number) },
        "stringData": { ".dockerconfigjson": config.to_string() },
    })
}

fn namespace(number: usize) -> String {
    format!("team-{}", number % 10)
}

fn pod(number: usize) -> Value {
    let team = number % 10;
    let secret = team + 10 * (number % 5);
    json!({
        "apiVersion": "v1", "kind": "Pod",
        "metadata": {
            "name": format!("web-{number}"), "namespace": namespace(team),
            "labels": { "app": "web", "pod-template-hash": format!("{:x}", number * 7919) },
        },
        "spec": {
            "serviceAccountName": "default",
            "nodeSelector": { "kubernetes.io/os": "linux" },
            "imagePullSecrets": [{ "name": format!("pull-{secret}") }],
            "initContainers": [{
                "name": "init", "image": "registry.k8s.io/pause:3.9",
                "resources": { "limits": { "cpu": "100m", "memory": "64Mi" } },
            }],
            "containers": [{
                "name": "web",
                "image": format!("registry-{secret}.example.com/team/app:v1.{}", number % 100),
                "ports": [{ "containerPort": 8080, "protocol": "TCP" }],
                "env": [{ "name": "MODE", "value": "production" }, { "name": "N", "value": number.to_string() }],
                "volumeMounts": [{ "name": "data", "mountPath": "/data" }],
            }],
            "volumes": [{ "name": "data", "emptyDir": {} }],
        },
    })
}

/// Explains the list once and prints the peak memory of this process beside the file's size.
pub fn memory() -> Outcome {
    println!("{}", peak()?);
    Ok(())
}

fn peak() -> Result<String, Box<dyn std::error::Error>> {
    let bytes = fs::read(PATH)?;
    let size = bytes.len();
    let explanation = Explanation::of([File::new(PATH, bytes)]);
    let report = explanation.report(&Options::default());
    let status = fs::read_to_string("/proc/self/status")?;
    let peak: usize = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|rest| rest.trim().split(' ').next())
        .ok_or("no peak memory on this machine")?
        .parse()?;
    let hundredths = peak * 1024 * 100 / size;
    Ok(format!(
        "{} workloads, file {size} bytes, peak {} bytes: {}.{:02} times the file",
        report.workloads.len(),
        peak * 1024,
        hundredths / 100,
        hundredths % 100
    ))
}
