"""A name that the product keeps for itself, or that cannot be written in a binding.

The editor refuses such a name when it is typed, and the server when a query or JS object is saved. In a file
it gets past both: bindings that name it mean something else (`{{Date.now()}}`), or do not work at all.
Names of queries and JS objects consist of letters, digits and `_`, start with no digit and are no Java word;
those of widgets consist of letters, digits and `_`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Severity
from ...product.known_names import java_keywords, reserved_names
from ..application import Application, NamedEntity, is_inside_module
from ..checking import Problem

SEVERITY: Severity = "warning"

_WORD = re.compile(r"\w+")
_SERVER_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def check(application: Application) -> Iterator[Problem]:
    """Yield each bearer of a name that is reserved or malformed."""
    for names in application.names.values():
        for name, bearers in names.items():
            for bearer in bearers:
                if reason := _reason(name, bearer):
                    yield Problem(reason, bearer.pointer, bearer.entity, "Rename it.")


def _reason(name: str, bearer: NamedEntity) -> str | None:
    if what := reserved_names().get(name):
        return f"{name} is {what}, and no name for {_KINDS[bearer.entity.type]}."
    if bearer.entity.type == "widget":
        return None if _WORD.fullmatch(name) else "The name holds something other than letters, digits and _."
    if is_inside_module(name):
        return None
    if name in java_keywords():
        return f"{name} is a word that the server refuses as a name."
    if not _SERVER_NAME.fullmatch(name):
        return "The name holds something other than letters, digits and _, or starts with a digit."
    return None


_KINDS = {"widget": "a widget", "query": "a query", "js_object": "a JS object"}
