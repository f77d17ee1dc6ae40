"""What the product's reader refuses: a value whose type is none that it takes at that place.

The reader binds a document to fixed classes. It takes more than the classes say (a number for a text, a
text of digits for a number) and passes over keys that it does not know.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from datetime import datetime
from importlib import resources
from typing import Any, NamedTuple

import orjson

from ..document import describe
from ..pointers import escape


class Refusal(NamedTuple):
    """The first value that the reader does not take: where it is, what is taken there, what was found."""

    pointer: str
    expected: str
    found: str


class _RefusedError(Exception):
    def __init__(self, expected: str, value: Any) -> None:
        self.expected = expected
        self.found = describe(value)
        self.path: list[str] = []

    def refusal(self) -> Refusal:
        pointer = "".join("/" + escape(token) for token in reversed(self.path))
        return Refusal(pointer, self.expected, self.found)


Reader = Callable[[Any], None]

_GENERIC = re.compile(r"(List|Set|Map)<(?:[\w$]+, )?(.*)>|(.*)\[\]")
_WHOLE = re.compile(r"[+-]?[0-9]+")
_DECIMAL = re.compile(r"\s*[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?[fFdD]?\s*|NaN|[+-]?Infinity")
_TIME = re.compile(
    r"[+-]?[0-9]{4,10}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{0,9})?"
    r"(Z|[+-][0-9]{2}(:?[0-9]{2}(:?[0-9]{2})?)?)",
    re.IGNORECASE,
)
_RANGES = {"Integer": 2**31, "int": 2**31, "Long": 2**63, "long": 2**63}


def first_refusal(document: Any) -> Refusal | None:
    """Give the first value, in the order of the document, for which the product cannot read it."""
    try:
        _reader("ApplicationJson")(document)
    except _RefusedError as refused:
        return refused.refusal()
    return None


@functools.cache
def _model() -> dict[str, Any]:
    data = resources.files("transform.upgrade").joinpath("data", "export_model.json").read_bytes()
    model: dict[str, Any] = orjson.loads(data)
    return model


@functools.cache
def _reader(type_name: str) -> Reader:
    if generic := _GENERIC.fullmatch(type_name):
        kind, inner, array_of = generic.groups()
        entry = _reader(array_of or inner)
        return _map_reader(entry) if kind == "Map" else _list_reader(entry)
    if type_name in _SIMPLE:
        return _SIMPLE[type_name]
    if type_name in _RANGES:
        return _whole_reader(_RANGES[type_name])
    definition = _model().get(type_name)
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
        if value == []:
            return
        if not isinstance(value, dict):
            raise _RefusedError("an object", value)
        if entry is _anything:
            return
        for key, item in value.items():
            if item is None:
                continue
            try:
                entry(item)
            except _RefusedError as refused:
                refused.path.append(key)
                raise

    return read


def _anything(value: Any) -> None:
    pass


def _text(value: Any) -> None:
    if isinstance(value, dict | list):
        raise _RefusedError("a text", value)


def _boolean(value: Any) -> None:
    if not isinstance(value, bool | str):
        raise _RefusedError("a boolean", value)


def _whole_reader(limit: int) -> Reader:
    def read(value: Any) -> None:
        if isinstance(value, str):
            if _WHOLE.fullmatch(value) and len(value) < 30 and -limit <= int(value) < limit:
                return
            raise _RefusedError("a whole number", value)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise _RefusedError("a whole number", value)

    return read


def _decimal(value: Any) -> None:
    if isinstance(value, str) and _DECIMAL.fullmatch(value):
        return
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _RefusedError("a number", value)


def _constant(value: Any) -> None:
    if isinstance(value, dict | list | bool):
        raise _RefusedError("a text", value)


def _artifact_type(value: Any) -> None:
    constants = _model()["ArtifactType"]
    if not isinstance(value, str) or value not in constants:
        raise _RefusedError(" or ".join(constants), value)


def _time(value: Any) -> None:
    """Take seconds since 1970 as number or text, {epochSecond, nano}, ISO text, and an empty text."""
    if isinstance(value, bool | list):
        raise _RefusedError("a time", value)
    if not isinstance(value, str) or not value or _WHOLE.fullmatch(value) or _DECIMAL.fullmatch(value):
        return
    if not _TIME.fullmatch(value) or not _is_date(value[:10]):
        raise _RefusedError("a time such as 2025-01-31T12:00:00Z", value)


def _is_date(text: str) -> bool:
    try:
        datetime.strptime(text, "%Y-%m-%d")
    except ValueError:
        return text[0] in "+-"  # years beyond four digits, which Python does not have
    return True


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
