//! What to check and to do. One template a step; the sentences are in `decode.ftl` under its code.

use super::Step;
use super::image_name::ImageName;
use super::subject::Subject;
use crate::message::Message;
use crate::quoting;

/// A step, as it is kept. Words in capitals in its commands are placeholders: `POD`, `NAMESPACE`,
/// `NODE`, `SECRET`, `REGISTRY`, `SERVER` and `IMAGE` are filled where the text names them.
pub(super) struct Template {
    code: &'static str,
    commands: &'static [&'static str],
}

impl Template {
    pub fn fill(&self, subject: &Subject, image: Option<&ImageName>) -> Step {
        Step {
            text: Message::new(self.code),
            commands: self
                .commands
                .iter()
                .map(|command| fill(command, subject, image))
                .collect(),
        }
    }
}

fn fill(command: &str, subject: &Subject, image: Option<&ImageName>) -> String {
    let host = image.and_then(|image| {
        if image.is_on_hub() {
            Some("registry-1.docker.io")
        } else {
            image.host()
        }
    });
    let server = image.and_then(|image| {
        if image.is_on_hub() {
            Some(crate::secret::DEFAULT_SERVER)
        } else {
            image.host()
        }
    });
    // A name that had to be masked, cut or made visible is not the name any more.
    let whole = image.map(|image| image.shown.as_str());
    let whole = whole.filter(|name| !name.contains(['*', '…', '\\']));
    let values = [
        ("NAMESPACE", subject.namespace.as_deref()),
        ("POD", subject.pod.as_deref()),
        ("NODE", subject.node.as_deref()),
        ("SECRET", subject.secret.as_deref()),
        ("REGISTRY", host),
        ("SERVER", server),
        ("IMAGE", whole),
    ];
    let words = command.split(' ').map(|word| {
        let found = values.iter().find(|(name, _)| word.contains(name));
        match found {
            Some((name, Some(value))) => word.replace(name, &quoting::shell(value)),
            _ => word.to_owned(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

macro_rules! steps {
    ($($name:ident = $code:literal, [$($command:literal),*];)*) => {
        $(pub(super) static $name: Template = Template {
            code: $code,
            commands: &[$($command),*],
        };)*
    };
}

steps! {
    SHOW_EVENTS = "decode-step-show-events", [
        "kubectl describe pod POD --namespace NAMESPACE",
        "kubectl get events --namespace NAMESPACE --field-selector involvedObject.name=POD --sort-by=.lastTimestamp"
    ];
    EXPLAIN = "decode-step-explain", [
        "kubectl get pod POD --namespace NAMESPACE -o yaml | whypull explain -"
    ];
    CORRECT_NAME = "decode-step-correct-name", [];
    CHECK_NAME = "decode-step-check-name", ["docker manifest inspect IMAGE"];
    CHECK_HUB = "decode-step-check-hub", [];
    FULL_NAME = "decode-step-full-name", [];
    GIVE_TAG = "decode-step-give-tag", [];
    REACHABLE_NAME = "decode-step-reachable-name", [];

    SET_POLICY = "decode-step-set-policy", [];
    LIST_NODE_IMAGES = "decode-step-list-node-images", ["crictl images"];
    LOAD_LOCAL = "decode-step-load-local", [
        "kind load docker-image IMAGE",
        "minikube image load IMAGE"
    ];

    POD_SECRETS_NAMED = "decode-step-pod-secrets", [
        "kubectl get pod POD --namespace NAMESPACE -o jsonpath='{.spec.imagePullSecrets[*].name}'"
    ];
    LIST_SECRETS = "decode-step-list-secrets", [
        "kubectl get secrets --all-namespaces --field-selector type=kubernetes.io/dockerconfigjson"
    ];
    CHECK_SECRET = "decode-step-check-secret", [
        "kubectl get secret SECRET --namespace NAMESPACE -o yaml"
    ];
    FIND_BROKEN_SECRET = "decode-step-find-broken-secret", [
        "kubectl get pod POD --namespace NAMESPACE -o jsonpath='{.spec.imagePullSecrets[*].name}'",
        "kubectl get secret SECRET --namespace NAMESPACE -o yaml"
    ];
    CREATE_PULL_SECRET = "decode-step-create-secret", [
        "kubectl create secret docker-registry SECRET --namespace NAMESPACE --docker-server=SERVER --docker-username=USERNAME --docker-password=PASSWORD"
    ];
    GRANT_PULL = "decode-step-grant-pull", [];
    TRY_ON_NODE = "decode-step-try-on-node", ["crictl pull --creds USERNAME:PASSWORD IMAGE"];

    USE_PROVIDER = "decode-step-use-provider", [];
    RENEW_ECR_TOKEN = "decode-step-renew-ecr-token", [
        "kubectl create secret docker-registry SECRET --namespace NAMESPACE --docker-server=SERVER --docker-username=AWS --docker-password=\"$(aws ecr get-login-password)\""
    ];
    CHECK_ACR = "decode-step-check-acr", ["az aks check-acr --resource-group GROUP --name CLUSTER --acr REGISTRY"];
    GRANT_GOOGLE = "decode-step-grant-google", [
        "gcloud projects add-iam-policy-binding PROJECT --member=serviceAccount:ACCOUNT --role=roles/artifactregistry.reader"
    ];

    COMPARE_PLATFORMS = "decode-step-compare-platforms", [
        "docker manifest inspect IMAGE",
        "kubectl get nodes -L kubernetes.io/os,kubernetes.io/arch"
    ];
    BUILD_PLATFORM = "decode-step-build-platform", [];
    REBUILD = "decode-step-rebuild", [];

    RATE_LIMIT_CREDENTIALS = "decode-step-rate-limit-credentials", [
        "kubectl create secret docker-registry SECRET --namespace NAMESPACE --docker-server=SERVER --docker-username=USERNAME --docker-password=PASSWORD"
    ];
    MIRROR = "decode-step-mirror", [];
    RAISE_QPS = "decode-step-raise-qps", [];

    SHOW_CERTIFICATE = "decode-step-show-certificate", [
        "curl -vI https://REGISTRY/v2/"
    ];
    TRUST_AUTHORITY = "decode-step-trust-authority", [];
    CHECK_CLOCK = "decode-step-check-clock", ["timedatectl"];
    USE_CERTIFIED_NAME = "decode-step-use-certified-name", [];
    PREFER_TLS = "decode-step-prefer-tls", [];
    ALLOW_HTTP = "decode-step-allow-http", [];
    FORBID_HTTP = "decode-step-forbid-http", [];

    CHECK_HOST_NAME = "decode-step-check-host-name", [];
    RESOLVE_ON_NODE = "decode-step-resolve-on-node", ["getent hosts REGISTRY"];
    CONNECT_FROM_NODE = "decode-step-connect-from-node", ["curl -v https://REGISTRY/v2/"];
    CHECK_PORT = "decode-step-check-port", [];
    CHECK_FIREWALL = "decode-step-check-firewall", [];
    CHECK_PROXY = "decode-step-check-proxy", ["systemctl show --property=Environment containerd crio"];
    WAIT_FOR_REGISTRY = "decode-step-wait-for-registry", [];
    CHECK_DISK = "decode-step-check-disk", [
        "kubectl describe node NODE",
        "df -h /var/lib/containerd /var/lib/containers"
    ];
    PRUNE_IMAGES = "decode-step-prune-images", ["crictl rmi --prune"];
    READ_RUNTIME_LOG = "decode-step-read-runtime-log", [
        "journalctl --unit containerd --unit crio --since -1h",
        "crictl info"
    ];
    CHECK_SIGNATURE_POLICY = "decode-step-check-signature-policy", ["cat /etc/containers/policy.json"];
    SET_SANDBOX_IMAGE = "decode-step-set-sandbox-image", ["crictl pull registry.k8s.io/pause:3.10"];
}
