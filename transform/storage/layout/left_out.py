"""What of an export a layout never holds: credentials, and parts that have no file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ...diagnostics import Diagnostic, Entity
from .stored_file import StoredFile

Json = dict[str, Any]
_WITH_ID = frozenset(("datasource", "page", "query", "js object"))
_FEW = 3


@dataclass(slots=True)
class LeftOut:
    """What was left out so far, in words; `lost` adds to it."""

    found: list[Diagnostic] = field(default_factory=list)

    def lost(self, message: str) -> None:
        """Note something that has no place in a layout."""
        self.found.append(Diagnostic("AT931", "warning", message))

    def derived(self, files: Iterable[StoredFile]) -> None:
        """Note the resources that have a gitSyncId in their files, but none in the export."""
        names = [
            f"{file.kind} {file.path.rpartition('/')[2].removesuffix('.json')}"
            if file.path.count("/") < 4
            else f"{file.kind} {file.path.split('/')[-2]}"
            for file in files
            if file.node is not None
            and file.kind in _WITH_ID
            and file.value.get("gitSyncId")
            and not file.node.get("gitSyncId")
        ]
        if names:
            more = f" and {len(names) - _FEW} more" if len(names) > _FEW else ""
            message = (
                f"No gitSyncId, without which the product cannot read a file: {', '.join(names[:_FEW])}{more}."
                " Ids that are derived from the names were written."
            )
            hint = "Rename none of them before the product has committed once: that would make another id."
            self.found.append(Diagnostic("AT933", "note", message, hint=hint))

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return what was noted."""
        return tuple(self.found)


def left_out(document: Json) -> LeftOut:
    """Return the credentials that an export has and a layout does not, by datasource; values are not shown."""
    notes = LeftOut()
    decrypted = document.get("decryptedFields")
    names = [str(name) for name in decrypted] if isinstance(decrypted, dict) else []
    listed = set()
    entries = document.get("datasourceList")
    for i, datasource in enumerate(entries if isinstance(entries, list) else ()):
        if not isinstance(datasource, dict):
            continue
        listed.add(str(datasource.get("name")))
        name = datasource.get("name")
        if datasource.get("datasourceConfiguration") or name in names:
            notes.found.append(_credentials(i, datasource, name in names))
    stray = sorted(set(names) - listed)
    if stray:
        message = f"decryptedFields of {', '.join(stray)} were not written: a layout holds no credentials."
        notes.found.append(Diagnostic("AT932", "note", message, "/decryptedFields"))
    return notes


def _credentials(index: int, datasource: Json, is_decrypted: bool) -> Diagnostic:
    name = datasource.get("name")
    entity = Entity("datasource", None, name if isinstance(name, str) else None, datasource.get("gitSyncId"))
    configuration = datasource.get("datasourceConfiguration")
    keys = (
        sorted(key for key, value in configuration.items() if value)
        if isinstance(configuration, dict)
        else []
    )
    parts = [*keys, *(["decryptedFields"] if is_decrypted else [])]
    message = (
        f"The configuration of datasource {name} was not written ({', '.join(parts)}): a layout holds none."
    )
    hint = "Configure the datasource in the workspace that pulls the repository."
    return Diagnostic("AT932", "note", message, f"/datasourceList/{index}", entity, hint)
