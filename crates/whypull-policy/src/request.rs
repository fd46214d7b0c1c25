//! What a policy server asks, reduced to what matters.

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

/// What a policy server sends: `{"request": …, "settings": …}`.
#[derive(Deserialize)]
pub struct Payload<'a> {
    /// An `AdmissionRequest` (`k8s.io/api/admission/v1`), not the review around it.
    #[serde(borrow)]
    pub request: Request<'a>,
    /// The policy's settings; nothing where it has none.
    #[serde(borrow, default)]
    pub settings: Option<&'a RawValue>,
}

impl<'a> Payload<'a> {
    /// Reads a payload. The error says what is wrong and quotes nothing: a request may hold secrets.
    pub fn read(bytes: &'a [u8]) -> Result<Self, &'static str> {
        let payload: Self =
            serde_json::from_slice(bytes).map_err(|_| "it is no AdmissionRequest in JSON")?;
        payload.request.check()?;
        Ok(payload)
    }
}

/// An `AdmissionRequest`, as far as it matters. Objects stay text: nothing of them is read twice.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Request<'a> {
    #[serde(borrow)]
    operation: Option<Cow<'a, str>>,
    kind: Option<GroupKind<'a>>,
    #[serde(borrow)]
    namespace: Option<Cow<'a, str>>,
    #[serde(borrow)]
    sub_resource: Option<Cow<'a, str>>,
    /// The object as it would be stored.
    #[serde(borrow)]
    pub object: Option<&'a RawValue>,
    /// The object as it is stored.
    #[serde(borrow)]
    pub old_object: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct GroupKind<'a> {
    #[serde(borrow, default)]
    group: Cow<'a, str>,
    #[serde(borrow)]
    kind: Cow<'a, str>,
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// The object is new.
    Create,
    /// The object exists, and changes.
    Update,
    /// Anything else: nothing is pulled for it.
    Other,
}

/// The built-in kinds that run Pods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PodKind {
    /// As manifests write it.
    pub name: &'static str,
    /// The API group; empty for the core's.
    pub group: &'static str,
}

impl PodKind {
    /// A Pod itself.
    pub const POD: Self = Self {
        name: "Pod",
        group: "",
    };

    /// All of them, Pods first.
    pub const ALL: [Self; 9] = [
        Self::POD,
        Self::new("ReplicationController", ""),
        Self::new("PodTemplate", ""),
        Self::new("Deployment", "apps"),
        Self::new("ReplicaSet", "apps"),
        Self::new("StatefulSet", "apps"),
        Self::new("DaemonSet", "apps"),
        Self::new("Job", "batch"),
        Self::new("CronJob", "batch"),
    ];

    const fn new(name: &'static str, group: &'static str) -> Self {
        Self { name, group }
    }

    /// Whether it is a Pod itself, not a template of some.
    pub fn is_pod(self) -> bool {
        self == Self::POD
    }
}

impl<'a> Request<'a> {
    /// Reads a request by itself; see [`Payload::read`].
    pub fn read(text: &'a str) -> Result<Self, &'static str> {
        let request: Self =
            serde_json::from_str(text).map_err(|_| "it is no AdmissionRequest in JSON")?;
        request.check()?;
        Ok(request)
    }

    fn check(&self) -> Result<(), &'static str> {
        if self.operation.is_none() {
            return Err("it has no operation");
        }
        if self.kind.is_none() {
            return Err("it has no kind");
        }
        Ok(())
    }

    /// What is asked.
    pub fn operation(&self) -> Operation {
        match self.operation.as_deref() {
            Some("CREATE") => Operation::Create,
            Some("UPDATE") => Operation::Update,
            _ => Operation::Other,
        }
    }

    /// The kind, if it is one that runs Pods.
    pub fn pod_kind(&self) -> Option<PodKind> {
        let asked = self.kind.as_ref()?;
        PodKind::ALL
            .into_iter()
            .find(|kind| kind.name == asked.kind && kind.group == asked.group)
    }

    /// The namespace; empty for what has none.
    pub fn namespace(&self) -> &str {
        self.namespace.as_deref().unwrap_or_default()
    }

    /// The subresource; empty for the object itself.
    pub fn sub_resource(&self) -> &str {
        self.sub_resource.as_deref().unwrap_or_default()
    }
}
