//! Shell commands of the steps. What comes from the answers has passed [`super::check`] and is
//! quoted all the same.

use super::answers::{Answers, Cloud};
use super::check::Names;
use super::manifest;
use crate::quoting::shell;

pub(super) fn of(step: &str, answers: &Answers, names: &Names) -> Vec<String> {
    let first = shell(&names.namespaces[0]);
    let each = |command: &dyn Fn(&str) -> String| {
        names
            .namespaces
            .iter()
            .map(|namespace| command(&shell(namespace)))
            .collect()
    };
    match step {
        "advise-step-grant-nodes" => grant(answers.cloud),
        "advise-step-kubelet-flags" => vec![format!(
            "kubelet --image-credential-provider-config=/etc/kubernetes/{} --image-credential-provider-bin-dir=/usr/local/bin/credential-provider",
            manifest::PROVIDER_CONFIG
        )],
        "advise-step-login" => vec![format!("docker login {}", shell(&names.server))],
        "advise-step-look-at-config" => vec!["cat ~/.docker/config.json".to_owned()],
        "advise-step-list-nodes" => vec![
            r#"nodes=$(kubectl get nodes -o jsonpath='{range .items[*]}{.metadata.name}{" "}{end}')"#.to_owned(),
        ],
        "advise-step-list-node-addresses" => vec![
            r#"nodes=$(kubectl get nodes -o jsonpath='{range .items[*].status.addresses[?(@.type=="ExternalIP")]}{.address}{" "}{end}')"#.to_owned(),
        ],
        "advise-step-distribute" => vec![
            r#"for n in $nodes; do scp ~/.docker/config.json root@"$n":/var/lib/kubelet/config.json; done"#.to_owned(),
        ],
        "advise-step-enable-plugin" => vec![
            "kube-apiserver --enable-admission-plugins=NodeRestriction,AlwaysPullImages".to_owned(),
        ],
        "advise-step-require-always" => vec![format!("kubectl apply -f {}", manifest::POLICY)],
        "advise-step-create-secrets" => each(&|namespace| {
            format!(
                "kubectl create secret docker-registry {} --namespace {namespace} --docker-server={} --docker-username=USERNAME --docker-password=PASSWORD",
                shell(&names.secret),
                shell(&names.server),
            )
        }),
        "advise-step-apply-secrets" => vec![format!("kubectl apply -f {}", manifest::SECRET)],
        "advise-step-patch-service-account" => each(&|namespace| {
            let patch = format!(r#"{{"imagePullSecrets":[{{"name":"{}"}}]}}"#, names.secret);
            format!("kubectl patch serviceaccount default --namespace {namespace} -p {}", shell(&patch))
        }),
        "advise-step-create-pod" => vec![format!("kubectl apply -f {}", manifest::POD)],
        "advise-step-read-log" => {
            vec![format!("kubectl logs private-image-test-1 --namespace {first}")]
        }
        "advise-step-look-for-failure" => vec![
            format!("kubectl describe pods/private-image-test-1 --namespace {first} | grep 'Failed'"),
            format!("kubectl describe pods/private-image-test-1 --namespace {first} | whypull decode"),
        ],
        "advise-step-delete-pod" => {
            vec![format!("kubectl delete pod private-image-test-1 --namespace {first}")]
        }
        _ => Vec::new(),
    }
}

/// The right to pull, for the identity of the nodes.
fn grant(cloud: Cloud) -> Vec<String> {
    let command = match cloud {
        Cloud::None => return Vec::new(),
        Cloud::Aws => {
            "aws iam attach-role-policy --role-name NODE_ROLE --policy-arn arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly"
        }
        Cloud::Azure => {
            "az role assignment create --assignee NODE_IDENTITY --role AcrPull --scope REGISTRY_ID"
        }
        Cloud::Gcp => {
            "gcloud projects add-iam-policy-binding PROJECT --member=serviceAccount:NODE_ACCOUNT --role=roles/artifactregistry.reader"
        }
    };
    vec![command.to_owned()]
}
