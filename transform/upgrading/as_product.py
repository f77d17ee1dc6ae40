"""Write a document as the product's exporter would: its fields, defaults, types and order."""

from __future__ import annotations

import copy
import functools
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import orjson

from ..application.kinds import Kind, kind_of
from ..document.pointers import join
from ..document.reading import require_object
from ..document.writing import serialize
from ..errors import InputError
from ..product.export_model import export_model
from ..product.java_values import (
    as_boolean,
    as_double,
    as_single,
    as_text,
    as_whole,
    double_to_text,
    in_hash_order,
)

Binder = Callable[[Any, str], Any]

_GENERIC = re.compile(r"(List|Set|Map)<(.*)>")
_TIME = re.compile(
    r"""
    (?P<time> [0-9]{4}-[0-9]{2}-[0-9]{2} T [0-9]{2}:[0-9]{2}:[0-9]{2} ) ([.][0-9]{0,9})?
    (Z | (?P<offset> [+-][0-9]{2} (:?[0-9]{2} (:?[0-9]{2})?)? ))
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PRIMITIVES = ("boolean", "long", "float", "int")


def as_product(document: dict[str, Any]) -> dict[str, Any]:
    """Return an export with exactly the fields that the product's reader knows, in its order, and its defaults.

    Unknown keys and nulls vanish, numbers become doubles, sets lose duplicates, times become UTC texts.
    Raises InputError for a page DSL, and with a pointer where the product's reader refuses a value.
    """
    require_object(document)
    if kind_of(document) is Kind.PAGE:
        raise InputError(
            "The product exports no page DSL by itself, so there is no form of its own for it",
            pointer="",
            hint="Name the whole export, or leave the page as it is.",
        )
    if document.get("artifactJsonType", "") is None:  # the one null that the reader does not take
        raise _refuse("/artifactJsonType", "a text")
    bound: dict[str, Any] = _binder("ApplicationJson")(document, "")
    return bound


def product_text(document: dict[str, Any]) -> bytes:
    """Write what `as_product` gave as the product's exporter does: in one line, numbers in Java's form."""
    try:
        return orjson.dumps(_copied(document, _java_number))
    except (TypeError, orjson.JSONEncodeError):  # lone surrogates, or nested deeper than orjson writes
        return serialize(document)


def _java_number(value: Any) -> Any:
    """Return a number that Java writes in another way as text that is ready."""
    if isinstance(value, float) and value and not 1e-3 <= abs(value) < 1e7:
        return orjson.Fragment(double_to_text(value))
    return value


@functools.cache
def _binder(type_name: str) -> Binder:
    """Return the function (value, pointer) -> value of a type of the product's model."""
    if match := _GENERIC.fullmatch(type_name):
        kind, inner = match.groups()
        if kind == "Map":
            return _map_binder(_binder(inner.partition(", ")[2]))
        return _list_binder(_binder(inner), unique=kind == "Set")
    if type_name.endswith("[]"):
        return _list_binder(_binder(type_name[:-2]), unique=False)
    if type_name in _SIMPLE:
        return _SIMPLE[type_name]
    definition = export_model()[type_name]
    if isinstance(definition, dict):
        return _class_binder(definition)
    return _enum_binder(definition, strict=type_name == "ArtifactType") if definition else _nothing


def _refuse(pointer: str, wanted: str) -> InputError:
    return InputError(f"The product's reader expects {wanted} here", pointer=pointer)


def _class_binder(fields: dict[str, list[Any]]) -> Binder:
    bound: list[tuple[str, Binder, Any, bool]] | None = None

    def bind(value: Any, pointer: str) -> Any:
        nonlocal bound
        if not isinstance(value, dict):
            raise _refuse(pointer, "an object")
        if bound is None:  # fields refer to classes that refer back, so they are looked up late
            bound = [
                (
                    name,
                    _binder(type_and_default[0]),
                    _default(type_and_default),
                    type_and_default[0] in _PRIMITIVES,
                )
                for name, type_and_default in fields.items()
            ]
        result = {}
        for name, binder, default, is_primitive in bound:
            given = value.get(name)
            if given is not None:
                new = binder(given, join(pointer, name))
            else:
                new = None if name in value and not is_primitive else copy.copy(default)
            if new is not None:
                result[name] = new
        return result

    return bind


def _default(type_and_default: list[Any]) -> Any:
    return _untyped(type_and_default[1], "") if len(type_and_default) > 1 else None


def _list_binder(entry: Binder, *, unique: bool) -> Binder:
    def bind(value: Any, pointer: str) -> Any:
        if not isinstance(value, list):
            raise _refuse(pointer, "a list")
        bound = [None if item is None else entry(item, join(pointer, i)) for i, item in enumerate(value)]
        return _without_duplicates(bound) if unique else bound

    return bind


def _without_duplicates(entries: list[Any]) -> list[Any]:
    seen: dict[bytes, Any] = {}
    for entry in entries:
        seen.setdefault(serialize(entry, sort_keys=True), entry)
    return list(seen.values())


def _map_binder(entry: Binder) -> Binder:
    def bind(value: Any, pointer: str) -> Any:
        if isinstance(value, list):
            return dict(_bound_pair(pair, join(pointer, i)) for i, pair in enumerate(value))
        if not isinstance(value, dict):
            raise _refuse(pointer, "an object")
        return {key: entry(item, join(pointer, key)) for key, item in value.items() if item is not None}

    def _bound_pair(pair: Any, pointer: str) -> tuple[str, Any]:
        """Read a member in the other form of a map, a list of [key, value]."""
        key = as_text(pair[0]) if isinstance(pair, list) and len(pair) == 2 else None
        if key is None:
            raise _refuse(pointer, "a pair of key and value")
        return key, entry(pair[1], join(pointer, 1))

    return bind


def _enum_binder(constants: list[str], *, strict: bool) -> Binder:
    def bind(value: Any, pointer: str) -> Any:
        if isinstance(value, str) and value in constants:
            return value
        if strict:
            raise _refuse(pointer, " or ".join(constants))
        if isinstance(value, dict | list | bool):
            raise _refuse(pointer, "a text")
        return None

    return bind


def _nothing(value: Any, pointer: str) -> None:
    """Read a class without fields: any value is passed over."""


def _typed(read: Callable[[Any], Any], wanted: str) -> Binder:
    def bind(value: Any, pointer: str) -> Any:
        found = read(value)
        if found is None:
            raise _refuse(pointer, wanted)
        return found

    return bind


def _whole(bits: int) -> Binder:
    def read(value: Any) -> float | None:
        number = as_whole(value, bits)
        return None if number is None else float(number)

    return _typed(read, "a whole number")


def _instant(value: Any, pointer: str) -> str | None:
    """Return a time as UTC text with seconds: from ISO text, from seconds since 1970, from {epochSecond}."""
    if value == "":
        return None
    moment = _moment(value.get("epochSecond") if isinstance(value, dict) else value)
    if moment is None:
        raise _refuse(pointer, "a time")
    return moment.replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def _moment(value: Any) -> datetime | None:
    written = _TIME.fullmatch(value) if isinstance(value, str) else None
    seconds = as_double(value)
    try:
        if written:
            moment = datetime.fromisoformat(written["time"] + (written["offset"] or "Z"))
            return moment.astimezone(UTC)
        return None if seconds is None else datetime.fromtimestamp(int(seconds), UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _untyped(value: Any, pointer: str) -> Any:
    """Return a value as the reader's untyped data: numbers as doubles, members that are null left out."""

    def as_read(item: Any) -> Any:
        if isinstance(item, bool) or not isinstance(item, int | float):
            return item
        number = as_double(item)
        if number is None:
            raise _refuse(pointer, "a number that a double can hold")
        return number

    return _copied(value, as_read)


def _copied(value: Any, convert: Callable[[Any], Any]) -> Any:
    """Return a copy with other scalars and without members that are null, however deep it is."""
    result: list[Any] = []
    stack: list[tuple[Any, Any]] = [([value], result)]
    while stack:
        source, target = stack.pop()
        for key, item in source.items() if isinstance(source, dict) else enumerate(source):
            if isinstance(item, dict | list):
                new: Any = {} if isinstance(item, dict) else []
                stack.append((item, new))
            else:
                new = convert(item)
            if isinstance(target, list):
                target.append(new)
            elif item is not None:
                target[key] = new
    return result[0]


def _untyped_object(value: Any, pointer: str) -> Any:
    return in_hash_order(_map_binder(_untyped)(value, pointer))


_TEXT = _typed(as_text, "a text")
_BOOLEAN = _typed(as_boolean, "a boolean")
_SIMPLE: dict[str, Binder] = {
    "String": _TEXT,
    "HttpMethod": _TEXT,
    "HttpProtocol": _enum_binder(["HTTP11", "H2", "H2C", "HTTP3"], strict=False),
    "Boolean": _BOOLEAN,
    "boolean": _BOOLEAN,
    "Integer": _whole(32),
    "int": _whole(32),
    "Long": _whole(64),
    "long": _whole(64),
    "float": _typed(as_single, "a number that 32 bits can hold"),
    "Instant": _instant,
    "Object": _untyped,
    "JSONObject": _untyped_object,
}
