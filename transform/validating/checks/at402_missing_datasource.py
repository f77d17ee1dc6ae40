"""A query uses a datasource that is not in the file.

`datasource.id` names an entry of `datasourceList`. After the import the query has no datasource and fails
when it runs. Queries with a datasource of their own (most REST calls) have no id there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...application.entities import Located, datasources, text
from ...diagnostics import Severity
from ...document.nearest import did_you_mean
from ..application import Application
from ..checking import Problem

SEVERITY: Severity = "error"

_NEED_ONE = ("DB", "SAAS", "REMOTE")
_OWN_DATASOURCE = ("restapi-plugin", "graphql-plugin", "js-plugin")


def check(application: Application) -> Iterator[Problem]:
    """Yield each query whose datasource is named but not there, or needed but not named."""
    names = {source.entity.name for source in datasources(application.document) if source.entity.name}
    for query in application.queries:
        source = query.value.get("datasource")
        source = source if isinstance(source, dict) else {}
        name = text(source.get("id")) or text(source.get("name"))
        if text(source.get("id")):
            if name not in names:
                hint = "Name a datasource of datasourceList." + did_you_mean(name or "", sorted(names))
                yield Problem(f"Its datasource {name} is not in the file.", query.pointer, query.entity, hint)
        elif query.owner.get("pluginType") in _NEED_ONE and name not in names and not _has_own(query, source):
            yield Problem(
                "It has no datasource.", query.pointer, query.entity, "Choose one after the import."
            )


def _has_own(query: Located, source: dict[str, Any]) -> bool:
    return query.owner.get("pluginId") in _OWN_DATASOURCE or isinstance(
        source.get("datasourceConfiguration"), dict
    )
