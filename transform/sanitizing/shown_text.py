"""Keep secrets out of single lines that are shown, such as paths made of the names of pages and queries."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..diagnostics import Diagnostic, Entity

#: What rules recognise without a name beside it is longer and has a digit. Asking this first keeps them from
#: being loaded where nothing can be found.
_SHORTEST = 12


def shown_text(text: str) -> str:
    """Return a text without what rules recognise as a secret."""
    return shown_texts([text])[text]


def shown_texts(texts: Iterable[str], documents: Iterable[dict[str, Any]] = ()) -> dict[str, str]:
    """Return text -> the text without secrets: what rules recognise, and copies of secrets in the documents."""
    found = {text: text for text in texts}
    documents = tuple(documents)
    asked = [text for text in found if documents or _may_hold_one(text)]
    if asked:
        from .masking import masked_texts

        found |= masked_texts(asked, documents)
    return found


def shown_record(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record of JSON values in which no value and no key holds a secret; itself where none does."""
    shown = shown_texts(set(_texts_of(record)))
    if all(text == hidden for text, hidden in shown.items()):
        return record
    found: dict[str, Any] = _with_shown(record, shown)
    return found


def _texts_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts_of(key)
            yield from _texts_of(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts_of(inner)


def _with_shown(value: Any, shown: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return shown[value]
    if isinstance(value, dict):
        return {_with_shown(key, shown): _with_shown(inner, shown) for key, inner in value.items()}
    return [_with_shown(inner, shown) for inner in value] if isinstance(value, list | tuple) else value


def shown_diagnostics(diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return diagnostics whose messages, pointers and names hold no secret."""
    said = [(one.message, one.pointer, one.hint) for one in diagnostics]
    names = [name for one in diagnostics if one.entity for name in one.entity.names]
    shown = shown_texts([*itertools.chain.from_iterable(said), *names])
    if all(text == hidden for text, hidden in shown.items()):
        return tuple(diagnostics)
    return tuple(
        replace(
            one,
            message=shown[one.message],
            pointer=shown[one.pointer],
            hint=shown[one.hint],
            entity=one.entity and shown_entity(one.entity, shown),
        )
        for one in diagnostics
    )


def shown_entity(entity: Entity, shown: Mapping[str, str]) -> Entity:
    """Return an entity with the names that may be shown, by name."""
    page, name, mark = (text and shown.get(text, text) for text in (entity.page, entity.name, entity.id))
    return replace(entity, page=page, name=name, id=mark)


def _may_hold_one(text: str) -> bool:
    return any(len(word) >= _SHORTEST and any(map(str.isdigit, word)) for word in re.split(r"[\s/]+", text))
