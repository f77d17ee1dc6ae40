"""Write a document as the product's exporter would: its fields, defaults, types and order."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import resources
from typing import Any

import orjson

from ..errors import InputError, LimitError
from ..pointers import join

Binder = Callable[[Any, str], Any]

_GENERIC = re.compile(r"(List|Set|Map)<(.*)>")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")
_PRIMITIVES = ("boolean", "long", "float", "int")


def as_product(document: dict[str, Any]) -> dict[str, Any]:
    """Give an export with exactly the fields that the product's reader knows, in its order, and its defaults.

    Unknown keys and nulls vanish, numbers become doubles, sets lose duplicates, times become UTC texts.
    Raises InputError, with a pointer, where the product's reader refuses a value.
    """
    try:
        bound: dict[str, Any] = _binder("ApplicationJson")(document, "")
    except RecursionError:
        raise LimitError("The document is nested too deep to be written as the product does") from None
    return bound


@functools.cache
def _model() -> dict[str, Any]:
    data = resources.files(__package__).joinpath("data", "export_model.json").read_bytes()
    model: dict[str, Any] = orjson.loads(data)
    return model


@functools.cache
def _binder(type_name: str) -> Binder:
    """Give the function (value, pointer) -> value of a type of the product's model."""
    if match := _GENERIC.fullmatch(type_name):
        kind, inner = match.groups()
        if kind == "Map":
            return _map_binder(_binder(inner.partition(", ")[2]))
        return _list_binder(_binder(inner), unique=kind == "Set")
    if type_name.endswith("[]"):
        return _list_binder(_binder(type_name[:-2]), unique=False)
    if type_name in _SIMPLE:
        return _SIMPLE[type_name]
    definition = _model().get(type_name)
    if isinstance(definition, list):
        return _enum_binder(definition, strict=type_name == "ArtifactType")
    return _class_binder(definition) if isinstance(definition, dict) else _text


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
                new = None if name in value and not is_primitive else default
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
        seen.setdefault(orjson.dumps(entry, option=orjson.OPT_SORT_KEYS), entry)
    return list(seen.values())


def _map_binder(entry: Binder) -> Binder:
    def bind(value: Any, pointer: str) -> Any:
        if value == []:
            return {}
        if not isinstance(value, dict):
            raise _refuse(pointer, "an object")
        return {key: entry(item, join(pointer, key)) for key, item in value.items() if item is not None}

    return bind


def _enum_binder(constants: list[str], *, strict: bool) -> Binder:
    def bind(value: Any, pointer: str) -> Any:
        if value in constants:
            return value
        if strict:
            raise _refuse(pointer, " or ".join(constants))
        return None

    return bind


def _text(value: Any, pointer: str) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    raise _refuse(pointer, "a text")


def _boolean(value: Any, pointer: str) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return value.lower() == "true"
    raise _refuse(pointer, "a boolean")


def _whole(value: Any, pointer: str) -> float:
    return float(int(_number(value, pointer)))


def _number(value: Any, pointer: str) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return float(value)
    raise _refuse(pointer, "a number")


def _instant(value: Any, pointer: str) -> str | None:
    """Give a time as UTC text with seconds: from ISO text, from seconds since 1970, from {epochSecond}."""
    if value == "":
        return None
    if isinstance(value, dict):
        value = value.get("epochSecond")
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            raise _refuse(pointer, "a time") from None
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    else:
        try:
            moment = datetime.fromtimestamp(int(_number(value, pointer)), UTC)
        except (OverflowError, OSError, ValueError):
            raise _refuse(pointer, "a time") from None
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _untyped(value: Any, pointer: str) -> Any:
    """Give a value as the reader's untyped data: numbers as doubles, members that are null left out."""
    if isinstance(value, dict):
        return {key: _untyped(item, pointer) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_untyped(item, pointer) for item in value]
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _untyped_object(value: Any, pointer: str) -> Any:
    if value == []:
        return {}
    if not isinstance(value, dict):
        raise _refuse(pointer, "an object")
    return _untyped(value, pointer)


_SIMPLE: dict[str, Binder] = {
    "String": _text,
    "HttpMethod": _text,
    "HttpProtocol": _text,
    "Boolean": _boolean,
    "boolean": _boolean,
    "Integer": _whole,
    "Long": _whole,
    "long": _whole,
    "int": _whole,
    "float": _number,
    "Instant": _instant,
    "Object": _untyped,
    "JSONObject": _untyped_object,
}
