//! What pasted events are decoded to.

mod support;

use proptest::prelude::*;
use whypull::decode::{Decoded, Likelihood, MAX_BYTES, Reason, decode};
use whypull::explain::{Language, Sentences};

/// One text and what must, and must not, come out of it.
struct Case {
    text: &'static str,
    reason: Reason,
    image: Option<&'static str>,
    /// The surest cause.
    first: &'static str,
    /// Others that must be there.
    also: &'static [&'static str],
}

fn codes(decoded: &Decoded) -> Vec<&'static str> {
    decoded.causes.iter().map(|cause| cause.code).collect()
}

const CASES: &[Case] = &[
    // The seed page's event of 2015.
    Case {
        text: "  Fri, 26 Jun 2015 15:36:13 -0700    Fri, 26 Jun 2015 15:39:13 -0700    19    {kubelet node-i2hq}    spec.containers{uses-private-image}    failed        Failed to pull image \"user/privaterepo:v1\": Error: image user/privaterepo:v1 not found",
        reason: Reason::ErrImagePull,
        image: Some("user/privaterepo:v1"),
        first: "decode-tag-missing",
        also: &[
            "decode-hub-private-looks-missing",
            "decode-repository-missing",
            "decode-no-credentials",
        ],
    },
    Case {
        text: "  Warning  InspectFailed  4s (x2 over 5s)  kubelet  Failed to apply default image tag \"Nginx:1.25\": couldn't parse image name \"Nginx:1.25\": invalid reference format: repository name (library/Nginx) must be lowercase",
        reason: Reason::InvalidImageName,
        image: Some("Nginx:1.25"),
        first: "decode-name-upper-case",
        also: &[],
    },
    Case {
        text: "Failed to apply default image tag \"https://quay.io/a/b\": couldn't parse image name \"https://quay.io/a/b\": invalid reference format",
        reason: Reason::InvalidImageName,
        image: Some("https://quay.io/a/b"),
        first: "decode-name-scheme",
        also: &[],
    },
    Case {
        text: "Failed to apply default image tag \"app:${TAG}\": couldn't parse image name \"app:${TAG}\": invalid reference format",
        reason: Reason::InvalidImageName,
        image: Some("app:${TAG}"),
        first: "decode-name-variable",
        also: &[],
    },
    Case {
        text: "      Reason:       InvalidImageName",
        reason: Reason::InvalidImageName,
        image: None,
        first: "decode-invalid-image-name",
        also: &[],
    },
    Case {
        text: "Warning  ErrImageNeverPull  2s  kubelet  Container image \"myapp:dev\" is not present with pull policy of Never",
        reason: Reason::ErrImageNeverPull,
        image: Some("myapp:dev"),
        first: "decode-never-pull",
        also: &[],
    },
    Case {
        text: "Warning  Failed  3s  kubelet  Error: ErrImagePull",
        reason: Reason::ErrImagePull,
        image: None,
        first: "decode-err-image-pull-only",
        also: &[],
    },
    Case {
        text: "Normal  BackOff  2s  kubelet  Back-off pulling image \"nginx:nope\"",
        reason: Reason::ImagePullBackOff,
        image: Some("nginx:nope"),
        first: "decode-back-off-only",
        also: &[],
    },
    Case {
        text: "Warning  FailedToRetrieveImagePullSecret  3s  kubelet  Unable to retrieve some image pull secrets (regcred, other); attempting to pull the image may not succeed.",
        reason: Reason::FailedToRetrieveImagePullSecret,
        image: None,
        first: "decode-pull-secret-missing",
        also: &[],
    },
    Case {
        text: "Warning  Failed  21s (x2 over 37s)  kubelet  spec.containers{b}: Failed to pull image \"jakwehrgkaejw:kahsdfgkhj\": failed to pull and unpack image \"docker.io/library/jakwehrgkaejw:kahsdfgkhj\": failed to resolve reference \"docker.io/library/jakwehrgkaejw:kahsdfgkhj\": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed",
        reason: Reason::ErrImagePull,
        image: Some("jakwehrgkaejw:kahsdfgkhj"),
        first: "decode-no-credentials",
        also: &[
            "decode-repository-missing",
            "decode-hub-library",
            "decode-credentials-lack-scope",
        ],
    },
    Case {
        text: "Failed to pull image \"janedoe/awesomeapp:v1\": rpc error: code = Unknown desc = Error response from daemon: pull access denied for janedoe/awesomeapp, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
        reason: Reason::ErrImagePull,
        image: Some("janedoe/awesomeapp:v1"),
        first: "decode-no-credentials",
        also: &[
            "decode-hub-private-looks-missing",
            "decode-repository-missing",
        ],
    },
    Case {
        text: "failed to resolve reference \"ghcr.io/a/b:1\": insufficient_scope: authorization failed",
        reason: Reason::RuntimeError,
        image: Some("ghcr.io/a/b:1"),
        first: "decode-credentials-lack-scope",
        also: &["decode-no-credentials"],
    },
    Case {
        text: "Failed to pull image \"quay.io/org/app:1\": failed to pull and unpack image \"quay.io/org/app:1\": failed to resolve reference \"quay.io/org/app:1\": unexpected status from HEAD request to https://quay.io/v2/org/app/manifests/1: 401 Unauthorized",
        reason: Reason::ErrImagePull,
        image: Some("quay.io/org/app:1"),
        first: "decode-unauthorized",
        also: &[],
    },
    Case {
        text: "Failed to pull image \"x.azurecr.io/app:v1\": failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://x.azurecr.io/oauth2/token?scope=repository%3Aapp%3Apull&service=x.azurecr.io: 401 Unauthorized",
        reason: Reason::ErrImagePull,
        image: Some("x.azurecr.io/app:v1"),
        first: "decode-anonymous-refused",
        also: &["decode-acr-role"],
    },
    Case {
        text: "Failed to pull image \"ghcr.io/o/p:1\": failed to authorize: failed to fetch oauth token: unexpected status from GET request to https://ghcr.io/token?scope=repository%3Ao%2Fp%3Apull&service=ghcr.io: 403 Forbidden",
        reason: Reason::ErrImagePull,
        image: Some("ghcr.io/o/p:1"),
        first: "decode-credentials-refused",
        also: &["decode-stale-credentials-block-public"],
    },
    Case {
        text: "Failed to pull image \"r.example/a:1\": unexpected status from HEAD request to https://r.example/v2/a/manifests/1: 403 Forbidden",
        reason: Reason::ErrImagePull,
        image: Some("r.example/a:1"),
        first: "decode-forbidden",
        also: &["decode-no-credentials"],
    },
    Case {
        text: "Failed to pull image \"123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1\": failed to resolve reference \"123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1\": pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials",
        reason: Reason::ErrImagePull,
        image: Some("123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1"),
        first: "decode-no-basic-auth",
        also: &["decode-ecr-token-expired"],
    },
    Case {
        text: "Failed to pull image \"reg:6629/a/airflow:test\": rpc error: code = NotFound desc = failed to pull and unpack image \"reg:6629/a/airflow:test\": failed to resolve reference \"reg:6629/a/airflow:test\": reg:6629/a/airflow:test: not found",
        reason: Reason::ErrImagePull,
        image: Some("reg:6629/a/airflow:test"),
        first: "decode-tag-missing",
        also: &["decode-repository-missing"],
    },
    Case {
        text: "Failed to pull image \"lachlanevenson/k8s-kubectl:v1.18.20\": rpc error: code = Unknown desc = Error response from daemon: manifest for lachlanevenson/k8s-kubectl:v1.18.20 not found: manifest unknown: manifest unknown",
        reason: Reason::ErrImagePull,
        image: Some("lachlanevenson/k8s-kubectl:v1.18.20"),
        first: "decode-tag-missing",
        also: &["decode-repository-missing"],
    },
    Case {
        text: "Failed to pull image \"quay.io/org/app\": unexpected status from HEAD request to https://quay.io/v2/org/app/manifests/latest: 404 Not Found",
        reason: Reason::ErrImagePull,
        image: Some("quay.io/org/app"),
        first: "decode-tag-missing",
        also: &["decode-latest-missing", "decode-repository-missing"],
    },
    Case {
        text: "Failed to pull image \"python:3.13-slim\": unexpected status from HEAD request to https://registry-1.docker.io/v2/library/python/manifests/3.13-slim: 429 Too Many Requests",
        reason: Reason::ErrImagePull,
        image: Some("python:3.13-slim"),
        first: "decode-hub-rate-limit",
        also: &[],
    },
    Case {
        text: "Failed to pull image \"quay.io/a/b:1\": toomanyrequests: slow down",
        reason: Reason::ErrImagePull,
        image: Some("quay.io/a/b:1"),
        first: "decode-registry-rate-limit",
        also: &[],
    },
    Case {
        text: "Failed to pull image \"r.example/a:1\": failed to do request: Head \"https://r.example/v2/a/manifests/1\": tls: failed to verify certificate: x509: certificate signed by unknown authority",
        reason: Reason::ErrImagePull,
        image: Some("r.example/a:1"),
        first: "decode-x509-unknown-authority",
        also: &[],
    },
    Case {
        text: "Failed to pull image \"r.example/a:1\": Head \"https://r.example/v2/\": x509: certificate has expired or is not yet valid: current time 2026-11-22T00:00:00Z is after 2026-11-01T00:00:00Z",
        reason: Reason::ErrImagePull,
        image: Some("r.example/a:1"),
        first: "decode-x509-expired",
        also: &[],
    },
    Case {
        text: "Failed to pull image \"r.example/a:1\": Head \"https://r.example/v2/\": x509: certificate is valid for a.example, b.example, not r.example",
        reason: Reason::ErrImagePull,
        image: Some("r.example/a:1"),
        first: "decode-x509-host-name",
        also: &[],
    },
    Case {
        text: "Failed to pull image \"192.168.151.5:80/a:latest\": failed to do request: Head \"https://192.168.151.5:80/v2/a/manifests/latest\": http: server gave HTTP response to HTTPS client",
        reason: Reason::ErrImagePull,
        image: Some("192.168.151.5:80/a:latest"),
        first: "decode-plain-http-registry",
        also: &[],
    },
    Case {
        text: "Failed to pull image \"mysql:5.7\": no match for platform in manifest: not found",
        reason: Reason::ErrImagePull,
        image: Some("mysql:5.7"),
        first: "decode-platform-missing",
        also: &[],
    },
    Case {
        text: "exec /usr/local/bin/docker-entrypoint.sh: exec format error",
        reason: Reason::RuntimeError,
        image: None,
        first: "decode-exec-format",
        also: &[],
    },
    Case {
        text: "Failed to pull image \"regsitry.example/a:1\": failed to do request: Head \"https://regsitry.example/v2/a/manifests/1\": dial tcp: lookup regsitry.example on 172.19.0.1:53: no such host",
        reason: Reason::ErrImagePull,
        image: Some("regsitry.example/a:1"),
        first: "decode-host-unknown",
        also: &[],
    },
    Case {
        text: "Failed to pull image \"localhost:5000/app:1\": failed to do request: Head \"http://localhost:5000/v2/app/manifests/1\": dial tcp 127.0.0.1:5000: connect: connection refused",
        reason: Reason::ErrImagePull,
        image: Some("localhost:5000/app:1"),
        first: "decode-connection-refused",
        also: &["decode-localhost-registry"],
    },
    Case {
        text: "Failed to pull image \"r.example/a:1\": failed to do request: Head \"https://r.example/v2/\": dial tcp 199.96.58.177:443: i/o timeout",
        reason: Reason::ErrImagePull,
        image: Some("r.example/a:1"),
        first: "decode-timeout",
        also: &[],
    },
    Case {
        text: "Failed to pull image \"r.example/a:1\": rpc error: code = DeadlineExceeded desc = context deadline exceeded",
        reason: Reason::ErrImagePull,
        image: Some("r.example/a:1"),
        first: "decode-timeout",
        also: &[],
    },
    Case {
        text: "Failed to pull image \"r.example/a:1\": Head \"https://r.example/v2/\": proxyconnect tcp: dial tcp 10.0.0.1:3128: connect: connection refused",
        reason: Reason::ErrImagePull,
        image: Some("r.example/a:1"),
        first: "decode-proxy",
        also: &[],
    },
    Case {
        text: "Back-off pulling image \"rcr.x.nl/p:2.12.0\": ErrImagePull: unable to pull image or OCI artifact: pull image err: initializing source docker://rcr.x.nl/p:2.12.0: reading manifest 2.12.0 in rcr.x.nl/p: received unexpected HTTP status: 500 Internal Server Error",
        reason: Reason::ImagePullBackOff,
        image: Some("rcr.x.nl/p:2.12.0"),
        first: "decode-registry-error",
        also: &[],
    },
    Case {
        text: "Failed to pull image \"a:1\": failed to extract layer sha256:0: write /var/lib/containerd/x: no space left on device: unknown",
        reason: Reason::ErrImagePull,
        image: Some("a:1"),
        first: "decode-disk-full",
        also: &[],
    },
    Case {
        text: "Warning  InspectFailed  1s  kubelet  Failed to inspect image \"\": rpc error: code = Unknown desc = short name mode is enforcing, but image name dxflrs/garage:v2.3.0 returns ambiguous list",
        reason: Reason::ImageInspectError,
        image: Some("dxflrs/garage:v2.3.0"),
        first: "decode-short-name",
        also: &[],
    },
    Case {
        text: "Failed to pull image \"a.b.c/image:0.1\": pull QPS exceeded",
        reason: Reason::ErrImagePull,
        image: Some("a.b.c/image:0.1"),
        first: "decode-pull-qps",
        also: &[],
    },
    Case {
        text: "Failed to pull image \"a/b:1\": illegal base64 data at input byte 4",
        reason: Reason::ErrImagePull,
        image: Some("a/b:1"),
        first: "decode-auth-undecodable",
        also: &[],
    },
    Case {
        text: "Warning  Failed  1s  kubelet  Error: unable to parse auth field, must be formatted as base64(username:password)",
        reason: Reason::RuntimeError,
        image: None,
        first: "decode-auth-undecodable",
        also: &[],
    },
    Case {
        text: "Warning  Failed  1s  kubelet  Error: unexpected end of JSON input",
        reason: Reason::RuntimeError,
        image: None,
        first: "decode-config-not-json",
        also: &[],
    },
    Case {
        text: "      Message:      invalid character 'x' looking for beginning of value",
        reason: Reason::RuntimeError,
        image: None,
        first: "decode-config-not-json",
        also: &[],
    },
    Case {
        text: "Failed to pull image \"r.example/a:1\": error parsing HTTP 200 response body: invalid character '<' looking for beginning of value",
        reason: Reason::ErrImagePull,
        image: Some("r.example/a:1"),
        first: "decode-not-a-registry",
        also: &[],
    },
    Case {
        text: "Failed to pull image \"europe-docker.pkg.dev/p/r/a:1\": Head \"https://europe-docker.pkg.dev/v2/\": denied: Permission \"artifactregistry.repositories.downloadArtifacts\" denied on resource \"projects/p/locations/europe/repositories/r\" (or it may not exist)",
        reason: Reason::ErrImagePull,
        image: Some("europe-docker.pkg.dev/p/r/a:1"),
        first: "decode-google-permission",
        also: &[],
    },
    Case {
        text: "Failed to pull image \"r.example/a:1\": RegistryUnavailable: pinging container registry r.example: Get \"https://r.example/v2/\": dial tcp 10.0.0.1:443: connect: connection refused",
        reason: Reason::RegistryUnavailable,
        image: Some("r.example/a:1"),
        first: "decode-connection-refused",
        also: &[],
    },
    Case {
        text: "      Reason:       RegistryUnavailable",
        reason: Reason::RegistryUnavailable,
        image: None,
        first: "decode-registry-unavailable",
        also: &[],
    },
    Case {
        text: "Failed to pull image \"a/b:1\": SignatureValidationFailed: unable to pull image or OCI artifact: pull image err: Source image rejected: None of the signatures were accepted",
        reason: Reason::SignatureValidationFailed,
        image: Some("a/b:1"),
        first: "decode-signature-refused",
        also: &[],
    },
    Case {
        text: "Warning  InspectFailed  kubelet  Failed to inspect image \"\": rpc error: code = Unavailable desc = connection error: desc = \"transport: Error while dialing: dial unix /run/containerd/containerd.sock: connect: connection refused\"",
        reason: Reason::ImageInspectError,
        image: None,
        first: "decode-runtime-down",
        also: &["decode-image-inspect-error"],
    },
    Case {
        text: "Warning  FailedCreatePodSandBox  1s  kubelet  Failed to create pod sandbox: rpc error: code = Unknown desc = failed to get sandbox image \"registry.k8s.io/pause:3.9\": failed to pull image \"registry.k8s.io/pause:3.9\": dial tcp 1.2.3.4:443: i/o timeout",
        reason: Reason::FailedCreatePodSandBox,
        image: Some("registry.k8s.io/pause:3.9"),
        first: "decode-timeout",
        also: &["decode-sandbox-image"],
    },
];

