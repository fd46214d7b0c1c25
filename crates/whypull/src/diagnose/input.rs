use super::{Diagnostics, Draft};
use crate::image_name::{masked_image, shortened};
use crate::kubelet::ProviderResponse;
use crate::manifest::{FindingKind, Place, SecretShape};
use crate::message::Message;
use crate::source::Node;
use crate::world::Ignored;

impl Diagnostics<'_, '_> {
    pub(super) fn unreadable_documents(&mut self) {
        for unreadable in &self.world.unreadable {
            let (code, fix) = if self.looks_like_template(unreadable.place) {
                ("document-unreadable-template", "fix-render-template")
            } else {
                ("document-unreadable", "fix-document-unreadable")
            };
            self.report_as(
                "document-unreadable",
                Draft::new(Message::new(code).with("reason", unreadable.reason.as_str()))
                    .at(unreadable.place)
                    .fix(Message::new(fix)),
            );
        }
    }

    /// Whether the document has `{{` on the line of the error or before it.
    fn looks_like_template(&self, error: Place) -> bool {
        let Some(source) = self.world.sources.get(error.source as usize) else {
            return false;
        };
        let text = source.text();
        let at = error.start as usize;
        let (Some(before), Some(rest)) = (text.get(..at), text.get(at..)) else {
            return false;
        };
        let end = at + rest.find('\n').unwrap_or(rest.len());
        let start = before.rfind("\n---").unwrap_or_default();
        text[start..end].contains("{{")
    }

    pub(super) fn findings(&mut self) {
        let mut reader = None;
        for finding in &self.world.findings {
            let document = (finding.place.source, finding.place.document);
            let reader = match reader {
                Some((known, reader)) if known == document => reader,
                _ => {
                    let found = self.reader(finding.place);
                    reader = Some((document, found));
                    found
                }
            };
            let by_kubelet = reader != Reader::ApiServer;
            let draft = match &finding.kind {
                FindingKind::Template => {
                    let raw = self.raw(finding.place);
                    let message = Message::new("image-unexpanded-variable")
                        .with("image", shortened(&masked_image(&raw)).into_owned());
                    Draft::new(message)
                        .at(finding.place)
                        .fix(Message::new("fix-render-template"))
                }
                FindingKind::PullSecret {
                    wanted,
                    found,
                    shape,
                } => self.misshapen(finding.place, (wanted, found), *shape),
                FindingKind::WrongType {
                    field,
                    wanted,
                    found,
                } => {
                    let code = if by_kubelet {
                        "field-wrong-type-kubelet"
                    } else {
                        "field-wrong-type"
                    };
                    let message = Message::new(code)
                        .with("field", *field)
                        .with("wanted", *wanted)
                        .with("found", *found);
                    let draft = Draft::new(message).at(finding.place);
                    // A number may be the password.
                    let quotable = !matches!(*field, "data" | "stringData" | "password" | "auth")
                        && matches!(*found, "number" | "bool");
                    if *wanted == "string" && quotable {
                        let raw = self.raw(finding.place);
                        draft.replace(
                            Message::new("fix-quote"),
                            finding.place,
                            crate::quoting::json(&raw),
                        )
                    } else {
                        draft.fix(
                            Message::new("fix-wrong-type")
                                .with("field", *field)
                                .with("wanted", *wanted),
                        )
                    }
                }
                FindingKind::Missing { field } => {
                    let code = if by_kubelet {
                        "field-missing-kubelet"
                    } else {
                        "field-missing"
                    };
                    self.report_as(
                        "field-wrong-type",
                        Draft::new(Message::new(code).with("field", *field)).at(finding.place),
                    );
                    continue;
                }
                FindingKind::DuplicateKey { key, earlier } => {
                    // The kubelet reads both strictly, and its own configuration once more
                    // leniently where that fails.
                    let code = if reader == Reader::KubeletStrictly {
                        "duplicate-key-kubelet"
                    } else {
                        "duplicate-key"
                    };
                    let draft = Draft::new(Message::new(code).with("key", shown_key(key)))
                        .at(finding.place)
                        .related(Message::new("related-earlier-key"), *earlier)
                        .fix(Message::new("fix-duplicate-key"));
                    self.report_as("duplicate-key", draft);
                    continue;
                }
            };
            let code = match finding.kind {
                FindingKind::Template => "image-unexpanded-variable",
                _ => "field-wrong-type",
            };
            self.report_as(code, draft);
        }
    }

