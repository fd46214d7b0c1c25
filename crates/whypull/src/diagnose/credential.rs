//! What is wrong in a docker config, whoever uses it.

use super::pull_secrets::type_of_key;
use super::{Diagnostics, Draft};
use crate::docker_config::{DockerConfig, Entry, FaultKind, Misfit, Origin};
use crate::image_name::shortened;
use crate::keyring::masked_key;
use crate::manifest::{Embedded, Payload, Place, PullSecret, SecretType};
use crate::message::Message;
use crate::report::Transformation;

impl<'a> Diagnostics<'_, 'a> {
    pub(super) fn secrets(&mut self) {
        for secret in &self.world.secrets {
            self.secret(secret);
        }
    }

    fn secret(&mut self, secret: &PullSecret<'a>) {
        let said = |code| Message::new(code).with("name", shortened(secret.name).into_owned());
        match (&secret.secret_type, &secret.payload) {
            // An Opaque Secret that holds no docker config is none of our business, unless a Pod
            // names it.
            (SecretType::Other(found), payload) => {
                let holds = !matches!(payload, Payload::Missing) || secret.other_key.is_some();
                let named = self.is_named(secret);
                if !holds && !named {
                    return;
                }
                let key = secret.other_key.map_or(".dockerconfigjson", |key| key.name);
                let message = said("secret-wrong-type")
                    .with("type", shortened(found).into_owned())
                    .with("wanted", type_of_key(key));
                let place = secret.type_place.unwrap_or(secret.name_place);
                let draft = Draft::new(message).at(place);
                let draft = match secret.type_place {
                    Some(place) if holds => {
                        let title =
                            Message::new("fix-secret-type").with("wanted", type_of_key(key));
                        let text = self.scalar(place, type_of_key(key));
                        draft.replace(title, place, text)
                    }
                    _ => {
                        draft.fix(Message::new("fix-secret-type").with("wanted", type_of_key(key)))
                    }
                };
                self.report(draft);
            }
            (secret_type, Payload::Missing) => {
                let key = secret_type.key();
                let (code, place) = match secret.other_key {
                    Some(other) => ("secret-key-missing-other", other.place),
                    None => ("secret-key-missing", secret.name_place),
                };
                let message = said(code)
                    .with("key", key)
                    .with("found", secret.other_key.map_or("", |key| key.name));
                let draft = Draft::new(message).at(place);
                let title = Message::new("fix-secret-key").with("key", key);
                let draft = match secret.other_key.filter(|other| other.fits) {
                    Some(other) => {
                        let text = self.key_text(other.key_place, key);
                        draft.replace(title, other.key_place, text)
                    }
                    None => draft.fix(title),
                };
                self.report_as("secret-key-missing", draft);
            }
            (
                _,
                Payload::NotBase64 {
                    place,
                    spaced: true,
                },
            ) => self.report_as(
                "auth-not-decodable",
                Draft::new(said("auth-not-decodable-white-space"))
                    .at(*place)
                    .fix(Message::new("fix-data-white-space")),
            ),
            (_, Payload::NotBase64 { place, .. }) => self.report_as(
                "auth-not-decodable",
                Draft::new(said("auth-not-decodable-data"))
                    .at(*place)
                    .transform(
                        Message::new("fix-encode-data"),
                        *place,
                        Transformation::EncodeBase64,
                    ),
            ),
            (_, Payload::EncodedTwice { place }) => self.report_as(
                "auth-double-encoded",
                Draft::new(said("auth-double-encoded-data"))
                    .at(*place)
                    .transform(
                        Message::new("fix-decode-once"),
                        *place,
                        Transformation::DecodeBase64Once,
                    ),
            ),
            (_, Payload::Config { place, config, .. }) => {
                self.docker_config(config, place);
            }
        }
    }

    /// A key as it has to stand at a place: quoted if what stands there is.
    fn key_text(&self, place: Place, key: &str) -> String {
        let source = self.world.sources.get(place.source as usize);
        let quote = source
            .and_then(|source| source.text().get(place.start as usize..))
            .and_then(|text| text.chars().next())
            .filter(|c| matches!(c, '"' | '\''))
            .map_or_else(String::new, String::from);
        format!("{quote}{key}{quote}")
    }

    fn is_named(&self, secret: &PullSecret<'a>) -> bool {
        self.world.owners.iter().any(|owner| {
            owner.namespace == secret.namespace
                && owner
                    .spec
                    .pull_secrets
                    .iter()
                    .any(|named| named.name == secret.name)
        }) || self.world.service_accounts.iter().any(|account| {
            account.namespace == secret.namespace
                && account
                    .pull_secrets
                    .iter()
                    .any(|named| named.name == secret.name)
        })
    }

    pub(super) fn docker_config(&mut self, config: &DockerConfig, spot: &Embedded) {
        if let Some(fault) = &config.fault {
            match &fault.kind {
                FaultKind::Syntax(reason) => self.report_as(
                    "document-unreadable",
                    Draft::new(
                        Message::new("document-unreadable-docker-config")
                            .with("reason", reason.as_str()),
                    )
                    .at(spot.place_of(&fault.range))
                    .fix(Message::new("fix-document-unreadable")),
                ),
                FaultKind::WrongType { field, .. } if is_no_entry(config) => self.report_as(
                    "document-unreadable",
                    Draft::new(
                        Message::new("document-unreadable-docker-config-type")
                            .with("field", *field)
                            .with("words", fault.kind.to_string()),
                    )
                    .at(spot.place_of(&fault.range)),
                ),
                // Told with the entry.
                _ => {}
            }
        }
        self.misfit(config, spot);
        for ignored in &config.ignored {
            let code = if ignored.host.is_some() {
                "creds-store-ignored-helper"
            } else {
                "creds-store-ignored"
            };
            let message = Message::new(code)
                .with("helper", shortened(&ignored.helper).into_owned())
                .with(
                    "host",
                    shortened(&masked_key(ignored.host.as_deref().unwrap_or_default()))
                        .into_owned(),
                );
            self.report_as(
                "creds-store-ignored",
                Draft::new(message)
                    .at(spot.place_of(&ignored.range))
                    .fix(Message::new("fix-creds-store")),
            );
        }
        for (key, range) in &config.overwritten {
            let message =
                Message::new("duplicate-key").with("key", shortened(&masked_key(key)).into_owned());
            self.report(
                Draft::new(message)
                    .at(spot.place_of(range))
                    .fix(Message::new("fix-duplicate-key")),
            );
        }
        for entry in &config.entries {
            if matches!(config.misfit.as_deref(), Some(Misfit::Wrapped(key)) if *key == entry.key_range)
            {
                continue;
            }
            self.entry(entry, spot);
            self.key(entry, spot);
        }
    }

    /// Entries at the top of a `config.json`, or below `auths` in a `.dockercfg`.
    fn misfit(&mut self, config: &DockerConfig, spot: &Embedded) {
        let draft = match config.misfit.as_deref() {
            None => return,
            Some(Misfit::NoAuths { key, root }) => {
                let draft =
                    Draft::new(Message::new("credential-empty-no-auths")).at(spot.place_of(key));
                let title = Message::new("fix-wrap-in-auths");
                if spot.is_exact() {
                    let edits = [
                        (root.start..root.start, "{\"auths\": "),
                        (root.end..root.end, "}"),
                    ];
                    draft.replace_all(
                        title,
                        edits.map(|(range, text)| (spot.place_of(&range), text.to_owned())),
                    )
                } else {
                    draft.fix(title)
                }
            }
            Some(Misfit::Wrapped(key)) => Draft::new(Message::new("credential-empty-wrapped"))
                .at(spot.place_of(key))
                .fix(Message::new("fix-unwrap-auths")),
        };
        self.report_as("credential-empty", draft);
    }

    fn entry(&mut self, entry: &Entry, spot: &Embedded) {
        let key = shortened(&masked_key(&entry.key)).into_owned();
        let said = |code| Message::new(code).with("key", key.clone());
        if let Some(fault) = &entry.fault {
            let place = spot.place_of(&fault.range);
            let (code, message, fix) = match &fault.kind {
                FaultKind::Placeholder => (
                    "auth-placeholder",
                    said("auth-placeholder"),
                    Message::new("fix-fill-in-auth"),
                ),
                FaultKind::EncodedTwice => {
                    let draft = Draft::new(said("auth-double-encoded")).at(place);
                    let title = Message::new("fix-decode-once");
                    let draft = if spot.is_exact() {
                        draft.transform(title, place, Transformation::DecodeBase64Once)
                    } else {
                        draft.fix(title)
                    };
                    self.report(draft);
                    return;
                }
                kind => (
                    "auth-not-decodable",
                    said(match kind {
                        FaultKind::NoColon => "auth-not-decodable-colon",
                        FaultKind::WrongType { .. } => "auth-not-decodable-type",
                        _ => "auth-not-decodable",
                    })
                    .with("words", kind.to_string()),
                    Message::new("fix-auth"),
                ),
            };
            self.report_as(code, Draft::new(message).at(place).fix(fix));
            return;
        }
        if entry.identity_token && entry.password.is_empty() {
            self.report(
                Draft::new(said("identity-token-ignored"))
                    .at(spot.place_of(&entry.key_range))
                    .fix(Message::new("fix-identity-token")),
            );
        } else if entry.origin == Origin::Blank {
            self.report(
                Draft::new(said("credential-empty"))
                    .at(spot.place_of(&entry.key_range))
                    .fix(Message::new("fix-credential-empty")),
            );
        }
        if entry.password_ends_line() {
            let place = entry
                .secret_range
                .as_ref()
                .map_or(spot.place, |range| spot.place_of(range));
            let draft = Draft::new(said("password-trailing-newline")).at(place);
            let title = Message::new("fix-password-newline");
            let draft = if spot.is_exact() {
                let how = if entry.origin == Origin::Auth {
                    Transformation::TrimLineEndInBase64
                } else {
                    Transformation::TrimLineEnd
                };
                draft.transform(title, place, how)
            } else {
                draft.fix(title)
            };
            self.report(draft);
        }
        if entry.username_ends_line() {
            let draft = Draft::new(said("password-trailing-newline-user"))
                .at(spot.place_of(&entry.key_range))
                .fix(Message::new("fix-user-newline"));
            self.report_as("password-trailing-newline", draft);
        }
    }
}

/// Whether the fault is one of the file, not of an entry.
fn is_no_entry(config: &DockerConfig) -> bool {
    !config
        .entries
        .iter()
        .any(|entry| entry.fault == config.fault)
}
