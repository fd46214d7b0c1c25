use crate::kubelet::KubernetesVersion;
use crate::manifest::{Finding, Object, Place};
use crate::source::ScalarType;

/// The fields of a `KubeletConfiguration` that have to do with images.
#[derive(Clone, Debug, Default)]
pub(crate) struct Configuration {
    pub(crate) pulls: PullSettings,
    pub(crate) verification: Option<Verification>,
    pub(crate) allowlist: Vec<String>,
    /// The field that decides whether pulls are serial, if one was given.
    pub(crate) mode_place: Option<Place>,
    /// `imagePullCredentialsVerificationPolicy`, if it was given.
    pub(crate) verification_place: Option<Place>,
}

/// The settings that say when images are pulled, as far as they were given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PullSettings {
    /// `serializeImagePulls`.
    pub serialize: Option<bool>,
    /// `maxParallelImagePulls`.
    pub max_parallel: Option<i64>,
    /// `registryPullQPS`: pulls a second; 0 is no limit.
    pub qps: Option<i64>,
    /// `registryBurst`.
    pub burst: Option<i64>,
}

impl PullSettings {
    /// Whether images are pulled one after the other: so if nothing else is said.
    pub fn is_serial(&self) -> bool {
        let few = self.max_parallel.is_none_or(|limit| limit < 2);
        self.serialize.unwrap_or(few)
    }

    /// Pulls a second.
    pub fn qps(&self) -> i64 {
        self.qps.unwrap_or(5)
    }

    /// How many pulls may come at once.
    pub fn burst(&self) -> i64 {
        self.burst.filter(|burst| *burst != 0).unwrap_or(10)
    }

    /// Why the kubelet would not start, in its own words, each with the field.
    pub fn faults(&self) -> Vec<(&'static str, String)> {
        let mut faults = Vec::new();
        let burst = self.burst.unwrap_or(0);
        if burst < 0 {
            faults.push((
                "registryBurst",
                format!(
                    "invalid configuration: registryBurst (--registry-burst) {burst} must not be a negative number"
                ),
            ));
        }
        if self.qps() < 0 {
            faults.push((
                "registryPullQPS",
                format!(
                    "invalid configuration: registryPullQPS (--registry-qps) {} must not be a negative number",
                    self.qps()
                ),
            ));
        }
        let Some(limit) = self.max_parallel else {
            return faults;
        };
        if limit < 1 {
            faults.push((
                "maxParallelImagePulls",
                format!(
                    "invalid configuration: maxParallelImagePulls {limit} must be a positive number"
                ),
            ));
        } else if self.is_serial() && limit > 1 {
            faults.push((
                "maxParallelImagePulls",
                "invalid configuration: maxParallelImagePulls cannot be larger than 1 unless \
                 SerializeImagePulls (--serialize-image-pulls) is set to false"
                    .to_owned(),
            ));
        }
        faults
    }
}

/// `imagePullCredentialsVerificationPolicy`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verification {
    NeverVerify,
    NeverVerifyPreloadedImages,
    NeverVerifyAllowlistedImages,
    AlwaysVerify,
}

/// Why the kubelet would not start, in its own words.
#[derive(Clone, Debug)]
pub(crate) struct ConfigurationFault {
    pub(crate) message: String,
    pub(crate) place: Place,
}

/// Whether `KubeletEnsureSecretPulledImages` is on: alpha (off) in 1.33, beta (on) from 1.35.
fn verification_gate(version: KubernetesVersion, object: Object<'_>) -> bool {
    let given = object
        .node
        .at_path(&["featureGates", "KubeletEnsureSecretPulledImages"])
        .and_then(|gate| gate.raw());
    match given {
        Some("true") => version.at_least(33),
        Some("false") => false,
        _ => version.at_least(35),
    }
}

impl Configuration {
    /// The defaults of a version, where no file was given.
    pub(crate) fn of_version(version: KubernetesVersion) -> Self {
        Self {
            verification: version
                .at_least(35)
                .then_some(Verification::NeverVerifyPreloadedImages),
            ..Self::default()
        }
    }

    /// Reads and validates, in the order and the words of the kubelet
    /// (`pkg/kubelet/apis/config/validation/validation.go`, defaults from
    /// `pkg/kubelet/apis/config/v1beta1/defaults.go`).
    pub(crate) fn read(
        object: Object<'_>,
        version: KubernetesVersion,
        findings: &mut Vec<Finding>,
    ) -> (Self, Vec<ConfigurationFault>) {
        object.check_duplicates(findings);
        let mut faults = Vec::new();
        let mut fault = |field: &str, message: String| {
            let place = object
                .node
                .get(field)
                .map_or(object.place(), |node| Place::of(object.source, node));
            faults.push(ConfigurationFault { message, place });
        };
        let max_parallel = version
            .at_least(27)
            .then(|| integer(object, "maxParallelImagePulls", findings))
            .flatten();
        let pulls = PullSettings {
            serialize: boolean(object, "serializeImagePulls", findings),
            max_parallel,
            qps: integer(object, "registryPullQPS", findings),
            burst: integer(object, "registryBurst", findings),
        };
        let gate = verification_gate(version, object);
        let place_of = |field: &str| {
            let node = object.node.get(field)?;
            Some(Place::of(object.source, node))
        };
        let mode = pulls
            .serialize
            .map(|_| "serializeImagePulls")
            .or(max_parallel.map(|_| "maxParallelImagePulls"));

        let mut configuration = Self {
            pulls,
            verification: gate.then_some(Verification::NeverVerifyPreloadedImages),
            allowlist: Vec::new(),
            mode_place: mode.and_then(place_of),
            verification_place: None,
        };
        for (field, message) in pulls.faults() {
            fault(field, message);
        }
        configuration.read_verification(object, gate, findings, &mut fault);
        (configuration, faults)
    }

