# tools: see web/src/words/mod.rs
tools-copy = Copy
tools-copy-text = Copy: { $text }
tools-copy-name = Copy { $name }
tools-copied = Copied.
tools-copy-selected = The clipboard is out of reach. The text is selected: copy it with Ctrl+C or ⌘C.
tools-copy-failed = The clipboard is out of reach. Open the manifest in the editor and copy it there.
tools-open = Open in the editor
tools-open-name = Open in the editor: { $name }
tools-opened = { $name } is open in the editor.
tools-learn-more = More in the Kubernetes documentation
tools-warnings = What to know first

tools-secret = Make a pull secret
tools-secret-intro = What “kubectl create secret docker-registry” makes, without a cluster. Nothing you type leaves this page.
tools-secret-from = Make it from
tools-secret-from-fields = user name and password
tools-secret-from-config = an existing config.json
tools-secret-name = Name
tools-secret-namespaces = Namespaces
tools-secret-namespaces-hint = One Secret each; separate several by commas. Empty: the namespace that kubectl is set to.
tools-secret-server = Server
tools-secret-server-hint = Host and port of the registry, as in image names. Empty: Docker Hub.
tools-secret-username = User name
tools-secret-password = Password or token
tools-secret-email = Email (optional)
tools-secret-email-hint = Nothing reads it.
tools-secret-fromConfig = config.json
tools-secret-config-hint = Taken over as it is.
tools-reveal = Show
tools-format = Format
tools-format-yaml = YAML
tools-format-json = JSON
tools-secret-incomplete = Fill in the fields above; the Secret appears here as soon as it is complete.
tools-secret-made = The manifest
tools-secret-count = { $count ->
    [one] One Secret is ready.
   *[other] { $count } Secrets are ready.
}
tools-secret-preview = The manifest, its data masked
tools-secret-masked = The data is masked here. Copy and Open take it whole: base64 is no encryption, so keep the file as safe as the password.

tools-advice = Which set-up fits?
tools-advice-intro = A few questions lead to one of the four use cases of the Kubernetes documentation, with commands and manifests.
tools-advice-images = May anybody pull your images?
tools-advice-images-public = Yes, they are public
tools-advice-images-private = No, they are private
tools-advice-audience = Who may run them?
tools-advice-audience-cluster = Everybody who uses the cluster
tools-advice-audience-some = Only some users of the cluster
tools-advice-tenants = Do teams that do not trust each other share the cluster?
tools-advice-tenants-one = No
tools-advice-tenants-many = Yes, each with images of its own
tools-advice-nodes = Can you put files on all nodes and configure the kubelet?
tools-advice-nodes-yes = Yes, also on nodes to come
tools-advice-nodes-no = No, or only with trouble
tools-advice-cloud = Whose registry is it?
tools-advice-cloud-none = None of these
tools-advice-cloud-aws = Amazon ECR
tools-advice-cloud-azure = Azure Container Registry
tools-advice-cloud-gcp = Google Artifact Registry
tools-advice-names = Put your own names into the commands
tools-advice-registry = Registry
tools-advice-image = Image to verify with
tools-advice-namespaces = Namespaces, separated by commas
tools-advice-secretName = Name of the Secret
tools-advice-again = Start again
tools-advice-open = Answer the questions; the set-up appears here.
tools-advice-mend = Correct the marked name; the set-up appears here.
tools-advice-result = What to set up
tools-advice-case = Use case { $number }:
tools-advice-alternatives = What would do instead
tools-advice-files = The files for it
tools-advice-files-hint = Words in capitals (USERNAME, PASSWORD) are yours to replace.

tools-decode = What does this event mean?
tools-decode-intro = Paste an event, an error of the container runtime, or all of “kubectl describe pod”.
tools-decode-text = Event or output
tools-decode-hint = Read in this page only; neither stored nor shared.
tools-decode-empty = Paste something, or take a sample: the likely causes appear here.
tools-decode-found = { $events ->
    [one] One event
   *[other] { $events } events
} recognised, { $causes ->
    [0] no cause
    [one] one possible cause
   *[other] { $causes } possible causes
} found.
tools-decode-causes = What may be behind it
tools-decode-events = What was recognised ({ $count })
tools-samples = Samples
tools-sample-describe = ImagePullBackOff
tools-sample-name = InvalidImageName
tools-sample-limit = Rate limit
tools-sample-platform = Wrong platform
tools-clear = Clear
tools-line = line { $line }
tools-lines = { $count ->
    [one] line { $lines }
   *[other] lines { $lines }
}
tools-certain = certain
tools-likely = likely
tools-possible = possible
tools-related = Diagnostics that the manifests would give
