"""Two of a page's widgets, queries and JS objects have the same name.

They share one name space: a binding `{{Orders.data}}` can only mean one of them, and the other is out of
reach. Names of different pages may be equal, and so may the name of a JS object's function and a query's.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Severity
from ..application import Application, NamedEntity
from ..checking import Problem

SEVERITY: Severity = "error"

_KINDS = {"widget": "a widget", "query": "a query", "js_object": "a JS object"}


def check(application: Application) -> Iterator[Problem]:
    """Yield each bearer of a name that another one on its page bears already."""
    for names in application.names.values():
        for name, bearers in names.items():
            for other in bearers[1:]:
                yield Problem(
                    f"{name} is the name of {_kinds(bearers[0], other)} of this page.",
                    other.pointer,
                    other.entity,
                    "Rename one of them; bindings that mean it have to follow.",
                )


def _kinds(first: NamedEntity, second: NamedEntity) -> str:
    if first.entity.type == second.entity.type:
        return f"two {_KINDS[first.entity.type].partition(' ')[2].replace('query', 'querie')}s"
    return f"{_KINDS[first.entity.type]} and of {_KINDS[second.entity.type]}"
