"""Which plugins an import finds: those of the release, of the workspace, of the product's cloud services."""

from __future__ import annotations

from ..application.entities import text
from ..product.known_names import plugins
from .application import Application

#: Kinds of queries whose plugins the product loads from its cloud services, whatever the release.
_FROM_THE_CLOUD = ("SAAS", "REMOTE", "AI")
#: Plugins that every instance has and no list of plugins for datasources shows.
_WITHOUT_DATASOURCES = frozenset({"js-plugin"})


def described_plugins(application: Application) -> frozenset[str] | None:
    """Return the plugins that the description of the workspace names; None where it names none."""
    plugins = application.workspace.plugins if application.workspace is not None else None
    return frozenset(plugins) if plugins is not None else None


def installed_plugins(application: Application) -> frozenset[str]:
    """Return the ids of the plugins that come with the release, or with the workspace where it is described."""
    described = described_plugins(application)
    return frozenset(plugins()) if described is None else described | _WITHOUT_DATASOURCES


def known_plugins(application: Application) -> frozenset[str]:
    """Return the ids of the plugins that can be taken as installed."""
    installed = installed_plugins(application)
    if described_plugins(application) is not None:
        return installed
    used = {
        text(action.owner.get("pluginId"))
        for action in application.actions
        if action.owner.get("pluginType") in _FROM_THE_CLOUD
    }
    return installed | {plugin for plugin in used if plugin}
