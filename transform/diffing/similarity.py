"""Measure how much content two entities share that hardly any other has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from ..patterns import pattern
from .tables import SERVER_MADE

#: Names, ids and what else says nothing of the content.
_NO_CONTENT = SERVER_MADE | {
    "children", "collectionId", "fullyQualifiedName", "id", "isLoading", "key", "name", "pageId", "parentId",
    "pluginType", "publishedAction", "publishedCollection", "publishedPage", "slug", "type", "uidString",
    "widgetId", "widgetName",
}  # fmt: skip
_INSIDE = _NO_CONTENT | {"pluginId"}
_OF_PAGES = _NO_CONTENT - {"children", "widgetId", "widgetName"}
#: So many pairs are compared without asking what they have in common.
FEW = 144
#: What more entities have says nothing of which two are the same.
_RARE = 8
#: Longer texts are compared word by word.
_SHORT = 40
_WORD = pattern(r"\w+")
#: Two entities that share less than a short text of their own share nothing significant.
_LEAST = 4
#: This much in common makes a copy.
_COPY = 0.95
#: Of what is large, such as a page, this much in common is enough.
_LARGE = 400
_LARGE_COPY = 0.6
_CONTAINERS = (dict, list)

Content = Counter[str]


def content(value: Any) -> Content:
    """Return the leaves of an entity as texts with their weights; names, ids and defaults of themes left out.

    Of a page the names and ids of its widgets count.
    """
    found: dict[str, int] = {}
    for path, leaf in _leaves(value):
        if not isinstance(leaf, str):
            weight = 2 if not isinstance(leaf, bool) and leaf else 1
        elif len(leaf) > _SHORT:
            for word, count in Counter(_WORD.findall(leaf)).items():
                text = f"{path}={word}"
                found[text] = found.get(text, 0) + count
            continue
        elif leaf and not leaf.startswith("{{appsmith.theme"):
            weight = 4 + len(leaf) // 5
        else:
            continue
        text = f"{path}={leaf}"
        found[text] = found.get(text, 0) + weight
    return Counter(found)


def _leaves(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield path and value of what has content and is no container, the last ones first."""
    stack = [iter([("", value)])]
    while stack:
        for path, child in stack[-1]:
            if isinstance(child, _CONTAINERS):
                stack.append(_members(path, child))
                break
            yield path, child
        else:
            stack.pop()


def _members(path: str, value: dict[str, Any] | list[Any]) -> Iterator[tuple[str, Any]]:
    if isinstance(value, list):
        return ((path, child) for child in reversed(value))
    left_out = _OF_PAGES if path.endswith(("/dsl", "/children")) else _INSIDE if path else _NO_CONTENT
    return ((f"{path}/{key}", child) for key, child in reversed(value.items()) if key not in left_out)


class _Contents:
    """The contents of entities, worked out once for those that are written alike: copies often have one name."""

    def __init__(self) -> None:
        self._by_text: dict[bytes, Content] = {}

    def of(self, value: Any) -> Content:
        """Return the content of an entity."""
        try:
            text = orjson.dumps(value)
        except TypeError:
            return content(value)
        if text not in self._by_text:
            self._by_text[text] = content(value)
        return self._by_text[text]


class Similarities:
    """The contents of entities that are left on both sides, and how alike pairs of them are.

    What many entities have (`others` are those that are matched already) counts less.
    """

    def __init__(self, old: list[Any], new: list[Any], others: Iterable[Any]) -> None:
        contents = _Contents()
        self.old, self.new = [*map(contents.of, old)], [*map(contents.of, new)]
        self._frequency = Counter(leaf for one in (*self.old, *self.new) for leaf in one)
        wanted = self._frequency.keys()
        for other in others:
            self._frequency.update(leaf for leaf in contents.of(other) if leaf in wanted)

    def candidates(self) -> set[tuple[int, int]]:
        """Return the pairs of indexes that share something rare; all where there are few."""
        if len(self.old) * len(self.new) <= FEW:
            return {(i, j) for i in range(len(self.old)) for j in range(len(self.new))}
        by_leaf: dict[str, list[int]] = defaultdict(list)
        for j, one in enumerate(self.new):
            for leaf in one:
                if self._frequency[leaf] <= _RARE:
                    by_leaf[leaf].append(j)
        return {(i, j) for i, one in enumerate(self.old) for leaf in one for j in by_leaf.get(leaf, ())}

    def of(self, i: int, j: int) -> float:
        """Return how alike an old and a new entity are: 0 nothing, 1 all in common."""
        old, new = self.old[i], self.new[j]
        shared = old & new
        if shared.total() < _LEAST:
            return 0.0
        return self._total(shared) / max(self._total(old), self._total(new))

    def is_exclusive(self, i: int, j: int) -> bool:
        """Return whether an old and a new entity share something that no other has."""
        shared = self.old[i] & self.new[j]
        return sum(count for leaf, count in shared.items() if self._frequency[leaf] == 2) >= _LEAST

    def is_copy(self, i: int, j: int) -> bool:
        """Return whether an old and a new entity are nearly equal, though others may be so too."""
        old, new = self.old[i], self.new[j]
        common, larger = (old & new).total(), max(old.total(), new.total())
        return common >= 2 * _LEAST and common >= (_COPY if larger < _LARGE else _LARGE_COPY) * larger

    def _total(self, one: Content) -> float:
        return sum(count / max(1, self._frequency[leaf] - 1) for leaf, count in one.items())
