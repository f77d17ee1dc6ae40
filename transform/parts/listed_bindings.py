"""Keep bindings evaluated that an upgrade forgets to list."""

from __future__ import annotations

from typing import Any

from ..diagnostics import Diagnostic, Entity
from ..document.limits import DEFAULT_LIMITS
from ..patterns import pattern
from ..product.releases import LATEST, find
from ..validating.application import Application
from ..validating.checks.at318_binding_not_listed import check, repair
from ..validating.fix import with_edits

Json = dict[str, Any]

_WIDGET = pattern(r".*?/dsl(?:/children/\d+)*")


def with_bindings_listed(before: Json, after: Json) -> tuple[Json, tuple[Diagnostic, ...]]:
    """Return an upgraded document in which what was evaluated before still is, and which widgets that concerns.

    A step of the product renames `options` of selects to `sourceData`, but not where it is the first of the bindings
    that the widget lists (source: the product's results in the corpus): the select shows the code as text then.
    """
    if after is before:
        return after, ()
    application = _application(after)
    known = {problem.entity for problem in check(_application(before))}
    lost = [problem for problem in check(application) if problem.entity not in known]
    if not lost:
        return after, ()
    widgets = {_widget(problem.pointer) for problem in lost}
    edits = [edit for edit in repair(application) if _widget(edit.pointer) in widgets]
    concerned = dict.fromkeys(problem.entity for problem in lost if problem.entity is not None)
    return with_edits(after, edits), tuple(map(_told, concerned))


def _widget(pointer: str) -> str:
    """Return the pointer of the widget that a value belongs to."""
    found = _WIDGET.match(pointer)
    return found[0] if found else pointer


def _application(document: Json) -> Application:
    return Application(document, find(LATEST), None, DEFAULT_LIMITS)


def _told(widget: Entity) -> Diagnostic:
    message = f"The upgrade of the page forgets to list a binding of {widget}, which is listed now."
    return Diagnostic("AT835", "note", message, entity=widget)
