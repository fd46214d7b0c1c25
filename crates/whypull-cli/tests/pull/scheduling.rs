//! When pulls happen: seen by a registry that notes what is asked at the same time.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use libtest_mimic::Trial;
use serde_json::json;

use crate::suite::support::{
    Answer, Contents, Image, Ran, Record, Room, Server, basic_challenge, pod, pod_of, secret, trial,
};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("scheduling::serial_unless_told", &[], serial),
        trial("scheduling::parallel", &[], parallel),
        trial("scheduling::parallel_by_a_limit", &[], parallel_by_limit),
        trial("scheduling::limit", &[], limit),
        trial("scheduling::limit_of_one", &[], limit_of_one),
        trial("scheduling::one_pull_at_a_time_of_a_pod", &[], one_of_a_pod),
        trial("scheduling::configuration_file", &[], file),
        trial("scheduling::flags_over_the_file", &[], flags_over_file),
        trial("scheduling::pull_qps_exceeded", &[], qps),
        trial("scheduling::qps_counts_images", &[], qps_counts_images),
        trial("scheduling::no_qps_limit", &[], no_qps),
        trial("scheduling::downloads_of_one_image", &[], downloads),
        trial("scheduling::refused_flags", &[], refused_flags),
        trial("scheduling::refused_files", &[], refused_files),
    ]
}

/// A registry with images `app-0`, `app-1`, … that takes a while for a layer.
fn registry(count: u64) -> Server {
    let contents = (0..count).fold(Contents::default(), |contents, at| {
        contents.with(&format!("app-{at}"), "1", &Image::new(900 + at, &[300]))
    });
    Server::start(move |request| {
        let answer = contents.answer(request);
        if request.is_blob() {
            return answer.after(Duration::from_millis(200));
        }
        answer
    })
}

/// A Pod for each image.
fn pods(server: &Server, count: u64) -> String {
    let pods = (0..count).map(|at| {
        let image = format!("{}/app-{at}:1", server.host());
        pod_of(&format!("pod-{at}"), &[("app", &image, "")], &[]).to_string()
    });
    pods.collect::<Vec<_>>().join("\n---\n")
}

fn pull(room: &Room, manifests: &str, args: &[&str]) -> Ran {
    let file = room.write("manifests.yaml", manifests);
    room.pull_events(&[&["-f", &*file], args].concat())
}

/// From the first request for an image to the end of the last.
fn spans(server: &Server) -> Vec<(Instant, Instant)> {
    let records = server.records();
    let of_images = records
        .iter()
        .filter(|it| !it.request.repository().is_empty());
    let names: BTreeSet<&str> = of_images.map(|it| it.request.repository()).collect();
    let span = |name: &str| {
        let of = records.iter().filter(|it| it.request.repository() == name);
        let start = of.clone().map(|it| it.started).min().expect("a request");
        let end = of.filter_map(|it| it.ended).max().expect("an answer");
        (start, end)
    };
    names.into_iter().map(span).collect()
}

/// How many images were being pulled at once, at most.
fn at_once(server: &Server) -> usize {
    let spans = spans(server);
    let overlap = |at: Instant| spans.iter().filter(|it| it.0 <= at && at < it.1).count();
    spans.iter().map(|it| overlap(it.0)).max().unwrap_or(0)
}

/// Pulls this many and says how many at once.
fn measured(count: u64, args: &[&str]) -> usize {
    let (server, room) = (registry(count), Room::new());
    let ran = pull(&room, &pods(&server, count), args);
    ran.ends(0);
    assert_eq!(ran.event("summary")["pulled"], count);
    at_once(&server)
}

/// No limit by rate, so that only the other limits are seen.
const FREELY: [&str; 2] = ["--registry-qps", "0"];

fn with<'a>(args: &[&'a str]) -> Vec<&'a str> {
    [&FREELY[..], args].concat()
}

fn serial() {
    assert_eq!(measured(3, &[]), 1);
}

fn parallel() {
    assert_eq!(measured(4, &with(&["--serialize-image-pulls", "false"])), 4);
}

