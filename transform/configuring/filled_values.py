"""Read what a form for datasources was filled in with: which settings of which datasource get which values.

The form is `{"datasources": {name: {path: value}}, "environments": {environment: {name: {path: value}}}}`. A
setting may also be nested, as in `authentication = {username = "..."}`. In strings `${NAME}` is a
variable and `$${` for the two characters themselves.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from ..document.nearest import did_you_mean
from ..document.numbers import is_json_number
from ..document.pointers import join
from ..errors import InputError
from .configuration_schema import (
    MOST_ENTRIES,
    Keys,
    Type,
    as_keys,
    as_path,
    flatten,
    known_paths,
    schema_at,
    type_of,
)
from .inventory import InventoryItem

#: What a form says for people.
_ABOUT = frozenset(("plugin", "about", "optional"))
_TOP = ("format_version", "datasources", "environments")
_VARIABLE = re.compile(r"\$(\$\{)|\$\{(?:([A-Za-z_][A-Za-z0-9_]*)\})?")
_MOST_NAMED = 20


class Given(NamedTuple):
    """A value for a setting and its place in the form; `literal` if no variable is part of it."""

    value: Any
    pointer: str
    literal: bool


def read_values(
    form: Mapping[str, Any],
    sources: Iterable[InventoryItem],
    *,
    environment: str | None = None,
    variables: Mapping[str, str] | None = None,
) -> dict[str, dict[Keys, Given]]:
    """Return the values for each datasource, those of the environment over the common ones.

    Raises InputError for what is unknown (naming what is nearest), for values of a wrong type, and for
    variables that are not set (all of them at once). No message holds a value.
    """
    try:
        return _read(form, sources, environment, variables or {})
    except RecursionError:
        raise InputError("The form is nested too deeply") from None


def _read(
    form: Mapping[str, Any],
    sources: Iterable[InventoryItem],
    environment: str | None,
    variables: Mapping[str, str],
) -> dict[str, dict[Keys, Given]]:
    known = {source.name: source for source in sources}
    found: dict[str, dict[Keys, Given]] = {}
    for place, sections in _tables(form, environment):
        for name, section in sections.items():
            pointer = join(place, name)
            source = known.get(name)
            if source is None:
                raise _unknown(f"The export has no datasource {name!r}", name, known, pointer)
            found.setdefault(name, {}).update(_section(section, source, pointer))
    _require_set(found, variables)
    for values in found.values():
        for keys, given in values.items():
            values[keys] = _resolved(keys, given, variables)
    return found


def value_of(path: str, text: str) -> Any:
    """Return what a person typed for a setting as a form holds it. Raises InputError, which does not hold the text."""
    wanted = type_of(schema_at(as_keys(path) or ()))
    if wanted not in (Type.NUMBER, Type.SWITCH):
        return text
    value = _converted(text, wanted)
    if value is None:
        raise InputError(f"The setting here does not hold {wanted}", pointer=join("", path))
    return value


def _tables(form: Mapping[str, Any], environment: str | None) -> list[tuple[str, Mapping[str, Any]]]:
    for key in form:
        if key not in _TOP:
            raise _unknown(f"{key!r} means nothing at the top of a form", key, _TOP, join("", key))
    if str(form.get("format_version", "1")).partition(".")[0] != "1":
        raise InputError("This form has a newer format", pointer="/format_version", hint="Update the tool.")
    tables = [("/datasources", _table(form.get("datasources", {}), "/datasources"))]
    environments = _table(form.get("environments", {}), "/environments")
    if environment is not None:
        pointer = join("/environments", environment)
        if environment not in environments:
            message = f"The form has no environment {environment!r}"
            raise _unknown(message, environment, environments, "/environments")
        tables.append((pointer, _table(environments[environment], pointer)))
    return tables


def _table(value: Any, pointer: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise InputError("Expected a table", pointer=pointer)
    return value


def _section(section: Any, source: InventoryItem, pointer: str) -> dict[Keys, Given]:
    present = flatten(source.configuration)
    found: dict[Keys, Given] = {}
    for key, value in _table(section, pointer).items():
        place = join(pointer, key)
        if key == "plugin" and value != source.plugin.name:
            raise InputError(
                f"The form is for another plugin than that of {source.name!r}",
                pointer=place,
                hint=f"The export has {source.plugin.name!r}; make a new form with `datasources template`.",
            )
        if key in _ABOUT:
            continue
        keys = as_keys(key)
        if keys is None:
            raise InputError(f"{key!r} is not the path of a setting", pointer=place, hint=_EXAMPLE)
        for below, inner in flatten(value, keys).items():
            _check(below, inner, source, present, place)
            found[below] = Given(inner, place, not _has_variable(inner))
    return found


_EXAMPLE = 'Write for instance "endpoints[0].host".'


def _check(keys: Keys, value: Any, source: InventoryItem, present: Mapping[Keys, Any], pointer: str) -> None:
    schema = schema_at(keys)
    if schema is None and not _is_known(keys, source, present):
        path = as_path(keys)
        candidates = [*known_paths(), *source.plugin.by_path, *map(as_path, present)]
        raise _unknown(f"There is no setting {path!r} of a datasource", path, candidates, pointer)
    if any(isinstance(key, int) and key >= MOST_ENTRIES for key in keys):
        raise InputError(f"A list has at most {MOST_ENTRIES} entries", pointer=pointer)
    _check_type(type_of(schema), value, pointer)


def _is_known(keys: Keys, source: InventoryItem, present: Mapping[Keys, Any]) -> bool:
    """Return whether the plugin's form, or the export itself, has a setting that the product's classes lack."""
    return keys in present or as_path(keys) in source.plugin.by_path


def _check_type(wanted: Type, value: Any, pointer: str) -> None:
    fits = {
        Type.TEXT: isinstance(value, str),
        Type.NUMBER: _is_whole(value) or (isinstance(value, str) and _has_variable(value)),
        Type.SWITCH: isinstance(value, bool) or (isinstance(value, str) and _has_variable(value)),
        Type.ANY: _is_json(value),
        Type.LIST: value == [],
        Type.OBJECT: value == {},
    }
    if not fits[wanted]:
        raise InputError(f"Expected {wanted}, found {_described(value)}", pointer=pointer)


def _is_json(value: Any) -> bool:
    if isinstance(value, dict | list):
        return all(map(_is_json, value.values() if isinstance(value, dict) else value))
    if isinstance(value, float):
        return math.isfinite(value)
    return value is None or isinstance(value, str | int)


def _is_whole(value: Any) -> bool:
    return is_json_number(value) and math.isfinite(value) and value == int(value)


def _described(value: Any) -> str:
    kinds: tuple[tuple[Any, str], ...] = (
        (bool, "true or false"),
        (int | float, "a number"),
        (str, "a text"),
        (dict, "a table"),
        (list, "a list"),
    )
    return next((word for kind, word in kinds if isinstance(value, kind)), "a value of another kind")


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def _has_variable(value: Any) -> bool:
    return any(match[2] for text in _texts(value) for match in _VARIABLE.finditer(text))


def _require_set(found: Mapping[str, Mapping[Keys, Given]], variables: Mapping[str, str]) -> None:
    missing: dict[str, None] = {}
    for values in found.values():
        for given in values.values():
            for text in _texts(given.value):
                for match in _VARIABLE.finditer(text):
                    if match[1] is None and match[2] is None:
                        raise InputError(
                            "Here ${ is not followed by the name of a variable and }",
                            pointer=given.pointer,
                            hint="Write $${ for the characters themselves.",
                        )
                    if match[2] and not variables.get(match[2]):
                        missing[match[2]] = None
    if missing:
        plural = "s are" if len(missing) > 1 else " is"
        raise InputError(
            f"The environment variable{plural} not set: {', '.join(missing)}",
            hint="Set them, or remove the lines that name them.",
        )


def _resolved(keys: Keys, given: Given, variables: Mapping[str, str]) -> Given:
    def in_text(text: str) -> str:
        return _VARIABLE.sub(lambda match: "${" if match[1] else variables[match[2]], text)

    value = _mapped(given.value, in_text)
    wanted = type_of(schema_at(keys))
    if isinstance(value, str) and wanted in (Type.NUMBER, Type.SWITCH):
        value = _converted(value, wanted)
        if value is None:
            raise InputError(f"The setting here does not hold {wanted}", pointer=given.pointer)
    return given._replace(value=value)


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _mapped(inner, change) for key, inner in value.items()}
    return [_mapped(inner, change) for inner in value] if isinstance(value, list) else value


def _converted(text: str, wanted: Type) -> Any:
    word = text.strip()
    if wanted is Type.SWITCH:
        return {"true": True, "false": False}.get(word.lower())
    return int(word) if re.fullmatch(r"[0-9]{1,9}", word) else None


def _unknown(message: str, word: str, known: Iterable[str], pointer: str) -> InputError:
    names = list(dict.fromkeys(known))
    hint = did_you_mean(word, names).strip()
    if not hint and names:
        hint = f"There {'is' if len(names) == 1 else 'are'} {', '.join(map(repr, names[:_MOST_NAMED]))}."
    return InputError(message, pointer=pointer, hint=hint)
