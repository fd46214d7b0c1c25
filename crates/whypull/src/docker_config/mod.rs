//! The text of a `config.json` or `.dockercfg`, read as the kubelet reads it.
//!
//! Shape and quirks are those of Go's `encoding/json` over `DockerConfigJSON`
//! (kubernetes/kubernetes `pkg/credentialprovider/config.go`): field names without regard to case,
//! the last of equal keys, a wrong type anywhere spoils the whole file. What the kubelet drops
//! (`credsStore`, `credHelpers`, `identitytoken`) is kept here by name, to be told.
//!
//! Nothing fails: a bad entry is kept with its reason, and [`DockerConfig::fault`] says whether the
//! kubelet can use the file at all.

mod auth;
mod entry;
mod fault;

pub(crate) use auth::{base64 as decode_base64, decode as decode_auth};
pub use entry::{Entry, Origin};
pub use fault::{Fault, FaultKind};

use std::collections::HashMap;
use std::ops::Range;

use crate::keyring::address_of;
use crate::keyring::masked_key;
use crate::source::{Kind, Node, Source};

/// Which of Docker's two formats a text has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `config.json`: entries below `auths`.
    ConfigJson,
    /// `.dockercfg`: entries at the top.
    Dockercfg,
}

/// A part of the file that the kubelet does not look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// `credsStore` or `credHelpers`.
    pub field: &'static str,
    /// The helper, e.g. `desktop`.
    pub helper: String,
    /// The host that `credHelpers` names.
    pub host: Option<String>,
    /// Where the field stands, in bytes of the text.
    pub range: Range<usize>,
}

/// A docker config in all its parts.
#[derive(Debug, Default)]
pub struct DockerConfig {
    /// The entries that count, in the order of the text.
    pub entries: Vec<Entry>,
    /// Why the kubelet cannot use the file, if it cannot: the first reason, as Go meets it.
    pub fault: Option<Fault>,
    /// Docker's parts that the kubelet ignores.
    pub ignored: Vec<Ignored>,
    /// `HttpHeaders`: known to the kubelet, read, and unused.
    pub http_headers: Option<Range<usize>>,
    /// Keys that stand twice, user info masked: the earlier one is lost.
    pub overwritten: Vec<(String, Range<usize>)>,
    /// The text has the shape of the other format, so that the kubelet finds no credential in it.
    pub misfit: Option<Box<Misfit>>,
}

/// A text in the shape of the other format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// A `config.json` whose entries stand at the top: where the first key and where the whole does.
    NoAuths {
        /// The first key that looks like a host.
        key: Range<usize>,
        /// The whole mapping.
        root: Range<usize>,
    },
    /// A `.dockercfg` whose entries stand below `auths`: where that key does.
    Wrapped(Range<usize>),
}

impl DockerConfig {
    /// Reads a text.
    pub fn parse(text: &str, format: Format) -> Self {
        let source = Source::json("", text);
        let Some(document) = source.documents().first() else {
            return Self::default();
        };
        if let Some(unreadable) = document.unreadable() {
            return Self {
                fault: Some(Fault::new(
                    FaultKind::Syntax(unreadable.reason.clone()),
                    unreadable.offset..unreadable.offset,
                )),
                ..Self::default()
            };
        }
        let mut config = Self::default();
        if let Some(root) = source.root(document) {
            match format {
                Format::ConfigJson => config.read_top(root),
                Format::Dockercfg => {
                    config.read_entries(root);
                    config.misfit = root
                        .pair("auths")
                        .filter(|(_, value)| {
                            value.entries().any(|(_, entry)| is_credential(entry))
                                && !is_credential(*value)
                        })
                        .map(|(key, _)| Box::new(Misfit::Wrapped(key.range())));
                }
            }
        }
        config
    }

    /// What Docker itself would ask for this registry instead of the file: the helper's name.
    /// `domain` is that of the normalised name: `docker.io`, which Docker asks for by an address.
    pub fn docker_helper(&self, domain: &str) -> Option<&str> {
        let address = address_of(domain);
        let by_host = self
            .ignored
            .iter()
            .find(|ignored| ignored.host.as_deref() == Some(address));
        by_host
            .or_else(|| self.ignored.iter().find(|ignored| ignored.host.is_none()))
            .map(|ignored| ignored.helper.as_str())
    }