#[test]
fn real_texts_are_recognised() {
    for case in CASES {
        let decoded = decode(case.text);
        let codes = codes(&decoded);
        let event = decoded
            .events
            .first()
            .unwrap_or_else(|| panic!("{}", case.text));
        assert_eq!(event.reason, case.reason, "{}", case.text);
        assert_eq!(event.image.as_deref(), case.image, "{}", case.text);
        assert_eq!(
            (codes[0], event.line),
            (case.first, 1),
            "{codes:?} {}",
            case.text
        );
        for code in case.also {
            assert!(
                codes.contains(code),
                "{code} not in {codes:?}: {}",
                case.text
            );
        }
        assert!(decoded.notes.is_empty(), "{}", case.text);
        for cause in &decoded.causes {
            assert!(
                !cause.steps.is_empty() && cause.lines == [1],
                "{}",
                cause.code
            );
            assert!(cause.learn_more.starts_with("https://kubernetes.io/docs/"));
        }
    }
}

#[test]
fn close_misses_say_nothing() {
    for text in [
        "",
        "hello",
        "Warning  BackOff  1s  kubelet  Back-off restarting failed container web in pod web_default",
        "Warning  Unhealthy  1s  kubelet  Readiness probe failed: Get \"http://10.0.0.1:8080/v2/\": dial tcp 10.0.0.1:8080: connect: connection refused",
        "Warning  FailedMount  1s  kubelet  MountVolume.SetUp failed for volume \"image\" : secret \"pull\" not found",
        "Error: exec: \"serve\": executable file not found in $PATH: unknown",
        "Message: dial tcp 10.0.0.1:5432: connect: connection refused",
        "panic: unexpected EOF",
        "0/3 nodes are available: 3 Insufficient cpu.",
        "Error from server (BadRequest): error when creating \"x.yaml\": Secret in version \"v1\" cannot be handled as a Secret: illegal base64 data at input byte 4",
        "Error from server (NotFound): pods \"web\" not found",
        "page not found in the docs",
        "429 people",
        "429 Too Many Requests we had today, said the shop",
        "the answer was 401 Unauthorized on the web page",
        "web/page.html:10: not found",
        "sh: 1: docker: not found",
        "x509: certificate",
        "sha256:4014290e45b23dee08af5e43a7fea6c4cf9c25ccf269ee113168c19722f87876",
        "Image ID:       docker-pullable://nginx@sha256:45b23dee08af5e43a7fea6c4cf9c25ccf269ee113168c19722f87876677c5cb2",
        "write /data/db: no space left on device",
    ] {
        let decoded = decode(text);
        assert!(decoded.causes.is_empty(), "{text}: {:?}", codes(&decoded));
        assert_eq!(decoded.notes[0].code, "decode-note-nothing", "{text}");
    }
}

