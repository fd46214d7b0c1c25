# picture: see web/src/words/mod.rs
picture-as-table = As a table
picture-seconds = { $seconds } s
picture-minutes = { $minutes } min

picture-back-off = How long the kubelet waits between tries
picture-back-off-intro = A pull that fails is tried again after 10 seconds, and the wait doubles up to 5 minutes. Move the slider to see what kubectl shows at that moment.
picture-back-off-desc = One row a try. A dot is a try that fails, the bar after it the wait until the next one. The table below says the same.
picture-back-off-note = Assumes that every try fails at once. The kubelet looks at such a Pod every 10 to 15 seconds, so tries may come a little later and the events of a wait may be counted more often.
picture-legend-try = a try fails: ErrImagePull
picture-legend-wait = the kubelet waits: ImagePullBackOff
picture-slider = What do I see after
picture-moment = { $minutes } min { $seconds } s
picture-try-before = Try before
picture-try-after = Next try
picture-try = Try { $number } at { $at }, then { $wait } s
picture-status = STATUS
picture-tries = { $count ->
    [one] after one try.
   *[other] after { $count } tries.
}
picture-events = Events so far, as in “kubectl describe pod”
picture-count = Count
picture-column-try = Try
picture-column-at = After (min:s)
picture-column-wait = Then waits

picture-pulls = The pulls of the node
picture-pulls-intro = When each image would be pulled if all the Pods landed on one node at the same time.
picture-pulls-desc = { $count ->
    [one] One row: a bar from the start to the end of the pull.
   *[other] { $count } rows, one a pull: a bar from its start to its end, and a dashed line while it waits.
} The table below says the same.
picture-pulls-count = { $count ->
    [one] One pull, done after { $seconds } s.
   *[other] { $count } pulls, done after { $seconds } s.
}
picture-is-serial = One at a time.
picture-is-parallel = As many at once as there are Pods; never two for one Pod.
picture-is-limited = { $limit ->
    [one] At most one at once.
   *[other] At most { $limit } at once; never two for one Pod.
}
picture-no-pulls = Nothing is pulled: paste a Pod whose image is not on the node, or open an example.
picture-pages = Pulls
picture-page = { $first }–{ $last } of { $count }
picture-page-before = Earlier
picture-page-after = Later
picture-mode = How the node pulls
picture-mode-serial = one after the other (the default)
picture-mode-parallel = in parallel, no limit
picture-mode-limit = in parallel, at most
picture-seconds-all = Seconds that a pull takes
picture-seconds-by-image = Seconds by image
picture-written-to = The choice is written into
picture-will-write = The choice is written into a KubeletConfiguration, kubelet-config.yaml.
picture-not-writable = Set serializeImagePulls and maxParallelImagePulls by hand in
picture-column-workload = Workload
picture-column-container = Container
picture-column-image = Image
picture-column-start = Start (s)
picture-column-end = End (s)
picture-column-waits = Waits for

picture-keys = Does this key serve this image?
picture-keys-intro = A key under “auths” against the registry and path of an image, as the three rule sets read them.
picture-pick = From what you pasted
picture-pick-own = typed below
picture-image-field = Image
picture-key-field = Key in “auths”
picture-compared = “{ $key }” against “{ $repository }”.
picture-rules-differ = The rule sets disagree.
picture-rules-agree = All three agree.
picture-rules-kubelet = What the kubelet does
picture-rules-docs = What the documentation says
picture-rules-docker = What docker does on a laptop
picture-verdict-yes = matches
picture-verdict-fallback = matches, if no other key does
picture-verdict-no = does not match
picture-pairs = Key and image side by side, rules: { $rules }
picture-key = key
picture-image = image
picture-part-label = label { $number }
picture-part-host = whole host
picture-part-address = address
picture-part-port = port
picture-part-path = path begins with
picture-fits = fits
picture-differs = differs
