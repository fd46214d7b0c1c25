## Sharing: a link without secrets

share-open = Share
share-title = Share what is open
share-close = Close
share-what = The link holds the files below and the settings. Whoever opens it sees the same answer. Passwords, tokens and everything else that might be secret were replaced first; the part of the address behind # is not sent to any server.
share-packing = Making the link…
share-link = Link
share-copy = Copy the link
share-copied = Copied
share-replaced = Replaced
share-nothing-replaced = Nothing had to be replaced.
share-kind = { $what }: { $count ->
    [one] once
   *[other] { $count } times
}
share-left-out = Left out
share-left-out-place = { $file }, document { $document }:
share-preview = What the link holds
share-opened = The link is open. “Back to my text” brings back what you had typed.
share-error-too-large = This is too much for a link (64 KB packed). Remove files or Pods that the question does not need.
share-error-malformed = The link cannot be read: part of it is missing, or it was made elsewhere. Ask for it again.
share-error-too-new = A newer version of whypull made this link. Open it there.
share-error-bomb = The link was refused: it unpacks to more than any session holds.
share-error-unsupported = This browser cannot pack links. Use a newer one, or share the files themselves.
