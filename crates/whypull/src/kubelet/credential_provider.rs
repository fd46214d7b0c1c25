use std::collections::HashSet;

use super::{ConfigurationFault, KubernetesVersion};
use crate::keyring::{masked_key, match_image_error};
use crate::manifest::{Finding, Object, Place};
use crate::source::{Kind, ScalarType};

/// A credential provider plugin, as configured.
#[derive(Clone, Debug)]
pub(crate) struct CredentialProvider {
    pub(crate) name: String,
    pub(crate) api_version: String,
    /// The patterns, each with its place.
    pub(crate) match_images: Vec<(String, Place)>,
    /// What it takes to execute it.
    #[cfg(feature = "native")]
    pub(crate) invocation: Invocation,
}

/// How a plugin is called, and how long its answer is good if it does not say so itself.
#[cfg(feature = "native")]
#[derive(Clone, Debug, Default)]
pub(crate) struct Invocation {
    pub(crate) args: Vec<String>,
    /// Names and values: in the redacting type, since a token may be handed over like that.
    pub(crate) env: Vec<(String, crate::secret_value::SecretValue)>,
    pub(crate) default_cache_duration: std::time::Duration,
    /// Whether it is to be given tokens of ServiceAccounts, which only an API server makes.
    pub(crate) wants_tokens: bool,
}

#[cfg(feature = "native")]
impl Invocation {
    fn read(provider: Object<'_>) -> Self {
        let list = |field: &str| {
            let list = provider.node.get(field);
            list.filter(|list| list.kind() == Kind::Sequence)
        };
        let args = list("args").map(|list| list.items().filter_map(|it| it.as_str()));
        let env = list("env").map(|list| list.items());
        Self {
            args: args.into_iter().flatten().map(str::to_owned).collect(),
            env: env
                .into_iter()
                .flatten()
                .filter_map(|variable| {
                    let text = |field| variable.get(field).and_then(|it| it.as_str());
                    let value = text("value").unwrap_or_default();
                    Some((text("name")?.to_owned(), value.into()))
                })
                .collect(),
            default_cache_duration: (provider.node.get("defaultCacheDuration"))
                .and_then(|duration| go_duration(duration.raw()?))
                .unwrap_or_default(),
            wants_tokens: provider.node.get("tokenAttributes").is_some(),
        }
    }
}

const CONFIG_VERSIONS: [&str; 3] = [
    "kubelet.config.k8s.io/v1",
    "kubelet.config.k8s.io/v1alpha1",
    "kubelet.config.k8s.io/v1beta1",
];
const EXEC_VERSIONS: [&str; 3] = [
    "credentialprovider.kubelet.k8s.io/v1",
    "credentialprovider.kubelet.k8s.io/v1alpha1",
    "credentialprovider.kubelet.k8s.io/v1beta1",
];
const FIELDS: [&str; 8] = [
    "name",
    "matchImages",
    "defaultCacheDuration",
    "apiVersion",
    "args",
    "env",
    "tokenAttributes",
    "kind",
];