/// What the runtimes say, torn out of its event.
const BARE: &[(&str, &str)] = &[
    ("429 Too Many Requests", "decode-registry-rate-limit"),
    ("toomanyrequests", "decode-registry-rate-limit"),
    (
        "x509: certificate signed by unknown authority",
        "decode-x509-unknown-authority",
    ),
    (
        "http: server gave HTTP response to HTTPS client",
        "decode-plain-http-registry",
    ),
    ("401 Unauthorized", "decode-unauthorized"),
    ("manifest unknown", "decode-tag-missing"),
    (
        "no match for platform in manifest",
        "decode-platform-missing",
    ),
    (
        "unauthorized: incorrect username or password",
        "decode-credentials-refused",
    ),
    ("r.io/x:v1: not found", "decode-tag-missing"),
    ("short name mode is enforcing", "decode-short-name"),
    ("Error: HTTP 401 Unauthorized.", "decode-unauthorized"),
    (
        "tls: x509: certificate signed by unknown authority",
        "decode-x509-unknown-authority",
    ),
];

#[test]
fn bare_words_of_runtimes_give_a_possible_cause() {
    for (text, code) in BARE {
        let decoded = decode(text);
        assert!(
            codes(&decoded).contains(code),
            "{text}: {:?}",
            codes(&decoded)
        );
        let all_possible =
            |cause: &whypull::decode::Cause| cause.likelihood == Likelihood::Possible;
        assert!(decoded.causes.iter().all(all_possible), "{text}");
        assert_eq!(decoded.events[0].reason, Reason::RuntimeError);
    }
    let named = decode("r.io/x:v1: not found");
    assert_eq!(named.events[0].image.as_deref(), Some("r.io/x:v1"));
    // One below the other, with prose around them.
    let lines: Vec<_> = BARE.iter().map(|(text, _)| *text).collect();
    let together = decode(&format!("I saw this:\n{}\nand left", lines.join("\n")));
    for (text, code) in BARE {
        assert!(codes(&together).contains(code), "{text}");
    }
    // With context they are as sure as ever.
    let sure = decode("toomanyrequests: You have reached your pull rate limit.");
    assert_eq!(sure.causes[0].likelihood, Likelihood::Certain);
}

