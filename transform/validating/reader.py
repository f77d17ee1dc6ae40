"""What the product's reader refuses: a value whose type it does not take at that place.

The reader binds a document to fixed classes. It takes more than the classes say (a number for a text, a
text of digits for a number) and skips keys that it does not know. It stops at the first value that it refuses;
here all of them are found, each with the one value that would be right there, where there is one.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from ..document.pointers import escape
from ..document.reading import describe
from ..patterns import pattern
from ..product.export_model import export_model
from ..product.java_times import is_decimal, is_time
from ..product.java_values import as_whole
from .right_values import NO_VALUE, right_value


class ReadRefusal(NamedTuple):
    """A value that the reader refuses: its place, and what is read there.

    `right` is the only value that can have been meant, NO_VALUE where more than one can.
    """

    pointer: str
    expected: str
    value: Any
    right: Any = NO_VALUE

    @property
    def found(self) -> str:
        """Return the value's type in words."""
        return describe(self.value)


class _Refused:
    """A refusal on its way up; `path` grows from the value to the document."""

    def __init__(self, expected: str, value: Any, reader: Reader) -> None:
        self.expected = expected
        self.value = value
        self.reader = reader
        self.path: list[str] = []

    def refusal(self) -> ReadRefusal:
        pointer = "".join("/" + escape(token) for token in reversed(self.path))
        right = right_value(self.expected, self.value, lambda value: not self.reader(value))
        return ReadRefusal(pointer, self.expected, self.value, right)


#: Returns what of a value is refused, None where all of it is read.
Reader = Callable[[Any], "list[_Refused] | None"]

_GENERIC = pattern(r"(List|Set|Map)<(?:[\w$]+, )?(.*)>|(.*)\[\]")
_BITS = {"Integer": 32, "int": 32, "Long": 64, "long": 64}
_CONTAINER = (dict, list)


def refusals(document: Any) -> Iterator[ReadRefusal]:
    """Yield the values for which the product cannot read a document; it stops at the first one."""
    for refused in read_as("ApplicationJson", document) or ():
        yield refused.refusal()


def first_refusal(document: Any) -> ReadRefusal | None:
    """Return the value at which the product stops reading, None where it reads all."""
    return next(refusals(document), None)


def read_as(type_name: str, value: Any) -> list[_Refused] | None:
    """Return what of a value the reader refuses where a type is expected; None where it takes all of it."""
    return _reader(type_name)(value)


@functools.cache
def _reader(type_name: str) -> Reader:
    if generic := _GENERIC.fullmatch(type_name):
        kind, inner, array_of = generic.groups()
        entry = _reader(array_of or inner)
        return _map_reader(entry) if kind == "Map" else _list_reader(entry)
    if type_name in _SIMPLE:
        return _SIMPLE[type_name]
    if type_name in _BITS:
        return _whole_reader(_BITS[type_name])
    definition = export_model().get(type_name)
    if isinstance(definition, dict):
        return _class_reader(definition)
    if definition == []:  # a class without fields is read as nothing, whatever the value is
        return _anything
    return _artifact_type if type_name == "ArtifactType" else _constant


class _Member(NamedTuple):
    """How a field of a class is read; values of the types in `taken` need not be looked at."""

    read: Reader
    taken: frozenset[type]


def _member(type_name: str) -> _Member:
    read = _reader(type_name)
    # An explicit null is refused only for the kind of artifact.
    null = frozenset() if type_name == "ArtifactType" else frozenset({type(None)})
    return _Member(read, _TAKEN.get(read, frozenset()) | null)


def _class_reader(fields: dict[str, list[Any]]) -> Reader:
    members: dict[str, _Member] = {}

    def read(value: Any) -> list[_Refused] | None:
        if not isinstance(value, dict):
            return [_Refused("an object", value, read)]
        found: list[_Refused] | None = None
        for key, item in value.items():
            member = members.get(key)
            if member is None:
                if key not in fields:
                    continue
                member = members[key] = _member(fields[key][0])
            if type(item) not in member.taken and (refused := member.read(item)):
                found = _below(key, refused, found)
        return found

    return read


