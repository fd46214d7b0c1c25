use super::matching::is_public;
use super::policy::is_local;
use super::{Diagnostics, Draft};
use crate::decide::{DecidedContainer, DecidedWorkload};
use crate::image_name::shortened;
use crate::kubelet::{Choice, ContainerRuntime};
use crate::message::Message;
use crate::pull_policy::PullPolicy;
use crate::reference::Reference;
use crate::report::{Action, Container};

impl<'w, 'a> Diagnostics<'w, 'a> {
    pub(super) fn registry(
        &mut self,
        workload: &DecidedWorkload<'w, 'a>,
        container: &DecidedContainer<'w, 'a>,
        report: &Container,
    ) {
        let Some(reference) = &container.reference else {
            return;
        };
        self.platform(container, reference);
        if report.action != Action::Pull {
            return;
        }
        let place = container.spec.focus();
        let said = |code| {
            Message::new(code)
                .with("image", shortened(reference.given()).into_owned())
                .with("domain", shortened(reference.domain()).into_owned())
        };
        if self.options.container_runtime == Some(ContainerRuntime::CriO)
            && self.options.kubernetes_version.at_least(34)
            && reference.parts().domain.is_none()
        {
            let full = format!("docker.io/{}", full_tail(reference));
            let title = Message::new("fix-image").with("image", full.as_str());
            let draft = Draft::new(said("short-name-refused")).at(place);
            let draft = match container.spec.image {
                Some(image) => {
                    let text = self.scalar(image.place, &full);
                    draft.replace(title, image.place, text)
                }
                None => draft,
            };
            self.report(draft);
        }
        let local = self.local_image(container, reference, report);
        let anonymous = report.anonymous == Some(true);
        // Once a workload is enough: all its pulls share the limit.
        let address = workload.owner.place;
        if anonymous
            && reference.is_docker_hub()
            && !local
            && self.first("hub-anonymous-rate-limit", address, "")
        {
            self.report(
                Draft::new(said("hub-anonymous-rate-limit"))
                    .at(place)
                    .fix(Message::new("fix-hub-credential")),
            );
        }
        if let Some(legacy) = container.legacy {
            let token = container.found.iter().find(|found| {
                found.answers.kubelet && found.username == "AWS" && legacy.name() == "ECR"
            });
            if let Some(found) = token
                && self.first("ecr-token-expires", found.place, &found.key)
            {
                let message = Message::new("ecr-token-expires")
                    .with("key", shortened(&found.masked).into_owned())
                    .with("source", shortened(&found.source).into_owned());
                self.report(
                    Draft::new(message)
                        .at(found.place)
                        .related(Message::new("related-image"), place)
                        .fix(Message::new("fix-ecr-provider")),
                );
            }
            let pulled_by_nobody = report.attempts.is_empty() && !workload.credentials.unknown();
            let public = is_public(reference.domain(), &reference.path().to_string());
            // Up to 1.25 documentation and code agree: the kubelet has its own credentials.
            let known = self.options.kubernetes_version.at_least(26);
            if pulled_by_nobody && known && !public && !self.world.provider_config_given {
                let version = self.options.kubernetes_version;
                let code = if legacy.built_in(version) {
                    "legacy-provider-gone-still"
                } else {
                    "legacy-provider-gone"
                };
                let message = said(code)
                    .with("provider", legacy.name())
                    .with("plugin", legacy.plugin())
                    .with("version", version.to_string());
                self.report_as(
                    "legacy-provider-gone",
                    Draft::new(message)
                        .at(place)
                        .fix(Message::new("fix-legacy-provider").with("plugin", legacy.plugin())),
                );
            }
        }
        if may_be_plain_http(reference) {
            self.report(
                Draft::new(said("registry-plain-http"))
                    .at(place)
                    .fix(Message::new("fix-plain-http")),
            );
        }
    }

