"""A widget's lists of paths: dynamicBindingPathList, dynamicTriggerPathList, dynamicPropertyPathList.

Each is `[{"key": path}, ...]`. The functions give a widget a new list and leave the old one alone.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

from .javascript_values import StepError, get, truthy

PROPERTIES = "dynamicPropertyPathList"
BINDINGS = "dynamicBindingPathList"
TRIGGERS = "dynamicTriggerPathList"


def entries_of(widget: dict[str, Any], name: str) -> list[Any]:
    """Return a path list for reading, [] where it is missing; raises StepError for what is no list."""
    entries = widget.get(name)
    if isinstance(entries, list):
        return entries
    if truthy(entries):
        raise StepError(f"{name} is no list")
    return []


def list_of(widget: dict[str, Any], name: str) -> list[Any] | None:
    """Return a path list, None where it is missing or null; raises StepError for any other value."""
    entries = widget.get(name)
    if entries is not None and not isinstance(entries, list):
        raise StepError(f"{name} is no list")
    return entries


def path_keys(entries: Iterable[Any]) -> list[Any]:
    """Return the keys of a path list's entries; raises StepError for a null entry."""
    return [get(entry, "key") for entry in entries]


def append_path(widget: dict[str, Any], name: str, path: str) -> None:
    """Append a path, whether it is there already or not; the list is created when missing.

    A text in place of the list falls apart into characters, as in JavaScript's `[...list, path]`.
    """
    entries = widget.get(name)
    if not isinstance(entries, str):
        entries = entries_of(widget, name)
    widget[name] = [*entries, {"key": path}]


def append_paths_once(widget: dict[str, Any], name: str, paths: Iterable[str]) -> None:
    """Append the paths that are not there; the product looks for each only up to where it stands."""
    entries = entries_of(widget, name)
    listed = path_keys(itertools.takewhile(lambda entry: entry is not None, entries))
    known = {key for key in listed if isinstance(key, str)}
    if new := [path for path in dict.fromkeys(paths) if path not in known]:
        path_keys(entries[len(listed) :])
        widget[name] = [*entries, *({"key": path} for path in new)]


def rename_path(widget: dict[str, Any], name: str, old: str, new: str) -> None:
    """Replace a path by another where it stands; a missing list stays missing.

    Raises StepError for a null entry and for what is no list.
    """
    entries = entries_of(widget, name)
    if old in path_keys(entries):
        widget[name] = [
            {**entry, "key": new} if isinstance(entry, dict) and entry.get("key") == old else entry
            for entry in entries
        ]


def drop_path(widget: dict[str, Any], name: str, path: str) -> None:
    """Remove a path; the list is created when missing."""
    widget[name] = [entry for entry in entries_of(widget, name) if get(entry, "key") != path]
