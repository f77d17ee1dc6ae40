"""The deployed state differs from the edited one.

An import brings both: people who open the application see the deployed (published) side until it is
deployed again. Differences mean that the file was exported with changes that were not deployed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...application.entities import text
from ...diagnostics import Entity, Severity
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "note"

_MOST_NAMES = 5
_LISTS = (
    ("pageList", "Page", "page"),
    ("actionList", "Action", "query"),
    ("actionCollectionList", "Collection", "JS object"),
)


def check(application: Application) -> Iterator[Problem]:
    """Yield one problem that lists the pages, queries and JS objects that differ."""
    parts, pointers = [], []
    for key, suffix, kind in _LISTS:
        changed = list(_changed(application.document.get(key), suffix))
        if changed:
            names = ", ".join(name for _, name in changed[:_MOST_NAMES])
            more = f" and {len(changed) - _MOST_NAMES} more" if len(changed) > _MOST_NAMES else ""
            parts.append(f"{len(changed)} {_plural(kind, len(changed))} ({names}{more})")
            pointers.append(f"/{key}/{changed[0][0]}")
    if parts:
        entity = Entity("application", None, text(application.settings.get("name")))
        if not application.page_names["published"]:
            message = "The application was never deployed: people who open it see nothing."
            yield Problem(message, pointers[0], entity, "Deploy after the import.")
            return
        message = f"The deployed state differs from the edited one: {', '.join(parts)}."
        yield Problem(message, pointers[0], entity, "Deploy after the import if the edited state is meant.")


def _plural(kind: str, count: int) -> str:
    if count == 1:
        return kind
    return "queries" if kind == "query" else f"{kind}s"


def _changed(entries: Any, suffix: str) -> Iterator[tuple[int, str]]:
    for i, entry in enumerate(entries if isinstance(entries, list) else ()):
        edited = entry.get("unpublished" + suffix) if isinstance(entry, dict) else None
        deployed = entry.get("published" + suffix) if isinstance(entry, dict) else None
        if not isinstance(edited, dict) or not edited or edited.get("deletedAt"):
            continue
        if entry.get("pluginType") == "JS":  # a function follows from the code of its JS object
            continue
        if not isinstance(deployed, dict) or _content(edited, suffix) != _content(deployed, suffix):
            yield i, text(edited.get("name")) or "?"


def _content(side: dict[str, Any], suffix: str) -> Any:
    """Return what people notice of a side; the rest differs between any two exports."""
    if suffix == "Action":
        return side.get("name"), side.get("actionConfiguration"), side.get("runBehaviour")
    if suffix == "Collection":
        return side.get("name"), side.get("body")
    layouts = side.get("layouts")
    return side.get("name"), [
        layout.get("dsl") if isinstance(layout, dict) else None
        for layout in (layouts if isinstance(layouts, list) else ())
    ]