    /// A pull secret that is no element of a list.
    fn misshapen(
        &self,
        place: Place,
        (wanted, found): (&'static str, &'static str),
        shape: SecretShape,
    ) -> Draft {
        let said = |code| {
            Message::new(code)
                .with("field", "imagePullSecrets")
                .with("wanted", wanted)
                .with("found", found)
        };
        let draft = Draft::new(said("field-wrong-type")).at(place);
        match self.as_element(place, shape) {
            Some(text) => draft.replace(Message::new("fix-name-secret"), place, text),
            None => draft.fix(said("fix-wrong-type")),
        }
    }

    /// A pull secret as an element of a list; nothing where it is not written as a name is.
    fn as_element(&self, place: Place, shape: SecretShape) -> Option<String> {
        let raw = self.raw(place);
        let source = self.world.sources.get(place.source as usize)?;
        let before = source.text().get(..place.start as usize)?;
        let in_block = |mark: &str| {
            let line = before.rsplit('\n').next().unwrap_or_default();
            line.trim_start().trim_end() == mark
        };
        let name = raw.trim_matches(['"', '\'']);
        let is_name = !name.is_empty()
            && name
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'));
        // In JSON the key needs quotes as well.
        let key = if raw.starts_with('"') {
            "\"name\""
        } else {
            "name"
        };
        match shape {
            SecretShape::Element if is_name && in_block("-") => Some(format!("{key}: {raw}")),
            SecretShape::Element if is_name => Some(format!("{{{key}: {raw}}}")),
            SecretShape::Name if is_name => Some(format!("[{{{key}: {raw}}}]")),
            SecretShape::Mapping if raw.starts_with('{') => Some(format!("[{raw}]")),
            SecretShape::Mapping if !raw.contains('\n') && in_block("") => Some(format!("- {raw}")),
            _ => None,
        }
    }

    /// Who reads a document.
    fn reader(&self, place: Place) -> Reader {
        let kind = self
            .root(place)
            .and_then(|root| root.get("kind"))
            .and_then(Node::as_str);
        match kind {
            Some("KubeletConfiguration" | "CredentialProviderResponse") => Reader::Kubelet,
            Some("CredentialProviderConfig") => Reader::KubeletStrictly,
            _ => Reader::ApiServer,
        }
    }

