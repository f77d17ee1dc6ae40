"""A page runs a query on load that does not exist.

`layoutOnLoadActions` names what runs when the page opens. Each time the page is opened, the editor reports an
error for each name without a query.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...document.nearest import did_you_mean
from ..application import Application
from ..checking import Problem
from ..on_load import on_load_entries

SEVERITY: Severity = "error"


def check(application: Application) -> Iterator[Problem]:
    """Yield each entry that names no query or JS function of its page."""
    runnable: dict[tuple[str | None, str | None], set[str]] = {}
    for action in application.actions:
        names = runnable.setdefault((action.entity.page, action.side), set())
        full = action.value.get("fullyQualifiedName")
        names |= {name for name in (action.entity.name, full) if isinstance(name, str)}
    for entry in on_load_entries(application):
        names = runnable.get((entry.page.name, entry.page.side), set())
        lost = application.lost_names[entry.page.side]  # AT401 names the cause
        if entry.name is None or entry.name in names | lost | application.module_names:
            continue
        if entry.name.partition(".")[0] not in lost:
            message = f"{entry.name} runs on load, but the page has no such query."
            hint = "Remove the entry." + did_you_mean(entry.name, names)
            yield Problem(message, entry.pointer, entry.page.layout.page.entity, hint)
