use super::{Diagnostics, Draft};
use crate::image_name::shortened;
use crate::kubelet::ProviderResponse;
use crate::manifest::FindingKind;
use crate::message::Message;

impl Diagnostics<'_, '_> {
    pub(super) fn unreadable_documents(&mut self) {
        for unreadable in &self.world.unreadable {
            self.report(
                Draft::new(
                    Message::new("document-unreadable").with("reason", unreadable.reason.as_str()),
                )
                .at(unreadable.place)
                .fix(Message::new("fix-document-unreadable")),
            );
        }
    }

    pub(super) fn findings(&mut self) {
        for finding in &self.world.findings {
            let draft = match &finding.kind {
                FindingKind::WrongType {
                    field,
                    wanted,
                    found,
                } => {
                    let message = Message::new("field-wrong-type")
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
                            serde_json::Value::from(raw).to_string(),
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
                    self.report_as(
                        "field-wrong-type",
                        Draft::new(Message::new("field-missing").with("field", *field))
                            .at(finding.place),
                    );
                    continue;
                }
                FindingKind::DuplicateKey { key, earlier } => {
                    Draft::new(Message::new("duplicate-key").with("key", shown_key(key)))
                        .at(finding.place)
                        .related(Message::new("related-earlier-key"), *earlier)
                        .fix(Message::new("fix-duplicate-key"))
                }
            };
            self.report(draft);
        }
    }

    /// Only numbers and booleans are quoted back: they are what they look like.
    fn raw(&self, place: crate::manifest::Place) -> String {
        self.world
            .sources
            .get(place.source as usize)
            .and_then(|source| source.text().get(place.start as usize..place.end as usize))
            .unwrap_or_default()
            .to_owned()
    }

    pub(super) fn ignored_objects(&mut self) {
        for ignored in &self.world.ignored {
            let message = match ignored.kind {
                Some(kind) => {
                    Message::new("object-ignored").with("kind", shortened(kind).into_owned())
                }
                None => Message::new("object-ignored-no-kind"),
            };
            let mut place = ignored.place;
            place.end = place.start;
            self.report_as("object-ignored", Draft::new(message).at(place));
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
