## Why a name does not parse (reference)

help-reference-empty = The image name is empty. Write one, such as nginx:1.27.
help-reference-blank = The image name is only white space. Write a name, such as nginx:1.27.
help-reference-space-start = Remove the white space before the name.
help-reference-space-end = Remove the white space, or the line break, after the name.
help-reference-space-inside = Remove the white space inside the name.
help-reference-quote = Remove the quotation mark { $character } from the name.
help-reference-template = { $text } was not filled in. Put its value there before you apply the manifest: Kubernetes does not expand variables in image.
help-reference-placeholder = { $text } is a placeholder. Put your own value there.
help-reference-scheme = Remove { $scheme }. An image name begins with the registry or the path.
help-reference-credentials = Remove the user name and the password before the @. Credentials belong in a Secret that imagePullSecrets names.
help-reference-backslash = Write / in place of the backslash.
help-reference-invisible = Remove the invisible character { $code }.
help-reference-full-width = Type { $ascii } in place of { $character }, which only looks like it.
help-reference-non-ascii = Remove { $character } ({ $code }). A name has only ASCII letters, digits and . _ - / : @.

help-reference-uppercase = Write the path in lower case: { $lower }. Only the registry and the tag may have upper case.
help-reference-uppercase-host = The upper case makes { $lower } a registry, and a registry cannot be written so. Write it in lower case if it is a part of the path.
help-reference-uppercase-digest = Write the digest's algorithm in lower case, such as sha256.

help-reference-missing-name = Write the image's name here, before the tag or the digest.
help-reference-leading-slash = Remove the / at the start, or write the registry before it.
help-reference-trailing-slash = Remove the / at the end, or write the image's name after it.
help-reference-double-slash = Remove one /. There must be a name between two of them.
help-reference-separator = Remove this { $character }, or write a letter or digit beside it. Each part of the path begins and ends with a lower-case letter or digit.
help-reference-separators = Remove a separator here. Between letters and digits stands one dot, one or two underscores, or any number of dashes.
help-reference-character = Remove { $character }. A path has only a-z, 0-9, dots, underscores, dashes and slashes.
help-reference-too-long = Shorten the path. It has { $found } bytes, library/ counted where it is implied; at most { $max } may be.
help-reference-bare-hex = This is an image ID, which cannot be pulled. Write the image's name before it: NAME@sha256:…

help-reference-host-empty = Write the registry's host name before the colon.
help-reference-host-underscore = Write - in place of _. A registry's host name has no underscores.
help-reference-host-character = Remove { $character }. What stands before the first / is a registry here, and its host name has only letters, digits, dots and dashes.
help-reference-host-dot = Remove this dot. In a host name each dot stands between two labels.
help-reference-host-dash = Remove this dash. No label of a host name begins or ends with one.
help-reference-ipv6-brackets = Put the IPv6 address in brackets, such as [2001:db8::1]:5000/app.
help-reference-ipv6-open = Close the bracket after the IPv6 address: [2001:db8::1].
help-reference-ipv6-zone = Remove the zone from % on. An image name takes an IPv6 address without one.
help-reference-ipv6 = Write between the brackets an IPv6 address of hex digits and colons, and after them only a port.
help-reference-port-empty = Write the port's number after the colon, or remove the colon.
help-reference-port = Write a number in place of { $port }. A / follows, so this is read as a registry's port; a tag goes to the end of the name.
help-reference-double-colon = Remove one colon.

help-reference-tag-empty = Write a tag after the colon, or remove the colon.
help-reference-tag-start = Begin the tag with a letter, a digit or an underscore, not with { $character }.
help-reference-tag-too-long = Shorten the tag. It has { $found } characters; at most { $max } may be.
help-reference-tag-slash = Move the tag to the end of the name. No / can follow it.
help-reference-tag-character = Remove { $character } from the tag. A tag has only letters, digits, underscores, dots and dashes.
help-reference-two-tags = Remove one of the tags. After the tag only @ and a digest can follow.

help-reference-digest-missing = Write a digest after the @, such as sha256:…, or remove the @.
help-reference-digest-shape = Write the digest as an algorithm and hex digits, such as sha256:…. If this is a tag, put : before it in place of @.
help-reference-digest-algorithm = Write an algorithm before the colon: sha256 or sha512.
help-reference-digest-hex = Remove { $character } from the digest. After the colon stand only the digits 0-9 and a-f.
help-reference-digest-length = Copy the whole digest. It has { $found } hex digits; { $algorithm } wants { $wanted }.
help-reference-digest-case = Write the digest's hex digits in lower case.
help-reference-digest-unsupported = Use a digest of sha256 or sha512. { $algorithm } is not supported.
help-reference-digest-former = Use a digest of sha256 or sha512. Older programs take { $algorithm } too, newer ones refuse it.
help-reference-two-digests = Remove one of the digests. A name has only one @.
help-reference-tag-after-digest = Move the tag before the @: NAME:TAG@DIGEST.
