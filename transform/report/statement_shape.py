"""What a statement about a sanitized file must look like, member by member."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..document.pointers import join
from ..document.reading import describe
from ..errors import InputError

HINT = "Write one with sanitize --statement."
NO_STATEMENT = "This is not a statement of this tool"

# A shape is a type or several, the members of an object and their shapes, `_Each`, or a list of one shape, which all
# entries have.
_FILE = {"sha256": str, "bytes": int}
_TEXT_OR_OBJECT = (str, dict)


class _Each:
    """An object whose members all have one shape, whatever they are called."""

    def __init__(self, shape: Any) -> None:
        self.shape = shape


_COUNTED = _Each({"values": int, "places": int})
_POLICY = {
    **dict.fromkeys(("name", "datasources", "secrets", "personal"), str),
    **dict.fromkeys(("rules", "fields"), dict),
    **dict.fromkeys(("keep", "remove", "allowed", "allowed_values"), list),
    "accepted": int,
    "replacements": _TEXT_OR_OBJECT,
}
_STATEMENT = {
    "format_version": str,
    "kind": str,
    "tool": {"name": str, "version": str},
    "rules": {"count": int, "sha256": str},
    "policy": _POLICY,
    "replacements": (*_TEXT_OR_OBJECT, type(None)),
    "keyed": bool,
    "input": _FILE,
    "output": _FILE,
    "removed": _COUNTED,
    "kept": {"by_design": _Each(int), "by_policy": _COUNTED},
    "scan_of_output": {"policy": str, "texts": int, "rules": int, "found": _COUNTED},
    "not_judged": [{"code": str, "message": str, "places": int}],
}
_NAMES = {str: "a text", int: "a number", bool: "true or false", dict: "an object", list: "a list"}


def require_statement(claimed: Any) -> None:
    """Raise InputError, with a pointer, at the first member that a statement cannot have, lacks, or has otherwise."""
    _require(claimed, _STATEMENT, "")


def _require(value: Any, shape: Any, pointer: str) -> None:
    if isinstance(shape, Mapping):
        _require_type(value, (dict,), pointer)
        for key in value:
            if key not in shape:
                raise _refused("a statement has no such member", join(pointer, key))
        for key, inner in shape.items():
            if key not in value:
                raise _refused(f"the member {key!r} is missing", pointer)
            _require(value[key], inner, join(pointer, key))
    elif isinstance(shape, _Each):
        _require_type(value, (dict,), pointer)
        for key, member in value.items():
            _require(member, shape.shape, join(pointer, key))
    elif isinstance(shape, list):
        _require_type(value, (list,), pointer)
        for i, entry in enumerate(value):
            _require(entry, shape[0], join(pointer, i))
    else:
        _require_type(value, shape if isinstance(shape, tuple) else (shape,), pointer)


def _require_type(value: Any, types: tuple[type, ...], pointer: str) -> None:
    if type(value) not in types:  # a boolean is no number here
        expected = " or ".join(_NAMES[kind] for kind in types if kind in _NAMES)
        raise _refused(f"it has {describe(value)} where {expected} is expected", pointer)


def _refused(why: str, pointer: str) -> InputError:
    return InputError(f"{NO_STATEMENT}: {why}", pointer=pointer, hint=HINT)
