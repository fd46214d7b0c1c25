//! The files that go with a set-up.

use super::ManifestFile;
use super::answers::{Answers, Cloud};
use super::check::Names;
use super::setup::{Part, Plan};
use crate::quoting::yaml;

pub(super) const SECRET: &str = "secret.yaml";
pub(super) const SERVICE_ACCOUNT: &str = "service-account.yaml";
pub(super) const POD: &str = "private-image-test-1.yaml";
pub(super) const POLICY: &str = "require-always-pull.yaml";
pub(super) const KUBEADM: &str = "kubeadm-always-pull-images.yaml";
pub(super) const PROVIDER_CONFIG: &str = "credential-provider-config.yaml";

/// Files in the order of the parts that need them.
pub(super) fn files(answers: &Answers, names: &Names, plan: &Plan) -> Vec<ManifestFile> {
    let mut files = Vec::new();
    let mut push = |name, text| files.push(ManifestFile { name, text });
    for part in &plan.parts {
        match part {
            Part::CredentialProvider => {
                if let Some(text) = provider_config(answers.cloud) {
                    push(PROVIDER_CONFIG, text.to_owned());
                }
            }
            Part::AlwaysPull => {
                push(KUBEADM, ALWAYS_PULL_KUBEADM.to_owned());
                push(POLICY, ALWAYS_PULL_POLICY.to_owned());
            }
            Part::PullSecrets => push(SECRET, each(names, |namespace| secret(names, namespace))),
            Part::ServiceAccount => push(
                SERVICE_ACCOUNT,
                each(names, |namespace| service_account(names, namespace)),
            ),
            Part::Verify => push(POD, pod(names)),
            _ => {}
        }
    }
    files
}

fn each(names: &Names, document: impl Fn(&str) -> String) -> String {
    let documents: Vec<_> = names.namespaces.iter().map(|name| document(name)).collect();
    documents.join("---\n")
}

/// With `stringData`, so that the placeholders can be replaced before anything is encoded.
fn secret(names: &Names, namespace: &str) -> String {
    format!(
        "apiVersion: v1\nkind: Secret\nmetadata:\n  name: {}\n  namespace: {}\ntype: kubernetes.io/dockerconfigjson\nstringData:\n  .dockerconfigjson: '{{\"auths\":{{\"{}\":{{\"username\":\"USERNAME\",\"password\":\"PASSWORD\"}}}}}}'\n",
        yaml(&names.secret),
        yaml(namespace),
        names.server,
    )
}

fn service_account(names: &Names, namespace: &str) -> String {
    format!(
        "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: default\n  namespace: {}\nimagePullSecrets:\n  - name: {}\n",
        yaml(namespace),
        yaml(&names.secret),
    )
}

/// The Pod of the documentation (CC BY 4.0). It runs `echo`, which an image from scratch has not:
/// its pull is verified all the same.
fn pod(names: &Names) -> String {
    format!(
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: private-image-test-1\n  namespace: {}\nspec:\n  restartPolicy: Never\n  containers:\n    - name: uses-private-image\n      image: {}\n      imagePullPolicy: Always\n      command: [\"echo\", \"SUCCESS\"]\n",
        yaml(&names.namespaces[0]),
        yaml(&names.image),
    )
}

const ALWAYS_PULL_KUBEADM: &str = "\
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
apiServer:
  extraArgs:
    - name: enable-admission-plugins
      value: NodeRestriction,AlwaysPullImages
";

/// Where the API server's flags cannot be set: tells, and later refuses, what the plugin would
/// change. Creation only: an update of a Pod that is there already, which may only remove a
/// finalizer, must go on. Mirror Pods show what the kubelet runs anyhow.
const ALWAYS_PULL_POLICY: &str = "\
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicy
metadata:
  name: require-always-pull
spec:
  failurePolicy: Fail
  matchConstraints:
    namespaceSelector:
      matchExpressions:
        - key: kubernetes.io/metadata.name
          operator: NotIn
          values: [\"kube-system\"]
    resourceRules:
      - apiGroups: [\"\"]
        apiVersions: [\"v1\"]
        operations: [\"CREATE\"]
        resources: [\"pods\"]
  matchConditions:
    - name: not-a-mirror-pod
      expression: >-
        !has(object.metadata.annotations)
        || !('kubernetes.io/config.mirror' in object.metadata.annotations)
  validations:
    - expression: >-
        object.spec.containers.all(c, c.imagePullPolicy == 'Always')
        && (!has(object.spec.initContainers) || object.spec.initContainers.all(c, c.imagePullPolicy == 'Always'))
      message: imagePullPolicy must be Always
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata:
  name: require-always-pull
spec:
  policyName: require-always-pull
  # When nothing is warned about any more: [\"Deny\"]
  validationActions: [\"Warn\", \"Audit\"]
";

fn provider_config(cloud: Cloud) -> Option<&'static str> {
    match cloud {
        Cloud::None => None,
        Cloud::Aws => Some(
            "\
apiVersion: kubelet.config.k8s.io/v1
kind: CredentialProviderConfig
providers:
  - name: ecr-credential-provider
    apiVersion: credentialprovider.kubelet.k8s.io/v1
    matchImages:
      - \"*.dkr.ecr.*.amazonaws.com\"
      - \"*.dkr.ecr.*.amazonaws.com.cn\"
      - \"*.dkr.ecr-fips.*.amazonaws.com\"
    defaultCacheDuration: 12h
",
        ),
        Cloud::Azure => Some(
            "\
apiVersion: kubelet.config.k8s.io/v1
kind: CredentialProviderConfig
providers:
  - name: acr-credential-provider
    apiVersion: credentialprovider.kubelet.k8s.io/v1
    matchImages:
      - \"*.azurecr.io\"
      - \"*.azurecr.cn\"
      - \"*.azurecr.us\"
    defaultCacheDuration: 10m
    args:
      - /etc/kubernetes/azure.json
",
        ),
        Cloud::Gcp => Some(
            "\
apiVersion: kubelet.config.k8s.io/v1
kind: CredentialProviderConfig
providers:
  - name: auth-provider-gcp
    apiVersion: credentialprovider.kubelet.k8s.io/v1
    matchImages:
      - \"gcr.io\"
      - \"*.gcr.io\"
      - \"*.pkg.dev\"
    defaultCacheDuration: 1m
    args:
      - get-credentials
",
        ),
    }
}
