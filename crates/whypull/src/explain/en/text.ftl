## The fixed words of the command's text output (text)

text-yes = yes
text-no = no
text-separator = {", "}

text-error = error
text-warning = warning
text-info = info
text-help = help
text-learn-more = learn more

text-role-init = init container
text-role-container = container
text-role-ephemeral = ephemeral container
text-role-image-volume = image volume

text-source-secret = Secret { $namespace }/{ $name }
text-source-node-config = node file { $name }
text-source-provider = credential provider { $name }

text-service-account = service account { $name }
text-pull-secrets = pull secrets { $names }
text-no-pull-secrets = no pull secrets

text-image = image
text-policy = policy
text-present = on node
text-part-registry = registry { $value }
text-part-path = path { $value }
text-part-tag = tag { $value }
text-part-tag-implied = tag { $value } (implied)
text-part-digest = digest { $value }
text-policy-declared = { $effective }, as declared
text-policy-defaulted = { $effective }, as nothing is declared
text-policy-overruled = { $effective }, though { $declared } is declared

text-outcome-starts = Starts from the image on the node; nothing is pulled.
text-outcome-pull = Pulls; the registry decides.
text-outcome-pull-anonymous = Pulls without credentials; the registry decides.
text-outcome-pull-credentials =
    { $count ->
        [one] Pulls with one credential; the registry decides.
       *[other] Pulls with up to { $count } credentials, one after the other; the registry decides.
    }
text-outcome-invalid-image-name = Does not start: InvalidImageName, the name is no image reference.
text-outcome-err-image-never-pull = Does not start: ErrImageNeverPull, the image is not on the node and may not be pulled.
text-outcome-credential-lookup-failed = Does not start: the Pod's credentials cannot be read, so nothing is pulled.
text-outcome-unknown = Depends on what was not given.

text-attempts = Credentials, in the order they are tried
text-column-order = #
text-column-source = source
text-column-key = key
text-column-user = user
text-matches = Keys that match for some readers only
text-all-matches = Keys, and who they match for
text-column-kubelet = kubelet
text-column-docs = docs
text-column-docker = docker
text-match-why = { $key }: { $why }
text-reason-separator = {" "}
text-steps = Steps

text-schedule-serial = Pulls on one node, one at a time
text-schedule-parallel = Pulls on one node, any number at once
text-schedule-bounded =
    { $count ->
        [one] Pulls on one node, one at a time
       *[other] Pulls on one node, at most { $count } at once
    }
text-schedule-span = { $start }–{ $end } s
text-schedule-after = after { $name }
text-schedule-more =
    { $count ->
        [one] … and one more pull; --verbose shows it.
       *[other] … and { $count } more pulls; --verbose shows them.
    }

text-insert = In { $place } write:
text-transform-decode-base64-once = decode the value once from base64
text-transform-trim-line-end = remove the line end at the end of the value
text-transform-trim-line-end-in-base64 = decode the value, remove the line end at its end, encode it again
text-transform-encode-base64 = encode the value in base64
text-transform-at = { $what } ({ $place }; the value is secret and not shown)

text-more-of-code =
    { $count ->
        [one] … and one more { $code }; --verbose shows it.
       *[other] … and { $count } more { $code }; --verbose shows them.
    }
text-more-fine =
    { $count ->
        [one] … and one more workload without errors and warnings; --verbose shows it.
       *[other] … and { $count } more workloads without errors and warnings; --verbose shows them.
    }
text-more-troubled =
    { $count ->
        [one] … and one more workload with errors or warnings; --verbose shows it.
       *[other] … and { $count } more workloads with errors or warnings; --verbose shows them.
    }
text-no-workloads = Nothing in the input runs Pods.

text-count-errors =
    { $count ->
        [one] 1 error
       *[other] { $count } errors
    }
text-count-warnings =
    { $count ->
        [one] 1 warning
       *[other] { $count } warnings
    }
text-count-workloads =
    { $count ->
        [one] 1 workload
       *[other] { $count } workloads
    }
text-no-errors = no errors
text-next = next
text-next-fix = { $fix } ({ $place })
text-next-fix-nowhere = { $fix }
text-next-read = read about { $code }: { $link }
text-next-give-more = give the Secrets and the ServiceAccount too, or say --complete if there are none
text-next-no-workloads = give a Pod, or a Deployment or another object that makes Pods: kubectl get pod NAME -o yaml | whypull explain -
text-next-warnings = nothing given here stops a pull; look at the warnings
text-next-nothing = nothing given here stops a pull; if one fails all the same: kubectl describe pod NAME | whypull decode

text-match-none = No key matches { $repository } under the rules of { $semantics }: the pull is made without credentials.
text-match-unusable = The file cannot be used, for the reasons below, so no key of it serves { $repository } under the rules of { $semantics }.
text-match-some =
    { $count ->
        [one] One key matches { $repository } under the rules of { $semantics }.
       *[other] { $count } keys match { $repository } under the rules of { $semantics }, in this order: { $keys }
    }
text-decode-line = line { $line }
text-decode-causes = Likely causes
text-likelihood-certain = certain
text-likelihood-likely = likely
text-likelihood-possible = possible
text-advice-use-case = Use case { $number }: { $why }
text-advice-alternative = Or instead: { $title }
text-advice-manifests = Manifests
text-advice-written = written to { $path }
text-column-code = code
text-column-severity = severity
text-column-title = title
