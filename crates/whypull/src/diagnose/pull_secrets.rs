use super::{Diagnostics, Draft};
use crate::decide::{DecidedWorkload, SecretState};
use crate::image_name::shortened;
use crate::manifest::{Misplaced, Place, PodOwner, SecretType};
use crate::message::Message;

impl<'w, 'a> Diagnostics<'w, 'a> {
    pub(super) fn pull_secrets(&mut self, workload: &DecidedWorkload<'w, 'a>) {
        let owner = workload.owner;
        // Pods that share a list share the decision, but each has its own place for it.
        let places: Vec<Place> = if workload.credentials.from_account {
            workload
                .credentials
                .secrets
                .iter()
                .map(|secret| secret.place)
                .collect()
        } else {
            owner
                .spec
                .pull_secrets
                .iter()
                .map(|secret| secret.place)
                .collect()
        };
        for (secret, place) in workload.credentials.secrets.iter().zip(places) {
            if workload.credentials.from_account
                && !self.first("secret-not-found", place, secret.name)
            {
                continue;
            }
            self.pull_secret(workload, secret.name, secret.state, place);
        }
        self.misplaced(workload);
        self.service_account(workload);
    }

    fn pull_secret(
        &mut self,
        workload: &DecidedWorkload<'w, 'a>,
        name: &str,
        state: SecretState,
        place: Place,
    ) {
        let namespace = workload.owner.namespace;
        let said = |code| {
            Message::new(code)
                .with("name", shortened(name).into_owned())
                .with("namespace", shortened(namespace).into_owned())
        };
        match state {
            SecretState::NotFound => {
                let nearest = self.nearest(workload, name);
                let draft = Draft::new(said("secret-not-found")).at(place);
                let draft = match nearest {
                    Some((nearest, at)) => {
                        let title = Message::new("fix-secret-name").with("name", nearest.as_str());
                        let text = self.scalar(place, &nearest);
                        draft
                            .related(Message::new("related-nearest-secret"), at)
                            .replace(title, place, text)
                    }
                    None => draft.fix(said("fix-create-secret")),
                };
                self.report(draft);
            }
            SecretState::NotGiven => self.report(
                Draft::new(said("secret-not-given"))
                    .at(place)
                    .fix(said("fix-paste-secret")),
            ),
            SecretState::Elsewhere(at) => {
                let other = &self.world.secrets[at];
                let message = said("secret-in-other-namespace")
                    .with("other", shortened(other.namespace).into_owned());
                let related = other.name_place;
                self.report(
                    Draft::new(message)
                        .at(place)
                        .related(Message::new("related-secret"), related)
                        .fix(said("fix-copy-secret")),
                );
            }
            // Told where the Secret stands.
            SecretState::WrongType(_)
            | SecretState::Refused(_)
            | SecretState::Found(_)
            | SecretState::Skipped => {}
        }
    }

