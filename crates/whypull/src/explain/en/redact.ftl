## What was replaced or left out before files are shared (redact)

redact-credential = Password or token of a registry
redact-user = User name that looks like a token
redact-user-info = User information in an address
redact-header = HTTP header
redact-secret-data = Data of a Secret
redact-environment = Environment variables
redact-command = Command or arguments
redact-annotation = Annotation
redact-label = Label
redact-comment = Comment
redact-field-name = Key that is not the name of a known field
redact-value = Value of a field that whypull does not read

redact-left-out-file = The file could not be read.
redact-left-out-config = The docker config could not be read, so nobody knows what in it is secret. An empty, equally broken one stands for it.
redact-left-out-unreadable = The document could not be read ({ $reason }), so nobody knows what in it is secret.
redact-left-out-unsafe = The document could not be rewritten without risk.
