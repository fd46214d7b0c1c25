//! `KubeletConfiguration`: refused values, in the kubelet's own words.

use whypull_tests::Given;

const HEAD: &str = "apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n";

/// The words of every refusal, in order.
fn refusals(fields: &str, version: &str) -> Vec<String> {
    Given::manifest(format!("{HEAD}{fields}"))
        .version(version)
        .report()
        .diagnostics
        .into_iter()
        .filter(|found| found.code == "kubelet-config-invalid")
        .map(|found| {
            let (_, words) = found
                .message
                .split_once("invalid configuration: ")
                .expect("the kubelet's words");
            words.to_owned()
        })
        .collect()
}

const LIST: &str = "preloadedImagesVerificationAllowlist";
const POLICY: &str = "imagePullCredentialsVerificationPolicy";

#[test]
fn refused_values() {
    let serial = "maxParallelImagePulls cannot be larger than 1 unless SerializeImagePulls \
                  (--serialize-image-pulls) is set to false";
    let gate = "must not be set if KubeletEnsureSecretPulledImages feature gate is not enabled";
    let in_list = "invalid image pattern in `preloadedImagesVerificationAllowlist`: ";
    let listed =
        |pattern: &str| format!("{POLICY}: NeverVerifyAllowlistedImages\n{LIST}: [{pattern}]\n");
    let rows: Vec<(String, &str, String)> = vec![
        ("registryBurst: -1\n".into(), "1.37", "registryBurst (--registry-burst) -1 must not be a negative number".into()),
        ("registryPullQPS: -1\n".into(), "1.37", "registryPullQPS (--registry-qps) -1 must not be a negative number".into()),
        ("maxParallelImagePulls: 0\n".into(), "1.37", "maxParallelImagePulls 0 must be a positive number".into()),
        ("maxParallelImagePulls: -3\n".into(), "1.27", "maxParallelImagePulls -3 must be a positive number".into()),
        ("serializeImagePulls: true\nmaxParallelImagePulls: 2\n".into(), "1.37", serial.into()),
        (
            format!("{POLICY}: NeverVerifyAllowListedImages\n"),
            "1.37",
            "option \"NeverVerifyAllowListedImages\" specified for imagePullCredentialsVerificationPolicy. \
             Valid options are \"NeverVerify\", \"NeverVerifyPreloadedImages\", \
             \"NeverVerifyAllowlistedImages\" or \"AlwaysVerify\""
                .into(),
        ),
        (format!("{POLICY}: AlwaysVerify\n"), "1.34", format!("`{POLICY}` {gate}")),
        (format!("{LIST}: [registry.example/app]\n"), "1.33", format!("`{LIST}` {gate}")),
        (
            format!("{LIST}: [registry.example/app]\n"),
            "1.37",
            "can't set `preloadedImagesVerificationAllowlist` if `imagePullCredentialsVertificationPolicy` \
             is not \"NeverVerifyAllowlistedImages\""
                .into(),
        ),
        (listed("\" registry.example\""), "1.37", format!("{in_list}leading/trailing spaces are not allowed:  registry.example")),
        (listed("\"\""), "1.37", format!("{in_list}the supplied pattern is too short: ")),
        (
            listed("\"*.example/app\""),
            "1.37",
            format!("{in_list}not a valid wildcard pattern, only patterns ending with '/*' are allowed: *.example/app"),
        ),
        (listed("\"/*\""), "1.37", format!("{in_list}at least registry hostname is required")),
        (
            listed("\"registry.example/app:v1\""),
            "1.37",
            format!("{in_list}neither tag nor digest is accepted in an image reference: registry.example/app:v1"),
        ),
        (
            listed("\"registry.example/App\""),
            "1.37",
            format!("{in_list}failed to parse as an image name: invalid reference format: repository name (App) must be lowercase"),
        ),
    ];
    for (fields, version, words) in rows {
        assert_eq!(refusals(&fields, version), [words], "{version}\n{fields}");
    }
}

#[test]
fn accepted_values() {
    for (fields, version) in [
        ("", "1.37"),
        ("registryBurst: 0\nregistryPullQPS: 0\n", "1.37"),
        (
            "serializeImagePulls: true\nmaxParallelImagePulls: 1\n",
            "1.37",
        ),
        (
            "serializeImagePulls: false\nmaxParallelImagePulls: 50\n",
            "1.37",
        ),
        ("maxParallelImagePulls: 2\n", "1.37"),
        ("imagePullCredentialsVerificationPolicy: \"\"\n", "1.34"),
        (
            "imagePullCredentialsVerificationPolicy: NeverVerify\n",
            "1.35",
        ),
        (
            "featureGates: {KubeletEnsureSecretPulledImages: true}\nimagePullCredentialsVerificationPolicy: NeverVerify\n",
            "1.33",
        ),
        (
            "imagePullCredentialsVerificationPolicy: NeverVerifyAllowlistedImages\npreloadedImagesVerificationAllowlist: ['registry.example/team/*', docker.io/library/nginx]\n",
            "1.37",
        ),
    ] {
        assert!(refusals(fields, version).is_empty(), "{version}\n{fields}");
    }
}

#[test]
fn several_refusals_are_all_told() {
    let fields = "serializeImagePulls: true\nmaxParallelImagePulls: 0\nregistryPullQPS: -2\nregistryBurst: -1\n";
    let found = refusals(fields, "1.37");
    assert_eq!(found.len(), 3, "{found:?}");
    for words in [
        "registryBurst",
        "registryPullQPS",
        "maxParallelImagePulls 0 must be a positive number",
    ] {
        assert!(
            found.iter().any(|told| told.contains(words)),
            "{words}: {found:?}"
        );
    }
}

#[test]
fn a_field_of_another_type_is_told_where_it_stands() {
    let report = Given::manifest(format!("{HEAD}maxParallelImagePulls: \"2\"\n")).report();
    let [found] = &report.diagnostics[..] else {
        panic!("{:?}", report.diagnostics)
    };
    assert_eq!(found.code, "field-wrong-type");
    let place = found.location.as_ref().expect("a place");
    assert_eq!((place.line, place.column), (3, 24));
}
