"""What the product itself leaves out of the datasources of a file export and of a Git repository."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from ..application.entities import queries, text
from ..document.pointers import Path
from .datasource_values import decrypted_proposals
from .proposals import Proposal

#: Left out of every entry of datasourceList, whatever it is exported for.
ENTRY_KEYS = frozenset(
    (
        "datasourceId", "environmentId", "workspaceId", "id", "isConfigured", "invalids",
        "isRecentlyCreated", "createdAt", "updatedAt", "policyMap", "policies", "userPermissions",
    )
)  # fmt: skip
#: Left out of the datasource that a query holds.
EMBEDDED_KEYS = frozenset(("createdAt", "updatedAt", "datasourceStorages"))
#: Left out of datasourceConfiguration in a file export.
CONFIGURATION_KEYS = frozenset(("authentication", "sshProxy", "sshProxyEnabled", "properties"))

_CONFIGURATION = "datasourceConfiguration"

Purpose = Literal["product", "git", "configured"]


def exported_entry(entry: dict[str, Any], purpose: Purpose) -> dict[str, Any]:
    """Return an entry of datasourceList as the product exports it.

    `product` is its file export, `git` its Git repository, `configured` its export with configuration, which
    leaves the configuration alone. Source: the product's results in the corpus.
    """
    kept = {key: value for key, value in entry.items() if key not in ENTRY_KEYS}
    configuration = kept.get("datasourceConfiguration")
    if purpose == "git":
        kept.pop("datasourceConfiguration", None)
    elif purpose == "product" and isinstance(configuration, dict):
        kept["datasourceConfiguration"] = {
            key: value for key, value in configuration.items() if key not in CONFIGURATION_KEYS
        }
    return kept


def product_proposals(document: dict[str, Any], purpose: Purpose) -> Iterator[Proposal]:
    """Yield the same for a whole document: datasources that no query uses go, decryptedFields too."""
    entries = document.get("datasourceList")
    if isinstance(entries, list):
        yield from _of_entries(entries, _used(document), purpose)
    for query in queries(document):
        inside = query.value.get("datasource")
        if isinstance(inside, dict):
            index = int(query.pointer.split("/")[2])
            for key in sorted(EMBEDDED_KEYS & inside.keys()):
                path = ("actionList", index, f"{query.side}Action", "datasource", key)
                yield Proposal(path, "instance-data", inside[key])
    if "decryptedFields" in document:
        yield from decrypted_proposals(document["decryptedFields"])


def _of_entries(entries: list[Any], used: set[str] | None, purpose: Purpose) -> Iterator[Proposal]:
    kept: list[Any] = []
    removed: list[Proposal] = []
    for i, entry in enumerate(entries):
        path = ("datasourceList", i)
        if not isinstance(entry, dict):
            kept.append(entry)
        elif used is None or text(entry.get("name")) in used:
            kept.append(exported_entry(entry, purpose))
            removed += _differences(path, entry, kept[-1])
        else:
            removed.append(Proposal(path, "datasource-environment", entry))
    if kept != entries:
        yield Proposal(("datasourceList",), "datasource-environment", None, new=kept)
        yield from (proposal._replace(target=("datasourceList",), new=kept) for proposal in removed)


def _used(document: dict[str, Any]) -> set[str] | None:
    """Return names and ids of the datasources that queries use; None for what is no whole application."""
    if "exportedApplication" not in document or not isinstance(document.get("actionList"), list):
        return None
    found: set[str] = set()
    for query in queries(document):
        inside = query.value.get("datasource")
        if isinstance(inside, dict):
            found.update(filter(None, (text(inside.get("name")), text(inside.get("id")))))
    return found


def _differences(path: Path, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Proposal]:
    for key in before.keys() - after.keys() - {_CONFIGURATION}:
        yield Proposal((*path, key), "instance-data", before[key])
    configuration, kept = before.get(_CONFIGURATION), after.get(_CONFIGURATION, {})
    if isinstance(configuration, dict):
        for key in configuration.keys() - kept.keys():
            yield Proposal((*path, _CONFIGURATION, key), "datasource-environment", configuration[key])
    elif _CONFIGURATION not in after:
        yield Proposal((*path, _CONFIGURATION), "datasource-environment", configuration)
