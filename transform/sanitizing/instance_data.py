"""Ids of the instance, e-mail addresses of its users, caches and messages that quote values.

They belong to the resources (pages, queries, JS objects, themes, libraries), their two sides, layouts and the
application itself. What an import goes by (gitSyncId, names) is not among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..document.pointers import Path
from ..patterns import pattern
from .proposals import KnownValue, Proposal, as_text, is_empty

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
_ADDRESS = pattern(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}")
_REMOVED_KEYS = _INSTANCE | _MESSAGES

#: Caches of what a datasource holds: names of tables and columns, and samples of queries.
_STRUCTURES = "datasourceConfigurationStructureList"
_DATASOURCES = ("datasourceList", _STRUCTURES, "decryptedFields")


def instance_data_proposals(document: dict[str, Any]) -> Iterator[Proposal]:
    """Yield instance data, caches and messages of a document."""
    if not is_empty(document.get(_STRUCTURES)):
        yield Proposal((_STRUCTURES,), "structure-cache", document[_STRUCTURES])
    for path, resource in _resources(document):
        for key in _REMOVED_KEYS & resource.keys():
            value = resource[key]
            if is_empty(value):
                continue
            if key in _MESSAGES:
                yield Proposal((*path, key), "message", value)
            else:
                users = tuple(KnownValue(user, "environment") for user in _users(value))
                yield Proposal((*path, key), "instance-data", value, known=users)


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