/// Reads and validates a `CredentialProviderConfig`, in the order and the words of the kubelet
/// (`pkg/credentialprovider/plugin/config.go`). The kubelet does not start with any fault; the
/// providers are returned all the same, to show what they would match.
pub(crate) fn read_providers(
    object: Object<'_>,
    version: KubernetesVersion,
    findings: &mut Vec<Finding>,
) -> (Vec<CredentialProvider>, Vec<ConfigurationFault>) {
    object.check_duplicates(findings);
    let mut faults = Vec::new();
    let file_version = object
        .string("apiVersion", findings)
        .map_or("", |text| text.text);
    let mut fault = |place: Place, message: String| {
        faults.push(ConfigurationFault { message, place });
    };
    if !served(&CONFIG_VERSIONS, file_version, version) {
        let place = object
            .node
            .get("apiVersion")
            .map_or(object.place(), |node| Place::of(object.source, node));
        fault(
            place,
            format!(
                "no kind \"CredentialProviderConfig\" is registered for version \"{file_version}\""
            ),
        );
    }
    for (key, _) in object.node.entries() {
        let name = key.raw().unwrap_or_default();
        if !matches!(name, "apiVersion" | "kind" | "providers") {
            fault(
                Place::of(object.source, key),
                format!(
                    "strict decoding error: unknown field \"{}\"",
                    masked_key(name)
                ),
            );
        }
    }
    let list = object.objects("providers", findings);
    if list.is_empty() {
        fault(
            object.place(),
            "providers: Required value: at least 1 item in plugins is required".to_owned(),
        );
    }
    let mut providers: Vec<CredentialProvider> = Vec::with_capacity(list.len());
    let mut names = HashSet::new();
    for (index, provider) in list.into_iter().enumerate() {
        provider.check_duplicates(findings);
        for (key, _) in provider.node.entries() {
            let name = key.raw().unwrap_or_default();
            let newer = name == "tokenAttributes"
                && (file_version != CONFIG_VERSIONS[0] || !version.at_least(33));
            if !FIELDS.contains(&name) || name == "kind" || newer {
                fault(
                    Place::of(provider.source, key),
                    format!(
                        "strict decoding error: unknown field \"providers[{index}].{}\"",
                        masked_key(name)
                    ),
                );
            }
        }
        let read = read_provider(provider, version, findings, &mut fault);
        if !names.insert(read.name.clone()) && !read.name.is_empty() {
            let message = if version.at_least(34) {
                format!(
                    "duplicate provider name {:?} found in configuration file(s)",
                    read.name
                )
            } else {
                format!("providers.name: Duplicate value: {:?}", read.name)
            };
            fault(provider.place(), message);
        }
        providers.push(read);
    }
    (providers, faults)
}

fn served(versions: &[&str; 3], given: &str, version: KubernetesVersion) -> bool {
    match versions.iter().position(|known| *known == given) {
        Some(0) => version.at_least(26),
        Some(1) => true,
        Some(_) => version.at_least(24),
        None => false,
    }
}

fn read_provider(
    provider: Object<'_>,
    version: KubernetesVersion,
    findings: &mut Vec<Finding>,
    fault: &mut impl FnMut(Place, String),
) -> CredentialProvider {
    let place_of = |field: &str| {
        provider
            .node
            .get(field)
            .map_or(provider.place(), |node| Place::of(provider.source, node))
    };
    let name = provider
        .string("name", findings)
        .map_or("", |name| name.text);
    let bad = |what: &str| {
        format!("providers.name: Invalid value: {name:?}: provider name cannot {what}")
    };
    if name.contains('/') {
        fault(place_of("name"), bad("contain '/'"));
    }
    if name.contains(' ') {
        fault(place_of("name"), bad("contain spaces"));
    }
    if name == "." || name == ".." {
        fault(place_of("name"), bad(&format!("be '{name}'")));
    }
    let api_version = provider
        .string("apiVersion", findings)
        .map_or("", |text| text.text);
    if api_version.is_empty() {
        let detail = if version.at_least(34) {
            ""
        } else {
            ": apiVersion is required"
        };
        fault(
            place_of("apiVersion"),
            format!("providers.apiVersion: Required value{detail}"),
        );
    } else if !served(&EXEC_VERSIONS, api_version, version) {
        let mut known: Vec<String> = EXEC_VERSIONS
            .iter()
            .filter(|known| served(&EXEC_VERSIONS, known, version))
            .map(|known| format!("{known:?}"))
            .collect();
        known.sort();
        fault(
            place_of("apiVersion"),
            format!(
                "providers.apiVersion: Unsupported value: {api_version:?}: supported values: {}",
                known.join(", ")
            ),
        );
    }
    let mut match_images = Vec::new();
    if let Some(list) = provider.sequence("matchImages", findings) {
        for item in list.node.items() {
            let Some(pattern) = item.as_str() else {
                provider.refuse("matchImages", "string", item, findings);
                continue;
            };
            if let Some(error) = match_image_error(pattern) {
                let shown = masked_key(pattern);
                fault(
                    Place::of(provider.source, item),
                    format!(
                        "providers.matchImages: Invalid value: {shown:?}: match image is invalid: {}",
                        error.replace(pattern, &shown)
                    ),
                );
            }
            match_images.push((pattern.to_owned(), Place::of(provider.source, item)));
        }
    }
    if match_images.is_empty() {
        fault(
            place_of("matchImages"),
            "providers.matchImages: Required value: at least 1 item in matchImages is required"
                .to_owned(),
        );
    }
    check_duration(provider, version, place_of("defaultCacheDuration"), fault);
    if let Some(attributes) = provider.node.get("tokenAttributes") {
        check_token_attributes(provider.at(attributes), api_version, version, fault);
    }
    CredentialProvider {
        name: name.to_owned(),
        api_version: api_version.to_owned(),
        match_images,
        #[cfg(feature = "native")]
        invocation: Invocation::read(provider),
    }
}

