"""Fingerprints of values: equal values have equal ones, and nobody reads the value in them."""

from __future__ import annotations

import functools

#: Keys the fingerprints when the caller gives no key of its own. It is public: see docs/sanitizing.md.
DERIVED_KEY = "appsmith-transform fingerprint 1"


def fingerprint(value: str, key: str = "") -> str:
    """Return the keyed hash of a value: 20 hexadecimal digits."""
    import hashlib  # it loads OpenSSL, which most runs can do without

    data = value.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, key=_derived(key or DERIVED_KEY), digest_size=10).hexdigest()


@functools.lru_cache(maxsize=1)
def _derived(key: str) -> bytes:
    import hashlib

    return hashlib.blake2b(key.encode("utf-8", "surrogatepass")).digest()
