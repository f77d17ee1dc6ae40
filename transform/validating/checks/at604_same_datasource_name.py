"""Two datasources have the same name.

Queries refer to their datasource by `datasource.id`, which is its name in a file. After the import all of them
use one of the two; the other is created with a number appended, if at all, and no query uses it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...application.entities import datasources
from ...diagnostics import Severity
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "warning"
OF_PARTIAL = True


def check(application: Application) -> Iterator[Problem]:
    """Yield each datasource with the name of one before it."""
    seen = set()
    for source in datasources(application.document):
        if source.entity.name in seen:
            yield Problem(
                f"Another datasource is called {source.entity.name}, too.",
                source.pointer + "/name",
                source.entity,
                "Rename one of them, and datasource.id and datasource.name of the queries that use it.",
            )
        elif source.entity.name:
            seen.add(source.entity.name)
