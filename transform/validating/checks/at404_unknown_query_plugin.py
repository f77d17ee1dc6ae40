"""A query uses a plugin that the product, or the described workspace, does not have.

The import succeeds, but the query cannot be opened or run. Plugins that the product loads from its cloud
services (pluginType SAAS, REMOTE or AI) are not checked: they change without a release.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...application.entities import text
from ...diagnostics import Severity
from ...document.nearest import did_you_mean
from ...product.known_names import plugins
from ..application import Application
from ..checking import Problem
from ..plugins import known_plugins

SEVERITY: Severity = "error"


def check(application: Application) -> Iterator[Problem]:
    """Yield each edited query whose plugin is not known."""
    known = known_plugins(application)
    for query in application.actions:
        plugin = text(query.owner.get("pluginId"))
        if query.side == "unpublished" and plugin and plugin not in known:
            message, hint = _explain(plugin, known)
            yield Problem(message, query.pointer, query.entity, hint)


def _explain(plugin: str, known: frozenset[str]) -> tuple[str, str]:
    if plugin in plugins():  # so a description of the workspace leaves it out
        return (
            f"The workspace does not have its plugin {plugin}.",
            "Install the plugin there, or add it to the description.",
        )
    message = f"The product has no plugin {plugin}."
    return message, "Correct pluginId, or create the query again." + did_you_mean(plugin, known)
