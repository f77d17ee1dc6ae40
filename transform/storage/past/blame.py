"""Find the commit that gave each property of an entity the value that it has."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ...diffing.comparison import at_newest_version
from ...diffing.values import differ
from ...document.nearest import did_you_mean
from ...errors import InputError, TransformError
from ...history.naming import find_entity, listed, names_of
from ...history.snapshot import Json, Key, Part, snapshot
from ...history.values import Leaves, leaves
from ...product.releases import Versions
from ...upgrading.export import upgrade
from ...upgrading.targets import document_versions
from ..inputs import as_in_a_layout, layout_in_folder
from ..revision import path_in_repository
from .commits import Commit, commit_id, history, read_commit
from .edits import LEFT_OUT
from .layouts import Layouts, PastLayout, with_versions
from .objects import folder_in, history_of


@dataclass(frozen=True, slots=True)
class Blamed:
    """Whom a property is from: pointer inside the entity, commit; None for what is not committed.

    `is_older`: the clone lacks the commit; the one that is named is the oldest that it has.
    """

    property: str
    commit: Commit | None
    is_older: bool = False


@dataclass(frozen=True, slots=True)
class Blame:
    """An entity with the commit of each of its properties."""

    part: Part
    properties: tuple[Blamed, ...]


def blame(folder: Path, name: str) -> Blame:
    """Return which commit each property of an entity in a layout's folder is from.

    `name`: as `find_entity` takes it. An upgrade of the layout by the product is no edit. Raises InputError.
    """
    layout = layout_in_folder(folder, named=False)
    with history_of(folder) as reader:
        inside = path_in_repository(folder)
        parts = snapshot(layout.packed.document).parts
        names = {label for one in parts.values() for label in names_of(one)}
        key, wanted = find_entity(parts, name)
        search = _Search(Layouts(reader), f"{inside}/" if inside else "", key, layout.packed.document)
        part = search.part
        found = search.found({path: value for path, value in leaves(part).items() if _is_in(path, wanted)})
        if not found:
            raise InputError(
                f"{listed({key: part}, [key])} has no property {wanted[1:].replace('/', '.')!r} that a person sets",
                hint=f"Leave the property out to see all of them.{did_you_mean(name, names)}",
            )
    return Blame(part, tuple(sorted(found, key=lambda item: item.property)))


def _is_in(path: str, wanted: str) -> bool:
    return not wanted or path == wanted or path.startswith(f"{wanted}/")


@dataclass(slots=True)
class _Search:
    """Follows the values of one entity from the working tree to the commits that brought them."""

    layouts: Layouts
    folder: str
    key: Key
    present: Json
    _pending: dict[str, Leaves] = field(default_factory=dict)

    @property
    def part(self) -> Part:
        """Return the entity as it is in the working tree."""
        return snapshot(self.present).parts[self.key]

    def found(self, values: Leaves) -> list[Blamed]:
        """Return whom each of some values is from."""
        head = commit_id(self.layouts.reader, "HEAD")
        top = read_commit(self.layouts.reader, head)
        before = self._leaves(self.layouts.whole(self.folder, top.tree)) if top else None
        committed = {path for path in values if self._is_same(path, values, before)}
        self._pending[head] = {path: values[path] for path in committed}
        result = [Blamed(path, None) for path in values if path not in committed]
        for commit in history(self.layouts.reader, "HEAD"):
            if not any(self._pending.values()):
                break
            if mine := self._pending.pop(commit.id, None):
                result += self._own(commit, mine)
        return result

    def _own(self, commit: Commit, values: Leaves) -> list[Blamed]:
        """Return what a commit brought of some values; the others are handed to its parents."""
        for name in commit.parents:
            parent = read_commit(self.layouts.reader, name)
            if parent is None:
                return [Blamed(path, commit, is_older=True) for path in values]
            kept = self._kept(parent, commit, values)
            if kept:
                self._pending.setdefault(name, {}).update({path: values[path] for path in kept})
            values = {path: value for path, value in values.items() if path not in kept}
        return [Blamed(path, commit) for path in values]

    def _kept(self, parent: Commit, commit: Commit, values: Leaves) -> set[str]:
        """Return the paths whose values a commit has from a parent."""
        tops = [folder_in(self.layouts.reader, one.tree, self.folder) for one in (parent, commit)]
        if tops[0] == tops[1]:
            return {*values}
        before, after = self.layouts.versions(self.folder, [parent.tree, commit.tree])
        if self._leaves(after) is None and not after.packed.broken:
            return {*values}  # all of its page is the same in both, so that it was not read
        former = self._leaves(before)
        if former is None and before.packed.broken:
            return {*values}  # nobody knows what it was there; what came before counts
        is_upgrade = before.age != after.age
        return {
            path
            for path in values
            if self._is_same(path, values, former) or (is_upgrade and path == LEFT_OUT and former is not None)
        }

    def _is_same(self, path: str, values: Leaves, former: Leaves | None) -> bool:
        return former is not None and not differ(values.get(path), former.get(path))

    def _leaves(self, layout: PastLayout) -> Leaves | None:
        """Return the values of the entity in a version, at the schema of the working tree; None where it is not."""
        kind, identity, _ = self.key
        parts = snapshot(layout.packed.document).parts
        near = [key for key in parts if key[:2] == (kind, identity)]
        if not near:
            return None
        key = self.key if self.key in near else near[0]
        part = snapshot(self._at_present_schema(layout.packed.document)).parts.get(key, parts[key])
        return leaves(part)

    def _at_present_schema(self, document: Json) -> Json:
        _, document = with_versions([self.present, document])
        try:
            if document.get("serverSchemaVersion") == self.present.get("serverSchemaVersion"):
                return at_newest_version(self.present, document)[1]
            versions = document_versions(self.present)
            target = Versions(versions.page, versions.server, versions.client)
            return as_in_a_layout(upgrade(document, target).document)
        except TransformError:
            return document
