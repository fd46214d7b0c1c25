//! `Report<Message>` to `Report<String>`: the only place where a Report's sentences are made.

use super::{
    Container, Diagnostic, Fix, Image, ImageError, Match, Related, Report, Step, Workload,
};
use crate::explain::Sentences;
use crate::message::Message;

impl Report<Message> {
    /// The same Report in words.
    pub fn in_words(self, sentences: &Sentences) -> Report<String> {
        let say = |message: Message| sentences.say(&message);
        Report {
            version: self.version,
            semantics: self.semantics,
            kubernetes_version: self.kubernetes_version,
            complete: self.complete,
            workloads: self
                .workloads
                .into_iter()
                .map(|workload| workload.map(&say))
                .collect(),
            schedule: self.schedule,
            diagnostics: self
                .diagnostics
                .into_iter()
                .map(|diagnostic| diagnostic.map(&say))
                .collect(),
        }
    }
}

impl<T> Workload<T> {
    fn map<U>(self, say: &impl Fn(T) -> U) -> Workload<U> {
        Workload {
            kind: self.kind,
            name: self.name,
            namespace: self.namespace,
            location: self.location,
            service_account: self.service_account,
            image_pull_secrets: self.image_pull_secrets,
            image_pull_secret_locations: self.image_pull_secret_locations,
            containers: self
                .containers
                .into_iter()
                .map(|container| container.map(say))
                .collect(),
        }
    }
}

impl<T> Container<T> {
    fn map<U>(self, say: &impl Fn(T) -> U) -> Container<U> {
        Container {
            name: self.name,
            role: self.role,
            location: self.location,
            image: match self.image {
                Image::Parsed(parts) => Image::Parsed(parts),
                Image::Malformed { given, error } => Image::Malformed {
                    given,
                    error: ImageError {
                        kind: error.kind,
                        message: error.message,
                        help: say(error.help),
                        offset: error.offset,
                    },
                },
            },
            pull_policy: self.pull_policy,
            present: self.present,
            action: self.action,
            attempts: self.attempts,
            matches: self
                .matches
                .into_iter()
                .map(|found| Match {
                    source: found.source,
                    key: found.key,
                    kubelet: found.kubelet,
                    docs: found.docs,
                    docker: found.docker,
                    why: found.why.into_iter().map(say).collect(),
                    location: found.location,
                })
                .collect(),
            anonymous: self.anonymous,
            outcome: self.outcome,
            steps: self
                .steps
                .into_iter()
                .map(|step| Step {
                    rule: step.rule,
                    text: say(step.text),
                    event: step.event,
                    location: step.location,
                })
                .collect(),
        }
    }
}

impl<T> Diagnostic<T> {
    fn map<U>(self, say: &impl Fn(T) -> U) -> Diagnostic<U> {
        Diagnostic {
            code: self.code,
            severity: self.severity,
            message: say(self.message),
            location: self.location,
            related: self
                .related
                .into_iter()
                .map(|related| Related {
                    message: say(related.message),
                    location: related.location,
                })
                .collect(),
            fix: self.fix.map(|fix| Fix {
                title: say(fix.title),
                edits: fix.edits,
            }),
            learn_more: self.learn_more,
            subject: self.subject,
        }
    }
}
