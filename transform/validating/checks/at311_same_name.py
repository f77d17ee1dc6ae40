"""Two widgets, queries or JS objects of a page have the same name.

They share one name space: a binding `{{Orders.data}}` refers to one of them, and the other cannot be
reached. Names of different pages may be equal, and so may the name of a JS object's function and a query's.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ..application import Application, NamedEntity
from ..checking import Problem

SEVERITY: Severity = "error"
OF_PAGE = True

_KINDS = {"widget": "a widget", "query": "a query", "js_object": "a JS object"}


def check(application: Application) -> Iterator[Problem]:
    """Yield each widget, query and JS object whose name another one of its page has."""
    last = {(page.name, page.side): _entry(page.layout.pointer) for page in application.pages}
    for page, names in application.names.items():
        for name, entities in names.items():
            first: dict[str, NamedEntity] = {}
            for one in entities:
                # Of two pages with one name, the later one has the queries of both.
                entry = _entry(one.pointer) if one.entity.type == "widget" else last.get(page, "")
                if entry in first:
                    message = f"{name} is the name of {_kinds(first[entry], one)} of this page."
                    hint = "Rename one of them, and the bindings that mean it."
                    yield Problem(message, one.pointer, one.entity, hint)
                first.setdefault(entry, one)


def _entry(pointer: str) -> str:
    """Return the pointer of the entry of pageList that a widget is in."""
    return "/".join(pointer.split("/", 3)[:3])


def _kinds(first: NamedEntity, second: NamedEntity) -> str:
    if first.entity.type == second.entity.type:
        return f"two {_KINDS[first.entity.type].partition(' ')[2].replace('query', 'querie')}s"
    return f"{_KINDS[first.entity.type]} and of {_KINDS[second.entity.type]}"
