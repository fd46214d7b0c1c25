## The Secret that `kubectl create secret docker-registry` makes (secret)

secret-field-missing = Missing. A Secret needs a name, a server, a user name and a password, or a name and an existing config.json.
secret-field-name = No valid name of a Secret: lower-case letters, digits, “-” and “.”, at most 253 characters, beginning and ending with a letter or digit.
secret-field-namespace = No valid name of a namespace: lower-case letters, digits and “-”, at most 63 characters, beginning and ending with a letter or digit.
secret-field-beside-config = Not together with an existing config.json, which is taken over unchanged.
secret-field-config-syntax = Not valid JSON, at line { $line }, column { $column }. The API server would refuse the Secret.
secret-field-config-no-object = Valid JSON, but no object. A config.json begins with “{"{"}” and has a field “auths”.
secret-field-too-large = Too large: the data of a Secret may have at most { $limit } bytes.

secret-note-password-line-end = The password ends with a line break, which becomes part of it, so that the registry will refuse it. Use “printf %s” or “echo -n” instead of “echo”.
secret-note-username-colon = The user name contains “:”. The kubelet splits “auth” at the first colon and so reads another user name and another password.
secret-note-placeholder = The field “{ $field }” still holds a placeholder from the documentation.
secret-note-server-whitespace = The server name contains white space; this key will match no image.
secret-note-server-scheme = Of all schemes the kubelet knows only “https://” and “http://”, in lower case; this key will match no image.
secret-note-server-user-info = The server name contains user information (before “@”). The kubelet drops it; put it into the user name and the password.
secret-note-server-empty = The server name has no host; this key will match no image.
secret-note-server-hub-never = The kubelet never finds the key “{ $server }” for Docker Hub images. Use “https://index.docker.io/v1/”.
secret-note-server-hub-docker = The kubelet uses “docker.io” for Docker Hub images, Docker itself does not. “https://index.docker.io/v1/” works with both.
secret-note-server-glob-never = Of all patterns only “*” works in a host; the kubelet skips a key with “?”, “[…]” or “\”.
secret-note-server-glob = “*” stands for part of one label of the host, never for several labels. Docker itself knows no patterns.
secret-note-server-upper-case = Hosts are compared letter by letter: this key matches only image names with the same upper-case letters.
secret-note-server-port = The port is compared as text: this key does not match image names that leave the port out.
secret-note-server-path = The kubelet uses this key only for images whose path begins with “{ $path }”; Docker uses it for everything at { $host }.
secret-note-creds-store = The file names a credential store (credsStore). The kubelet ignores it: what is kept there will be missing in the Secret. Log in with a configuration without credsStore, or give user name and password.
secret-note-cred-helpers = The file names credential helpers (credHelpers). The kubelet ignores them; set up a kubelet credential provider, or give user name and password.
secret-note-no-auths = The file has no entry under “auths”, so the kubelet finds no credential in it.
secret-note-dockercfg = The file has the older form without “auths”. It belongs into a Secret of type kubernetes.io/dockercfg, key .dockercfg; in this Secret the kubelet finds no credential.
secret-note-wrong-type = “{ $field }” has the wrong JSON type. The kubelet cannot read the Secret then, and every pull of a Pod that names it fails.
secret-note-entry-wrong-type = The entry “{ $key }” has a value of the wrong JSON type. The kubelet cannot read the Secret then, and every pull of a Pod that names it fails.
secret-note-entry-empty = The entry “{ $key }” holds no credential. It still matches, and the pull is then made with an empty user name.
secret-note-entry-auth = The “auth” of entry “{ $key }” is no base64 of “user:password”. This one entry makes every pull of a Pod that names the Secret fail.
secret-note-entry-line-end = The password in “auth” of entry “{ $key }” ends with a line break, which becomes part of it; the registry will refuse it.
secret-note-entry-identity-token = The entry “{ $key }” holds only a token (identitytoken or registrytoken), which the kubelet ignores. Give a user name and a password, such as those of a service principal.
secret-note-more-entries = More entries have such faults; the first { $shown } are listed.
