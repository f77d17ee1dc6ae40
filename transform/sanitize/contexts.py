"""Secrets that only the shape of the document tells: a header's value, a default text of a password input."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .literals import Sensitivity, secret_part, sensitivity
from .strings import Part, Path, objects, path_of
from .texts import Texts

_DATA = ("data", "value")


def named_values(parts: list[Part], texts: Texts) -> Iterator[tuple[Path, str, int, int]]:
    """Give values that stand under telling names: place, text, where in the text the secret is.

    Names are keys of objects, also around an editor's {data: ...}, or the `key` of {key, value} pairs; `texts`
    are strings and keys of the parts. The default text of a PASSWORD input counts too.
    """
    keys = set().union(*(part.keys for part in parts))
    names = set(texts.telling)
    names.update(key for key in keys if " " in key and sensitivity(key))
    members = {key for key in names & keys if sensitivity(key) is not Sensitivity.PARAMETER}
    strong = {name for name in names if sensitivity(name) is not Sensitivity.PARAMETER}
    for part in parts:
        marks = names if not _PARAMETERS.isdisjoint(part.keys) else strong
        has_pairs = "value" in part.keys and not marks.isdisjoint(part.strings)
        if not has_pairs and members.isdisjoint(part.keys) and _PASSWORD_INPUT not in part.strings:
            continue
        for link, value in objects(part):
            for steps, text, name in _candidates(value, members, marks):
                found = _secret_part(text, sensitivity(name))
                if found:
                    yield (*path_of(part, link), *steps), text, *found


def _secret_part(text: str, sensitive: Sensitivity) -> tuple[int, int] | None:
    """Give where the secret of a value stands, within its quotes if it is a literal of JavaScript."""
    if len(text) > 2 and text[0] in "\"'`" and text[-1] == text[0]:
        inner = secret_part(text[1:-1], sensitive)
        return (inner[0] + 1, inner[1] + 1) if inner else None
    return secret_part(text, sensitive)


#: What names the value of a pair: parameters and headers, variables of JS objects.
_LABELS = ("key", "name")
#: Lists of {key, value} pairs of a request, where even `key` tells.
_PARAMETERS = frozenset(("queryParameters", "headers", "bodyFormData", "routeParameters"))
_PASSWORD_INPUT = "PASSWORD"


def _candidates(
    value: dict[str, Any], members: set[str], names: set[str]
) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Give the texts of an object that stand under a telling name: keys that lead to it, text, name."""
    for key in members.intersection(value) if members else ():
        child = value[key]
        if isinstance(child, str):
            yield (key,), child, key
        elif isinstance(child, dict):
            for inner in _DATA:
                if isinstance(child.get(inner), str):
                    yield (key, inner), child[inner], key
    text = value.get("value")
    if isinstance(text, str):
        for label in _LABELS:
            name = value.get(label)
            if isinstance(name, str) and name in names:
                yield ("value",), text, name
    if value.get("inputType") == _PASSWORD_INPUT and isinstance(value.get("defaultText"), str):
        yield ("defaultText",), value["defaultText"], "password"
