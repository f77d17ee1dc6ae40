"""Names of files for pages, which may be called anything."""

from __future__ import annotations

import re
from collections.abc import Iterable

_UNSAFE = re.compile(r"[^\w .()-]+")
_LONGEST = 80
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


def file_names(names: Iterable[str]) -> dict[str, str]:
    """Return a file name for each name, `Page 1.json`; no two are equal on any disk."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in dict.fromkeys(names):
        stem = _UNSAFE.sub("_", name).strip(" .")[:_LONGEST].rstrip() or "page"
        if _DEVICES.fullmatch(stem):
            stem += "_"
        free, number = stem, 2
        while free.casefold() in taken:
            free, number = f"{stem} ({number})", number + 1
        taken.add(free.casefold())
        found[name] = f"{free}.json"
    return found
