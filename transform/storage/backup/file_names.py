"""Names of files for applications: safe on every system, unique in their folder, still readable."""

from __future__ import annotations

import re

from ..device_names import is_device_name

_CONTROLS = r"\x00-\x1f\x7f-\x9f"
_OF_PATHS = r'<>:"/\\|?*'
_LINE_ENDS = r"\u2028\u2029"
_DIRECTIONS = r"\u202a-\u202e\u2066-\u2069"
_LONE_SURROGATES = r"\ud800-\udfff"
_UNSAFE = re.compile(f"[{_CONTROLS}{_OF_PATHS}{_LINE_ENDS}{_DIRECTIONS}{_LONE_SURROGATES}]+")
_LONGEST = 120


def file_name(workspace: str, name: str, branch: str | None, id_: str, taken: set[str]) -> str:
    """Return `Workspace - Name@branch.json` without what a file system or a terminal would not take.

    `taken` holds the names used so far, in lower case, and gets the new one; where two would be the same, the
    id of the application is added. It comes first where Windows would take the name for that of a device.
    """
    whole = f"{workspace} - {name}" if workspace else name
    stem = _safe(f"{whole}@{branch}" if branch else whole) or id_
    if is_device_name(stem):
        stem = f"{id_} {stem}"
    if f"{stem}.json".casefold() in taken:
        stem = f"{stem} {id_}"
    taken.add(f"{stem}.json".casefold())
    return f"{stem}.json"


def _safe(text: str) -> str:
    cleaned = _UNSAFE.sub("_", text).strip(". ")
    return cleaned.encode("utf-8")[:_LONGEST].decode("utf-8", "ignore").strip(". ")
