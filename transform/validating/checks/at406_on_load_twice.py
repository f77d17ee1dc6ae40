"""A page runs the same query on load twice.

The query runs once for each entry. `--fix` keeps the first one.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...document.pointers import resolve
from ..application import Application
from ..checking import Edit, Problem
from ..on_load import OnLoad, on_load_entries

SEVERITY: Severity = "warning"


def check(application: Application) -> Iterator[Problem]:
    """Yield each entry whose query an entry before it names."""
    for entry in _repeated(application):
        message = f"{entry.name} runs on load twice."
        yield Problem(message, entry.pointer, entry.page.layout.page.entity, "Remove one entry (--fix does).")


def repair(application: Application) -> Iterator[Edit]:
    """Leave out each entry that repeats one."""
    dropped: dict[str, set[int]] = {}
    for entry in _repeated(application):
        group, _, index = entry.pointer.rpartition("/")
        dropped.setdefault(group, set()).add(int(index))
    for group, indexes in dropped.items():
        entries = resolve(application.document, group)
        kept = [entry for i, entry in enumerate(entries) if i not in indexes]
        yield Edit(group, kept, "each query runs once")


def _repeated(application: Application) -> Iterator[OnLoad]:
    seen = set()
    for entry in on_load_entries(application):
        key = (entry.page.layout.pointer, entry.id or entry.name)
        if key in seen and key[1]:
            yield entry
        seen.add(key)
