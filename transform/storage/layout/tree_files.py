"""The files of one tree while it is read: what each holds, what was wrong, who has which gitSyncId."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ...diagnostics import Diagnostic, Severity
from .inventory import Inventory
from .problems import LayoutError, RepeatedIdError
from .reading import place_of, read_json, read_text

Json = dict[str, Any]


@dataclass(slots=True)
class TreeFiles:
    """A tree that is being read.

    `raw`: path -> the object that the file holds. `sources`: id() of a dict of the document -> path of its
    file; of a query or JS object with a text of its own also (id, "body") -> path. `folders`: page name ->
    folder, where they differ. `broken`: why files were left out.
    """

    files: Mapping[str, bytes]
    inventory: Inventory
    lenient: bool
    raw: dict[str, Json] = field(default_factory=dict)
    sources: dict[Any, str] = field(default_factory=dict)
    folders: dict[str, str] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    broken: list[LayoutError] = field(default_factory=list)
    ids: dict[tuple[str, str], str] = field(default_factory=dict)

    def load(self, path: str) -> Json | None:
        """Return the object of a file; None for a broken one where that is allowed."""
        try:
            value = read_json(path, self.files[path])
        except LayoutError as error:
            self.refuse(error)
            return None
        self.raw[path] = value
        return value

    def text(self, path: str) -> str | None:
        """Return the text of a file; None for a broken one where that is allowed."""
        try:
            return read_text(path, self.files[path])
        except LayoutError as error:
            self.refuse(error)
            return None

    def refuse(self, error: LayoutError) -> None:
        """Raise an error, or note it where broken files are left out."""
        if not self.lenient:
            raise error
        self.broken.append(error)
        self.note("AT921", "error", f"{error}. Left out.", error.hint)

    def note(self, code: str, severity: Severity, message: str, hint: str = "") -> None:
        """Add a diagnostic."""
        self.diagnostics.append(Diagnostic(code, severity, message, "", None, hint))

    def leave(self, path: str) -> None:
        """Count a file among the foreign ones although its place is one of the layout's, and say so."""
        self.note("AT916", "warning", f"{path}: This is none of the layout's files; it is left as it is.")
        self.inventory.foreign.append(path)

    def claim(self, kind: str, path: str, value: Json) -> bool:
        """Register a gitSyncId; return whether the file may have it. Refuses one of another file of the kind."""
        sync_id = value.get("gitSyncId")
        if not isinstance(sync_id, str) or not sync_id:
            return True
        first = self.ids.setdefault((kind, sync_id), path)
        if first == path:
            return True
        if _is_copy_of_page(path, first, value):
            message = (
                f"{path}: The gitSyncId of this {kind} is also in {first}, as a copied page may have it."
            )
            self.note("AT917", "error", message, "The product reads only one of them; change one of the ids.")
            return True
        line, column = place_of(self.files[path], "/gitSyncId")
        hint = "Keep one of them; a rename on one side of a merge usually leaves two."
        message = f"The gitSyncId of this {kind} is also in {first}"
        self.refuse(RepeatedIdError(path, message, line=line, column=column, hint=hint))
        return False


def _is_copy_of_page(path: str, first: str, value: Json) -> bool:
    """Check whether a part of a page has its id twice because an older product copied the page with it.

    The product then writes and reads both, each on its own page; a file copied by hand names another page.
    """
    folder, other = path.split("/")[:2], first.split("/")[:2]
    side = value.get("unpublishedAction") or value.get("unpublishedCollection")
    return (
        folder[0] == "pages"
        and folder != other
        and isinstance(side, dict)
        and side.get("pageId") == folder[1]
    )
