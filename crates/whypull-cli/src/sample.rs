//! Reports made by hand, for the tests of the renderers.

use std::sync::Arc;

use whypull::RuleInfo;
use whypull::excerpt::Excerpt;
use whypull::report::{
    Action, Attempt, Container, Diagnostic, Edit, Fix, Image, ImageError, ImageParts, Location,
    Match, Outcome, PolicyDecision, Related, Report, Role, Schedule, ScheduleMode, ScheduledPull,
    Severity, Source, SourceKind, Step, Transformation, Workload,
};
use whypull::semantics::Semantics;

use crate::render::text::Excerpts;

const POD: &str = "\
apiVersion: v1
kind: Pod
metadata:
  name: foo
  namespace: awesomeapps
spec:
  containers:
    - name: foo
      image: janedoe/awesomeapp:v1
      imagePullPolicy: IfNotPresent
  imagePullSecrets:
    - name: awesomregistrykey
";

const SECRET: &str = "\
apiVersion: v1
kind: Secret
metadata:
  name: awesomeregistrykey
  namespace: awesomeapps
type: kubernetes.io/dockerconfigjson
data:
  .dockerconfigjson: ***
";

/// The texts behind the places of [`report`].
pub struct Texts;

impl Excerpts for Texts {
    fn excerpt(&self, location: &Location) -> Option<Excerpt> {
        let text = match &*location.file {
            "pod.yaml" => POD,
            "secret.yaml" => SECRET,
            _ => return None,
        };
        let (first, last) = (location.line.max(2) - 1, location.end_line + 1);
        let lines = (1..)
            .zip(text.lines())
            .filter(|(number, _)| (first..=last).contains(number))
            .map(|(number, line)| (number, line.to_owned()))
            .collect();
        Some(Excerpt {
            lines,
            start: (location.line, location.column),
            end: (location.end_line, location.end_column),
        })
    }
}

/// The place of a range within one line.
pub fn place(file: &str, line: u32, column: u32, end_column: u32) -> Location {
    Location {
        file: file.into(),
        document: 1,
        line,
        column,
        end_line: line,
        end_column,
    }
}

fn whole(file: &str, lines: u32) -> Location {
    Location {
        file: file.into(),
        document: 1,
        line: 1,
        column: 1,
        end_line: lines,
        end_column: 1,
    }
}

/// A container that pulls with one credential.
pub fn pulling() -> Container<String> {
    let source = Arc::new(Source {
        kind: SourceKind::Secret,
        namespace: Some("awesomeapps".into()),
        name: "awesomeregistrykey".into(),
        file: Some("secret.yaml".into()),
    });
    let key = Some(Arc::new(place("secret.yaml", 8, 22, 25)));
    Container {
        name: "foo".into(),
        role: Role::Container,
        location: place("pod.yaml", 9, 14, 35).into(),
        image: Image::Parsed(ImageParts {
            given: "janedoe/awesomeapp:v1".into(),
            domain: "docker.io".into(),
            path: "janedoe/awesomeapp".into(),
            repository: "docker.io/janedoe/awesomeapp".into(),
            tag: Some("v1".into()),
            digest: None,
            effective_tag: Some("v1".into()),
            familiar: "janedoe/awesomeapp:v1".into(),
        }),
        pull_policy: PolicyDecision {
            declared: Some("IfNotPresent".into()),
            effective: "IfNotPresent",
            rule: "policy-declared",
            location: Some(place("pod.yaml", 10, 24, 36).into()),
        },
        present: false,
        action: Action::Pull,
        attempts: vec![Attempt {
            order: 1,
            source: source.clone(),
            key: "https://index.docker.io/v1/".into(),
            username: Some("janedoe".into()),
            location: key.clone(),
        }],
        matches: vec![
            Match {
                source: source.clone(),
                key: "https://index.docker.io/v1/".into(),
                kubelet: true,
                docs: true,
                docker: true,
                why: vec!["“index.docker.io” is Docker Hub.".into()],
                location: key,
            },
            Match {
                source: Arc::new(Source {
                    kind: SourceKind::NodeConfig,
                    namespace: None,
                    name: "/var/lib/kubelet/config.json".into(),
                    file: Some("node.json".into()),
                }),
                key: "*docker.io".into(),
                kubelet: false,
                docs: true,
                docker: false,
                why: vec![
                    "The key has 2 labels, and the host has 2.".into(),
                    "Label 1: “*docker” does not match “docker”.".into(),
                ],
                location: Some(place("node.json", 1, 12, 24).into()),
            },
        ],
        anonymous: Some(false),
        outcome: Outcome::PullAttempted,
        steps: vec![
            Step {
                rule: "policy-declared",
                text: "The manifest says IfNotPresent, and the image is not on the node.".into(),
                event: None,
                location: Some(place("pod.yaml", 10, 24, 36).into()),
            },
            Step {
                rule: "pull",
                text: "The kubelet pulls the image, with the credential for Docker Hub.".into(),
                event: Some("Pulling image \"janedoe/awesomeapp:v1\"".into()),
                location: None,
            },
        ],
    }
}