fn check_duration(
    provider: Object<'_>,
    version: KubernetesVersion,
    place: Place,
    fault: &mut impl FnMut(Place, String),
) {
    let text = provider
        .node
        .get("defaultCacheDuration")
        .filter(|node| !node.is_null())
        .and_then(|node| node.raw());
    match text {
        None => {
            let detail = if version.at_least(34) {
                ""
            } else {
                ": defaultCacheDuration is required"
            };
            fault(
                place,
                format!("providers.defaultCacheDuration: Required value{detail}"),
            );
        }
        Some(text) if !is_duration(text) => fault(
            place,
            format!("strict decoding error: time: invalid duration {text:?}"),
        ),
        Some(text) if text.starts_with('-') && text.bytes().any(|b| matches!(b, b'1'..=b'9')) => {
            let message = if version.at_least(34) {
                format!("{text:?}: must be greater than or equal to 0")
            } else {
                format!("{text}: defaultCacheDuration must be greater than or equal to 0")
            };
            fault(
                place,
                format!("providers.defaultCacheDuration: Invalid value: {message}"),
            );
        }
        Some(_) => {}
    }
}

/// Go's `time.ParseDuration`: `1h30m`, `-1.5h`, `300ms`, `0`.
fn is_duration(text: &str) -> bool {
    duration_parts(text).is_some()
}

/// A duration that is not negative; what is too long for the type is as long as it gets.
#[cfg(feature = "native")]
pub(crate) fn go_duration(text: &str) -> Option<std::time::Duration> {
    let seconds: f64 = duration_parts(text)?
        .into_iter()
        .map(|(number, unit)| {
            let unit = match unit {
                "ns" => 1e-9,
                "us" | "µs" | "μs" => 1e-6,
                "ms" => 1e-3,
                "m" => 60.0,
                "h" => 3600.0,
                _ => 1.0,
            };
            number.parse().unwrap_or(0.0) * unit
        })
        .sum();
    let is_negative = text.starts_with('-') && seconds > 0.0;
    (!is_negative).then(|| {
        std::time::Duration::try_from_secs_f64(seconds).unwrap_or(std::time::Duration::MAX)
    })
}

/// The numbers of a duration, each with its unit.
fn duration_parts(text: &str) -> Option<Vec<(&str, &str)>> {
    let mut rest = text.strip_prefix(['+', '-']).unwrap_or(text);
    if rest == "0" {
        return Some(Vec::new());
    }
    if rest.is_empty() {
        return None;
    }
    let mut parts = Vec::new();
    while !rest.is_empty() {
        let digits = rest
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(rest.len());
        let number = &rest[..digits];
        if !number.bytes().any(|b| b.is_ascii_digit()) || number.matches('.').count() > 1 {
            return None;
        }
        rest = &rest[digits..];
        let unit = ["ns", "us", "µs", "μs", "ms", "s", "m", "h"]
            .into_iter()
            .filter(|unit| rest.starts_with(unit))
            .max_by_key(|unit| unit.len())?;
        rest = &rest[unit.len()..];
        parts.push((number, unit));
    }
    Some(parts)
}

