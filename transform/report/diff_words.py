"""Changes in words: what all renderings of a diff share."""

from __future__ import annotations

import difflib
import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from ..diff.changes import Change, Diff
from ..pointers import split

_SHORT = 60
_LINES_AROUND = 2
_TYPES = {"js_object": "JS object", "library": "JS library"}
OUTSIDE = "Application"


def group_of(change: Change) -> str:
    """Give the page that a change belongs to, or "Application"."""
    return change.entity.page or OUTSIDE


def grouped(changes: Iterable[Change]) -> dict[str, list[Change]]:
    """Give page -> changes, what belongs to no page first."""
    groups: dict[str, list[Change]] = {}
    for change in sorted(changes, key=lambda change: group_of(change) != OUTSIDE):
        groups.setdefault(group_of(change), []).append(change)
    return groups


def place(change: Change) -> str:
    """Give `Page 2 > Button1.text`."""
    name = str(change.entity)
    if change.kind == "rename":
        page = change.entity.page if change.entity.type != "page" else None
        return f"{page} > {change.before}" if page else str(change.before)
    return name + "".join(f"[{token}]" if token.isdecimal() else f".{token}" for token in split(change.path))


def type_of(change: Change) -> str:
    """Name the type of an entity for a person."""
    return _TYPES.get(change.entity.type, change.entity.type)


def short(value: Any) -> str:
    """Give a value in one short line."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 3]}..."


def what(change: Change) -> str:
    """Say what happened, without the place: `"Save" -> "Submit"`, `renamed to Name`."""
    if change.kind == "rename":
        return f"renamed to {change.after}"
    if change.kind == "move":
        if change.path:
            return (
                "in another order"
                if isinstance(change.before, list)
                else f"{change.before} -> {change.after}"
            )
        return f"moved from {_place(change.before)} to {_place(change.after)}"
    if not change.path:
        return f"{'added' if change.kind == 'add' else 'removed'} ({type_of(change)})"
    if change.kind == "add":
        return f"added {short(change.after)}"
    if change.kind == "remove":
        return f"removed {short(change.before)}"
    return f"{short(change.before)} -> {short(change.after)}"


def _place(value: Any) -> str:
    return f"place {value + 1}" if isinstance(value, int) else str(value)


def notes(change: Change) -> str:
    """Give what else is to be said: on which side, how much follows."""
    found = []
    if change.sides == ("published",):
        found.append("deployed only")
    if change.consequences:
        count = len(change.consequences)
        found.append(f"{count} more follow{'s' if count == 1 else ''} from it")
    return f" ({', '.join(found)})" if found else ""


def text_lines(change: Change) -> list[str]:
    """Give the line diff of a long text, [] for other changes."""
    before, after = change.before, change.after
    if not isinstance(before, str) or not isinstance(after, str) or "\n" not in before + after:
        return []
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=_LINES_AROUND, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++"))]


def summary(found: Diff) -> str:
    """Give the last line: how much changed, as Git's `--stat`."""
    if not found.changes:
        counted = "no changes"
    else:
        kinds: Counter[str] = Counter(change.kind for change in found.changes)
        names = {
            "add": "added",
            "remove": "removed",
            "modify": "modified",
            "rename": "renamed",
            "move": "moved",
        }
        pages = len({change.entity.page for change in found.changes if change.entity.page})
        number = len(found.changes)
        parts = [f"{kinds[kind]} {name}" for kind, name in names.items() if kinds[kind]]
        counted = (
            f"{number} change{'s' * (number != 1)} on {pages} page{'s' * (pages != 1)}: {', '.join(parts)}"
        )
    return counted + _upgraded(found)


def _upgraded(found: Diff) -> str:
    steps, changed = found.upgraded.steps, found.upgraded.changed
    if not steps:
        return ""
    taken = f"{steps} upgrade step{'s' * (steps != 1)}"
    return f"; not shown: {taken} to one version, which changed {changed} widgets and resources"