    fn read_verification(
        &mut self,
        object: Object<'_>,
        gate: bool,
        findings: &mut Vec<Finding>,
        fault: &mut impl FnMut(&str, String),
    ) {
        const POLICY: &str = "imagePullCredentialsVerificationPolicy";
        const ALLOWLIST: &str = "preloadedImagesVerificationAllowlist";
        let policy = object
            .string(POLICY, findings)
            .filter(|policy| !policy.text.is_empty());
        let allowlist: Vec<String> = object
            .sequence(ALLOWLIST, findings)
            .into_iter()
            .flat_map(|list| list.node.items().filter_map(|item| item.as_str()))
            .map(str::to_owned)
            .collect();
        if !gate {
            for (field, given) in [
                (POLICY, policy.is_some()),
                (ALLOWLIST, !allowlist.is_empty()),
            ] {
                if given {
                    fault(
                        field,
                        format!(
                            "invalid configuration: `{field}` must not be set if KubeletEnsureSecretPulledImages feature gate is not enabled"
                        ),
                    );
                }
            }
            return;
        }
        if let Some(policy) = policy {
            match policy.text.parse() {
                Ok(read) => {
                    self.verification = Some(read);
                    self.verification_place = Some(policy.place);
                }
                Err(()) => fault(
                    POLICY,
                    format!(
                        "invalid configuration: option \"{}\" specified for imagePullCredentialsVerificationPolicy. Valid options are \"NeverVerify\", \"NeverVerifyPreloadedImages\", \"NeverVerifyAllowlistedImages\" or \"AlwaysVerify\"",
                        policy.text
                    ),
                ),
            }
        }
        if !allowlist.is_empty() {
            if self.verification == Some(Verification::NeverVerifyAllowlistedImages) {
                if let Some(error) = allowlist.iter().find_map(|pattern| pattern_error(pattern)) {
                    fault(
                        ALLOWLIST,
                        format!(
                            "invalid configuration: invalid image pattern in `preloadedImagesVerificationAllowlist`: {error}"
                        ),
                    );
                }
            } else {
                // The spelling is the kubelet's.
                fault(
                    ALLOWLIST,
                    "invalid configuration: can't set `preloadedImagesVerificationAllowlist` if \
                     `imagePullCredentialsVertificationPolicy` is not \"NeverVerifyAllowlistedImages\""
                        .to_owned(),
                );
            }
        }
        self.allowlist = allowlist;
    }
}

impl std::str::FromStr for Verification {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Ok(match text {
            "NeverVerify" => Self::NeverVerify,
            "NeverVerifyPreloadedImages" => Self::NeverVerifyPreloadedImages,
            "NeverVerifyAllowlistedImages" => Self::NeverVerifyAllowlistedImages,
            "AlwaysVerify" => Self::AlwaysVerify,
            _ => return Err(()),
        })
    }
}

/// `pkg/kubelet/images/pullmanager/image_pull_policies.go`.
fn pattern_error(pattern: &str) -> Option<String> {
    if pattern.trim() != pattern {
        return Some(format!(
            "leading/trailing spaces are not allowed: {pattern}"
        ));
    }
    if pattern.is_empty() {
        return Some("the supplied pattern is too short: ".to_owned());
    }
    let prefix = pattern.strip_suffix("/*");
    if prefix.unwrap_or(pattern).contains('*') && pattern != "/*" {
        return Some(format!(
            "not a valid wildcard pattern, only patterns ending with '/*' are allowed: {pattern}"
        ));
    }
    match prefix {
        Some("") => Some("at least registry hostname is required".to_owned()),
        Some(_) => None,
        None => match crate::reference::Reference::parse(pattern) {
            Err(error) => Some(format!(
                "failed to parse as an image name: {}",
                error.message()
            )),
            Ok(reference) if reference.tag().is_some() || reference.digest().is_some() => Some(
                format!("neither tag nor digest is accepted in an image reference: {pattern}"),
            ),
            Ok(_) => None,
        },
    }
}

fn boolean(object: Object<'_>, field: &'static str, findings: &mut Vec<Finding>) -> Option<bool> {
    let node = object.node.get(field)?;
    if node.scalar_type() == Some(ScalarType::Bool) {
        let text = node.raw().unwrap_or_default().to_ascii_lowercase();
        return Some(matches!(text.as_str(), "true" | "yes" | "on" | "y"));
    }
    object.refuse(field, "bool", node, findings);
    None
}

pub(super) fn integer(
    object: Object<'_>,
    field: &'static str,
    findings: &mut Vec<Finding>,
) -> Option<i64> {
    let node = object.node.get(field)?;
    let number = (node.scalar_type() == Some(ScalarType::Number))
        .then(|| {
            node.raw()
                .and_then(|text| text.replace('_', "").parse().ok())
        })
        .flatten();
    if number.is_none() {
        object.refuse(field, "integer", node, findings);
    }
    number
}