#[test]
fn success_is_no_cause() {
    for text in [
        "Normal  Pulled  1s  kubelet  Container image \"nginx:1.25\" already present on machine",
        "Normal  Pulled  1s  kubelet  Container image \"nginx:1.25\" already present on machine and can be accessed by the pod",
        "Normal  Pulling 9s  kubelet  Pulling image \"nginx:1.25\"\nNormal  Pulled  1s  kubelet  Successfully pulled image \"nginx:1.25\" in 1.2s (1.2s including waiting). Image size: 5 bytes.",
    ] {
        let decoded = decode(text);
        assert!(decoded.causes.is_empty());
        assert_eq!(decoded.notes[0].code, "decode-note-pulled");
    }
    let decoded = decode("Normal  Pulling 9s  kubelet  Pulling image \"nginx:1.25\"");
    assert_eq!(decoded.notes[0].code, "decode-note-pulling");
}

const DESCRIBE: &str = r#"Name:             web-7d4b
Namespace:        shop
Priority:         0
Node:             worker-1/10.0.0.4
Containers:
  web:
    Image:          registry.example.com/shop/web:v1
    State:          Waiting
      Reason:       ImagePullBackOff
    Ready:          False
Events:
  Type     Reason                           Age                From               Message
  ----     ------                           ----               ----               -------
  Normal   Scheduled                        30s                default-scheduler  Successfully assigned shop/web-7d4b to worker-1
  Warning  FailedToRetrieveImagePullSecret  3s (x4 over 30s)   kubelet            Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not succeed.
  Normal   Pulling                          15s (x2 over 30s)  kubelet            Pulling image "registry.example.com/shop/web:v1"
  Warning  Failed                           15s (x2 over 30s)  kubelet            Failed to pull image "registry.example.com/shop/web:v1": failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized
  Warning  Failed                           15s (x2 over 30s)  kubelet            Error: ErrImagePull
