"""Secrets that only their place reveals: a header's value, the default text of a password input."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...document.pointers import Path
from ...patterns import pattern
from ..recognition.secret_names import Sensitivity, sensitivity
from ..recognition.secret_values import secret_part
from .strings import Part, objects, path_of
from .texts import Texts

#: Where a form of a query keeps a value: for the mode in use, and for the one that is not.
_DATA = ("data", "value", "jsonData", "componentData")


def named_values(parts: list[Part], texts: Texts) -> Iterator[tuple[Path, str, int, int]]:
    """Yield values under indicative names: place, text, start and end of the secret in it.

    Names are keys of objects, also around an editor's {data: ...}, or the `key` of {key, value} pairs; `texts`
    are strings and keys of the parts. The default text of a PASSWORD input counts too.
    """
    keys = set().union(*(part.keys for part in parts))
    names = set(texts.searched.indicative_names)
    names.update(key for key in keys if (" " in key or not key.isascii()) and sensitivity(key))
    members = {key for key in names & keys if sensitivity(key) is not Sensitivity.PARAMETER}
    strong = {name for name in names if sensitivity(name) is not Sensitivity.PARAMETER}
    for part in parts:
        marks = names if not _PARAMETERS.isdisjoint(part.keys) else strong
        has_pairs = "value" in part.keys and not marks.isdisjoint(part.strings)
        if not has_pairs and members.isdisjoint(part.keys) and _PASSWORD_INPUT not in part.strings:
            continue
        held = members & part.keys
        telling = held | _OTHER_PLACES
        for link, value in objects(part):
            if value.keys().isdisjoint(telling):
                continue
            for steps, text, name in _candidates(value, held, marks):
                for start, end in _secret_parts(text, sensitivity(name)):
                    yield (*path_of(part, link), *steps), text, start, end


def _secret_parts(text: str, sensitive: Sensitivity) -> Iterator[tuple[int, int]]:
    """Yield the spans of the secrets in a value: within its quotes if it is a literal, and in bindings."""
    if len(text) > 2 and text[0] in "\"'`" and text[-1] == text[0]:
        inner = secret_part(text[1:-1], sensitive)
        if inner:
            yield inner[0] + 1, inner[1] + 1
    elif whole := secret_part(text, sensitive):
        yield whole
    elif "{{" in text:
        yield from _in_bindings(text, sensitive)


def _in_bindings(text: str, sensitive: Sensitivity) -> Iterator[tuple[int, int]]:
    """Yield the literals that a binding may give: `{{appsmith.store.key || "..."}}`.

    No names of members, no operands of comparisons, and for a password no arguments of functions.
    """
    for match in _LITERAL.finditer(text, text.find("{{"), text.rfind("}}") + 1):
        before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() : match.end() + 10]
        if match.lastgroup is None or _NOT_GIVEN.search(before) or _COMPARED.match(after):
            continue
        if sensitive is Sensitivity.PASSWORD and _ARGUMENT.search(before):
            continue
        found = secret_part(match[0][1:-1], sensitive)
        if found:
            at = match.start() + 1
            yield at + found[0], at + found[1]


#: A literal of JavaScript; what is escaped outside of one begins none.
_LITERAL = pattern(
    r"\\.|(?P<literal>'(?:[^'\\\n]|\\.)*+'|\"(?:[^\"\\\n]|\\.)*+\"|`(?:[^`\\]|\\.)*+`)", re.DOTALL
)
_NOT_GIVEN = pattern(r"(?:[\w$\])]\s{0,5}(?:\?\.)?\[|[!=]==?)\s{0,5}\Z")
_COMPARED = pattern(r"\s{0,5}[!=]==?")
_ARGUMENT = pattern(r"[\w$]\s{0,5}\([^()]{0,40}\Z")


#: Names of objects that hold secrets under names of their own: `tokens: {github: ...}`.
_GROUPS = ("tokens", "secrets", "passwords", "keys", "credentials", "claves")
#: What names the value of a pair: parameters and headers, variables of JS objects.
_LABELS = ("key", "name")
#: Lists of {key, value} pairs of a request, where even `key` is indicative.
_PARAMETERS = frozenset(("queryParameters", "headers", "bodyFormData", "routeParameters"))
_PASSWORD_INPUT = "PASSWORD"
#: What an object has whose own names say nothing, if it holds a value under a name all the same.
_OTHER_PLACES = frozenset(("value", "inputType"))


def _candidates(
    value: dict[str, Any], members: set[str], names: set[str]
) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield the texts of an object under indicative names: keys that lead to it, text, name."""
    for key in members.intersection(value) if members else ():
        child = value[key]
        if isinstance(child, str):
            yield (key,), child, key
        elif isinstance(child, dict):
            inside = child if key.lower().endswith(_GROUPS) else _DATA
            for inner in inside:
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