/// `serializeImagePulls` is not set and the limit is above one: parallel.
fn parallel_by_limit() {
    assert_eq!(measured(3, &with(&["--max-parallel-image-pulls", "2"])), 2);
}

fn limit() {
    let args = [
        "--serialize-image-pulls",
        "false",
        "--max-parallel-image-pulls",
        "2",
    ];
    assert_eq!(measured(5, &with(&args)), 2);
}

fn limit_of_one() {
    let args = [
        "--serialize-image-pulls",
        "false",
        "--max-parallel-image-pulls",
        "1",
    ];
    assert_eq!(measured(3, &with(&args)), 1);
}

fn one_of_a_pod() {
    let (server, room) = (registry(3), Room::new());
    let images: Vec<String> = (0..3)
        .map(|at| format!("{}/app-{at}:1", server.host()))
        .collect();
    let containers = [
        ("a", &*images[2], ""),
        ("b", &images[0], ""),
        ("c", &images[1], ""),
    ];
    let pod = pod_of("web", &containers, &[]).to_string();
    let ran = pull(&room, &pod, &with(&["--serialize-image-pulls", "false"]));
    ran.ends(0);
    assert_eq!(at_once(&server), 1);
    let pulled = ran.events_of("pulled");
    let order: Vec<_> = pulled.iter().map(|it| it["container"].as_str()).collect();
    assert_eq!(order, [Some("a"), Some("b"), Some("c")]);
}

fn configuration(fields: &serde_json::Value) -> String {
    let mut text = json!({
        "apiVersion": "kubelet.config.k8s.io/v1beta1",
        "kind": "KubeletConfiguration",
    });
    for (field, value) in fields.as_object().expect("fields") {
        text[field] = value.clone();
    }
    text.to_string()
}

/// How many at once with this configuration.
fn measured_with(fields: &serde_json::Value, args: &[&str]) -> usize {
    let (server, room) = (registry(3), Room::new());
    let file = room.write("kubelet.yaml", configuration(fields));
    let ran = pull(
        &room,
        &pods(&server, 3),
        &[&["--kubelet-config", &*file], args].concat(),
    );
    ran.ends(0);
    at_once(&server)
}

fn file() {
    let fields = json!({"serializeImagePulls": false, "registryPullQPS": 0});
    assert_eq!(measured_with(&fields, &[]), 3);
    let fields = json!({"maxParallelImagePulls": 2, "registryPullQPS": 0});
    assert_eq!(measured_with(&fields, &[]), 2);
}

fn flags_over_file() {
    let fields = json!({"serializeImagePulls": false, "registryPullQPS": 0});
    assert_eq!(
        measured_with(&fields, &["--serialize-image-pulls", "true"]),
        1
    );
}

fn qps() {
    let (server, room) = (registry(3), Room::new());
    let args = [
        "--serialize-image-pulls",
        "false",
        "--registry-qps",
        "1",
        "--registry-burst",
        "1",
    ];
    let ran = pull(&room, &pods(&server, 3), &args);
    ran.ends(1);
    let failed = ran.events_of("failed");
    assert_eq!(failed.len(), 2, "{ran:#?}");
    for failed in failed {
        assert_eq!(failed["reason"], "ErrImagePull", "{failed}");
        let error = failed["error"].as_str().expect("text");
        assert!(error.contains("pull QPS exceeded"), "{failed}");
    }
    assert_eq!(spans(&server).len(), 1, "the others were not asked for");
    assert_eq!(ran.event("summary")["pulled"], 1);
}

/// All credentials of one image are one pull to the limit (k/k `pkg/kubelet/images/helpers.go`).
fn qps_counts_images() {
    let contents = Contents::default().with("app", "1", &Image::new(900, &[300]));
    let server = Server::start(move |request| match request.user().as_deref() {
        Some("three") => contents.answer(request),
        Some(user) => Answer::error(403, "DENIED", &format!("not {user}")),
        None => basic_challenge(),
    });
    let room = Room::new();
    let host = server.host();
    let mut texts = vec![pod(&format!("{host}/app:1"), &["one", "two", "three"])];
    texts.extend(["one", "two", "three"].map(|name| secret(name, &[(&host, name, "password")])));
    let args = ["--registry-qps", "1", "--registry-burst", "1"];
    let ran = pull(&room, &texts.join("\n---\n"), &args);
    ran.ends(0).never_says("QPS");
    assert_eq!(ran.events_of("attempt").len(), 3);
}

