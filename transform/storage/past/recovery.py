"""Put what was deleted from a layout back into its folder, from the history of its repository."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ...errors import InputError, TransformError
from ...history.naming import find_entity, listed, names_of
from ...history.recover import Recovered, recover
from ...history.snapshot import Json, Key, Snapshot, snapshot
from ...product.releases import Versions
from ...upgrading.export import upgrade
from ...upgrading.targets import document_versions
from ..folder import read_folder
from ..folder_writing import FolderChange, plan_change
from ..inputs import Layout, as_in_a_layout, layout_in_folder
from ..layout.meaning import same_meaning
from ..layout.problems import LayoutError
from ..layout.reading import read_json
from ..layout.unpack import Unpacked
from ..revision import path_in_repository
from .commits import Commit, commit_id, read_commit
from .deletions import Deletion, deletions, removed_by
from .layouts import Layouts
from .objects import history_of


@dataclass(frozen=True, slots=True)
class Recovery:
    """What comes back, the files of the layout with it, and which of them differ from those in the folder.

    `deleted_by`: the commit that removed it, None where the source was named.
    """

    recovered: Recovered
    files: Mapping[str, bytes]
    change: FolderChange
    deleted_by: Commit | None = None


def recovery(folder: Path, name: str) -> Recovery:
    """Return how to put back what a name names and the history of a layout's folder has.

    Raises InputError where no commit removed anything of that name, or one removed several.
    """
    layout = layout_in_folder(folder, named=False)
    with history_of(folder) as reader:
        layouts, inside = Layouts(reader), _inside(folder)
        present = snapshot(layout.packed.document)
        found = next(deletions(layouts, inside, name, present), None)
        if found is None:
            raise _unknown(name, present)
        keys = _one(name, found)
        former = layouts.whole(inside, found.parent.tree)
    return _recovery(layout, former.packed.document, former.files, keys, found.commit)


def recovery_of_commit(folder: Path, revision: str) -> Recovery:
    """Return how to put back everything that a commit removed from a layout.

    Where so much is gone that the rest is no layout, the files that it removed come back as they were.
    """
    near = _nearest(folder)
    with history_of(near) as reader:
        layouts, inside = Layouts(reader), _inside(folder)
        commit = read_commit(reader, commit_id(reader, revision))
        removed = removed_by(layouts, inside, commit) if commit else []
        layout = _layout_or_none(folder)
        present = snapshot(layout.packed.document) if layout else Snapshot()
        missing = [one for one in removed if any(key not in present.parts for key in one.parts)]
        if not missing or commit is None:
            what = "removed nothing" if not removed else "removed nothing that is not there again"
            raise InputError(f"{revision} {what}", hint="`log` shows what commits did.")
        former = layouts.whole(inside, missing[0].parent.tree)
        later = layouts.whole(inside, commit.tree)
    if layout is not None:
        return _recovery(layout, former.packed.document, former.files, missing[0].parts, commit)
    before = read_folder(folder).files if folder.exists() else {}
    back = {
        path: data for path, data in former.files.items() if path not in later.files and path not in before
    }
    entities = tuple(part.entity for key, part in missing[0].parts.items() if key[0] == "page")
    found = Recovered({}, entities, (), (), ())
    return Recovery(found, {**before, **back}, plan_change(before, {**before, **back}), commit)


def _layout_or_none(folder: Path) -> Layout | None:
    try:
        return layout_in_folder(folder, named=False)
    except InputError:
        return None


def recovery_from(folder: Path, name: str, document: Json, files: Mapping[str, bytes]) -> Recovery:
    """Return how to put back what a name names in another document of the application.

    `files`: those of the layout that the document was read from, none for another source.
    """
    layout = layout_in_folder(folder, named=False)
    former = document if files else as_in_a_layout(document)
    then, present = snapshot(former), snapshot(layout.packed.document)
    missing = {key: part for key, part in then.parts.items() if key not in present.parts}
    try:
        key, wanted = find_entity(missing, name)
    except InputError as error:
        if error.message.startswith("There is nothing"):
            raise _unknown(name, present, then) from None
        raise
    if wanted:
        raise _unknown(name, present, then)
    return _recovery(layout, former, files, [key], None)


def _recovery(
    layout: Layout, former: Json, files: Mapping[str, bytes], keys: Iterable[Key], commit: Commit | None
) -> Recovery:
    present = layout.packed.document
    found = recover(present, _at_schema_of(present, former), keys)
    after = _unpacked(layout, found.document)
    changed = {path for path, data in after.items() if layout.files.get(path) != data and path in files}
    as_before = {path: files[path] for path in changed if _same(path, files[path], after[path])}
    restored = {**after, **as_before}
    change = plan_change(layout.files, restored, moved=after.moved)
    return Recovery(found, restored, change, commit)


def _unpacked(layout: Layout, document: Json) -> Unpacked:
    if layout.packed.era in "ABCD":
        raise InputError(
            f"The layout is of era {layout.packed.era}, which is only read",
            hint="Upgrade its layout first, with `unpack --layout-upgrade`, or use `pack` on the former revision.",
        )
    return layout.change(document)[0]


def _same(path: str, one: bytes, other: bytes) -> bool:
    """Check whether a file as it was says what the file to be written says; it gets its former bytes then."""
    if not path.endswith(".json"):
        return one == other
    try:
        return same_meaning(read_json(path, one), read_json(path, other))
    except LayoutError:
        return False


def _at_schema_of(present: Json, former: Json) -> Json:
    """Return a former document at the versions of the present one. Raises InputError where it is newer."""
    versions = document_versions(present)
    if former.get("serverSchemaVersion") == present.get("serverSchemaVersion"):
        target = Versions(versions.page, None, None)
    else:
        target = Versions(versions.page, versions.server, versions.client)
    try:
        upgraded = upgrade(former, target).document
    except TransformError as error:
        raise InputError(
            f"What is to be recovered is newer than the layout: {error.message}",
            hint="Upgrade the layout first.",
        ) from None
    return upgraded if target.server is None else as_in_a_layout(upgraded)


def _one(name: str, found: Deletion) -> list[Key]:
    """Return the key of what a commit removed under a name. Raises InputError for several."""
    keys = sorted(found.parts)
    if len(keys) > 1:
        raise InputError(
            f"{found.commit.id[:12]} removed {len(keys)} things called {name!r}",
            hint=f"Name one of them: {listed(found.parts, keys)}.",
        )
    return keys


def _unknown(name: str, present: Snapshot, former: Snapshot | None = None) -> InputError:
    is_there = any(name in names_of(part) for part in present.parts.values())
    if is_there:
        return InputError(f"{name!r} is there", hint="Name something that is gone, by Page.Name or its id.")
    where = "The other version has nothing" if former else "No commit before HEAD removed anything"
    return InputError(f"{where} called {name!r}", hint="Name it as Page.Name, by its name or its id.")


def _inside(folder: Path) -> str:
    """Return the path of a folder from the root of its repository, with a `/` at its end; the folder may be gone."""
    near = _nearest(folder)
    path = Path(path_in_repository(near)) / folder.resolve().relative_to(near.resolve())
    return "" if path == Path() else f"{path.as_posix()}/"


def _nearest(folder: Path) -> Path:
    """Return a folder, or the nearest one around it that exists."""
    return next(one for one in (folder, *folder.absolute().parents) if one.is_dir())
