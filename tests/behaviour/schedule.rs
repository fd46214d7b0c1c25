//! Who waits for whom when several Pods land on one node.

use serde_json::json;
use whypull::report::{Schedule, ScheduleMode};
use whypull_tests::Given;

/// Pods, each with the containers of its list; the image of a container is named after it.
fn given(pods: &[(&str, &[&str])], configuration: &str) -> Given {
    let pods: Vec<_> = pods
        .iter()
        .map(|(name, containers)| {
            let containers: Vec<_> = containers
                .iter()
                .map(|container| json!({"name": container, "image": format!("registry.example/{container}:v1")}))
                .collect();
            json!({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": name}, "spec": {"containers": containers}})
        })
        .collect();
    let list = json!({"apiVersion": "v1", "kind": "List", "items": pods});
    let given = Given::manifest(list.to_string()).complete(true);
    if configuration.is_empty() {
        return given;
    }
    given.and(format!(
        "apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n{configuration}"
    ))
}

/// Container, start, end, and what it waits for.
fn pulls(schedule: &Schedule) -> Vec<(&str, f64, f64, Option<&str>)> {
    schedule
        .pulls
        .iter()
        .map(|pull| {
            (
                &*pull.container,
                pull.start,
                pull.end,
                pull.waits_for.as_deref(),
            )
        })
        .collect()
}

const THREE: &[(&str, &[&str])] = &[("one", &["a"]), ("two", &["b"]), ("three", &["c"])];

#[test]
fn serial_is_the_default() {
    let schedule = given(THREE, "").report().schedule.expect("a schedule");
    assert_eq!(
        (schedule.mode, schedule.max_parallel),
        (ScheduleMode::Serial, None)
    );
    assert_eq!(
        pulls(&schedule),
        [
            ("a", 0.0, 10.0, None),
            ("b", 10.0, 20.0, Some("Pod/default/one/a")),
            ("c", 20.0, 30.0, Some("Pod/default/two/b")),
        ]
    );
    assert_eq!(schedule.pulls[0].workload, "Pod/default/one");
    assert_eq!(schedule.pulls[0].image, "registry.example/a:v1");
}

#[test]
fn parallel_without_a_limit_waits_for_nobody() {
    let schedule = given(THREE, "serializeImagePulls: false\n")
        .report()
        .schedule
        .expect("a schedule");
    assert_eq!(
        (schedule.mode, schedule.max_parallel),
        (ScheduleMode::Parallel, None)
    );
    assert_eq!(
        pulls(&schedule),
        [
            ("a", 0.0, 10.0, None),
            ("b", 0.0, 10.0, None),
            ("c", 0.0, 10.0, None)
        ]
    );
}

#[test]
fn a_limit_is_kept() {
    let configuration = "serializeImagePulls: false\nmaxParallelImagePulls: 2\n";
    let schedule = given(THREE, configuration)
        .report()
        .schedule
        .expect("a schedule");
    assert_eq!(schedule.max_parallel, Some(2));
    let (a, b, c) = (
        ("a", 0.0, 10.0, None),
        ("b", 0.0, 10.0, None),
        ("c", 10.0, 20.0, Some("Pod/default/one/a")),
    );
    assert_eq!(pulls(&schedule), [a, b, c]);
}

/// `maxParallelImagePulls` above 1 makes pulls parallel where `serializeImagePulls` is not set; the
/// field exists from 1.27.
#[test]
fn the_defaults_of_the_two_fields_hang_together() {
    for (configuration, version, mode, limit) in [
        (
            "maxParallelImagePulls: 3\n",
            "1.37",
            ScheduleMode::Parallel,
            Some(3),
        ),
        (
            "maxParallelImagePulls: 1\n",
            "1.37",
            ScheduleMode::Serial,
            None,
        ),
        (
            "maxParallelImagePulls: 3\n",
            "1.26",
            ScheduleMode::Serial,
            None,
        ),
        (
            "serializeImagePulls: false\nmaxParallelImagePulls: 1\n",
            "1.37",
            ScheduleMode::Parallel,
            Some(1),
        ),
        ("registryPullQPS: 0\n", "1.37", ScheduleMode::Serial, None),
    ] {
        let schedule = given(THREE, configuration)
            .version(version)
            .report()
            .schedule
            .expect("a schedule");
        assert_eq!(
            (schedule.mode, schedule.max_parallel),
            (mode, limit),
            "{configuration}{version}"
        );
    }
}

#[test]
fn never_two_at_once_for_one_pod() {
    let pods: &[(&str, &[&str])] = &[("one", &["a", "b"]), ("two", &["c"])];
    let schedule = given(pods, "serializeImagePulls: false\n")
        .report()
        .schedule
        .expect("a schedule");
    assert_eq!(
        pulls(&schedule),
        [
            ("a", 0.0, 10.0, None),
            ("c", 0.0, 10.0, None),
            ("b", 10.0, 20.0, Some("Pod/default/one/a"))
        ]
    );
}

/// The serial queue is in the order of arrival over the whole node: the second container of a Pod asks
/// when the first has its image, behind the other Pods.
#[test]
fn pods_take_turns_in_the_serial_queue() {
    let pods: &[(&str, &[&str])] = &[("one", &["a", "b"]), ("two", &["c", "d"])];
    let schedule = given(pods, "").report().schedule.expect("a schedule");
    let order: Vec<_> = schedule.pulls.iter().map(|pull| &*pull.container).collect();
    assert_eq!(order, ["a", "c", "b", "d"]);
    for pair in schedule.pulls.windows(2) {
        assert!(pair[0].end <= pair[1].start, "one at a time: {pair:?}");
    }
}

#[test]
fn the_time_of_a_pull_can_be_given() {
    let given = given(THREE, "").options(json!({
        "complete": true, "pullSeconds": ["5", "registry.example/b:v1=60s"],
    }));
    let schedule = given.report().schedule.expect("a schedule");
    let times: Vec<_> = schedule
        .pulls
        .iter()
        .map(|pull| (pull.start, pull.end))
        .collect();
    assert_eq!(times, [(0.0, 5.0), (5.0, 65.0), (65.0, 70.0)]);
}

#[test]
fn what_is_not_pulled_is_not_in_the_schedule() {
    let given = given(THREE, "").present("registry.example/b:v1");
    let schedule = given.report().schedule.expect("a schedule");
    assert_eq!(
        schedule
            .pulls
            .iter()
            .map(|pull| &*pull.container)
            .collect::<Vec<_>>(),
        ["a", "c"]
    );
    let all = given
        .present("registry.example/a:v1")
        .present("registry.example/c:v1");
    assert!(all.report().schedule.is_none());
}