def _below(key: str, refused: list[_Refused], found: list[_Refused] | None) -> list[_Refused]:
    for one in refused:
        one.path.append(key)
    if found is None:
        return refused
    found += refused
    return found


def _list_reader(entry: Reader) -> Reader:
    def read(value: Any) -> list[_Refused] | None:
        if not isinstance(value, list):
            return [_Refused("a list", value, read)]
        found: list[_Refused] | None = None
        for i, item in enumerate(value):
            if item is not None and (refused := entry(item)):
                found = _below(str(i), refused, found)
        return found

    return read


def _map_reader(entry: Reader) -> Reader:
    def read(value: Any) -> list[_Refused] | None:
        if isinstance(value, list):
            return _pairs(value, entry, read)
        if not isinstance(value, dict):
            return [_Refused("an object", value, read)]
        found: list[_Refused] | None = None
        for key, item in value.items() if entry is not _anything else ():
            if item is not None and (refused := entry(item)):
                found = _below(key, refused, found)
        return found

    return read


def _pairs(value: list[Any], entry: Reader, whole: Reader) -> list[_Refused] | None:
    """Read the other form of a map, a list of [key, value]; so an empty list is an empty map."""
    found: list[_Refused] | None = None
    for i, pair in enumerate(value):
        if not isinstance(pair, list) or len(pair) != 2 or isinstance(pair[0], _CONTAINER):
            refused = _Refused("an object", value if i == 0 else pair, whole)
            return _below(str(i), [refused], found)
        if pair[1] is not None and (inside := entry(pair[1])):
            found = _below(str(i), _below("1", inside, None), found)
    return found


def _anything(value: Any) -> None:
    return None


def _text(value: Any) -> list[_Refused] | None:
    return [_Refused("a text", value, _text)] if isinstance(value, dict | list) else None


def _boolean(value: Any) -> list[_Refused] | None:
    return None if isinstance(value, bool | str) else [_Refused("a boolean", value, _boolean)]


def _whole_reader(bits: int) -> Reader:
    def read(value: Any) -> list[_Refused] | None:
        return [_Refused("a whole number", value, read)] if as_whole(value, bits) is None else None

    return read


def _decimal(value: Any) -> list[_Refused] | None:
    is_taken = not isinstance(value, bool) and (isinstance(value, int | float) or is_decimal(value))
    return None if is_taken else [_Refused("a number", value, _decimal)]


def _constant(value: Any) -> list[_Refused] | None:
    return [_Refused("a text", value, _constant)] if isinstance(value, dict | list | bool) else None


def _artifact_type(value: Any) -> list[_Refused] | None:
    constants = export_model()["ArtifactType"]
    is_taken = isinstance(value, str) and value in constants
    return None if is_taken else [_Refused(" or ".join(constants), value, _artifact_type)]


def _time(value: Any) -> list[_Refused] | None:
    return None if is_time(value) else [_Refused("a time such as 2025-01-31T12:00:00Z", value, _time)]


_SIMPLE: dict[str, Reader] = {
    "String": _text,
    "HttpMethod": _text,
    "Boolean": _boolean,
    "boolean": _boolean,
    "float": _decimal,
    "Instant": _time,
    "Object": _anything,
    "JSONObject": _map_reader(_anything),
}
#: The types of which a reader takes all values.
_TAKEN: dict[Reader, frozenset[type]] = {
    _text: frozenset({str, int, float, bool}),
    _boolean: frozenset({str, bool}),
    _decimal: frozenset({int, float}),
    _constant: frozenset({str, int, float}),
    _anything: frozenset({dict, list, str, int, float, bool}),
    _SIMPLE["JSONObject"]: frozenset({dict}),
}
