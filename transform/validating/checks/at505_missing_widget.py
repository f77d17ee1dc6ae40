"""A function is called with the name of a widget that is not on the page.

`showModal` and `closeModal` take the name of a modal, `resetWidget` that of any widget, as a string, so that
a wrong name goes unnoticed until the action is triggered and fails.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...application.entities import Side
from ...diagnostics import Severity
from ...document.nearest import did_you_mean
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "error"
OF_PAGE = True

_OF_MODALS = ("showModal", "closeModal")
_FUNCTIONS = (*_OF_MODALS, "resetWidget")

Page = tuple[str | None, Side]


def check(application: Application) -> Iterator[Problem]:
    """Yield each call with a literal name that no widget, or no modal, of the page has."""
    widgets = _widgets(application)
    for code in application.code_texts:
        for call in code.calls:
            if call.name not in _FUNCTIONS or not call.argument:
                continue
            kinds = widgets.get((code.entity.page, code.side), {})
            needs_modal = call.name in _OF_MODALS
            names = [name for name, kind in kinds.items() if "MODAL" in kind or not needs_modal]
            if call.argument not in names:
                what = "modal" if needs_modal else "widget"
                message = f"{call.name} is called with {call.argument}, which is not a {what} of this page."
                hint = "Correct the name." + did_you_mean(call.argument, names)
                yield Problem(message, code.pointer, code.entity, hint)


def _widgets(application: Application) -> dict[Page, dict[str, str]]:
    """Return the types of the widgets of each page by their names."""
    found: dict[Page, dict[str, str]] = {}
    for page in application.pages:
        kinds = found.setdefault((page.name, page.side), {})
        kinds.update((placed.entity.name, placed.type) for placed in page.widgets if placed.entity.name)
    return found
