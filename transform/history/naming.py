"""Find an entity by what a person calls it: Page.Widget, a name alone, an id; a property may follow."""

from __future__ import annotations

from collections.abc import Mapping

from ..application.entity_words import worded
from ..diagnostics import Entity
from ..document.nearest import did_you_mean
from ..errors import InputError
from .log import labels
from .snapshot import ROOT, Key, Part

_MOST_NAMED = 6


def names_of(part: Part) -> set[str]:
    """Return how a person may call an entity."""
    return labels(part.entity) or {part.entity.type}


def find_entity(parts: Mapping[Key, Part], text: str) -> tuple[Key, str]:
    """Return the entity that a text names, and the pointer of the property that follows its name ("" for none).

    The longest name that fits counts. Raises InputError for a text that names nothing, or several entities.
    """
    by_label: dict[str, list[Key]] = {}
    for key, part in parts.items():
        for label in names_of(part) | ({"application"} if key == ROOT else set()):
            by_label.setdefault(label, []).append(key)
    for end in [len(text), *(at for at in range(len(text) - 1, 0, -1) if text[at] == ".")]:
        keys = by_label.get(text[:end], [])
        if len(keys) > 1:
            raise InputError(
                f"{text[:end]!r} names {len(keys)} things", hint=f"Name one of them: {listed(parts, keys)}."
            )
        if keys:
            rest = text[end + 1 :]
            return keys[0], "/" + rest.replace(".", "/") if rest else ""
    raise InputError(
        f"There is nothing called {text!r}",
        hint=f"Name a page, or Page.Widget.{did_you_mean(text, by_label)}",
    )


def listed(parts: Mapping[Key, Part], keys: list[Key]) -> str:
    """Return what some entities are called, each with its type and its id."""
    shown = [described(parts[key].entity) for key in keys[:_MOST_NAMED]]
    return ", ".join(shown) + (" and others" if len(keys) > _MOST_NAMED else "")


def described(entity: Entity) -> str:
    """Return the type, the name and the id of an entity."""
    return f"{worded(entity.type)} {entity}" + (f" ({entity.id})" if entity.id else "")
