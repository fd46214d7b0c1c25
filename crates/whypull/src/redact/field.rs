//! Names of fields that a reader knows, so that they cannot be a secret.

use crate::excerpt;

/// Fields of Kubernetes objects that have nothing to do with pulls, and yet make an object readable.
/// Alphabetical, for the search.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    "accessModes", "activeDeadlineSeconds", "add", "affinity", "allowPrivilegeEscalation",
    "automountServiceAccountToken", "availableReplicas", "backoffLimit", "binaryData",
    "blockOwnerDeletion", "cacheType", "capabilities", "claimName", "clusterIP", "completions",
    "concurrencyPolicy", "conditions", "configMap", "configMapKeyRef", "configMapRef",
    "containerPort", "containerStatuses", "controller", "cpu", "creationTimestamp", "csi",
    "defaultMode", "deletionTimestamp", "dnsPolicy", "downwardAPI", "driver", "drop", "effect",
    "emptyDir", "enableServiceLinks", "envFrom", "exec", "externalTrafficPolicy",
    "failedJobsHistoryLimit", "failureThreshold", "fieldPath", "fieldRef", "finalizers",
    "fsGroup", "generation", "grpc", "host", "hostAliases", "hostIPC", "hostNetwork", "hostPID",
    "hostPath", "hostPort", "hostname", "httpGet", "imageID", "immutable", "initialDelaySeconds",
    "key", "lifecycle", "limits", "livenessProbe", "managedFields", "matchExpressions",
    "matchLabels", "maxSurge", "maxUnavailable", "memory", "message", "minReadySeconds", "mode",
    "mountPath", "nfs", "nodeAffinity", "nodeName", "nodePort", "nodeSelector",
    "observedGeneration", "operator", "optional", "optionalServiceAccountAnnotationKeys",
    "overhead", "ownerReferences", "parallelism", "path", "paused", "periodSeconds",
    "persistentVolumeClaim", "phase", "podAffinity", "podAntiAffinity", "podManagementPolicy",
    "port", "ports", "postStart", "preStop", "preemptionPolicy", "prefix", "priority",
    "priorityClassName", "privileged", "progressDeadlineSeconds", "projected", "protocol",
    "readOnly", "readOnlyRootFilesystem", "readinessGates", "readinessProbe", "ready",
    "readyReplicas", "reason", "replicas", "requests", "requireServiceAccount",
    "requiredServiceAccountAnnotationKeys", "resourceVersion", "resources", "restartCount",
    "restartPolicy", "revisionHistoryLimit", "rollingUpdate", "runAsGroup", "runAsNonRoot",
    "runAsUser", "running", "runtimeClassName", "schedule", "schedulerName", "scheme",
    "seccompProfile", "secret", "secretKeyRef", "secretName", "secretRef", "securityContext",
    "selector", "selfLink", "server", "serviceAccountTokenAudience", "serviceName",
    "sessionAffinity", "shareProcessNamespace", "size", "sources", "started",
    "startingDeadlineSeconds", "startupProbe", "state", "status", "stdin", "stdinOnce", "storage",
    "storageClassName", "strategy", "subPath", "subdomain", "successThreshold",
    "successfulJobsHistoryLimit", "suspend", "targetPort", "tcpSocket", "terminated",
    "terminationGracePeriodSeconds", "terminationMessagePath", "terminationMessagePolicy",
    "timeoutSeconds", "tolerationSeconds", "tolerations", "topologySpreadConstraints",
    "ttlSecondsAfterFinished", "tty", "uid", "updateStrategy", "updatedReplicas", "urls", "value",
    "valueFrom", "values", "volumeClaimTemplates", "volumeDevices", "volumeMounts", "waiting",
    "workingDir",
];

/// Whether a key is a name that Kubernetes or Docker has. Any other may be what somebody pasted into
/// the wrong place.
pub(super) fn is_known(name: &str) -> bool {
    excerpt::is_field(name)
        || NAMES.binary_search(&name).is_ok()
        || ["imagePullSecret", "imagePullSecrets"]
            .iter()
            .any(|field| name.eq_ignore_ascii_case(field))
}

/// The data keys of a Secret under which a docker config stands, or was meant to.
pub(super) fn is_config(name: &str) -> bool {
    matches!(
        name,
        ".dockerconfigjson" | ".dockercfg" | "config.json" | "dockerconfigjson" | "dockercfg"
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_list_can_be_searched() {
        assert!(super::NAMES.is_sorted());
    }
}