fn check_token_attributes(
    attributes: Object<'_>,
    api_version: &str,
    version: KubernetesVersion,
    fault: &mut impl FnMut(Place, String),
) {
    let place = attributes.place();
    let text = |field: &str| {
        attributes
            .node
            .get(field)
            .and_then(|node| node.as_str())
            .unwrap_or_default()
    };
    if !version.at_least(34) {
        fault(
            place,
            "providers.tokenAttributes: Forbidden: tokenAttributes is not supported when \
             KubeletServiceAccountTokenForCredentialProviders feature gate is disabled"
                .to_owned(),
        );
    }
    let required = |field: &str| {
        let detail = if version.at_least(34) {
            String::new()
        } else {
            format!(": {field} is required")
        };
        format!("providers.tokenAttributes.{field}: Required value{detail}")
    };
    if text("serviceAccountTokenAudience").is_empty() {
        fault(place, required("serviceAccountTokenAudience"));
    }
    let require = attributes
        .node
        .get("requireServiceAccount")
        .filter(|node| node.scalar_type() == Some(ScalarType::Bool));
    if require.is_none() {
        fault(place, required("requireServiceAccount"));
    }
    if api_version != EXEC_VERSIONS[0] {
        fault(
            place,
            "providers.tokenAttributes: Forbidden: tokenAttributes is only supported for \
             credentialprovider.kubelet.k8s.io/v1 API version"
                .to_owned(),
        );
    }
    check_annotation_keys(
        attributes,
        require.is_some_and(|node| node.raw() == Some("false")),
        fault,
    );
    if version.at_least(34) {
        match text("cacheType") {
            "ServiceAccount" | "Token" => {}
            "" => fault(
                place,
                "providers.tokenAttributes.cacheType: Required value: cacheType is required to be \
                 set when tokenAttributes is specified. Supported values are: ServiceAccount, Token"
                    .to_owned(),
            ),
            other => fault(
                place,
                format!(
                    "providers.tokenAttributes.cacheType: Unsupported value: {other:?}: supported values: \"ServiceAccount\", \"Token\""
                ),
            ),
        }
    }
}

fn check_annotation_keys(
    attributes: Object<'_>,
    forbidden: bool,
    fault: &mut impl FnMut(Place, String),
) {
    let place = attributes.place();
    let keys = |field: &str| -> Vec<&str> {
        attributes
            .node
            .get(field)
            .filter(|list| list.kind() == Kind::Sequence)
            .into_iter()
            .flat_map(|list| list.items())
            .filter_map(|item| item.as_str())
            .collect()
    };
    let wanted = keys("requiredServiceAccountAnnotationKeys");
    if forbidden && !wanted.is_empty() {
        fault(
            place,
            "providers.tokenAttributes.requiredServiceAccountAnnotationKeys: Forbidden: \
             requireServiceAccount cannot be false when requiredServiceAccountAnnotationKeys is set"
                .to_owned(),
        );
    }
    let optional = keys("optionalServiceAccountAnnotationKeys");
    for (field, list) in [
        ("requiredServiceAccountAnnotationKeys", &wanted),
        ("optionalServiceAccountAnnotationKeys", &optional),
    ] {
        let mut seen = HashSet::new();
        for key in list {
            if !seen.insert(*key) {
                fault(
                    place,
                    format!("providers.tokenAttributes.{field}: Duplicate value: {key:?}"),
                );
            }
        }
    }
    let given: HashSet<&str> = optional.iter().copied().collect();
    let both: Vec<String> = wanted
        .iter()
        .filter(|key| given.contains(*key))
        .map(|key| format!("{key:?}"))
        .collect();
    if !both.is_empty() {
        fault(
            place,
            format!(
                "providers.tokenAttributes: Invalid value: [{}]: annotation keys cannot be both required and optional",
                both.join(",")
            ),
        );
    }
}
