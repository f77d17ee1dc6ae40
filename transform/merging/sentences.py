"""What a conflict is about, in words of the editor."""

from __future__ import annotations

from ..application.entity_words import worded
from ..diagnostics import Entity
from ..document.pointers import split

#: Parts of a pointer that only say where the product keeps a thing.
_SHELLS = frozenset(
    {
        *(
            "unpublishedPage",
            "publishedPage",
            "unpublishedAction",
            "publishedAction",
            "unpublishedCollection",
        ),
        *("publishedCollection", "exportedApplication"),
    }
)
#: Pointers whose members say little to somebody who only knows the editor.
_WORDS = {
    "actionConfiguration.body": "the text",
    "body": "the code",
    "name": "the name",
    "parentId": "the container",
}


def thing(entity: Entity) -> str:
    """Return `the widget Table1 on the page Orders`."""
    kind = worded(entity.type)
    if entity.type in ("application", "theme"):
        return f"the {kind}"
    where = f" on the page {entity.page}" if entity.page and entity.type != "page" else ""
    return f"the {kind} {entity.name or entity.id or 'without a name'}{where}"


def part(entity: Entity, pointer: str) -> str:
    """Return `the text of the query Api1 on the page Orders`; for the whole entity what `thing` returns."""
    tokens = [token for token in split(pointer) if token not in _SHELLS]
    if not tokens:
        return thing(entity)
    path = ".".join(map(str, tokens))
    deployed = " (deployed)" if any(token.startswith("published") for token in split(pointer)) else ""
    named = _WORDS.get(path, f'"{path}"')
    return f"{named} of {thing(entity)}{deployed}"


def both_changed(entity: Entity, pointer: str) -> str:
    """Return that both sides changed a value, each to another one."""
    return f"Both sides changed {part(entity, pointer)}, each to something else."


def removed_and_changed(entity: Entity, pointer: str, remover: str, what: str = "changed it") -> str:
    """Return that one side removed something and the other did something else with it."""
    other = "theirs" if remover == "ours" else "ours"
    return f"{remover.capitalize()} removed {part(entity, pointer)}, {other} {what}."
