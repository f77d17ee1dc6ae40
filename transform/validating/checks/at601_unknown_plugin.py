"""A datasource belongs to a plugin that the release does not have.

The import looks up the plugin of every datasource and fails as a whole if there is none
(UNKNOWN_PLUGIN_REFERENCE). Which plugins are known: those of release 1.91, those that the description of the
workspace names, and those that queries mark as loaded from the product's cloud services (pluginType SAAS,
REMOTE or AI).
"""

from __future__ import annotations

from collections.abc import Iterator

from ...application.entities import datasources, text
from ...diagnostics import Severity
from ...document.nearest import did_you_mean
from ..application import Application
from ..checking import ImportStep, Problem, import_failure
from ..plugins import installed_plugins, known_plugins

SEVERITY: Severity = "error"
CAN_REFUSE = True
OF_PARTIAL = True

_CONTACT = "Please reach out to Appsmith customer support to resolve this."


def check(application: Application) -> Iterator[Problem]:
    """Yield each datasource whose plugin is not known, or not named."""
    installed = installed_plugins(application)
    strange = [
        source
        for source in datasources(application.as_read)
        if text(source.value.get("pluginId")) not in installed
    ]
    known = known_plugins(application) if strange else installed
    for source in strange:
        plugin = text(source.value.get("pluginId"))
        if plugin in known:
            continue
        reason = f"Unable to find the plugin {plugin or 'null'}. {_CONTACT}"
        message = f"Its plugin {plugin} is not installed." if plugin else "It names no plugin (pluginId)."
        hint = "Install the plugin, or correct pluginId." + did_you_mean(plugin or "", known)
        pointer = source.pointer + ("/pluginId" if plugin else "")
        yield Problem(message, pointer, source.entity, hint, import_failure(ImportStep.PLUGINS, reason))
