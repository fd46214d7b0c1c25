## Why a key matches, or does not (keyring)