    fn fail(&mut self, kind: FaultKind, range: Range<usize>) {
        self.fault.get_or_insert_with(|| Fault::new(kind, range));
    }

    fn read_top(&mut self, root: Node<'_>) {
        if root.is_null() {
            return;
        }
        if root.kind() != Kind::Mapping {
            self.fail(FaultKind::wrong_type("", root), root.range());
            return;
        }
        let mut wrapped = false;
        let mut bare = None;
        for (key, value) in root.entries() {
            let Some(name) = key.raw() else { continue };
            if name.eq_ignore_ascii_case("auths") {
                wrapped = true;
                self.read_entries(value);
            } else if name.eq_ignore_ascii_case("HttpHeaders") {
                self.http_headers = Some(key.range().start..value.range().end);
                self.check_headers(value);
            } else if name == "credsStore" {
                if let Some(helper) = value.as_str().filter(|helper| !helper.is_empty()) {
                    self.ignored.push(Ignored {
                        field: "credsStore",
                        helper: helper.to_owned(),
                        host: None,
                        range: key.range().start..value.range().end,
                    });
                }
            } else if name == "credHelpers" {
                for (host, helper) in value.entries() {
                    self.ignored.push(Ignored {
                        field: "credHelpers",
                        helper: helper.as_str().unwrap_or_default().to_owned(),
                        host: host.raw().map(str::to_owned),
                        range: host.range().start..helper.range().end,
                    });
                }
            } else if bare.is_none() && looks_like_entry(name, value) {
                bare = Some(key.range());
            }
        }
        if let Some(key) = bare.filter(|_| !wrapped) {
            let root = root.range();
            self.misfit = Some(Box::new(Misfit::NoAuths { key, root }));
        }
    }

    /// `HttpHeaders` is unused, but Go still wants strings in it.
    fn check_headers(&mut self, value: Node<'_>) {
        match value.kind() {
            Kind::Mapping => {
                for (_, header) in value.entries() {
                    if header.as_str().is_none() && !header.is_null() {
                        self.fail(FaultKind::wrong_type("HttpHeaders", header), header.range());
                    }
                }
            }
            _ if value.is_null() => {}
            _ => self.fail(FaultKind::wrong_type("HttpHeaders", value), value.range()),
        }
    }

    fn read_entries(&mut self, auths: Node<'_>) {
        if auths.is_null() {
            return;
        }
        if auths.kind() != Kind::Mapping {
            self.fail(FaultKind::wrong_type("auths", auths), auths.range());
            return;
        }
        let first = self.entries.len();
        for (key, value) in auths.entries() {
            let entry = Entry::read(key, value);
            if let Some(fault) = &entry.fault {
                self.fail(fault.kind.clone(), fault.range.clone());
            }
            self.entries.push(entry);
        }
        if self.entries.len() > first {
            self.keep_last();
        }
    }

    /// A Go map keeps the last of equal keys.
    fn keep_last(&mut self) {
        let mut last = HashMap::with_capacity(self.entries.len());
        for (at, entry) in self.entries.iter().enumerate() {
            last.insert(entry.key.clone(), at);
        }
        if last.len() == self.entries.len() {
            return;
        }
        let mut at = 0;
        let overwritten = &mut self.overwritten;
        self.entries.retain(|entry| {
            let keep = last.get(&entry.key) == Some(&at);
            at += 1;
            if !keep {
                overwritten.push((masked_key(&entry.key).into_owned(), entry.key_range.clone()));
            }
            keep
        });
    }
}

/// Whether a pair at the top of a file looks like one that belongs below `auths`.
pub(crate) fn looks_like_entry(key: &str, value: Node<'_>) -> bool {
    (key.contains(['.', ':']) || key == "localhost") && is_credential(value)
}

fn is_credential(entry: Node<'_>) -> bool {
    entry.entries().any(|(name, _)| {
        name.raw().is_some_and(|name| {
            ["auth", "username", "password"]
                .iter()
                .any(|field| name.eq_ignore_ascii_case(field))
        })
    })
}
