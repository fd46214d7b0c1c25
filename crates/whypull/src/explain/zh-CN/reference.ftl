## Why a name does not parse (reference)
