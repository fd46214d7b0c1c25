//! Credential provider plugins: their configuration, which images they serve, what they answer.

use whypull::report::{Outcome, SourceKind};
use whypull_tests::{Given, pod};

const HEAD: &str =
    "apiVersion: kubelet.config.k8s.io/v1\nkind: CredentialProviderConfig\nproviders:\n";
const GOOD: &str = "  - name: provider
    apiVersion: credentialprovider.kubelet.k8s.io/v1
    matchImages: [\"*.registry.example\"]
    defaultCacheDuration: 1h
";

fn refusals(text: &str, version: &str) -> Vec<String> {
    Given::manifest(text)
        .version(version)
        .report()
        .diagnostics
        .into_iter()
        .filter(|found| found.code == "credential-provider-config-invalid")
        .map(|found| {
            let (_, words) = found.message.split_once(": ").expect("the kubelet's words");
            words.to_owned()
        })
        .collect()
}

#[test]
fn refused_configurations() {
    let change = |from: &str, to: &str| {
        assert!(GOOD.contains(from));
        format!("{HEAD}{}", GOOD.replace(from, to))
    };
    let v1 = "credentialprovider.kubelet.k8s.io/v1";
    let no_duration = change("    defaultCacheDuration: 1h\n", "");
    let no_version = change("    apiVersion: credentialprovider.kubelet.k8s.io/v1\n", "");
    let negative = change("1h", "-1m0s");
    let twice = format!("{HEAD}{GOOD}{GOOD}");
    let rows: Vec<(String, &str, &str)> = vec![
        (
            "apiVersion: kubelet.config.k8s.io/v1\nkind: CredentialProviderConfig\nproviders: []\n"
                .into(),
            "1.37",
            "providers: Required value: at least 1 item in plugins is required",
        ),
        (
            change("name: provider", "name: foo/../bar"),
            "1.37",
            "providers.name: Invalid value: \"foo/../bar\": provider name cannot contain '/'",
        ),
        (
            change("name: provider", "name: foo bar"),
            "1.37",
            "providers.name: Invalid value: \"foo bar\": provider name cannot contain spaces",
        ),
        (
            change("name: provider", "name: ."),
            "1.37",
            "providers.name: Invalid value: \".\": provider name cannot be '.'",
        ),
        (
            change("name: provider", "name: .."),
            "1.37",
            "providers.name: Invalid value: \"..\": provider name cannot be '..'",
        ),
        (
            twice.clone(),
            "1.33",
            "providers.name: Duplicate value: \"provider\"",
        ),
        (
            twice,
            "1.37",
            "duplicate provider name \"provider\" found in configuration file(s)",
        ),
        (
            no_version.clone(),
            "1.33",
            "providers.apiVersion: Required value: apiVersion is required",
        ),
        (no_version, "1.37", "providers.apiVersion: Required value"),
        (
            change(v1, "credentialprovider.kubelet.k8s.io/v1alpha0"),
            "1.37",
            "providers.apiVersion: Unsupported value: \"credentialprovider.kubelet.k8s.io/v1alpha0\": \
             supported values: \"credentialprovider.kubelet.k8s.io/v1\", \
             \"credentialprovider.kubelet.k8s.io/v1alpha1\", \"credentialprovider.kubelet.k8s.io/v1beta1\"",
        ),
        (
            change("[\"*.registry.example\"]", "[]"),
            "1.37",
            "providers.matchImages: Required value: at least 1 item in matchImages is required",
        ),
        (
            change("*.registry.example", "%invalid%"),
            "1.37",
            "providers.matchImages: Invalid value: \"%invalid%\": match image is invalid: parse \
             \"https://%invalid%\": invalid URL escape \"%in\"",
        ),
        (
            no_duration.clone(),
            "1.33",
            "providers.defaultCacheDuration: Required value: defaultCacheDuration is required",
        ),
        (
            no_duration,
            "1.37",
            "providers.defaultCacheDuration: Required value",
        ),
        (
            negative.clone(),
            "1.33",
            "providers.defaultCacheDuration: Invalid value: -1m0s: defaultCacheDuration must be greater \
             than or equal to 0",
        ),
        (
            negative,
            "1.37",
            "providers.defaultCacheDuration: Invalid value: \"-1m0s\": must be greater than or equal to 0",
        ),
        (
            format!("{HEAD}{GOOD}    unknownField: 1\n"),
            "1.37",
            "strict decoding error: unknown field \"providers[0].unknownField\"",
        ),
    ];
    for (text, version, words) in rows {
        assert_eq!(refusals(&text, version), [words], "{version}\n{text}");
    }
}

#[test]
fn accepted_configurations() {
    let rows = [
        (format!("{HEAD}{GOOD}"), "1.37"),
        (format!("{HEAD}{}", GOOD.replace("1h", "0s")), "1.37"),
        (format!("{HEAD}{}", GOOD.replace("1h", "1h30m0.5s")), "1.37"),
        (
            format!(
                "{HEAD}{}",
                GOOD.replace("*.registry.example", "https://registry.example/team:v1")
            ),
            "1.37",
        ),
        (
            format!("{HEAD}{}", GOOD.replace("provider\n", "\"\"\n")),
            "1.37",
        ),
        (
            format!("{HEAD}{GOOD}").replace("k8s.io/v1", "k8s.io/v1beta1"),
            "1.24",
        ),
        (
            format!("{HEAD}{GOOD}").replace("k8s.io/v1", "k8s.io/v1alpha1"),
            "1.22",
        ),
    ];
    for (text, version) in rows {
        assert!(refusals(&text, version).is_empty(), "{version}\n{text}");
    }
    let too_new = refusals(&format!("{HEAD}{GOOD}"), "1.25");
    assert_eq!(
        too_new.len(),
        2,
        "v1 of the file and of the provider came with 1.26: {too_new:?}"
    );
}

#[test]
fn token_attributes() {
    let with = |attributes: &str| format!("{HEAD}{GOOD}    tokenAttributes:\n{attributes}");
    let good = "      serviceAccountTokenAudience: registry\n      requireServiceAccount: true\n      cacheType: Token\n";
    let path = "providers.tokenAttributes";
    assert!(refusals(&with(good), "1.34").is_empty());
    let rows = [
        (
            with(&good.replace(
                "cacheType: Token",
                "requiredServiceAccountAnnotationKeys: []",
            )),
            "1.34",
            format!(
                "{path}.cacheType: Required value: cacheType is required to be set when tokenAttributes is \
             specified. Supported values are: ServiceAccount, Token"
            ),
        ),
        (
            with(&good.replace("cacheType: Token", "cacheType: x")),
            "1.34",
            format!(
                "{path}.cacheType: Unsupported value: \"x\": supported values: \"ServiceAccount\", \"Token\""
            ),
        ),
        (
            with(&good.replace("      serviceAccountTokenAudience: registry\n", "")),
            "1.34",
            format!("{path}.serviceAccountTokenAudience: Required value"),
        ),
        (
            with(&good.replace("      requireServiceAccount: true\n", "")),
            "1.34",
            format!("{path}.requireServiceAccount: Required value"),
        ),
        (
            with(good).replace(
                "credentialprovider.kubelet.k8s.io/v1",
                "credentialprovider.kubelet.k8s.io/v1beta1",
            ),
            "1.34",
            format!(
                "{path}: Forbidden: tokenAttributes is only supported for \
             credentialprovider.kubelet.k8s.io/v1 API version"
            ),
        ),
        (
            with(&good.replace(
                "true\n",
                "false\n      requiredServiceAccountAnnotationKeys: [team]\n",
            )),
            "1.34",
            format!(
                "{path}.requiredServiceAccountAnnotationKeys: Forbidden: requireServiceAccount cannot be false \
             when requiredServiceAccountAnnotationKeys is set"
            ),
        ),
        (
            with(&format!(
                "{good}      optionalServiceAccountAnnotationKeys: [team, team]\n"
            )),
            "1.34",
            format!("{path}.optionalServiceAccountAnnotationKeys: Duplicate value: \"team\""),
        ),
        (
            with(&format!(
                "{good}      requiredServiceAccountAnnotationKeys: [team]\n      optionalServiceAccountAnnotationKeys: [team]\n"
            )),
            "1.34",
            format!(
                "{path}: Invalid value: [\"team\"]: annotation keys cannot be both required and optional"
            ),
        ),
        (
            with(&good.replace("      cacheType: Token\n", "")),
            "1.33",
            format!(
                "{path}: Forbidden: tokenAttributes is not supported when \
             KubeletServiceAccountTokenForCredentialProviders feature gate is disabled"
            ),
        ),
        (
            with(good),
            "1.32",
            "strict decoding error: unknown field \"providers[0].tokenAttributes\"".to_owned(),
        ),
    ];
    for (text, version, words) in rows {
        let found = refusals(&text, version);
        assert!(found.contains(&words), "{version}\n{text}\n{found:#?}");
    }
}

fn response(version: &str, cache: &str) -> String {
    format!(
        "{{\"apiVersion\": \"credentialprovider.kubelet.k8s.io/{version}\", \"kind\": \
         \"CredentialProviderResponse\", \"cacheKeyType\": \"{cache}\", \"auth\": \
         {{\"eu.registry.example/team\": {{\"username\": \"robot\", \"password\": \"made-up\"}}}}}}"
    )
}

#[test]
fn a_response_is_used_if_the_provider_is_asked_and_the_response_is_good() {
    let given = |image: &str| Given::manifest(pod(image, &[])).and(format!("{HEAD}{GOOD}"));
    let image = "eu.registry.example/team/app:v1";
    let container = given(image).and(response("v1", "Image")).container();
    assert_eq!(container.attempts.len(), 1);
    assert_eq!(container.attempts[0].source.kind, SourceKind::Provider);
    assert_eq!(
        (container.anonymous, container.outcome),
        (Some(false), Outcome::PullAttempted)
    );

    let unanswered = given(image).container();
    assert_eq!(
        (unanswered.anonymous, unanswered.outcome),
        (None, Outcome::Unknown)
    );

    let not_asked = given("registry.example/app:v1").complete(true).container();
    assert_eq!(
        (not_asked.anonymous, not_asked.outcome),
        (Some(true), Outcome::PullAttempted)
    );

    let no_key = given("eu.registry.example/other/app:v1")
        .complete(true)
        .and(response("v1", "Global"));
    assert_eq!(
        no_key.container().anonymous,
        Some(true),
        "its keys go through the same keyring"
    );

    for bad in [response("v1beta1", "Image"), response("v1", "Host")] {
        let container = given(image).and(&bad).container();
        assert!(container.attempts.is_empty(), "{bad}");
    }
}

#[test]
fn a_response_of_another_provider_is_not_used() {
    let mut folder: Vec<whypull::input::File> = vec![
        whypull::input::File::new("pod.yaml", pod("eu.registry.example/team/app:v1", &[])),
        whypull::input::File::new("config.yaml", format!("{HEAD}{GOOD}")),
        whypull::input::File::new("response.json", response("v1", "Image")),
    ];
    let tries = |files: &[whypull::input::File]| {
        let report = whypull::explain(files.iter().cloned(), &whypull::options::Options::default());
        report.workloads[0].containers[0].attempts.len()
    };
    folder[2].role = Some(whypull::input::FileRole::ProviderResponse);
    folder[2].provider = Some("other".to_owned());
    assert_eq!(tries(&folder), 0);
    folder[2].provider = Some("provider".to_owned());
    assert_eq!(tries(&folder), 1);
}
