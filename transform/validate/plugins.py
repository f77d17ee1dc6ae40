"""Which plugins an import finds: those of the release, of the workspace, of the product's cloud services."""

from __future__ import annotations

from ..entities import text
from .application import Application
from .facts import plugins

#: Kinds of queries whose plugins the product loads from its cloud services, whatever the release.
_FROM_THE_CLOUD = ("SAAS", "REMOTE", "AI")


def known_plugins(application: Application) -> frozenset[str]:
    """Give the ids of the plugins that can be taken as installed."""
    if application.workspace is not None and application.workspace.plugins is not None:
        return frozenset(application.workspace.plugins)
    used = {
        text(action.owner.get("pluginId"))
        for action in application.actions
        if action.owner.get("pluginType") in _FROM_THE_CLOUD
    }
    return frozenset(plugins()) | {plugin for plugin in used if plugin}
