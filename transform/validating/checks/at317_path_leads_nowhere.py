"""A path list of a widget names a property that does not exist, contains no binding, or is listed twice.

`dynamicBindingPathList` names the properties that are evaluated, `dynamicTriggerPathList` those that are
actions. A useless entry does no harm by itself, but shows that the widget was changed by hand or by a tool that did
not keep its lists. `--fix` removes such entries. The lists of queries are not compared with their content: the
product itself leaves useless entries in them, and omits others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...diagnostics import Severity
from ..application import Application, PlacedWidget
from ..bound_texts import value_at
from ..checking import Edit, Problem

SEVERITY: Severity = "note"
OF_PAGE = True


def check(application: Application) -> Iterator[Problem]:
    """Yield each entry that is useless or repeated."""
    for page in application.pages:
        for placed in page.widgets:
            for name in _LISTS:
                for i, reason in _faults(placed, name):
                    pointer = f"{placed.pointer}/{name}/{i}"
                    yield Problem(
                        f"{name}: {reason}.", pointer, placed.entity, "Remove the entry (--fix does)."
                    )


def repair(application: Application) -> Iterator[Edit]:
    """Leave the entries out."""
    for page in application.pages:
        for placed in page.widgets:
            for name in _LISTS:
                if faults := {i for i, _ in _faults(placed, name)}:
                    kept = [entry for i, entry in enumerate(placed.widget[name]) if i not in faults]
                    yield Edit(f"{placed.pointer}/{name}", kept, f"{name} names only what exists")


_LISTS = ("dynamicBindingPathList", "dynamicTriggerPathList")


def _faults(placed: PlacedWidget, name: str) -> Iterator[tuple[int, str]]:
    entries = placed.widget.get(name)
    seen = set()
    for i, entry in enumerate(entries if isinstance(entries, list) else ()):
        key = entry.get("key") if isinstance(entry, dict) else None
        if not isinstance(key, str):
            yield i, "an entry has no key"
        elif key in seen:
            yield i, f"{key} is listed twice"
        elif reason := _fault(placed.widget, key, name):
            yield i, reason
        seen.add(key if isinstance(key, str) else None)


def _fault(widget: dict[str, Any], key: str, name: str) -> str | None:
    value = value_at(widget, key)
    if value is None:
        return f"{key} does not exist"
    if name == "dynamicBindingPathList" and not (isinstance(value, str) and "{{" in value):
        return f"{key} contains no binding"
    return None
