"""Which paths of a layout are never written, because of what a disk or Git would make of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...errors import InputError
from ..device_names import is_device_name

_REPOSITORY = re.compile(r"(?:\.git|git~1)[ .]*", re.IGNORECASE)
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*\\\x00-\x1f]')
_RENAME = "Rename the page, widget, query or datasource in the export."


def require_safe_path(path: str) -> None:
    """Raise InputError for a path that leaves its folder or is Git's own, on any system.

    Refused: empty parts (a name with `/` at its end, or an empty one), `.`, `..`, `.git`, NUL.
    """
    for part in path.split("/"):
        if part in ("", ".", "..") or "\0" in part or _REPOSITORY.fullmatch(part):
            raise InputError(
                f"{path!r} cannot be the path of a file: {part!r} in it is refused", hint=_RENAME
            )


def require_name(name: str) -> None:
    """Raise InputError for a name that would become more than one part of a path."""
    if "/" in name:
        raise InputError(f"The name {name!r} holds a '/' and cannot become a file or folder", hint=_RENAME)


def refused_on_windows(paths: Iterable[str]) -> dict[str, str]:
    """Return the paths that Windows cannot create, with the reason."""
    refused = {}
    for path in paths:
        for part in path.split("/"):
            if is_device_name(part):
                refused[path] = f"{part!r} is the name of a device"
            elif found := _NOT_ON_WINDOWS.search(part):
                refused[path] = f"{part!r} holds {found.group()!r}"
            elif part[-1:] in (".", " "):
                refused[path] = f"{part!r} ends in a dot or a space"
    return refused


def folded_together(paths: Iterable[str]) -> list[tuple[str, str]]:
    """Return the pairs of paths that are one on a disk that folds case: the first of a kind with each other."""
    first: dict[str, str] = {}
    pairs = []
    for path in sorted(paths):
        other = first.setdefault(path.casefold(), path)
        if other != path:
            pairs.append((other, path))
    return pairs
