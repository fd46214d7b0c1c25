use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::value::RawValue;
use whypull::input::{File, FileRole};
use whypull::pod::Pods;

use crate::host::{Found, Host};
use crate::request::PodKind;
use crate::settings::{Context, Level, Settings};

/// How many Secrets are read for one Pod. Nobody lists as many; each costs a call of the host.
const MOST_SECRETS: usize = 100;
/// How many bytes of Secrets are held at once: a module's memory is small.
const MOST_BYTES: usize = 16 << 20;

/// What is known of the cluster.
pub enum Surroundings {
    /// Everything that matters: these Secrets and ServiceAccounts, and there are no others.
    Known(Vec<File>),
    /// Nothing, since nothing was asked.
    Unasked,
    /// Nothing, since the policy may not ask or got no answer.
    Unavailable,
}

/// Reads what the Pods' credentials depend on, from the request's own namespace alone.
pub struct Surrounded<'s> {
    pub settings: &'s Settings,
    pub kind: PodKind,
    pub namespace: &'s str,
    pub pods: &'s Pods<'s>,
    pub object: &'s str,
}

impl Surrounded<'_> {
    /// Asks the host for what has to be known, and for no more.
    pub fn ask(&self, host: &dyn Host) -> Surroundings {
        let needs_account = self.needs_account();
        if !needs_account && self.pods.pull_secrets.iter().all(|name| name.is_empty()) {
            return Surroundings::Known(Vec::new());
        }
        if self.settings.context == Context::Off {
            return Surroundings::Unasked;
        }
        self.read(host, needs_account)
            .map_or(Surroundings::Unavailable, Surroundings::Known)
    }

    /// A Pod that is being created has had its ServiceAccount's Secrets copied before any policy sees it
    /// (Kubernetes `plugin/pkg/admission/serviceaccount` runs before the webhooks). So the account matters
    /// for templates, and for a Pod that runs already: one that the audit scanner looks at.
    fn needs_account(&self) -> bool {
        let says = |code| self.settings.levels.of(code) != Level::Off;
        if self.kind.is_pod() {
            return self.pods.pull_secrets.is_empty()
                && says("service-account-secret-too-late")
                && is_scheduled(self.object);
        }
        self.pods.pull_secrets.is_empty() || says("pod-secrets-hide-service-account")
    }

    fn read(&self, host: &dyn Host, needs_account: bool) -> Option<Vec<File>> {
        let mut files = Vec::new();
        let mut names: BTreeSet<Cow<'_, str>> = BTreeSet::new();
        names.extend(
            self.pods
                .pull_secrets
                .iter()
                .map(|name| Cow::Borrowed(*name)),
        );
        if needs_account {
            let name = self.pods.service_account.unwrap_or("default");
            let found = if is_object_name(name) {
                host.object("ServiceAccount", self.namespace, name)
            } else {
                Found::Nothing
            };
            match found {
                Found::Object(bytes) => {
                    let account: Account<'_> = serde_json::from_slice(&bytes).ok()?;
                    let listed = account.secrets(name)?;
                    if self.pods.pull_secrets.is_empty() {
                        names.extend(listed.into_iter().map(Cow::Owned));
                    }
                    files.push(self.file("ServiceAccount", name, &account.fields()));
                }
                Found::Nothing => {}
                Found::Unavailable => return None,
            }
        }
        // A name that no object can have has no object: it must not become part of an address.
        names.retain(|name| is_object_name(name));
        if names.len() > MOST_SECRETS {
            return None;
        }
        let mut bytes = 0;
        for name in &names {
            match host.object("Secret", self.namespace, name) {
                Found::Object(secret) => {
                    bytes += secret.len();
                    if bytes > MOST_BYTES {
                        return None;
                    }
                    let secret: Secret<'_> = serde_json::from_slice(&secret).ok()?;
                    files.push(self.file("Secret", name, &secret.fields(name)?));
                }
                Found::Nothing => {}
                Found::Unavailable => return None,
            }
        }
        Some(files)
    }

    /// An object as the engine reads it: under the name it was asked for, with the fields that matter.
    fn file(&self, kind: &str, name: &str, fields: &[(&str, &str)]) -> File {
        let quoted = |text: &str| serde_json::to_string(text).unwrap_or_default();
        let mut text = format!(
            "{{\"apiVersion\":\"v1\",\"kind\":{},\"metadata\":{{\"name\":{},\"namespace\":{}}}",
            quoted(kind),
            quoted(name),
            quoted(self.namespace),
        );
        for (field, value) in fields {
            text.extend([",\"", field, "\":", value]);
        }
        text.push('}');
        File::new(format!("{kind}/{name}"), text).with_role(FileRole::Manifest)
    }
}

/// Whether a Pod has a node, without reading the whole of most Pods that have none.
fn is_scheduled(object: &str) -> bool {
    #[derive(Deserialize)]
    struct Pod<'a> {
        #[serde(borrow)]
        spec: Spec<'a>,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Spec<'a> {
        #[serde(borrow, default)]
        node_name: Option<Cow<'a, str>>,
    }
    memchr::memmem::find(object.as_bytes(), b"\"nodeName\"").is_some()
        && serde_json::from_str::<Pod<'_>>(object)
            .is_ok_and(|pod| pod.spec.node_name.is_some_and(|name| !name.is_empty()))
}

/// Whether an object can have this name: a DNS subdomain (RFC 1123), as the API server has it.
fn is_object_name(name: &str) -> bool {
    const LONGEST: usize = 253;
    let is_end = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let labels = name.as_bytes().split(|byte| *byte == b'.');
    name.len() <= LONGEST
        && labels.into_iter().all(|label| {
            label.first().is_some_and(is_end)
                && label.last().is_some_and(is_end)
                && label.iter().all(|byte| is_end(byte) || *byte == b'-')
        })
}

#[derive(Deserialize)]
struct Metadata {
    #[serde(default)]
    name: String,
}

/// The fields of a ServiceAccount that matter.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Account<'a> {
    kind: Cow<'a, str>,
    metadata: Metadata,
    #[serde(borrow, default)]
    image_pull_secrets: Option<&'a RawValue>,
}

impl Account<'_> {
    /// The names that it lists; nothing where it is another object than was asked for.
    fn secrets(&self, name: &str) -> Option<Vec<String>> {
        #[derive(Deserialize)]
        struct Reference {
            #[serde(default)]
            name: String,
        }
        if self.kind != "ServiceAccount" || self.metadata.name != name {
            return None;
        }
        let Some(list) = self.image_pull_secrets else {
            return Some(Vec::new());
        };
        let list: Vec<Reference> = serde_json::from_str(list.get()).ok()?;
        Some(list.into_iter().map(|reference| reference.name).collect())
    }

    fn fields(&self) -> Vec<(&'static str, &str)> {
        let list = self.image_pull_secrets.iter();
        list.map(|list| ("imagePullSecrets", list.get())).collect()
    }
}

/// The fields of a Secret that matter.
#[derive(Deserialize)]
struct Secret<'a> {
    kind: Cow<'a, str>,
    metadata: Metadata,
    #[serde(borrow, default, rename = "type")]
    of: Option<&'a RawValue>,
    #[serde(borrow, default)]
    data: Option<&'a RawValue>,
}

impl Secret<'_> {
    /// The fields as they are; nothing where it is another object than was asked for.
    fn fields(&self, name: &str) -> Option<Vec<(&'static str, &str)>> {
        if self.kind != "Secret" || self.metadata.name != name {
            return None;
        }
        let fields = [("type", self.of), ("data", self.data)];
        let given = fields
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?.get())));
        Some(given.collect())
    }
}