/// 0 is no limit, and a burst of 0 is one of 10.
fn no_qps() {
    let args = ["--serialize-image-pulls", "false", "--registry-qps", "0"];
    assert_eq!(measured(12, &args), 12);
}

fn downloads() {
    let image = Image::new(990, &[300, 301, 302, 303, 304, 305]);
    let contents = Contents::default().with("app", "1", &image);
    let server = Server::start(move |request| {
        let answer = contents.answer(request);
        if request.is_blob() {
            return answer.after(Duration::from_millis(150));
        }
        answer
    });
    let name = format!("{}/app:1", server.host());
    for (limit, expected) in [("1", 1), ("2", 2), ("6", 6)] {
        let room = Room::new();
        server.forget();
        room.pull_events(&[&name, "--max-concurrent-downloads", limit])
            .ends(0);
        let records = server.records();
        let blobs: Vec<_> = records.iter().filter(|it| it.request.is_blob()).collect();
        let overlap = |at: Instant| {
            let running = |it: &&&_| {
                let it: &Record = it;
                it.started <= at && it.ended.is_some_and(|end| at < end)
            };
            blobs.iter().filter(running).count()
        };
        let most = blobs.iter().map(|it| overlap(it.started)).max();
        assert_eq!(most, Some(expected), "--max-concurrent-downloads {limit}");
    }
}

const POSITIVE: &str = "invalid configuration: maxParallelImagePulls 0 must be a positive number";
const SERIAL: &str = "invalid configuration: maxParallelImagePulls cannot be larger than 1 unless \
                      SerializeImagePulls (--serialize-image-pulls) is set to false";
const BURST: &str =
    "invalid configuration: registryBurst (--registry-burst) -1 must not be a negative number";
const QPS: &str =
    "invalid configuration: registryPullQPS (--registry-qps) -1 must not be a negative number";

#[track_caller]
fn is_refused(args: &[&str], fields: Option<&serde_json::Value>, words: &str) {
    let (server, room) = (registry(1), Room::new());
    let mut args = args.to_vec();
    let file = fields.map(|fields| room.write("kubelet.yaml", configuration(fields)));
    if let Some(file) = &file {
        args.extend(["--kubelet-config", file]);
    }
    let ran = pull(&room, &pods(&server, 1), &args);
    ran.ends(2);
    assert!(ran.stderr.contains(words), "{args:?}: {ran:#?}");
    assert!(server.records().is_empty(), "{args:?}");
}

fn refused_flags() {
    is_refused(&["--max-parallel-image-pulls", "0"], None, POSITIVE);
    let args = [
        "--max-parallel-image-pulls",
        "2",
        "--serialize-image-pulls",
        "true",
    ];
    is_refused(&args, None, SERIAL);
    is_refused(&["--registry-burst=-1"], None, BURST);
    is_refused(&["--registry-qps=-1"], None, QPS);
}

fn refused_files() {
    let refused = |fields, words| is_refused(&[], Some(&fields), words);
    refused(json!({"maxParallelImagePulls": 0}), POSITIVE);
    let fields = json!({"maxParallelImagePulls": 2, "serializeImagePulls": true});
    refused(fields, SERIAL);
    refused(json!({"registryBurst": -1}), BURST);
    refused(json!({"registryPullQPS": -1}), QPS);
    // A flag makes a refused value of the file good, and a good one bad.
    let fields = json!({"maxParallelImagePulls": 2});
    is_refused(&["--serialize-image-pulls", "true"], Some(&fields), SERIAL);
    let args = ["--max-parallel-image-pulls", "1"];
    assert_eq!(
        measured_with(&json!({"maxParallelImagePulls": 0}), &args),
        1
    );
}
