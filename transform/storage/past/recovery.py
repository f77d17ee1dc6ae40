"""Put what was deleted from a layout back into its folder, from the history of its repository."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ...errors import InputError
from ...history.naming import listed, names_of
from ...history.recover import Recovered, recover
from ...history.snapshot import Json, Key, Part, Snapshot, snapshot
from ..folder import read_folder
from ..folder_writing import FolderChange, plan_change
from ..inputs import Layout, as_in_a_layout, layout_in_folder
from ..layout.meaning import same_meaning
from ..layout.problems import LayoutError, NoPageError
from ..layout.reading import read_json
from ..revision import path_in_repository
from .commits import Commit, commit_id, read_commit
from .deletions import Deletion, deletions, named, removed_by
from .formers import Former, first_with, unknown
from .layouts import Layouts, PastLayout
from .objects import history_of
from .schemas import at_schema_of
from .whole_files import with_whole_files


@dataclass(frozen=True, slots=True)
class Recovery:
    """What comes back, the files of the layout with it, and which of them differ from those in the folder.

    `deleted_by`: the commit that removed it, None where that is not committed, or the source was named. `source`:
    which of several former versions gave it. An export has no files.
    """

    recovered: Recovered
    files: Mapping[str, bytes]
    change: FolderChange | None
    deleted_by: Commit | None = None
    source: str = ""


def recovery(folder: Path, name: str) -> Recovery:
    """Return how to put back what a name names and the history of a layout's folder has.

    Raises InputError where no commit removed anything of that name, or one removed several.
    """
    layout = layout_in_folder(folder, named=False)
    with history_of(folder) as reader:
        layouts, inside = Layouts(reader), _inside(folder)
        present = snapshot(layout.packed.document)
        found = _newest(name, present, deletions(layouts, inside, present))
        keys = _one(name, found)
        former = layouts.whole(inside, found.parent.tree)
    return _recovery(layout, former.packed.document, former.files, keys, found.commit)


def _newest(name: str, present: Snapshot, removed: Iterable[Deletion]) -> Deletion:
    """Return what the newest deletion that has it knows by a name. Raises InputError where none has it."""
    others: set[str] = set()
    for one in removed:
        if parts := named(name, one.parts):
            return replace(one, parts=parts)
        others.update(other for part in one.parts.values() for other in names_of(part))
    raise unknown(name, present, gone=others)


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
        sources = [(layouts.whole(inside, one.parent.tree), one.parts) for one in missing]
        later = layouts.whole(inside, commit.tree)
    if layout is not None:
        return _joined(layout, sources, commit)
    former = sources[0][0]
    before = read_folder(folder).files if folder.exists() else {}
    back = {
        path: data for path, data in former.files.items() if path not in later.files and path not in before
    }
    entities = tuple(part.entity for key, part in missing[0].parts.items() if key[0] == "page")
    found = Recovered({}, entities, (), (), ())
    return Recovery(found, {**before, **back}, plan_change(before, {**before, **back}), commit)


def _joined(
    layout: Layout, sources: Sequence[tuple[PastLayout, Mapping[Key, Part]]], commit: Commit
) -> Recovery:
    """Return how to put back what a commit has from none of its parents, of a merge from one parent after the other."""
    (first, parts), *others = sources
    found = _recovery(layout, first.packed.document, first.files, parts, commit)
    for former, parts in others:
        packed = replace(layout.packed, document=found.recovered.document)
        more = _recovery(layout._replace(packed=packed), former.packed.document, former.files, parts, commit)
        known, new = found.recovered, more.recovered
        both = Recovered(
            new.document,
            known.restored + new.restored,
            known.inside + new.inside,
            (*dict.fromkeys((*known.dependents, *new.dependents)),),
            known.diagnostics + new.diagnostics,
        )
        found = replace(more, recovered=both)
    return found


def _layout_or_none(folder: Path) -> Layout | None:
    """Return the layout in a folder, None where too little is left to be one. Raises LayoutError for a broken file."""
    try:
        return layout_in_folder(folder, named=False)
    except InputError as error:
        if isinstance(error, LayoutError) and not isinstance(error, NoPageError):
            raise
        return None


def recovery_from(folder: Path, name: str, formers: Iterable[Former]) -> Recovery:
    """Return how to put back what a name names in a layout from the first former version that has it.

    Raises InputError where none has it.
    """
    layout = layout_in_folder(folder, named=False)
    found = first_with(formers, layout.packed.document, name, as_in_a_layout)
    made = _recovery(layout, found.document, found.former.files, [found.key], None)
    return replace(made, source=found.former.label)


def recovery_of_export(present: Json, name: str, formers: Iterable[Former]) -> Recovery:
    """Return how to put back what a name names in an export from the first former version that has it.

    Raises InputError where none has it.
    """
    found = first_with(formers, present, name, lambda document: document)
    former = at_schema_of(present, found.document, [found.key], lambda document: document)
    recovered = recover(present, former, [found.key])
    return Recovery(recovered, {}, None, source=found.former.label)


def _recovery(
    layout: Layout, former: Json, files: Mapping[str, bytes], keys: Iterable[Key], commit: Commit | None
) -> Recovery:
    present, keys = layout.packed.document, [*keys]
    found = recover(present, at_schema_of(present, former, keys, as_in_a_layout), keys)
    if layout.packed.era in "ABCD":
        tree = _old_tree(layout, files, found.document)
        return Recovery(found, tree, plan_change(layout.files, tree), commit)
    after = layout.change(found.document)[0]
    changed = {path for path, data in after.items() if layout.files.get(path) != data and path in files}
    as_before = {path: files[path] for path in changed if _same(path, files[path], after[path])}
    restored = {**after, **as_before}
    change = plan_change(layout.files, restored, moved=after.moved)
    return Recovery(found, restored, change, commit)


def _old_tree(layout: Layout, former: Mapping[str, bytes], document: Json) -> Mapping[str, bytes]:
    tree = with_whole_files(layout, former, document)
    if tree is None:
        raise InputError(
            f"The layout is of era {layout.packed.era}, whose files can only come back whole, and that does not give"
            " what is to come back alone",
            hint="Upgrade the layout with `unpack --layout-upgrade`; or `pack` it, and `recover` into the export.",
        )
    return tree


def _same(path: str, one: bytes, other: bytes) -> bool:
    """Check whether a file as it was says what the file to be written says; it gets its former bytes then."""
    if not path.endswith(".json"):
        return one == other
    try:
        return same_meaning(read_json(path, one), read_json(path, other))
    except LayoutError:
        return False


def _one(name: str, found: Deletion) -> list[Key]:
    """Return the key of what a commit removed under a name. Raises InputError for several."""
    keys = sorted(found.parts)
    if len(keys) > 1:
        who = f"{found.commit.id[:12]} removed" if found.commit else "HEAD has, and the folder lacks,"
        raise InputError(
            f"{who} {len(keys)} things called {name!r}",
            hint=f"Name one of them: {listed(found.parts, keys)}.",
        )
    return keys


def _inside(folder: Path) -> str:
    """Return the path of a folder from the root of its repository, with a `/` at its end; the folder may be gone."""
    near = _nearest(folder)
    path = Path(path_in_repository(near)) / folder.resolve().relative_to(near.resolve())
    return "" if path == Path() else f"{path.as_posix()}/"


def _nearest(folder: Path) -> Path:
    """Return a folder, or the nearest one around it that exists."""
    return next(one for one in (folder, *folder.absolute().parents) if one.is_dir())