"#;

#[test]
fn describe_output_fills_the_commands() {
    let decoded = decode(DESCRIBE);
    let reasons: Vec<_> = decoded.events.iter().map(|e| (e.reason, e.line)).collect();
    assert_eq!(
        reasons,
        [
            (Reason::ImagePullBackOff, 9),
            (Reason::FailedToRetrieveImagePullSecret, 15),
            (Reason::Pulling, 16),
            (Reason::ErrImagePull, 17),
            (Reason::ErrImagePull, 18),
        ]
    );
    assert_eq!(
        codes(&decoded),
        ["decode-pull-secret-missing", "decode-anonymous-refused"]
    );
    assert!(
        decoded
            .events
            .iter()
            .all(|e| e.image.as_deref() == Some("registry.example.com/shop/web:v1"))
    );
    let commands: Vec<_> = decoded
        .causes
        .iter()
        .flat_map(|c| &c.steps)
        .flat_map(|s| &s.commands)
        .collect();
    let create = "kubectl create secret docker-registry regcred --namespace shop --docker-server=registry.example.com --docker-username=USERNAME --docker-password=PASSWORD";
    assert!(commands.iter().any(|c| *c == create), "{commands:#?}");
    assert!(
        commands
            .iter()
            .any(|c| *c == "kubectl get pod web-7d4b --namespace shop -o yaml | whypull explain -")
    );
}

