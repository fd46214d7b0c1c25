## What the policy module says (policy)

problem-of-container = { $role ->
    [init] Init container
    [ephemeral] Ephemeral container
    [image-volume] Image volume
   *[container] Container
} "{ $name }" (image "{ $image }"): { $code }: { $sentence }
problem = { $code }: { $sentence }
problem-fix = {" "}To mend it: { $fix }
more-problems = { $count ->
    [one] One more problem is not listed.
   *[other] { $count } more problems are not listed.
}

request-unreadable = whypull cannot judge this request: { $reason }.
request-without-object = The request has no object, so there is no { $kind } that could be judged.
request-without-pod = The object is no { $kind } with containers: spec.containers (of its Pod template) must be a list of at least one.
request-unchangeable = The object cannot be changed as the settings want it, so it is not let through: its fields are of other types than those of a { $kind }.
settings-unreadable = The settings of this policy cannot be read, so nothing is let through: { $reason }

image-is-no-name = The image is no valid name: { $reason }.
rewritten-name-invalid = rewriteRegistries makes “{ $image }” of this image, which is no valid name.
    .fix = Shorten the place that rewriteRegistries leads to.
registry-denied = “{ $repository }” comes from a registry that deniedRegistries lists.
    .fix = Take the image from another registry.
registry-not-allowed = “{ $repository }” comes from a registry that allowedRegistries does not list.
    .fix = Push the image to a registry that is listed, and name it from there.
digest-unknown = The registry did not say which digest “{ $image }” has, so the tag cannot be pinned.
    .fix = Write the digest yourself (name@sha256:…), or let the policy server log in to the registry.
pull-policy-stays = “{ $image }” is pinned by its digest now, but the policy Always, which the API server set because of the tag latest, stays.
    .fix = Set imagePullPolicy: IfNotPresent; what a digest names never changes.
pull-policy-immutable = The policy Always is set because of alwaysPull. The API server lets no pull policy of an existing Pod change and will refuse the update.
    .fix = Delete the Pod and create it again.
credentials-not-checked = The Secrets and the ServiceAccount of the Pod were not looked at: the policy may not read them, or the cluster did not answer.
    .fix = Grant the policy contextAwareResources for v1/Secret and v1/ServiceAccount, or set context: off.
