"""A name is reserved by the product, or cannot be used in a binding.

The editor refuses such a name when it is typed, and the server when a query or JS object is saved. In a file it
passes both: bindings that use it refer to something else (`{{Date.now()}}`), or do not work at all. Names of
queries and JS objects consist of letters, digits and `_`, do not start with a digit and are not keywords of Java;
those of widgets consist of letters, digits and `_`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ...patterns import pattern
from ...product.known_names import java_keywords, reserved_names
from ..application import Application, NamedEntity
from ..checking import Problem
from ..entries import is_inside_module

SEVERITY: Severity = "warning"
OF_PAGE = True

_WORD = pattern(r"\w+")
_SERVER_NAME = pattern(r"[A-Za-z_][A-Za-z0-9_]*")


def check(application: Application) -> Iterator[Problem]:
    """Yield each entity whose name is reserved or invalid."""
    for names in application.names.values():
        for name, entities in names.items():
            for named in entities:
                if reason := _reason(name, named):
                    yield Problem(reason, named.pointer, named.entity, "Rename it.")


def _reason(name: str, named: NamedEntity) -> str | None:
    if what := reserved_names().get(name):
        return f"{name} is {what} and cannot be the name of {_KINDS[named.entity.type]}."
    if named.entity.type == "widget":
        return None if _WORD.fullmatch(name) else "The name has characters other than letters, digits and _."
    if is_inside_module(name):
        return None
    if name in java_keywords():
        return f"{name} is a keyword that the server refuses as a name."
    if not _SERVER_NAME.fullmatch(name):
        return "The name has characters other than letters, digits and _, or starts with a digit."
    return None


_KINDS = {"widget": "a widget", "query": "a query", "js_object": "a JS object"}
