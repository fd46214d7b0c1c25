use std::fmt;
use std::ops::Range;

use super::auth;
use super::fault::{Fault, FaultKind};
use crate::keyring::masked_key;
use crate::secret_value::SecretValue;
use crate::source::{Kind, Node};

/// One key of `auths` and the credential under it.
#[derive(Clone)]
pub struct Entry {
    /// The key as written. It may hold user info: show [`crate::keyring::masked_key`] of it.
    pub key: String,
    /// Where the key stands, in bytes of the text, quotes and all.
    pub key_range: Range<usize>,
    /// Where the entry stands.
    pub range: Range<usize>,
    /// The user; empty for a blank credential.
    pub username: String,
    /// The password.
    pub password: SecretValue,
    /// Where the credential comes from.
    pub origin: Origin,
    /// Where the value stands that holds the password: `auth`, or else `password`.
    pub secret_range: Option<Range<usize>>,
    /// Whether there is an `identitytoken`, which Docker uses and the kubelet drops.
    pub identity_token: bool,
    /// Whether there is a `registrytoken`, which the kubelet drops as well.
    pub registry_token: bool,
    /// Why the entry is of no use.
    pub fault: Option<Fault>,
}

/// Which fields a credential was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// `auth`, which overrides the two others.
    Auth,
    /// `username` and `password`.
    Fields,
    /// Neither: the entry matches all the same, with a blank credential.
    Blank,
}

/// Not derived: the key may hold user info.
impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry")
            .field("key", &masked_key(&self.key))
            .field("range", &self.range)
            .field("username", &self.username)
            .field("password", &self.password)
            .field("origin", &self.origin)
            .field("fault", &self.fault)
            .finish_non_exhaustive()
    }
}

impl Entry {
    pub(super) fn read(key: Node<'_>, value: Node<'_>) -> Self {
        let mut entry = Self {
            key: key.raw().unwrap_or_default().to_owned(),
            key_range: key.range(),
            range: value.range(),
            username: String::new(),
            password: SecretValue::default(),
            origin: Origin::Blank,
            secret_range: None,
            identity_token: false,
            registry_token: false,
            fault: None,
        };
        if value.kind() != Kind::Mapping {
            if !value.is_null() {
                entry.fail(FaultKind::wrong_type("entry", value), value.range());
            }
            return entry;
        }
        let mut auth = None;
        for (name, field) in value.entries() {
            let Some(name) = name.raw() else { continue };
            let slot = |wanted: &str| name.eq_ignore_ascii_case(wanted);
            if slot("username") {
                if let Some(text) = entry.string("username", field) {
                    text.clone_into(&mut entry.username);
                }
            } else if slot("password") {
                if let Some(text) = entry.string("password", field) {
                    entry.password = SecretValue::new(text);
                    entry.secret_range = Some(field.range());
                }
            } else if slot("email") {
                entry.string("email", field);
            } else if slot("auth") {
                if let Some(text) = entry.string("auth", field) {
                    auth = Some((text.to_owned(), field.range()));
                }
            } else if slot("identitytoken") {
                entry.identity_token = field.as_str().is_some_and(|token| !token.is_empty());
            } else if slot("registrytoken") {
                entry.registry_token = field.as_str().is_some_and(|token| !token.is_empty());
            }
        }
        if !entry.username.is_empty() || !entry.password.is_empty() {
            entry.origin = Origin::Fields;
        }
        if let Some((text, range)) = auth.filter(|(text, _)| !text.is_empty()) {
            entry.origin = Origin::Auth;
            match auth::decode(&text) {
                Ok((username, password)) => {
                    entry.username = username;
                    entry.password = password;
                }
                Err(kind) => entry.fail(kind, range.clone()),
            }
            entry.secret_range = Some(range);
        }
        if entry.username.is_empty() && entry.password.is_empty() && entry.fault.is_none() {
            entry.origin = Origin::Blank;
        }
        entry
    }

    /// Whether the password ends with a line end, which `echo` without `-n` leaves there.
    pub fn password_ends_line(&self) -> bool {
        self.password.expose().ends_with(['\n', '\r'])
    }

    /// Whether the user name ends with a line end.
    pub fn username_ends_line(&self) -> bool {
        self.username.ends_with(['\n', '\r'])
    }

    fn fail(&mut self, kind: FaultKind, range: Range<usize>) {
        self.fault.get_or_insert(Fault::new(kind, range));
    }

    /// The text of a field; `null` counts as not there, another type spoils the file.
    fn string<'a>(&mut self, field: &'static str, node: Node<'a>) -> Option<&'a str> {
        let text = node.as_str();
        if text.is_none() && !node.is_null() {
            self.fail(FaultKind::wrong_type(field, node), node.range());
        }
        text
    }
}
