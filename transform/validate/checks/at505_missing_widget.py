"""A function is called with the name of a widget that the page does not have.

`showModal`, `closeModal` and `resetWidget` take the name of a widget as a text, so that nothing tells of a
name that is wrong: the action fails when somebody triggers it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ..application import Application
from ..checking import Found, nearest

SEVERITY: Severity = "error"

_FUNCTIONS = ("showModal", "closeModal", "resetWidget")


def check(application: Application) -> Iterator[Found]:
    """Give each call with a literal name that no widget of the page has."""
    for code in application.code_texts:
        names = None
        for call in code.calls:
            if call.name not in _FUNCTIONS or not call.argument:
                continue
            names = names if names is not None else application.names_on(code.entity.page, code.side)
            if call.argument not in names:
                message = f"{call.name} is called with {call.argument}, which is no widget of this page."
                hint = "Correct the name." + nearest(call.argument, names)
                yield Found(message, code.pointer, code.entity, hint)