    /// The root of the document in which a place is.
    fn root(&self, place: Place) -> Option<Node<'_>> {
        let source = self.world.sources.get(place.source as usize)?;
        let documents = source.documents();
        let at = documents
            .binary_search_by_key(&place.document, |document| document.number)
            .ok()?;
        source.root(&documents[at])
    }

    /// Only numbers, booleans and templates are quoted back: they are what they look like.
    fn raw(&self, place: Place) -> String {
        self.world
            .sources
            .get(place.source as usize)
            .and_then(|source| source.text().get(place.start as usize..place.end as usize))
            .unwrap_or_default()
            .to_owned()
    }

    pub(super) fn ignored_objects(&mut self) {
        for ignored in &self.world.ignored {
            let draft = match ignored.kind {
                Some(kind) => self.of_unknown_kind(kind, ignored),
                None => self.without_kind(ignored),
            };
            let mut place = ignored.place;
            place.end = place.start;
            self.report_as("object-ignored", draft.at(place));
        }
    }

    fn of_unknown_kind(&self, kind: &str, ignored: &Ignored<'_>) -> Draft {
        let said = |code| Message::new(code).with("kind", shortened(kind).into_owned());
        let meant = KINDS
            .into_iter()
            .find(|known| known.eq_ignore_ascii_case(kind) && *known != kind);
        let Some(meant) = meant else {
            return Draft::new(said("object-ignored"));
        };
        let draft = Draft::new(said("object-ignored-case").with("meant", meant));
        let title = Message::new("fix-kind").with("kind", meant);
        let place = self
            .root(ignored.place)
            .filter(|root| Place::of(ignored.place.source, *root) == ignored.place)
            .and_then(|root| root.get("kind"))
            .map(|node| Place::of(ignored.place.source, node));
        match place {
            Some(place) => {
                let text = self.scalar(place, meant);
                draft.replace(title, place, text)
            }
            None => draft.fix(title),
        }
    }

    fn without_kind(&self, ignored: &Ignored<'_>) -> Draft {
        let root = self
            .root(ignored.place)
            .filter(|root| Place::of(ignored.place.source, *root) == ignored.place);
        let runs = root.is_some_and(|root| root.at_path(&["spec", "containers"]).is_some());
        if !runs {
            return Draft::new(Message::new("object-ignored-no-kind"));
        }
        let draft = Draft::new(Message::new("object-ignored-no-kind-pod"));
        let title = Message::new("fix-kind").with("kind", "Pod");
        let mut place = ignored.place;
        let (start, end) = (place.start as usize, place.end as usize);
        place.end = place.start;
        let text = self
            .world
            .sources
            .get(place.source as usize)
            .map_or("", |source| source.text());
        let whole_lines = text
            .get(..start)
            .is_some_and(|before| before.is_empty() || before.ends_with('\n'))
            && text
                .get(start..end)
                .is_some_and(|object| !object.starts_with('{'));
        if whole_lines {
            draft.replace(title, place, "kind: Pod\n".to_owned())
        } else {
            draft.fix(title)
        }
    }

    pub(super) fn configurations(&mut self) {
        for fault in &self.world.configuration_faults {
            self.report(
                Draft::new(
                    Message::new("kubelet-config-invalid").with("words", words(&fault.message)),
                )
                .at(fault.place)
                .fix(Message::new("fix-kubelet-config-invalid")),
            );
        }
        for fault in &self.world.provider_faults {
            self.report(
                Draft::new(
                    Message::new("credential-provider-config-invalid")
                        .with("words", words(&fault.message)),
                )
                .at(fault.place)
                .fix(Message::new("fix-credential-provider-config-invalid")),
            );
        }
        for response in &self.world.responses {
            self.unused_response(response);
            if let Some((code, place)) = &response.fault {
                self.report_as(
                    "credential-provider-config-invalid",
                    Draft::new(Message::new(code)).at(*place),
                );
            }
        }
    }
}

/// Who reads a document, and how.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reader {
    ApiServer,
    Kubelet,
    KubeletStrictly,
}

/// The kinds that have to do with pulls.
const KINDS: [&str; 13] = [
    "Pod",
    "Deployment",
    "StatefulSet",
    "DaemonSet",
    "ReplicaSet",
    "ReplicationController",
    "Job",
    "CronJob",
    "PodTemplate",
    "Secret",
    "ServiceAccount",
    "KubeletConfiguration",
    "CredentialProviderConfig",
];

/// The kubelet's own words, to the letter; only a value that is made long on purpose is cut.
fn words(message: &str) -> String {
    const MOST: usize = 1_000;
    match message.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &message[..end]),
        None => message.to_owned(),
    }
}

impl Diagnostics<'_, '_> {
    /// A response that no configured provider would have given.
    fn unused_response(&mut self, response: &ProviderResponse) {
        let providers = &self.world.providers;
        if providers.is_empty()
            || response.fault.is_some()
            || providers.iter().any(|provider| response.serves(provider))
        {
            return;
        }
        let named = response
            .provider
            .as_ref()
            .is_none_or(|name| providers.iter().any(|provider| provider.name == *name));
        let message = if named {
            Message::new("provider-response-version")
                .with("version", shortened(&response.api_version).into_owned())
        } else {
            Message::new("provider-response-no-provider").with(
                "name",
                shortened(response.provider.as_deref().unwrap_or_default()).into_owned(),
            )
        };
        let mut place = response.place;
        place.end = place.start;
        self.report_as(
            "credential-provider-config-invalid",
            Draft::new(message).at(place),
        );
    }
}

/// A duplicated key may stand in `auths`, where it may hold user info.
fn shown_key(key: &str) -> String {
    shortened(&crate::keyring::masked_key(key)).into_owned()
}
