## Why a key matches, or does not (keyring)

# The key is no URL: the kubelet skips it.
match-url-control = The kubelet skips the key “{ $key }”: it has a control character ({ $character }) at position { $position }.
match-url-escape = The kubelet skips the key “{ $key }”: the “%” at position { $position } starts no escape that is allowed there.
match-url-host = The kubelet skips the key “{ $key }”: “{ $character }” at position { $position } cannot stand in a host name.
match-url-port = The kubelet skips the key “{ $key }”: a port has digits only, and “{ $character }” at position { $position } is none.
match-url-bracket-inside = The kubelet skips the key “{ $key }”: the “[” at position { $position } is inside the host, where only an IPv6 address has brackets. Kubelets built with Go before 1.24.8 take it for a character class.
match-url-bracket-open = The kubelet skips the key “{ $key }”: the “[” at position { $position } is never closed.
match-url-not-ipv6 = The kubelet skips the key “{ $key }”: what the brackets at position { $position } hold is no IPv6 address.
match-url-hidden = The kubelet skips the key “{ $key }”: what stands before “@” makes it no URL.
match-url-second = The kubelet reads the key “{ $key }” twice. Once its escapes are undone it is no URL any more, so it never matches.
match-image-no-url = The kubelet cannot read the registry “{ $image }” as a host, so no key matches the image.

# What is dropped, and what is not.
match-scheme-kept = Only “https://” and “http://” in lower case are stripped: “{ $scheme }” is read as the host.
match-user-info-dropped = The user info before “@” is dropped; it is not used to log in.
match-query-dropped = “?” starts a query: it and everything after it is dropped.
match-fragment-dropped = “#” starts a fragment: it and everything after it is dropped.
match-api-version-dropped = “/v1/” or “/v2/” at the start of the path is dropped, so the key means the registry behind it.
match-key-empty = The key “{ $key }” names no host, so it matches nothing.
match-ipv6-class = Without a port, the brackets of “{ $pattern }” stay and are read as a character class: the key never matches an IPv6 address.
match-hidden = The key “{ $key }” matches. It holds what may be a password, so its parts are not shown.
match-hidden-not = The key “{ $key }” does not match. It holds what may be a password, so its parts are not shown.

# The port.
match-port-only-key = The key has the port “{ $pattern }” and the image has none; “:443” is not the same as no port.
match-port-only-image = The image has the port “{ $text }” and the key has none.
match-port-differs = The port of the key is “{ $pattern }” and that of the image is “{ $text }”. Ports are compared as text; there are no globs in them.

# The host.
match-host = The host is “{ $host }” in both.
match-label-count = The host “{ $pattern }” of the key and “{ $host }” differ in the number of labels: { $pattern-labels } against { $image-labels }.
match-label-count-glob = The host “{ $pattern }” of the key and “{ $host }” differ in the number of labels: { $pattern-labels } against { $image-labels }. “*” does not cross a dot.
match-label = Label { $label }: “{ $pattern }” matches “{ $text }”.
match-label-not = Label { $label }: “{ $pattern }” does not match “{ $text }”.
match-label-differs = Label { $label } is “{ $pattern }” in the key and “{ $text }” in the image.
match-label-case = “{ $pattern }” and “{ $text }” differ in upper and lower case only, and that counts.
match-malformed = “{ $pattern }” is a malformed pattern and matches nothing.
match-docs-host = As documented, “{ $pattern }” matches the whole host “{ $text }”.
match-docs-host-not = As documented, “{ $pattern }” does not match the host “{ $text }”.
match-docs-host-differs = The host is “{ $pattern }” in the key and “{ $text }” in the image.

# The path.
match-path-any = The key has no path, so it serves every repository of the host.
match-path = The path “{ $text }” starts with “{ $pattern }”.
match-path-neighbour = The path “{ $text }” starts with “{ $pattern }”, in the middle of a name: the key also serves this neighbour of the repository it names. End it with “/” to keep its credentials apart.
match-path-not = The path “{ $text }” does not start with “{ $pattern }”.
match-path-case = The paths “{ $text }” and “{ $pattern }” differ in upper and lower case only, and that counts.

# Docker Hub.
match-hub-fallback = The image is on Docker Hub, and the entry “index.docker.io” serves it as long as no other key of the same source matches.
match-hub-fallback-unused = Another key of the same source matches, so the entry “index.docker.io” is not used.

# The Docker CLI.
match-docker-equal = Docker asks for “{ $address }”, and that is the key.
match-docker-host = Docker asks for “{ $address }”, and that is the host of the key “{ $key }”.
match-docker-path-ignored = Docker ignores the path of the key “{ $key }”: it serves all of “{ $address }”.
match-docker-not = Docker asks for “{ $address }”, and the host of the key “{ $key }” is another.
match-docker-no-globs = Docker knows no globs: the “*” in “{ $key }” is a plain character.
match-docker-hub-not = For Docker Hub, Docker asks for exactly “{ $address }”; the key “{ $key }” is another.
