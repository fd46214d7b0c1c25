## What the kubelet makes of the files (answer)

answer-headline-failing = { $n } of { $total } containers do not start.
answer-headline-failing-all =
    { $total ->
        [one] The container does not start.
       *[other] None of the { $total } containers starts.
    }
answer-headline-wrong =
    { $n ->
        [one] As it stands, the Pod will not run.
       *[other] As it stands, not every Pod will run.
    }
answer-headline-open =
    { $total ->
        [one] Whether the container starts hangs on what was not pasted.
       *[other] For { $n } of { $total } containers it hangs on what was not pasted.
    }
answer-headline-pulled = { $n } of { $total } images are pulled; the registry decides.
answer-headline-pulled-all =
    { $total ->
        [one] The image is pulled; the registry decides.
       *[other] All { $total } images are pulled; the registry decides.
    }
answer-headline-starts =
    { $total ->
        [one] The container starts from the image on the node.
       *[other] All { $total } containers start from the images on the node.
    }
answer-headline-nothing = The Pods have no containers.
answer-cause = Cause
answer-look-at = Look at
answer-above = told above
answer-fix = What to do
answer-apply = Apply the fix

answer-count-workloads =
    { $n ->
        [one] 1 workload
       *[other] { $n } workloads
    }
answer-count-containers =
    { $n ->
        [one] 1 container
       *[other] { $n } containers
    }
answer-count-errors =
    { $n ->
        [one] 1 error
       *[other] { $n } errors
    }
answer-count-warnings =
    { $n ->
        [one] 1 warning
       *[other] { $n } warnings
    }
answer-row-failing =
    { $n ->
        [one] does not start
       *[other] { $n } do not start
    }
answer-row-open = depends
answer-more =
    { $left ->
        [one] Show the last one
       *[other] Show { $n } more of { $left }
    }
answer-filter-text = Find by name or image
answer-filter-troubled = Only with problems
answer-filter-found = { $n } of { $total }

answer-outcome = Outcome:
answer-image = Image
answer-implied = implied
answer-library-implied = library/ implied
answer-part-domain = registry
answer-part-path = path
answer-part-tag = tag
answer-part-digest = digest
answer-fault-here = wrong here:
answer-policy = Pull policy
answer-policy-declared = though { $policy } is written
answer-present = The image is on the node
answer-anonymous = Without credentials
answer-anonymous-yes = Yes. No key serves the image, so nothing is sent.
answer-anonymous-no = No. A key serves the image, so credentials are sent, and no try without them follows.
answer-anonymous-no-pull = Nothing is pulled, so nothing is asked.
answer-anonymous-open = Cannot be told from what was pasted.

answer-pull-secrets = pull secrets
answer-attempts = Credentials, in the order they are tried
answer-source = from
answer-user = user
answer-user-blank = none: a blank credential
answer-password-hidden = the password is not shown
answer-why-key = Why this key
answer-truths = Three readers, three answers
answer-truths-agree = The documentation, the kubelet and docker on a laptop agree.
answer-truths-agree-none = The documentation, the kubelet and docker on a laptop agree: no key serves this image.
answer-truths-more = Compare the attempts and the outcome too
answer-truth-docs = What the docs say
answer-truth-kubelet = What the kubelet does
answer-truth-docker = What docker does on a laptop
answer-differs = differs
answer-key-used = used
answer-key-unused = not used
answer-row-tried = Tried, in order
answer-tried-none = nothing: no credentials
answer-row-outcome = Outcome
answer-why-differs = Why { $key } differs
answer-steps = What the kubelet does, step by step
answer-event-type = Type
answer-event-reason = Reason
answer-event-message = Message

answer-elsewhere = Elsewhere in the files
answer-learn-more = Learn more
answer-new-tab = (opens a new tab)

answer-empty-title = Paste a Pod, see why it will not pull
answer-empty-text = Put the Pod into the editor, or a Deployment or anything else that makes Pods, and with it the Secrets that it names. The answer appears here as you type. These commands get them:
answer-no-workload-title = Nothing here runs Pods
answer-no-workload-text = What you pasted was read, but no Pod, Deployment or other object with a Pod template is in it, so there is no image to explain. Add the Pod that fails:
answer-get-pod = The Pod
answer-get-secret = Its Secrets
answer-get-account = Its ServiceAccount
answer-get-config = The config.json of a laptop or node
answer-privacy = Nothing that you paste leaves this page.
