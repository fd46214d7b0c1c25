## secret
