"""What the product's reader refuses: a value whose type is none that it takes at that place.

The reader binds a document to fixed classes. It takes more than the classes say (a number for a text, a
text of digits for a number) and passes over keys that it does not know.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from ..document.pointers import escape
from ..document.reading import describe
from ..product.export_model import export_model
from ..product.java_times import is_decimal, is_time
from ..product.java_values import as_whole


class ReadRefusal(NamedTuple):
    """The first value that the reader does not take: where it is, what is taken there, what was found."""

    pointer: str
    expected: str
    found: str


class _RefusedError(Exception):
    def __init__(self, expected: str, value: Any) -> None:
        self.expected = expected
        self.found = describe(value)
        self.path: list[str] = []

    def refusal(self) -> ReadRefusal:
        pointer = "".join("/" + escape(token) for token in reversed(self.path))
        return ReadRefusal(pointer, self.expected, self.found)


Reader = Callable[[Any], None]

_GENERIC = re.compile(r"(List|Set|Map)<(?:[\w$]+, )?(.*)>|(.*)\[\]")
_BITS = {"Integer": 32, "int": 32, "Long": 64, "long": 64}
_CONTAINER = (dict, list)


def first_refusal(document: Any) -> ReadRefusal | None:
    """Return the first value, in the order of the document, for which the product cannot read it."""
    try:
        _reader("ApplicationJson")(document)
    except _RefusedError as refused:
        return refused.refusal()
    return None


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
    if definition == []:  # a class without fields is read as nothing, whatever stands there
        return _anything
    return _artifact_type if type_name == "ArtifactType" else _constant


def _class_reader(fields: dict[str, list[Any]]) -> Reader:
    readers: dict[str, Reader] = {}

    def read(value: Any) -> None:
        if not isinstance(value, dict):
            raise _RefusedError("an object", value)
        for key, member in value.items():
            # An explicit null is refused only for the kind of artifact.
            if key not in fields or (member is None and fields[key][0] != "ArtifactType"):
                continue
            if key not in readers:
                readers[key] = _reader(fields[key][0])
            try:
                readers[key](member)
            except _RefusedError as refused:
                refused.path.append(key)
                raise

    return read


def _list_reader(entry: Reader) -> Reader:
    def read(value: Any) -> None:
        if not isinstance(value, list):
            raise _RefusedError("a list", value)
        for i, item in enumerate(value):
            if item is None:
                continue
            try:
                entry(item)
            except _RefusedError as refused:
                refused.path.append(str(i))
                raise

    return read


def _map_reader(entry: Reader) -> Reader:
    def read(value: Any) -> None:
        if isinstance(value, list):
            return _pairs(value, entry)
        if not isinstance(value, dict):
            raise _RefusedError("an object", value)
        if entry is not _anything:
            for key, item in value.items():
                _member(key, item, entry)
        return None

    return read


def _member(key: str, item: Any, entry: Reader) -> None:
    if item is None:
        return
    try:
        entry(item)
    except _RefusedError as refused:
        refused.path.append(key)
        raise


def _pairs(value: list[Any], entry: Reader) -> None:
    """Take the other form of a map, a list of [key, value]; so an empty list is an empty map."""
    for i, pair in enumerate(value):
        try:
            if not isinstance(pair, list) or len(pair) != 2 or isinstance(pair[0], _CONTAINER):
                raise _RefusedError("an object", value if i == 0 else pair)
            _member("1", pair[1], entry)
        except _RefusedError as refused:
            refused.path.append(str(i))
            raise


def _anything(value: Any) -> None:
    pass


def _text(value: Any) -> None:
    if isinstance(value, dict | list):
        raise _RefusedError("a text", value)


def _boolean(value: Any) -> None:
    if not isinstance(value, bool | str):
        raise _RefusedError("a boolean", value)


def _whole_reader(bits: int) -> Reader:
    def read(value: Any) -> None:
        if as_whole(value, bits) is None:
            raise _RefusedError("a whole number", value)

    return read


def _decimal(value: Any) -> None:
    if isinstance(value, bool) or not (isinstance(value, int | float) or is_decimal(value)):
        raise _RefusedError("a number", value)


def _constant(value: Any) -> None:
    if isinstance(value, dict | list | bool):
        raise _RefusedError("a text", value)


def _artifact_type(value: Any) -> None:
    constants = export_model()["ArtifactType"]
    if not isinstance(value, str) or value not in constants:
        raise _RefusedError(" or ".join(constants), value)


def _time(value: Any) -> None:
    if not is_time(value):
        raise _RefusedError("a time such as 2025-01-31T12:00:00Z", value)


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
