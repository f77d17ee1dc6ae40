"""The slugs of pages, which stand in addresses and which the server makes from names."""

from __future__ import annotations

import re
import unicodedata

_NO_WORD = re.compile(r"[\W_]+")


def slug_of(name: str) -> str:
    """Return the slug of a name: `Page 1 - Café` -> `page-1-cafe`; what is not ASCII is dropped."""
    plain = unicodedata.normalize("NFD", name).encode("ascii", "ignore").decode()
    return _NO_WORD.sub("-", plain).strip("-").lower()