#[test]
fn folded_and_escaped_messages_are_put_together() {
    let yaml = "    state:\n      waiting:\n        message: 'rpc error: code = Unknown desc = failed to pull and unpack image\n          \"docker.io/janedoe/app:v1\": failed to resolve reference \"docker.io/janedoe/app:v1\":\n          pull access denied, repository does\n          not exist or may require authorization'\n        reason: ErrImagePull\n";
    let decoded = decode(yaml);
    assert_eq!(decoded.events[0].line, 3);
    assert_eq!(
        decoded.events[0].image.as_deref(),
        Some("docker.io/janedoe/app:v1")
    );
    assert!(codes(&decoded).contains(&"decode-hub-private-looks-missing"));

    let json = r#"  "message": "Back-off pulling image \"quay.io/a/b:1\": ErrImagePull: toomanyrequests","#;
    let decoded = decode(json);
    assert_eq!(decoded.events[0].image.as_deref(), Some("quay.io/a/b:1"));
    assert_eq!(codes(&decoded), ["decode-registry-rate-limit"]);

    let crlf = DESCRIBE.replace('\n', "\r\n");
    assert_eq!(decode(&crlf).events, decode(DESCRIBE).events);
}

#[test]
fn the_image_decides_what_a_refusal_means() {
    let refused = |image: &str| {
        codes(&decode(&format!(
            "Failed to pull image \"{image}\": pull access denied, repository does not exist or may require authorization"
        )))
    };
    for (image, code) in [
        ("nginy:1", "decode-hub-library"),
        ("docker.io/library/nginy:1", "decode-hub-library"),
        ("myapp", "decode-local-image"),
        ("myapp:latest", "decode-local-image"),
        ("a/b:1", "decode-hub-private-looks-missing"),
        ("docker.io/a/b:1", "decode-hub-private-looks-missing"),
        ("localhost:5000/app", "decode-localhost-registry"),
        (
            "1.dkr.ecr.eu-west-1.amazonaws.com/a:1",
            "decode-ecr-token-expired",
        ),
        ("x.azurecr.io/a:1", "decode-acr-role"),
        ("gcr.io/p/a:1", "decode-google-permission"),
    ] {
        assert!(
            refused(image).contains(&code),
            "{image}: {:?}",
            refused(image)
        );
    }
    for (image, code) in [
        ("a/b:1", "decode-hub-library"),
        ("quay.io/a/b:1", "decode-hub-private-looks-missing"),
        ("myapp:1.2", "decode-local-image"),
        (
            "myapp@sha256:45b23dee08af5e43a7fea6c4cf9c25ccf269ee113168c19722f87876677c5cb2",
            "decode-local-image",
        ),
        ("notazurecr.io/a:1", "decode-acr-role"),
        ("xgcr.io/a:1", "decode-google-permission"),
    ] {
        assert!(!refused(image).contains(&code), "{image}");
    }
}

