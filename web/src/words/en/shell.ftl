## The frame of the page

shell-dismiss = Dismiss
shell-title = whypull – why an image will not pull
shell-tagline = Paste a Pod and its Secrets, see why its image will or will not pull.
shell-private = Nothing leaves this page.
shell-skip = Skip to the answer
shell-text = Text
shell-output = Answer
shell-close = Close
shell-back = Back to my text
shell-error = error
shell-warning = warning
shell-info = info

shell-views = What is shown
shell-view-answer = Answer
shell-view-pictures = Pictures
shell-view-secret = Secret
shell-view-advice = Use cases
shell-view-decode = Decode event

shell-language = Language
shell-theme = Colours
shell-theme-system = System
shell-theme-light = Light
shell-theme-dark = Dark

shell-files = Files
shell-file-new = New
shell-file-open = Open…
shell-file-remove = Remove
shell-file-name = Name
shell-file-node = Node
shell-file-node-example = node-a
shell-file-place = Place on the node
shell-file-place-example = /var/lib/kubelet/config.json
shell-file-image = Image
shell-file-image-example = registry.example/app:1.0
shell-file-provider = Provider
shell-file-provider-example = ecr-credential-provider
shell-role = Used as
shell-role-found-out = found out by content
shell-role-manifest = manifest
shell-role-previous = previous manifest
shell-role-nodeConfig = node’s docker config
shell-role-kubeletConfig = kubelet configuration
shell-role-credentialProviderConfig = credential provider configuration
shell-role-providerResponse = credential provider response
shell-role-imageIndex = image index
shell-drop = Drop files to open them as tabs. They stay on this page.
shell-file-too-large = { $name } was not opened: it is larger than 20 MB.
shell-file-unreadable = { $name } could not be read.
shell-too-many-files = Only the first { $n } files were opened.

shell-verdict-nothing = No containers yet
shell-verdict-start = { $n } of { $total } start
shell-verdict-pull = { $n } of { $total } try the pull
shell-verdict-fail = { $n } of { $total } cannot pull
shell-verdict-open = { $n } of { $total } not known
shell-verdict-errors = { $n ->
    [one] 1 error
   *[other] { $n } errors
}
shell-verdict-warnings = { $n ->
    [one] 1 warning
   *[other] { $n } warnings
}

shell-keys = Keyboard shortcuts
shell-keys-jump = Between text and answer
shell-keys-views = Answer, pictures, Secret, use cases, decode event
shell-keys-new = New file
shell-keys-open = Open files from disk
shell-keys-examples = Examples
shell-keys-settings = Settings
shell-keys-back = Back to my text
shell-keys-tabs = Next tab, on a tab
shell-keys-remove = Remove the file, on its tab
shell-keys-help = This list, outside of text fields

shell-settings = Settings
shell-set-version = Kubernetes version
shell-set-semantics = Rule set
shell-set-semantics-kubelet = kubelet: what the cluster does
shell-set-semantics-docs = docs: what the documentation says
shell-set-semantics-docker = docker: what docker pull does
shell-set-complete = Is this all there is?
shell-set-complete-found-out = found out: once there is a Secret or ServiceAccount
shell-set-complete-yes = yes, what is not here does not exist
shell-set-complete-no = no, there may be more
shell-set-runtime = Container runtime
shell-set-runtime-any = not said
shell-set-platform = Platform of the node
shell-set-namespace = Namespace where none is named
shell-set-seconds = Seconds a pull takes, IMAGE=SECONDS for one
shell-set-always = Admission controller AlwaysPullImages is on
shell-set-present = Images on the node
shell-set-present-remove = { $image } is not on the node
shell-keep = Keep what I typed, secrets too, until this tab closes
shell-keep-default = Without this, a reload brings back the text with every secret replaced.
shell-restored-without-secrets = Your text is back after the reload. Its secrets were not kept: they read REDACTED now.

shell-examples = Examples
shell-examples-search = Search the examples
shell-examples-found = { $n ->
    [one] 1 example
   *[other] { $n } examples
}
shell-examples-documented = From the documentation, and whole stories
shell-examples-diagnostics = By diagnostic
shell-example-wrong-key = A private image and a Secret with a wrong key: from ImagePullBackOff to its cause
shell-example-janedoe = The Pod, Secret and kustomization of the documentation
shell-example-janedoe-alone = The same Pod alone: what was not pasted is not called missing
shell-example-glob = Five names against *my-registry.io/images: three match
shell-example-glob-docs = The same five names as the documentation has them: all match
shell-example-glob-as-printed = config.json as printed, with “…” for a credential
shell-example-subpath = Two credentials for one image, the longer path first
shell-example-subpath-as-printed = The same with “…” in both entries
shell-example-private-image-test-1 = $PRIVATE_IMAGE_NAME was not filled in
shell-example-private-image-test-1-filled-in = The test Pod of the documentation, on a node with a credential
shell-example-event-2015 = An event of 2015, decoded
shell-example-names = What the image names of the documentation mean
shell-example-policies = The pull policy of every defaulting rule
shell-example-policies-always = The same with AlwaysPullImages, one image present
shell-example-previous = A changed tag leaves the old pull policy behind
shell-example-parallel = Who waits for whom when two pulls at once are allowed
shell-example-parallel-refused = A kubelet configuration with which the kubelet does not start
shell-example-credential-provider = A credential from a kubelet credential provider
shell-example-image-index = Which manifest of an image index a node takes
shell-example-image-index-missing = A platform that the image index does not have
shell-example-typo = A Secret whose name is spelled wrong
shell-example-broken = A document that cannot be read between two that can
shell-example-shop = Many mistakes at once
