use serde::Serialize;

/// What an event, a status or an error reports. The names are the kubelet's where it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Reason {
    /// The image name does not parse.
    InvalidImageName,
    /// The image is absent and its policy is `Never`.
    ErrImageNeverPull,
    /// A pull failed.
    ErrImagePull,
    /// The kubelet waits before the next attempt.
    ImagePullBackOff,
    /// A pull secret that the Pod names is not there.
    FailedToRetrieveImagePullSecret,
    /// The registry refused the connection (CRI-O).
    RegistryUnavailable,
    /// The signature policy refused the image (CRI-O).
    SignatureValidationFailed,
    /// The runtime could not say whether the image is there.
    ImageInspectError,
    /// The sandbox of the Pod could not be made.
    FailedCreatePodSandBox,
    /// A pull began.
    Pulling,
    /// The image is there: just pulled, or already.
    Pulled,
    /// An error of the runtime, a registry or the network, without words of the kubelet.
    RuntimeError,
}

impl Reason {
    /// The name, as in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InvalidImageName => "InvalidImageName",
            Self::ErrImageNeverPull => "ErrImageNeverPull",
            Self::ErrImagePull => "ErrImagePull",
            Self::ImagePullBackOff => "ImagePullBackOff",
            Self::FailedToRetrieveImagePullSecret => "FailedToRetrieveImagePullSecret",
            Self::RegistryUnavailable => "RegistryUnavailable",
            Self::SignatureValidationFailed => "SignatureValidationFailed",
            Self::ImageInspectError => "ImageInspectError",
            Self::FailedCreatePodSandBox => "FailedCreatePodSandBox",
            Self::Pulling => "Pulling",
            Self::Pulled => "Pulled",
            Self::RuntimeError => "RuntimeError",
        }
    }

    /// Whether the words around it are about a pull that failed.
    pub(super) fn is_failed_pull(self) -> bool {
        !matches!(
            self,
            Self::Pulling | Self::Pulled | Self::FailedCreatePodSandBox | Self::RuntimeError
        )
    }
}

/// The first that applies. A back-off status quotes the error that led to it, so it comes before.
const WORDS: [(&str, Reason); 24] = [
    (
        "failed to apply default image tag",
        Reason::InvalidImageName,
    ),
    ("invalidimagename", Reason::InvalidImageName),
    (
        "is not present with pull policy of never",
        Reason::ErrImageNeverPull,
    ),
    ("errimageneverpull", Reason::ErrImageNeverPull),
    (
        "unable to retrieve some image pull secrets",
        Reason::FailedToRetrieveImagePullSecret,
    ),
    (
        "failedtoretrieveimagepullsecret",
        Reason::FailedToRetrieveImagePullSecret,
    ),
    (
        "failed to get sandbox image",
        Reason::FailedCreatePodSandBox,
    ),
    ("failed to inspect image", Reason::ImageInspectError),
    ("imageinspecterror", Reason::ImageInspectError),
    ("back-off pulling image", Reason::ImagePullBackOff),
    ("imagepullbackoff", Reason::ImagePullBackOff),
    ("registryunavailable", Reason::RegistryUnavailable),
    (
        "because the registry is unavailable",
        Reason::RegistryUnavailable,
    ),
    (
        "signaturevalidationfailed",
        Reason::SignatureValidationFailed,
    ),
    (
        "because the signature validation failed",
        Reason::SignatureValidationFailed,
    ),
    ("failed to pull image", Reason::ErrImagePull),
    ("errimagepull", Reason::ErrImagePull),
    ("failed to pull and unpack image", Reason::ErrImagePull),
    ("unable to pull image or oci artifact", Reason::ErrImagePull),
    ("pulling image failed", Reason::ErrImagePull),
    ("successfully pulled image", Reason::Pulled),
    ("already present on machine", Reason::Pulled),
    ("pulling image \"", Reason::Pulling),
    ("image pull failed for ", Reason::ErrImagePull),
];

pub(super) fn reason(lower: &str) -> Option<Reason> {
    WORDS
        .iter()
        .find_map(|(words, reason)| lower.contains(words).then_some(*reason))
}