    /// The Secret of the namespace whose name is nearest, if it is near enough to be meant and not
    /// listed as well.
    fn nearest(&self, workload: &DecidedWorkload<'w, 'a>, name: &str) -> Option<(String, Place)> {
        const LONGEST: usize = 253;
        const FARTHEST: usize = 3;
        if name.len() > LONGEST {
            return None;
        }
        self.world
            .secrets
            .iter()
            .filter(|secret| {
                secret.namespace == workload.owner.namespace
                    && secret.secret_type.counts()
                    && secret.name.len() <= LONGEST
                    && secret.name.len().abs_diff(name.len()) <= FARTHEST
            })
            .take(1_000)
            .map(|secret| (strsim::osa_distance(name, secret.name), secret))
            // Names of one or two letters are all near to each other.
            .filter(|(distance, secret)| {
                *distance <= (name.len().min(secret.name.len()) / 3).min(FARTHEST)
            })
            .filter(|(_, secret)| {
                let listed = &workload.credentials.secrets;
                !listed.iter().any(|other| other.name == secret.name)
            })
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, secret)| (secret.name.to_owned(), secret.name_place))
    }

    fn misplaced(&mut self, workload: &DecidedWorkload<'w, 'a>) {
        let owner = workload.owner;
        for misplaced in &owner.misplaced {
            let code = match misplaced.parent {
                "container" => "pull-secrets-misplaced-container",
                "metadata" => "pull-secrets-misplaced-metadata",
                "pod" => "pull-secrets-misplaced-spelling",
                _ => "pull-secrets-misplaced",
            };
            let message = Message::new(code)
                .with("parent", misplaced.parent)
                .with("field", misplaced.key.text)
                .with("names", shortened(&misplaced.names.join(", ")).into_owned());
            let mut target = owner.spec.place;
            target.end = target.start;
            let draft = Draft::new(message)
                .at(misplaced.place)
                .related(Message::new("related-pod-spec"), target);
            let only = owner.spec.pull_secrets_place.is_none() && owner.misplaced.len() == 1;
            let title = Message::new("fix-move-pull-secrets");
            let draft = if misplaced.parent == "pod" {
                let title = Message::new("fix-rename-pull-secrets");
                if only {
                    let place = misplaced.key.place;
                    let text = self.scalar(place, "imagePullSecrets");
                    draft.replace(title, place, text)
                } else {
                    draft.fix(title)
                }
            } else {
                match self.moved(owner, misplaced).filter(|_| only) {
                    Some(edits) => draft.replace_all(title, edits),
                    None => draft.fix(title),
                }
            };
            self.report_as("pull-secrets-misplaced", draft);
        }
    }

    /// The edits that move whole lines of block-style YAML to the head of the Pod spec; nothing where
    /// it is written otherwise.
    fn moved(
        &self,
        owner: &PodOwner<'a>,
        misplaced: &Misplaced<'a>,
    ) -> Option<[(Place, String); 2]> {
        let place = misplaced.place;
        let spec = owner.spec.place;
        if !misplaced.movable
            || misplaced.key.text != "imagePullSecrets"
            || spec.source != place.source
        {
            return None;
        }
        let text = self.world.sources.get(place.source as usize)?.text();
        let is_blank = |text: &str| text.bytes().all(|b| b == b' ');
        // What stands before a place on its line, if that is nothing.
        let indent_of = |at: usize| {
            let line = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
            text.get(line..at).filter(|indent| is_blank(indent))
        };
        let (start, end) = (place.start as usize, place.end as usize);
        let old = indent_of(start)?;
        let new = indent_of(spec.start as usize)?;
        if text.get(spec.start as usize..)?.starts_with('{') {
            return None;
        }
        let rest = text.get(end..)?;
        let line_end = end + rest.find('\n')?;
        if !is_blank(text.get(end..line_end)?.trim_end_matches('\r')) {
            return None;
        }
        let moved = text.get(start..end)?;
        // An alias must stay behind its anchor, and a comment where it is understood.
        if moved.contains(['&', '*', '#', '|', '>', '\t', '\r']) {
            return None;
        }
        // Nothing but names is repeated: whatever else stands there may be a secret.
        let known = moved
            .split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.')))
            .all(|word| {
                matches!(word, "" | "-" | "name" | "imagePullSecrets")
                    || misplaced.names.contains(&word)
            });
        if !known {
            return None;
        }
        let mut lines = String::new();
        for (at, line) in moved.lines().enumerate() {
            let line = if at == 0 {
                line
            } else {
                line.strip_prefix(old)?
            };
            if at > 0 {
                lines.push_str(new);
            }
            lines.push_str(line);
            lines.push('\n');
        }
        lines.push_str(new);
        let narrow = |at: usize| u32::try_from(at).ok();
        let head = Place {
            end: spec.start,
            ..spec
        };
        let gone = Place {
            start: narrow(start - old.len())?,
            end: narrow(line_end + 1)?,
            ..place
        };
        Some([(head, lines), (gone, String::new())])
    }

    fn service_account(&mut self, workload: &DecidedWorkload<'w, 'a>) {
        let owner = workload.owner;
        let name = owner
            .spec
            .service_account
            .map_or("default", |account| account.text);
        let Some(account) = self.world.service_account(owner.namespace, name) else {
            return;
        };
        if account.pull_secrets.is_empty() || owner.mirror {
            return;
        }
        let names = |secrets: &[crate::manifest::NamedSecret<'_>]| {
            let names: Vec<&str> = secrets.iter().map(|secret| secret.name).collect();
            shortened(&names.join(", ")).into_owned()
        };
        let related = account.place;
        if owner.spec.pull_secrets.is_empty() {
            // A Pod that stands before its ServiceAccount is applied before it.
            let too_late = owner.live || (owner.kind == "Pod" && owner.order < account.order);
            if too_late {
                let (code, fix) = if owner.live {
                    ("service-account-secret-too-late", "fix-recreate-pod")
                } else {
                    ("service-account-secret-too-late-order", "fix-account-first")
                };
                let message = Message::new(code)
                    .with("account", shortened(name).into_owned())
                    .with("names", names(&account.pull_secrets));
                let mut place = owner.place;
                place.end = place.start;
                self.report_as(
                    "service-account-secret-too-late",
                    Draft::new(message)
                        .at(place)
                        .related(Message::new("related-service-account"), related)
                        .fix(Message::new(fix).with("account", shortened(name).into_owned())),
                );
            }
            return;
        }
        let hidden: Vec<_> = account
            .pull_secrets
            .iter()
            .filter(|secret| {
                !owner
                    .spec
                    .pull_secrets
                    .iter()
                    .any(|own| own.name == secret.name)
            })
            .copied()
            .collect();
        if hidden.is_empty() || owner.live {
            return;
        }
        let message = Message::new("pod-secrets-hide-service-account")
            .with("account", shortened(name).into_owned())
            .with("names", names(&hidden));
        let place = owner.spec.pull_secrets_place.unwrap_or(owner.spec.place);
        self.report(
            Draft::new(message)
                .at(place)
                .related(Message::new("related-service-account"), related)
                .fix(Message::new("fix-add-hidden-secrets").with("names", names(&hidden))),
        );
    }
}

/// The type that a Secret should have for what it holds.
pub(super) const fn type_of_key(key: &str) -> &'static str {
    if key.len() == SecretType::Dockercfg.key().len() {
        "kubernetes.io/dockercfg"
    } else {
        "kubernetes.io/dockerconfigjson"
    }
}