/// A container with a name that is none.
pub fn malformed() -> Container<String> {
    Container {
        name: "bad\u{1b}[31m".into(),
        image: Image::Malformed {
            given: "janedoe/Awesome\u{202e}App".into(),
            error: ImageError {
                kind: "uppercase".into(),
                message: "invalid reference format: repository name must be lowercase".into(),
                help: "Write `janedoe/awesomeapp`.".into(),
                offset: 8,
            },
        },
        attempts: vec![],
        matches: vec![],
        anonymous: None,
        action: Action::Fail,
        outcome: Outcome::InvalidImageName,
        ..pulling()
    }
}

/// The janedoe Pod, its Secret's name misspelt.
pub fn report() -> Report<String> {
    let typo = place("pod.yaml", 12, 13, 30);
    Report {
        version: "0.1.0".into(),
        semantics: Semantics::Kubelet,
        kubernetes_version: "1.37".into(),
        complete: true,
        workloads: vec![Workload {
            kind: "Pod".into(),
            name: "foo".into(),
            namespace: "awesomeapps".into(),
            location: whole("pod.yaml", 12),
            service_account: "default".into(),
            image_pull_secrets: vec!["awesomregistrykey".into()],
            image_pull_secret_locations: vec![typo.clone()],
            containers: vec![pulling(), malformed()],
        }],
        schedule: Some(Schedule {
            mode: ScheduleMode::Serial,
            max_parallel: None,
            location: None,
            pulls: ["foo", "拉取", "baz"]
                .into_iter()
                .zip([0.0, 30.0, 42.5])
                .map(|(container, start)| ScheduledPull {
                    workload: "Pod/awesomeapps/foo".into(),
                    container: container.into(),
                    image: "janedoe/awesomeapp:v1".into(),
                    start,
                    end: start + 12.5,
                    waits_for: (start > 0.0).then(|| "Pod/awesomeapps/foo/foo".into()),
                    location: place("pod.yaml", 9, 14, 35).into(),
                })
                .collect(),
        }),
        diagnostics: vec![
            Diagnostic {
                code: "secret-not-found",
                severity: Severity::Error,
                message: "There is no Secret awesomregistrykey in namespace awesomeapps.".into(),
                location: Some(typo.clone()),
                related: vec![Related {
                    message: "this one has nearly the same name".into(),
                    location: place("secret.yaml", 4, 9, 27),
                }],
                fix: Some(Fix {
                    title: "Write awesomeregistrykey.".into(),
                    edits: vec![Edit {
                        location: typo,
                        new_text: Some("awesomeregistrykey".into()),
                        transformation: None,
                    }],
                }),
                learn_more: "https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod",
                subject: None,
            },
            Diagnostic {
                code: "auth-double-encoded",
                severity: Severity::Warning,
                message: "The value is encoded twice.".into(),
                location: Some(place("secret.yaml", 8, 22, 25)),
                related: vec![],
                fix: Some(Fix {
                    title: "Decode it once.".into(),
                    edits: vec![Edit {
                        location: place("secret.yaml", 8, 22, 25),
                        new_text: None,
                        transformation: Some(Transformation::DecodeBase64Once),
                    }],
                }),
                learn_more: "https://kubernetes.io/docs/concepts/configuration/secret/",
                subject: None,
            },
            Diagnostic {
                code: "docker-differs",
                severity: Severity::Info,
                message: "On a laptop another key is used.".into(),
                location: None,
                related: vec![],
                fix: None,
                learn_more: "https://kubernetes.io/docs/concepts/containers/images/",
                subject: None,
            },
        ],
    }
}

/// A report with nothing in it.
pub fn empty() -> Report<String> {
    Report {
        workloads: vec![],
        schedule: None,
        diagnostics: vec![],
        ..report()
    }
}

/// `count` Pods of one container each that just pulls.
pub fn many(count: u32) -> Report<String> {
    let file: Arc<str> = "list.json".into();
    let workloads = (0..count)
        .map(|index| {
            let location = Location {
                file: file.clone(),
                line: 1 + index * 10,
                end_line: 10 + index * 10,
                ..whole("", 1)
            };
            let mut container = pulling();
            container.location = location.clone().into();
            container.matches.truncate(1);
            Workload {
                kind: "Pod".into(),
                name: format!("pod-{index}"),
                namespace: "default".into(),
                location,
                service_account: "default".into(),
                image_pull_secrets: vec![],
                image_pull_secret_locations: vec![],
                containers: vec![container],
            }
        })
        .collect();
    Report {
        workloads,
        ..empty()
    }
}

/// What `whypull rules` would say.
pub fn rules() -> Vec<RuleInfo> {
    let rule = |code, severity, title: &str| RuleInfo {
        code,
        severity,
        title: title.into(),
        meaning: format!("{title}, and why."),
        learn_more: "https://kubernetes.io/docs/concepts/containers/images/",
    };
    vec![
        rule("never-occurs", Severity::Error, "Never"),
        rule(
            "secret-not-found",
            Severity::Error,
            "The Secret does not exist",
        ),
        rule("auth-double-encoded", Severity::Warning, "Encoded twice"),
    ]
}
