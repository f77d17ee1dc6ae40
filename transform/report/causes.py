"""Sort the diagnostics of a file for a person: by impact and page, what has the same cause once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from ..diagnostics import Diagnostic
from ..document.pointers import split
from ..document.positions import Position
from .impact import Impact, impact_of

if TYPE_CHECKING:
    from ..storage.layout.places import Place

    _Located = tuple[Diagnostic, Position | Place | None]


class Cause(NamedTuple):
    """What the same words are said of, the name of the property apart: its diagnostics with their places.

    They are in the order of the text.
    """

    impact: Impact
    located: list[_Located]

    @property
    def item(self) -> Diagnostic:
        """Return the first diagnostic."""
        return self.located[0][0]

    @property
    def pages(self) -> list[str]:
        """Return the pages on which it is, without repetitions; none for what belongs to no page."""
        return list(dict.fromkeys(name for item, _ in self.located if (name := page_of(item)) is not None))

    @property
    def who(self) -> list[str]:
        """Return the names of what it is about, with their pages where these are several."""
        return list(dict.fromkeys(filter(None, (self._name(item) for item, _ in self.located))))

    @property
    def what(self) -> list[str]:
        """Return what there is several of: `who`, the properties that the messages name, or both as `Text1.label`."""
        properties = [property_of(item) for item, _ in self.located]
        if len(set(properties)) == 1:
            return self.who
        if len(self.who) == 1:
            return list(dict.fromkeys(properties))
        names = [self._name(item) for item, _ in self.located]
        return list(
            dict.fromkeys(".".join(filter(None, pair)) for pair in zip(names, properties, strict=True))
        )

    def _name(self, item: Diagnostic) -> str:
        if item.entity is None:
            return ""
        return (item.entity.name if len(self.pages) == 1 else None) or str(item.entity)


def page_of(item: Diagnostic) -> str | None:
    """Return the name of the page that a diagnostic is about, None where it is about none."""
    entity = item.entity
    if entity is None:
        return None
    return entity.name if entity.type == "page" else entity.page


def property_of(item: Diagnostic) -> str:
    """Return the path of the property that the message names, as `primaryColumns.name.computedValue`; "" for none.

    It is the longest end of the pointer that stands in the message as a word.
    """
    keys = split(item.pointer)
    words = set(item.message.replace(":", " ").split())
    paths = (".".join(keys[start:]) for start in range(len(keys)))
    return next((path for path in paths if path in words), "")


def causes(located: Iterable[_Located], *, accepted: bool) -> dict[Impact, dict[str, list[Cause]]]:
    """Return impact -> heading -> causes, the most urgent impact first and pages as the text has them.

    The heading is "" for what is on no page, which comes first, and "several pages" for what is on more than one.
    """
    found: dict[tuple[Impact, str, str, str], Cause] = {}
    for item, place in sorted(located, key=lambda one: one[1] or ()):
        impact = impact_of(item, accepted=accepted)
        path = property_of(item)
        said = item.message.replace(path, "\0", 1) if path else item.message
        key = (impact, item.code, said, item.hint)
        found.setdefault(key, Cause(impact, [])).located.append((item, place))
    grouped: dict[Impact, dict[str, list[Cause]]] = {}
    for cause in sorted(found.values(), key=lambda one: (list(Impact).index(one.impact), bool(one.pages))):
        heading = "several pages" if len(cause.pages) > 1 else "".join(cause.pages)
        grouped.setdefault(cause.impact, {}).setdefault(heading, []).append(cause)
    return grouped
