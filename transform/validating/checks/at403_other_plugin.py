"""A query's plugin is not that of its datasource.

A query cannot run on a datasource of another plugin: PostgreSQL does not understand a MongoDB command.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...application.entities import datasources, text
from ...diagnostics import Severity
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "error"


def check(application: Application) -> Iterator[Problem]:
    """Yield each query with another plugin than the datasource that it names."""
    plugins = {
        source.entity.name: text(source.value.get("pluginId"))
        for source in datasources(application.document)
        if source.entity.name
    }
    for query in application.queries:
        source = query.value.get("datasource")
        name = text(source.get("id")) if isinstance(source, dict) else None
        own, its = text(query.owner.get("pluginId")), plugins.get(name or "")
        if own and its and own != its:
            message = f"The query uses {own}, but its datasource {name} uses {its}."
            yield Problem(
                message, query.pointer, query.entity, "Choose another datasource, or create the query again."
            )