#[test]
fn no_secret_is_repeated() {
    const SECRET: &str = "hunter2Pa55";
    let base64 = "amFuZWRvZTpodW50ZXIyUGE1NQ==";
    for text in [
        "Failed to pull image \"https://janedoe:hunter2Pa55@r.example/a:1\": 401 Unauthorized",
        "Failed to pull image \"janedoe:hunter2Pa55@r.example/a:1@sha256:45b2\": 401 Unauthorized",
        "Failed to pull image \"a\": proxyconnect tcp: http://u:hunter2Pa55@proxy:3128",
        "Failed to pull image \"a\": Authorization: Bearer hunter2Pa55 401 Unauthorized",
        "Failed to pull image \"a\": authorization = Basic amFuZWRvZTpodW50ZXIyUGE1NQ== 401 Unauthorized",
        "Failed to pull image \"a\": {\"auths\":{\"r\":{\"auth\":\"amFuZWRvZTpodW50ZXIyUGE1NQ==\",\"password\":\"hunter2Pa55\"}}}",
        "Failed to pull image \"a\": {\"password\": \"my hunter2Pa55 x\", \"b\": 1}",
        "Failed to pull image \"a\": --docker-password=hunter2Pa55",
        "Failed to pull image \"a\": --docker-password hunter2Pa55",
        "Failed to pull image \"a\": docker login -u janedoe -p hunter2Pa55",
        "Failed to pull image \"a\": ctr image pull -user janedoe:hunter2Pa55",
        "Failed to pull image \"a\": password = hunter2Pa55",
        "Failed to pull image \"a\": https://x.blob/y?sig=hunter2Pa55&se=1",
        "Failed to pull image \"a\": amFuZWRvZTpodW50ZXIyUGE1NQ==",
        "Failed to pull image \"a\": amFuZWRvZTpodW50ZXIyUGE1NQ",
    ] {
        let decoded = decode(text);
        assert!(!decoded.events.is_empty(), "{text}");
        for language in Language::ALL {
            let told = serde_json::to_string(&decoded.clone().in_words(&Sentences::new(language)))
                .unwrap();
            for secret in [SECRET, base64, base64.trim_end_matches('=')] {
                assert!(!told.contains(secret), "{text}\n{told}");
            }
            assert!(told.contains("***"), "{text}\n{told}");
        }
    }
    // What is no secret stays readable.
    for text in [
        "Failed to pull image \"registry.example:5000/team/some-rather-long-service-name:v1.2.3@sha256:45b23dee08af5e43a7fea6c4cf9c25ccf269ee113168c19722f87876677c5cb2\": not found",
        "Failed to pull image \"a/b:1\": failed to fetch anonymous token: unexpected status: 401 Unauthorized",
        "Failed to pull image \"a/b:1\": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed",
        "Failed to pull image \"a/b:1\": failed to fetch oauth token: unexpected status from GET request to https://auth.docker.io/token?scope=repository%3Aa%2Fb%3Apull&service=registry.docker.io: 401 Unauthorized",
    ] {
        assert_eq!(decode(text).events[0].text, text);
    }
}

