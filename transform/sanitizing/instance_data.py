"""Ids of the instance, e-mail addresses of its users, caches and messages that quote values.

They stand on the resources (pages, queries, JS objects, themes, libraries), on their two sides, on layouts
and on the application itself. What an import goes by (gitSyncId, names) is none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..document.pointers import Path
from .plan import Plan, Taken, as_text, says_nothing

_INSTANCE = frozenset(
    (
        "policies", "policyMap", "userPermissions", "createdBy", "modifiedBy", "workspaceId", "organizationId",
        "applicationId", "defaultApplicationId", "defaultArtifactId", "clonedFromApplicationId",
        "defaultResources", "defaultToBranchedActionIdsMap", "defaultToBranchedArchivedActionIdsMap",
        "editModeThemeId", "publishedModeThemeId", "gitApplicationMetadata", "gitArtifactMetadata",
        "lastEditedBy", "lastDeployedBy", "userId", "userEmail",
    )
)  # fmt: skip
_MESSAGES = frozenset(("invalids", "messages", "errorReports", "layoutOnLoadActionErrors", "cacheResponse"))
_ADDRESS = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}")
_GOING = _INSTANCE | _MESSAGES

#: Caches of what a datasource holds: names of tables and columns, and samples of queries.
_STRUCTURES = "datasourceConfigurationStructureList"
_DATASOURCES = ("datasourceList", _STRUCTURES, "decryptedFields")


def plan_instance_data(document: dict[str, Any], plan: Plan) -> None:
    """Plan to take instance data, caches and messages out of a document."""
    if not says_nothing(document.get(_STRUCTURES)):
        plan.remove((_STRUCTURES,), "structure-cache", document[_STRUCTURES])
    for path, resource in _resources(document):
        for key in _GOING & resource.keys():
            if not says_nothing(resource[key]):
                rule = "instance-data" if key in _INSTANCE else "message"
                plan.remove((*path, key), rule, resource[key])
                if key in _INSTANCE:
                    plan.taken += [Taken(user, "environment") for user in _users(resource[key])]


def _users(value: Any) -> set[str]:
    """Return the e-mail addresses in a value."""
    if isinstance(value, str):
        return {value} if _ADDRESS.fullmatch(value) else set()
    return set(_ADDRESS.findall(as_text(value))) if value else set()


def _resources(document: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield the application, the entries of lists, their sides, and the layouts in these."""
    for key, value in document.items():
        if key in _DATASOURCES:
            continue
        if isinstance(value, dict):
            yield (key,), value
        for i, entry in enumerate(value) if isinstance(value, list) else ():
            if isinstance(entry, dict):
                yield from _sides((key, i), entry)


def _sides(path: Path, entry: dict[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    yield path, entry
    for key, side in entry.items():
        if isinstance(side, dict) and key.startswith(("unpublished", "published")):
            yield (*path, key), side
            for name in ("layouts", "actions", "archivedActions"):
                parts = side.get(name)
                for i, part in enumerate(parts) if isinstance(parts, list) else ():
                    if isinstance(part, dict):
                        yield (*path, key, name, i), part
