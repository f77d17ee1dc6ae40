"""Former versions of an application, of which the first that has something lost gives it back."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from ...application.entity_words import worded
from ...diagnostics import Entity
from ...errors import InputError, TransformError
from ...history.naming import find_entity, names_of
from ...history.snapshot import Json, Key, Snapshot, snapshot


@dataclass(frozen=True, slots=True)
class Former:
    """A version of an application. `label`: where it is from, for messages, "" where the person named it; `files`:
    those of the layout that it was read from.
    """

    document: Json
    label: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """Something lost: the version that has it, the document of that version, and the key of the thing in it."""

    former: Former
    document: Json
    key: Key


def first_with(formers: Iterable[Former], present: Json, name: str, shaped: Callable[[Json], Json]) -> Found:
    """Return the first version that has what a name names and the present document lacks.

    `shaped` gives a document the shape of the present one; a version for which it fails counts as one that has nothing.
    Raises InputError where no version has it, or the name means several things in one.
    """
    here = snapshot(present)
    failure: TransformError | None = None
    seen = 0
    names: set[str] = set()
    renamed: Entity | None = None
    for former in formers:
        seen += 1
        try:
            document = former.document if former.files else shaped(former.document)
        except TransformError as error:
            failure = error
            continue
        parts = snapshot(document).parts
        missing = {key: part for key, part in parts.items() if key not in here.parts}
        try:
            key, rest = find_entity(missing, name)
        except InputError as error:
            if error.message.startswith("There is nothing"):
                names.update(name for part in missing.values() for name in names_of(part))
                there = (key for key, part in parts.items() if key in here.parts and name in names_of(part))
                renamed = renamed or next((here.parts[key].entity for key in there), None)
                continue
            raise
        if not rest:
            return Found(former, document, key)
    raise failure or unknown(name, here, seen, names, renamed)


def unknown(
    name: str, present: Snapshot, versions: int = 0, gone: Iterable[str] = (), renamed: Entity | None = None
) -> InputError:
    """Return the error for a name of nothing that is gone.

    `versions`: how many were looked through, 0 for commits; `gone`: the names of all that is gone in these; `renamed`:
    what had the name in one of them and is there under another.
    """
    if any(name in names_of(part) for part in present.parts.values()):
        return InputError(f"{name!r} is there", hint="Name something that is gone, by Page.Name or its id.")
    if renamed is not None:
        return InputError(
            f"{name!r} is not gone: it is {worded(renamed.type)} {renamed} now",
            hint="Name something that is gone, by Page.Name or its id.",
        )
    where = {0: "No commit before HEAD removed anything", 1: "The other version has nothing"}
    said = where.get(versions, f"None of {versions} other versions has anything")
    if near := ", ".join(difflib.get_close_matches(name, sorted(gone), 3, 0.5)):
        return InputError(f"{said} called {name!r}", hint=f"Similar names: {near}.")
    rest = " `log` lists what was removed, as D, and what was renamed, as R." if versions == 0 else ""
    return InputError(f"{said} called {name!r}", hint=f"Name it as Page.Name, by its name or its id.{rest}")
