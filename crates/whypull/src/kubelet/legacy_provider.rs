use super::KubernetesVersion;

/// A registry that older kubelets had credentials for without being told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LegacyProvider {
    /// Amazon Elastic Container Registry.
    Ecr,
    /// Azure Container Registry.
    Acr,
    /// Google Container Registry and Artifact Registry.
    Gcr,
}

impl LegacyProvider {
    /// By the hosts that the in-tree code looked at (`pkg/credentialprovider/{aws,azure,gcp}`).
    pub(crate) fn of_host(host: &str) -> Option<Self> {
        let labels: Vec<&str> = host.split('.').collect();
        let ecr = labels.len() >= 6
            && labels[1] == "dkr"
            && labels[2].starts_with("ecr")
            && host.contains(".amazonaws.com");
        if ecr {
            return Some(Self::Ecr);
        }
        if [".azurecr.io", ".azurecr.cn", ".azurecr.de", ".azurecr.us"]
            .iter()
            .any(|suffix| host.ends_with(suffix))
        {
            return Some(Self::Acr);
        }
        (host == "gcr.io" || host.ends_with(".gcr.io") || host.ends_with(".pkg.dev"))
            .then_some(Self::Gcr)
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Ecr => "ECR",
            Self::Acr => "ACR",
            Self::Gcr => "GCR",
        }
    }

    /// The plugin that took over.
    pub(crate) const fn plugin(self) -> &'static str {
        match self {
            Self::Ecr => "ecr-credential-provider",
            Self::Acr => "acr-credential-provider",
            Self::Gcr => "gcp-credential-provider",
        }
    }

    /// Whether a kubelet of this version still had the code switched on: ECR left about 1.27, the
    /// others were off by default from 1.29 (gate `DisableKubeletCloudCredentialProviders`).
    pub(crate) const fn built_in(self, version: KubernetesVersion) -> bool {
        match self {
            Self::Ecr => !version.at_least(27),
            Self::Acr | Self::Gcr => !version.at_least(29),
        }
    }
}