#[test]
fn hostile_input_is_bounded() {
    let bidi = decode("Failed to pull image \"a\u{202e}b\u{1b}[31m\": not found");
    assert_eq!(
        bidi.events[0].image.as_deref(),
        Some("a\\u202eb\\u001b[31m")
    );
    let shell = decode("Failed to pull image \"x;$(reboot)'\": manifest unknown\n");
    let commands: Vec<_> = shell
        .causes
        .iter()
        .flat_map(|c| &c.steps)
        .flat_map(|s| &s.commands)
        .collect();
    assert!(
        commands
            .iter()
            .any(|c| *c == r"docker manifest inspect 'x;$(reboot)'\'''"),
        "{commands:?}"
    );
    let host = decode(
        "Failed to pull image \"$(reboot).x/a\": pull access denied\nName: a;b\nNode: $(x)/1",
    );
    for command in host
        .causes
        .iter()
        .flat_map(|c| &c.steps)
        .flat_map(|s| &s.commands)
    {
        assert!(
            !command.contains("reboot") || command.contains('\''),
            "{command}"
        );
    }

    let long = format!(
        "{}\nFailed to pull image \"a\": manifest unknown",
        "x".repeat(MAX_BYTES)
    );
    let decoded = decode(&long);
    assert!(decoded.truncated && decoded.events.is_empty());
    assert_eq!(decoded.notes[0].code, "decode-note-truncated");
    assert!(decode(&"é".repeat(MAX_BYTES)).truncated);

    let many: Vec<_> = (0..9999)
        .map(|i| format!("Failed to pull image \"a{i}\": i/o timeout"))
        .collect();
    let many = many.join("\n");
    let decoded = decode(&many);
    assert_eq!(decoded.events.len(), 200);
    assert!(decoded.causes.len() <= 50);
    for hostile in [
        "\"",
        ":",
        "=",
        "@",
        "://",
        "\\",
        "token=\"",
        "Failed to pull image \"",
        "\0",
        "image \"\n",
        "-\n",
        "a:b@",
        "\u{feff}",
    ] {
        let text = hostile.repeat(MAX_BYTES / 16 / hostile.len());
        decode(&text);
        decode(&format!("Failed to pull image \"{text}"));
    }
}

#[test]
fn causes_are_sorted_and_symptoms_leave_for_reasons() {
    let decoded = decode(DESCRIBE);
    assert!(decoded.causes.is_sorted_by_key(|cause| cause.likelihood));
    assert!(!codes(&decoded).contains(&"decode-back-off-only"));
    let json = serde_json::to_value(decoded.in_words(&Sentences::new(Language::En))).unwrap();
    assert_eq!(json["causes"][0]["likelihood"], "certain");
    assert!(json["causes"][0]["learnMore"].is_string());
    assert_eq!(json["events"][0]["reason"], "ImagePullBackOff");
    assert!(Likelihood::Certain < Likelihood::Possible);
}

#[test]
fn every_code_has_a_sentence_in_every_language() {
    let source = concat!(
        include_str!("../src/decode/cause.rs"),
        include_str!("../src/decode/step.rs"),
        include_str!("../src/decode/mod.rs"),
    );
    support::every_code_has_a_sentence(&["decode-"], source);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Pieces that the reader takes apart, in any order.
    #[test]
    fn any_mixture_is_read(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        let decoded = decode(&pieces.concat());
        for event in &decoded.events {
            prop_assert!(event.text.chars().count() <= 501);
        }
        for language in Language::ALL {
            let told = serde_json::to_string(&decoded.clone().in_words(&Sentences::new(language))).unwrap();
            prop_assert!(!told.contains("hunter2Pa55"), "{}", told);
        }
    }
}

const PIECES: &[&str] = &[
    "Failed to pull image \"",
    "\"",
    "image ",
    "Image: ",
    "Reason: ",
    "Message: ",
    "\n",
    "\r\n",
    " ",
    "é",
    "😀",
    "\u{202e}",
    "\\\"",
    "\\n",
    "'",
    ":",
    "=",
    "://",
    "sha256:",
    "not found",
    "manifest unknown",
    " password: \"hunter2Pa55\" ",
    " https://u:hunter2Pa55@h ",
    " Bearer hunter2Pa55 ",
    " \"auth\":\"hunter2Pa55\",",
    "/",
    "library",
    "latest",
    "{{",
    "}}",
    "$",
    "Unable to retrieve some image pull secrets (",
    ")",
    ",",
    "Name: web\n",
    "localhost:5000/",
    "401 Unauthorized",
];
