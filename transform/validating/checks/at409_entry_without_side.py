"""A query or JS object has no edited side, so it is not imported.

An entry of `actionList` holds the query in `unpublishedAction` (edited) and `publishedAction` (deployed), one of
`actionCollectionList` the JS object in `unpublishedCollection` and `publishedCollection`. The import skips an
entry without the edited one silently. Files that scripts put together often hold name, pageId and
settings in the entry itself, where they are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...application.entities import text
from ...diagnostics import Entity, Severity
from ...document.pointers import join
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "error"
OF_PARTIAL = True

_LISTS = (("actionList", "Action", "query"), ("actionCollectionList", "Collection", "js_object"))


def check(application: Application) -> Iterator[Problem]:
    """Yield each entry without an edited side."""
    for key, suffix, kind in _LISTS:
        entries = application.document.get(key)
        for i, entry in enumerate(entries if isinstance(entries, list) else ()):
            if isinstance(entry, dict) and not isinstance(entry.get(f"unpublished{suffix}"), dict):
                yield _problem(entry, join("", key, i), suffix, kind)


def _problem(entry: dict[str, Any], pointer: str, suffix: str, kind: str) -> Problem:
    deployed = entry.get(f"published{suffix}")
    holder = deployed if isinstance(deployed, dict) else entry
    entity = Entity(kind, text(holder.get("pageId")), text(holder.get("name")), text(entry.get("gitSyncId")))
    message = f"It has no edited side (unpublished{suffix}), so it is not imported."
    if holder is entry and "name" in entry:
        hint = f"Move name, pageId and settings into unpublished{suffix}."
    else:
        hint = f"Add unpublished{suffix}, or remove the entry."
    return Problem(message, pointer, entity, hint)
