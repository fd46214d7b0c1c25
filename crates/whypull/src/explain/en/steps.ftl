## What happens, one step after the other (steps)

# The name.
step-name-tag = “{ $image }” means the repository { $domain }/{ $path } and its tag { $tag }.
step-name-latest = “{ $image }” means the repository { $domain }/{ $path }. It has neither tag nor digest, so the kubelet takes the tag latest.
step-name-digest = “{ $image }” means the repository { $domain }/{ $path } and the content { $digest }.
step-invalid-image-name = “{ $image }” is not an image name: { $reason }. The kubelet does not try to pull it (InvalidImageName).
step-image-missing = There is no image name. The API server refuses the object, so no kubelet sees it.
step-digest-only = Only the digest is used to pull. The tag beside it is decoration: nothing checks that it belongs to the digest.
step-architecture-suffix-other = The name ends with -{ $architecture }, and the node's platform is { $platform }: what is in this image does not run there.
step-architecture-suffix = The name ends with -{ $architecture }: an image for that architecture alone, as images were named before there were image indexes.
step-node = Told for the node { $node }. Other nodes decide alone.

# The platform.
step-platform-chosen = The image index has a manifest for { $offered }, which a node of platform { $platform } takes: { $digest }.
step-platform-missing = The image index has no manifest for { $platform }: the pull fails whatever the credentials.
step-platform-single = What was given is one manifest and no image index: it serves the platform that it was built for.

# The policy.
policy-declared = The manifest says imagePullPolicy: { $policy }.
policy-unsupported = “{ $written }” is not a pull policy, so the API server refuses the object. Left out, the policy would be { $policy }.
policy-always-pull-images = The admission controller AlwaysPullImages sets the policy { $policy }, whatever the manifest says.
policy-kept = No imagePullPolicy is given, and the object exists already: it keeps the policy { $policy }, which was set when it was created.
policy-default-digest = No imagePullPolicy is given and the image has a digest without a tag, so the API server sets { $policy }.
policy-default-tag-latest = No imagePullPolicy is given and the tag is latest, so the API server sets { $policy }.
policy-default-no-tag = No imagePullPolicy is given and there is no tag, so the API server sets { $policy }.
policy-default-other-tag = No imagePullPolicy is given and the tag is not latest, so the API server sets { $policy }.
policy-default-malformed = No imagePullPolicy is given and the name does not parse, so the API server sets { $policy }.

# Present or absent.
step-never-absent = The policy is Never and the image is not on the node: the container does not start (ErrImageNeverPull).
step-never-unverified = The image is on the node, but the kubelet has to verify that the Pod may use it, and it is not allowed to pull. It reports that the image is not present (ErrImageNeverPull).
step-present-used = The image is on the node and the policy is not Always, so the kubelet uses it. Nothing is pulled and no credential is needed.
step-present-unverified = The image is on the node, but no record shows that this Pod may use it, so the kubelet pulls it with the Pod's credentials.
step-always-present = The policy is Always: the kubelet asks the registry although the image is on the node. Layers that are there are not downloaded again.
step-always-absent = The policy is Always: the kubelet asks the registry.
step-absent = The image is not on the node, so the kubelet pulls it.
step-image-volume-gate = Volumes of type image are off by default before Kubernetes 1.35: unless the feature gate ImageVolume is on, the API server drops the field.
step-image-volume-unsupported = Volumes of type image do not exist in Kubernetes { $version }: the API server drops the field. They came with 1.31.

# The credentials.
step-secrets-own = The Pod lists imagePullSecrets: { $names }.
step-secrets-account = The Pod lists no imagePullSecrets, so those of its ServiceAccount are copied into it when it is created: { $names }.
step-secrets-none = Neither the Pod nor its ServiceAccount lists imagePullSecrets.
step-secrets-none-given = The Pod lists no imagePullSecrets. Its ServiceAccount was not given; whatever it lists would be copied into the Pod.
step-secrets-none-live = The Pod lists no imagePullSecrets, and it exists already: nothing is copied into it any more.
step-secrets-none-mirror = The Pod mirrors a static Pod: admission leaves it alone, and no imagePullSecrets of a ServiceAccount are copied into it.
step-secrets-missing = The kubelet cannot find { $names }. It goes on without.
step-secrets-missing-after = After a failure the kubelet tells which Secrets it could not find:
step-secret-skipped = The Secret { $name } is of another type: the kubelet skips it without a word.
step-lookup-failed-in-pull = The Secret { $secret } cannot be read: { $reason }. That fails the pull of every image of the Pod, with back-off (ErrImagePull).
step-lookup-failed-first = The Secret { $secret } cannot be read: { $reason }. Kubernetes 1.33 reads credentials before it looks at the node, so even images that are present fail, and there is no back-off.
step-lookup-failed = The Secret { $secret } cannot be read: { $reason }. One bad entry spoils the credentials of the whole Pod, so the kubelet does not begin to pull.
step-attempt-secret = Try { $order }: the credential of user { $username } under the key “{ $key }” of the Secret { $source }.
step-attempt-node = Try { $order }: the credential of user { $username } under the key “{ $key }” of the node's file { $source }.
step-attempt-provider = Try { $order }: the credential of user { $username } under the key “{ $key }” from the credential provider { $source }.
step-attempt-blank = Try { $order }: the blank credential under the key “{ $key }” of { $source }. containerd takes it as anonymous.
step-no-anonymous = No try without credentials follows: the kubelet makes one only where no key matches.
step-anonymous = No key matches, so the kubelet pulls without credentials. { $domain } has to serve the image to everybody, unless the container runtime has credentials of its own.
step-anonymous-unknown = Nothing that was given matches. Whether the kubelet pulls without credentials depends on what was not given.

# The pull.
step-node-home = { $at } is in the kubelet's home directory. The kubelet finds it only if HOME is set for its process: you may have to set HOME=/root.
step-pulling = The kubelet asks the container runtime to pull. The event comes when the request is queued, before the download begins.
step-success = If it succeeds:
step-failure = If it fails, with the registry's answer in place of “…”:
step-failure-all = If it fails with every credential, with the registry's answers in place of “…”:
step-back-off = Then the kubelet waits before it tries again: { $times }, … seconds (ImagePullBackOff).
