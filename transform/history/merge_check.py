"""`check_merge`: base, parents and result of a merge as documents -> what the merge damaged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import cast

from ..application.entity_words import worded
from ..diagnostics import Entity
from .merge_findings import MergeDamage, MergeFinding, side_name
from .merge_marks import CONTAINER, DEFAULT, ENTRY, NOBODY, Mark, Version, marks
from .same_pages import on_same_pages
from .snapshot import WITHOUT_PAGE, Key, Part
from .values import is_function

_NAMES = ("/name", "/widgetName", CONTAINER, ENTRY, DEFAULT)
_MOST_NAMED = 3


def check_merge(
    bases: Sequence[Version],
    parents: Sequence[Version],
    result: Version,
    *,
    renamed: tuple[Sequence[Version], Sequence[Version]] | None = None,
) -> list[MergeFinding]:
    """Return what a merge lost, left twice, moved, brought back or changed although no side did.

    All versions must be of one schema. Where there are several bases (a crosswise merge, or one of more than two
    parents) a finding counts if it holds from each of them; without a common base everything is an addition.
    `renamed`: bases and parents with the names of the result; references that followed a rename are no damage.
    """
    found = _marks(bases, parents, result)
    if renamed is not None and any(mark.property for mark in found):
        followed = _marks(*renamed, result)
        found = {mark for mark in found if mark.property in ("", *_NAMES) or mark in followed}
    folding = _Folding(bases, parents, result, found)
    return sorted(folding.findings(), key=lambda item: (item.path, item.kind, item.message))


def _marks(bases: Sequence[Version], parents: Sequence[Version], result: Version) -> set[Mark]:
    *before, result = on_same_pages((*(bases or (Version.empty(),)), *parents, result))
    count = len(before) - len(parents)
    return set.intersection(*(marks(base, before[count:], result) for base in before[:count]))


class _Folding:
    """Turns marks into findings: one for an entity and what is in it, one for all properties of one side."""

    def __init__(
        self, bases: Sequence[Version], parents: Sequence[Version], result: Version, found: set[Mark]
    ) -> None:
        self._versions = (result, *parents, *bases)
        self._result, self._parents = result, parents
        self._found = self._joined(found)
        self._whole = {(mark.kind, mark.key) for mark in self._found if not mark.property}
        self._inside = self._counted()

    def _joined(self, found: set[Mark]) -> set[Mark]:
        """Return marks with one move in place of a loss here and an addition there.

        What is new on a page that is not there is an orphan.
        """
        lost: dict[tuple[str, ...], list[Mark]] = {}
        for mark in sorted(found):
            if mark.kind == "lost" and not mark.property:
                lost.setdefault(mark.key[:2], []).append(mark)
        joined = set(found)
        for mark in sorted(found):
            if mark.kind != "changed" or mark.property:
                continue
            candidates = lost.get(mark.key[:2], [])
            parent = candidates[0].parent if candidates else self._origin(mark.key)
            if mark.key[2].startswith(WITHOUT_PAGE):
                joined = (joined - {mark, *candidates[:1]}) | {Mark("orphan", mark.key, parent)}
            elif candidates or parent != NOBODY:
                joined = (joined - {mark, *candidates[:1]}) | {Mark("moved", mark.key, parent)}
            del candidates[:1]
        return joined

    def _origin(self, key: Key) -> int:
        """Return the parent that has an entity on another page, from which it is gone; NOBODY for none."""
        for number, parent in enumerate(self._parents):
            if any(
                other[:2] == key[:2] and other not in self._result.snapshot.parts
                for other in parent.ids[key[:2]]
            ):
                return number
        return NOBODY

    def findings(self) -> Iterator[MergeFinding]:
        groups: dict[tuple[str, Key, int], list[str]] = {}
        for mark in sorted(self._found):
            if not self._is_inside_another(mark):
                groups.setdefault(mark[:3], []).append(mark.property)
        for (kind, key, parent), properties in groups.items():
            part = self._part(key)
            if part is not None:
                yield self._finding(cast("MergeDamage", kind), key, part, parent, [*filter(None, properties)])

    def _is_inside_another(self, mark: Mark) -> bool:
        if mark.property:
            return False
        return any((mark.kind, holder) in self._whole for holder in self._holders(mark.key))

    def _holders(self, key: Key) -> set[Key]:
        return {holder for version in self._versions for holder in version.snapshot.inside(key)}

    def _part(self, key: Key) -> Part | None:
        return next(
            (version.snapshot.parts[key] for version in self._versions if key in version.snapshot.parts), None
        )

    def _finding(
        self, kind: MergeDamage, key: Key, part: Part, parent: int, properties: list[str]
    ) -> MergeFinding:
        entity = part.entity
        what = f"{worded(entity.type)} {entity}" if entity.name else entity.type
        message = self._message(kind, key, what, parent, properties)
        if not properties:
            message += self._with_contents(kind, key)
        path = next((version.paths[key] for version in self._versions if key in version.paths), "")
        if ENTRY in properties or DEFAULT in properties:
            path = "application.json"
        return MergeFinding(kind, message, parent, path, _entity(entity), tuple(properties))

    def _message(self, kind: str, key: Key, what: str, parent: int, properties: list[str]) -> str:
        named = ", ".join(item.lstrip("/").replace("/", ".") for item in properties[:_MOST_NAMED])
        if len(properties) > _MOST_NAMED:
            named += f" and {len(properties) - _MOST_NAMED} more"
        side = "both sides" if parent == NOBODY else side_name(parent)
        if kind == "lost" and ENTRY in properties:
            return f"the entry of {what} in the list of pages is gone, which {side} has"
        if kind == "lost" and CONTAINER in properties and len(properties) == 1:
            return f"{what} is where it was before {side} moved it"
        if kind == "lost" and properties:
            return f"{what} lacks what {side} changed: {named}"
        if kind == "lost":
            origin = "both sides have" if parent == NOBODY else f"{side} added"
            return f"{what} is gone, which {origin}"
        if kind == "returned":
            return f"{what} is there again, which {side} removed"
        if kind == "moved":
            origin = (
                "no side has it there"
                if parent == NOBODY
                else f"{side} has it on {self._former_page(key, parent)}"
            )
            return f"{what} is in another place: {origin}"
        if kind == "duplicated":
            return f"{what} is there twice" + (" in the list of pages" if ENTRY in properties else "")
        if kind == "orphan":
            return f"{what} is on a page that is not there"
        if kind == "defaults":
            return self._defaults()
        if properties:
            return f"{what} has values that no side has: {named}"
        return f"{what} is new: no side has it"

    def _former_page(self, key: Key, parent: int) -> str:
        version = self._parents[parent]
        pages = (version.snapshot.parts[other].entity.page for other in version.ids[key[:2]] if other != key)
        return next((page for page in pages if page), "another page")

    def _defaults(self) -> str:
        names = self._result.snapshot.defaults
        return (
            f"the application has {len(names)} default pages: {', '.join(names)}"
            if names
            else ("the application has no default page")
        )

    def _with_contents(self, kind: str, key: Key) -> str:
        """Return what of the same happened to the things inside an entity."""
        inner = self._inside.get((kind, key), Counter())
        words = [f"{count} {worded(name, count)}" for name, count in sorted(inner.items())]
        return f" (with {', '.join(words)})" if words else ""

    def _counted(self) -> dict[tuple[str, Key], Counter[str]]:
        """Return for each entity how many of each type inside it have the same damage."""
        found: dict[tuple[str, Key], Counter[str]] = {}
        for kind, key in self._whole:
            for holder in self._holders(key) if self._counts(key) else ():
                if (kind, holder) in self._whole:
                    found.setdefault((kind, holder), Counter())[key[0]] += 1
        return found

    def _counts(self, key: Key) -> bool:
        """Check whether a person knows of an entity: not of a page's own canvas, nor of a function's query."""
        part = self._part(key)
        return part is not None and part.value.get("type") != "CANVAS_WIDGET" and not is_function(part)


def _entity(entity: Entity) -> Entity:
    return Entity(entity.type, entity.page, entity.name, entity.id or None)
