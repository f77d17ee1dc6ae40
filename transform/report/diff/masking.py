"""Mask secrets in the values that a diff shows; what is a secret is judged by sanitizing alone."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from ...application.kinds import Kind, kind_of
from ...diagnostics import Entity
from ...diffing.changes import Change, Diff
from ...document.pointers import Path, find, split
from ...patterns import pattern
from ...sanitizing.masking import Spans, rules_of, secret_places, secret_spans
from ...sanitizing.search.copies import possible_copies
from ...sanitizing.search.strings import collected
from ...sanitizing.shown_text import shown_entity

SECRET = "(secret)"
_LEVELS = 2


def masked(found: Diff) -> Diff:
    """Return the diff with `SECRET` in place of every secret, of copies of secrets, and of secrets in texts."""
    return masked_with(found, ())[0]


def masked_with(
    found: Diff, texts: Iterable[str], *, naming: bool = False
) -> tuple[Diff, Callable[[str], str]]:
    """Return the diff as `masked` does, and a function that masks further `texts` of its documents alike.

    With `naming` a secret is replaced by `(secret: stripe-key)` where a rule recognises it.
    """
    texts = list(texts)
    if not found.changes and not texts:
        return found, str
    values = [[change.before, change.after] for change in _all(found.changes)]
    values.append([name for change in _all(found.changes) for name in change.entity.names])
    spans = secret_spans([*values, texts], _surroundings(found), found.compared)
    mask = _Mask(
        spans,
        (_secret_places(found.compared[0]), _secret_places(found.compared[1])),
        _rules(spans) if naming else {},
    )
    return dataclasses.replace(found, changes=tuple(map(mask.change, found.changes))), mask.text


def possible_secrets(found: Diff) -> set[str]:
    """Return the pieces of the values of a diff that may be copies of a secret which is in neither document.

    Where documents were read in part only, what holds these pieces must be read too before the diff is shown.
    """
    changes = list(_all(found.changes))
    values = collected((), [value for change in changes for value in (change.before, change.after)])
    names = {name for change in changes for name in (change.entity.page, change.entity.name) if name}
    unusual = {name for name in names if not _USUAL_NAME.fullmatch(name)}
    return possible_copies(values.strings | values.keys | unusual)


#: Words and a number, as in `Table1`, `get_users`, `Page 2`: such names are everywhere, and no secrets.
_USUAL_NAME = pattern(r"[^\W\d_]+(?:[ _.-][^\W\d_]+)*[ _-]?\d{0,4}")


#: Paths as nested objects: {token: {token: ...}}; an empty object ends a path.
_Tree = dict[str, "_Tree"]


#: Parts of a document in which only names and rules indicate a secret, by which `secret_spans` goes too.
_WITHOUT_FIELDS = ("pageList", "actionCollectionList")


def _secret_places(document: dict[str, Any]) -> _Tree:
    """Return the places of whole values that are secret, as those in fields of datasources."""
    if kind_of(document) is Kind.PAGE:
        return {}
    rest = {key: value for key, value in document.items() if key not in _WITHOUT_FIELDS}
    return _tree(secret_places(rest))


def _tree(paths: Iterable[Path]) -> _Tree:
    root: _Tree = {}
    for path in paths:
        at = root
        for token in path:
            at = at.setdefault(str(token), {})
    return root


def _rules(spans: Mapping[str, Spans]) -> dict[str, str]:
    """Return secret -> the rule that recognises it."""
    return rules_of(text[start:end] for text, found in spans.items() for start, end in found)


class _Mask(NamedTuple):
    """What is secret: spans of texts wherever they occur, and whole values at places of either document.

    `rules` names what recognises a secret, where that is to be shown.
    """

    spans: Mapping[str, Spans]
    places: tuple[_Tree, _Tree]
    rules: Mapping[str, str]

    def change(self, change: Change) -> Change:
        """Return a change, and what follows from it, without secrets."""
        before, after = self.places
        return dataclasses.replace(
            change,
            entity=self._entity(change.entity),
            before=self._value(change.before, _below(before, change.pointer_before)),
            after=self._value(change.after, _below(after, change.pointer_after)),
            consequences=tuple(map(self.change, change.consequences)),
        )

    def _entity(self, entity: Entity) -> Entity:
        return shown_entity(entity, {name: self._value(name, None) for name in entity.names})

    def text(self, value: str) -> str:
        """Return a text without secrets."""
        for start, end in reversed(self.spans.get(value, [])):
            rule = self.rules.get(value[start:end])
            value = value[:start] + (f"(secret: {rule})" if rule else SECRET) + value[end:]
        return value

    def _value(self, value: Any, places: _Tree | None) -> Any:
        """Return a value without secrets; `places` are those inside it, None where there are none."""
        if places == {} and value is not None:
            return SECRET
        if isinstance(value, str):
            return self.text(value)
        inside = places or {}
        if isinstance(value, list):
            return [self._value(item, inside.get(str(i))) for i, item in enumerate(value)]
        if isinstance(value, dict):
            return {key: self._value(item, inside.get(key)) for key, item in value.items()}
        return value


def _below(places: _Tree, pointer: str | None) -> _Tree | None:
    """Return the places below a pointer; {} where the value there, or one around it, is a secret."""
    if not places or pointer is None:
        return None
    at = places
    for token in split(pointer):
        if token not in at:
            return None
        at = at[token]
        if not at:
            break
    return at


def _all(changes: Iterable[Change]) -> Iterator[Change]:
    for change in changes:
        yield change
        yield from _all(change.consequences)


def _surroundings(found: Diff) -> Iterator[dict[str, Any]]:
    """Yield the objects around values, each once, whose keys and names may indicate that one is a secret."""
    for number, document in enumerate(found.compared):
        around: set[str] = set()
        for change in _all(found.changes):
            pointer = (change.pointer_before, change.pointer_after)[number]
            if change.path and pointer is not None:
                around.update(_pointers_around(pointer))
        for pointer in sorted(around):
            value = find(document, pointer)
            if isinstance(value, dict):
                yield _shallow(value)


def _pointers_around(pointer: str) -> Iterator[str]:
    for _ in range(_LEVELS):
        pointer = pointer.rpartition("/")[0]
        yield pointer


def _shallow(value: dict[str, Any]) -> dict[str, Any]:
    """Return an object with its texts and those one level deeper, without all else."""
    found: dict[str, Any] = {}
    for key, child in value.items():
        if isinstance(child, str):
            found[key] = child
        elif isinstance(child, dict):
            found[key] = {name: inner for name, inner in child.items() if isinstance(inner, str)}
    return found
