"""Words that look like a name but that nothing reads as this name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..application import entities
from ..diagnostics import Entity
from ..document.pointers import Path, join, split
from .renamed import RenamedPlace
from .renaming import Changed
from .targets import Target
from .texts import any_text, texts_in

Json = dict[str, Any]

#: Keys whose values are words of the product, never of a person.
_FIXED = frozenset(
    (
        "type",
        "widgetId",
        "parentId",
        "pluginId",
        "pluginType",
        "gitSyncId",
        "key",
        "version",
        "columnType",
        "iconSVG",
    )
)


def lookalikes(document: Json, target: Target, changed: Iterable[Changed]) -> Iterator[RenamedPlace]:
    """Yield each occurrence of a target's name as a whole word that did not change, in the order of the document."""
    known: dict[Path, set[int]] = {}
    for change in changed:
        known.setdefault(change.path, set()).update(
            at for place in change.places for at in range(place.start, place.end)
        )
    word = re.compile(rf"(?<![\w$]){re.escape(target.name)}(?![\w$])")
    for entity, pointer, value in _values(document, target):
        if not any_text(value, lambda text: target.name in text):
            continue
        for path, text in sorted(texts_in(value), key=lambda item: tuple(map(str, item[0]))):
            if (
                target.name not in text
                or path[-1] in _FIXED
                or (target.owner and not _is_near(text, entity, target))
            ):
                continue
            covered = known.get((*split(pointer), *path), set())
            for match in word.finditer(text):
                if match.start() not in covered:
                    line = text.count("\n", 0, match.start()) + 1
                    at = join(pointer, *path)
                    yield RenamedPlace(entity, at, match.start(), line, target.name, target.name)


def _is_near(text: str, entity: Entity, target: Target) -> bool:
    """Return whether a text may speak of a member of the target's owner: else its name is just a word."""
    return entity.name == target.owner or target.owner in text


def _values(document: Json, target: Target) -> Iterator[tuple[Entity, str, Json]]:
    is_everywhere = target.kind in ("page", "datasource")
    for found in (*entities.queries(document), *entities.js_objects(document)):
        if is_everywhere or target.page in (None, found.entity.page):
            yield found.entity, found.pointer, found.value
    for layout in entities.layouts(document):
        if is_everywhere or layout.page.entity.name == target.page:
            for entity, visited in entities.widgets(layout):
                yield entity, layout.pointer + visited.pointer, visited.widget
