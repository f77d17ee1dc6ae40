"""Secrets that only the shape of the document tells: a header's value, a default text of a password input."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .literals import Sensitivity, secret_part, sensitivity
from .strings import Part, Path, objects, path_of
from .texts import Texts, telling

_DATA = ("data", "value")


def named_values(parts: list[Part], texts: Texts) -> Iterator[tuple[Path, str, int, int]]:
    """Give values that stand under telling names: place, text, where in the text the secret is.

    Names are keys of objects, also around an editor's {data: ...}, or the `key` of {key, value} pairs; `texts`
    are the strings of the parts. The default text of a PASSWORD input counts too.
    """
    keys = set().union(*(part.keys for part in parts))
    told = keys.intersection(telling("\0".join(["", *keys, ""]), texts.hints))
    names = set(texts.telling)
    members = {key for key in told if sensitivity(key) is not Sensitivity.PARAMETER}
    strong = {name for name in names if sensitivity(name) is not Sensitivity.PARAMETER}
    for part in parts:
        marks = names if not _PARAMETERS.isdisjoint(part.keys) else strong
        has_pairs = "value" in part.keys and not marks.isdisjoint(part.strings)
        if not has_pairs and members.isdisjoint(part.keys) and _PASSWORD_INPUT not in part.strings:
            continue
        for link, value in objects(part):
            for steps, text, name in _candidates(value, members, marks):
                found = secret_part(text, sensitivity(name))
                if found:
                    yield (*path_of(part, link), *steps), text, *found


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
    name, text = value.get("key"), value.get("value")
    if isinstance(name, str) and isinstance(text, str) and name in names:
        yield ("value",), text, name
    if value.get("inputType") == _PASSWORD_INPUT and isinstance(value.get("defaultText"), str):
        yield ("defaultText",), value["defaultText"], "password"
