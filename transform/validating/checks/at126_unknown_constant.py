"""A setting has a value that the product does not know, so the import drops it.

Settings such as `pluginType` or `runBehaviour` have a few values. The product silently ignores any other: the
default applies, or the entity lacks the setting. The values are case-sensitive, and most are upper case.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...application.entity_lookup import entity_at
from ...diagnostics import Severity
from ...document.nearest import did_you_mean
from ...document.pointers import join
from ..application import Application
from ..checking import Problem
from ..unknown_constants import unknown_constants

SEVERITY: Severity = "warning"
OF_PARTIAL = True

_LONGEST_SHOWN = 40


def check(application: Application) -> Iterator[Problem]:
    """Yield each value that is read as nothing; the kind of artifact is refused instead (AT114)."""
    for found in unknown_constants(application.document):
        key = found.path[-1]
        if not found.word or key == "artifactJsonType":
            continue
        shown = f"{found.word} is" if len(found.word) <= _LONGEST_SHOWN else "The value is"
        message = f"{shown} no value that the product knows for {key}, so it is dropped."
        hint = f"It knows {', '.join(found.known)}.{did_you_mean(found.word, found.known)}"
        entity = entity_at(application.document, found.path)
        yield Problem(message, join("", *found.path), entity, hint)