    fn platform(&mut self, container: &DecidedContainer<'w, 'a>, reference: &Reference<'a>) {
        let platform = self.options.platform.clone().unwrap_or_default();
        let indexes = &self.world.indexes;
        for index in indexes {
            if !index.belongs_to(reference, indexes.len() == 1) {
                continue;
            }
            if let Choice::Missing(offered) = index.choose(&platform) {
                let message = Message::new("platform-missing")
                    .with("platform", platform.to_string())
                    .with("offered", shortened(&offered.join(", ")).into_owned());
                let mut at = index.place;
                at.end = at.start;
                self.report(
                    Draft::new(message)
                        .at(container.spec.focus())
                        .related(Message::new("related-index"), at)
                        .fix(Message::new("fix-platform").with("platform", platform.to_string())),
                );
            }
        }
    }

    /// An image that was probably loaded into the node by hand, and is pulled all the same.
    fn local_image(
        &mut self,
        container: &DecidedContainer<'w, 'a>,
        reference: &Reference<'a>,
        report: &Container,
    ) -> bool {
        let defaulted = container.policy.policy == PullPolicy::Always
            && container.policy.rule.starts_with("policy-default");
        let single = reference.parts().domain.is_none()
            && !reference.path().written().contains('/')
            && !OFFICIAL.contains(&reference.path().written());
        let local = report.present || is_local(reference) || single;
        if !(defaulted && local && report.attempts.is_empty()) {
            return false;
        }
        let message = Message::new("local-image-always-pulled")
            .with("image", shortened(reference.given()).into_owned());
        self.report(
            Draft::new(message)
                .at(container.spec.focus())
                .fix(Message::new("fix-local-image")),
        );
        true
    }
}

/// What was written, `library/` added where it is implied.
fn full_tail(reference: &Reference<'_>) -> String {
    let path = reference.path();
    let written = reference.given();
    let tail = written
        .get(reference.parts().path.end..)
        .unwrap_or_default();
    format!("{path}{tail}")
}

/// Ports that registries without TLS have, and addresses, for which nobody gets a certificate.
fn may_be_plain_http(reference: &Reference<'_>) -> bool {
    if is_local(reference) {
        return false;
    }
    let (host, port) = reference
        .domain()
        .rsplit_once(':')
        .unwrap_or((reference.domain(), ""));
    port == "5000" || port == "80" || host.parse::<std::net::Ipv4Addr>().is_ok()
}

/// Images of Docker Hub that people pull by one word. An image that is none of them and has one
/// word was probably built on the laptop.
const OFFICIAL: &[&str] = &[
    "adminer",
    "almalinux",
    "alpine",
    "amazonlinux",
    "bash",
    "buildpack-deps",
    "busybox",
    "caddy",
    "cassandra",
    "centos",
    "chronograf",
    "clojure",
    "composer",
    "consul",
    "couchbase",
    "couchdb",
    "dart",
    "debian",
    "docker",
    "drupal",
    "eclipse-temurin",
    "elasticsearch",
    "elixir",
    "erlang",
    "fedora",
    "flink",
    "fluentd",
    "gcc",
    "ghost",
    "golang",
    "gradle",
    "groovy",
    "haproxy",
    "haskell",
    "hello-world",
    "httpd",
    "influxdb",
    "jenkins",
    "joomla",
    "julia",
    "kibana",
    "kong",
    "logstash",
    "mariadb",
    "matomo",
    "maven",
    "memcached",
    "mongo",
    "mongo-express",
    "mysql",
    "nats",
    "neo4j",
    "nextcloud",
    "nginx",
    "node",
    "openjdk",
    "oraclelinux",
    "percona",
    "perl",
    "php",
    "phpmyadmin",
    "postgres",
    "pypy",
    "python",
    "rabbitmq",
    "redis",
    "redmine",
    "registry",
    "rockylinux",
    "ruby",
    "rust",
    "solr",
    "sonarqube",
    "spark",
    "swift",
    "telegraf",
    "tomcat",
    "traefik",
    "ubuntu",
    "vault",
    "varnish",
    "wordpress",
    "zookeeper",
];
