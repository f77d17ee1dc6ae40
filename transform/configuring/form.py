"""The settings of a datasource that can be filled in: what each is, and what the export has of it."""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from ..product.plugin_fields import Field, FieldKind
from ..sanitizing.datasource_values import Configured, settings
from ..sanitizing.recognition.placeholders import is_reference, is_replacement
from .configuration_schema import Keys, Type, as_keys, as_path, flatten, get, schema_at, type_of
from .form_conditions import API_PLUGINS, NEEDED_BY_KIND, FormConditions, can_be_filled, constants
from .inventory import InventoryItem


class State(enum.StrEnum):
    """The state of a setting in an export."""

    #: nothing, and the datasource cannot do without
    MISSING = "missing"
    #: nothing, but there is a usual value
    USUAL = "usual"
    #: nothing, and that may do
    OPTIONAL = "optional"
    #: a value
    GIVEN = "given"


@dataclass(frozen=True, slots=True)
class FormField:
    """A setting of a datasource; `usual` is the form's own first value, `value` what the export has."""

    keys: Keys
    label: str
    kind: FieldKind
    state: State
    listed: bool
    value: Any = None
    usual: Any = None
    options: tuple[Any, ...] = ()

    @property
    def path(self) -> str:
        """Return the path as a file of values has it: `endpoints[0].host`."""
        return as_path(self.keys)

    @property
    def type(self) -> Type:
        """Return what it holds."""
        return type_of(schema_at(self.keys))

    @property
    def secret(self) -> bool:
        """Return whether it is a secret."""
        return self.kind is FieldKind.SECRET

    def to_dict(self) -> dict[str, Any]:
        """Return {path, label, secret}."""
        return {"path": self.path, "label": self.label, "secret": self.secret}


def form_of(source: InventoryItem) -> list[FormField]:
    """Return the settings of a datasource: those of its plugin's form, then what else the export has of it."""
    return list(_Form(source).fields())


def holds_value(value: Any, *, bindings: bool = False) -> bool:
    """Return whether a setting has a value: not null, not empty, and no replacement of a removed value.

    An object or a list from which something was removed has none either. With `bindings`, a binding to a
    name is a value: that of a query is evaluated, that of a datasource is not.
    """
    if value is None or value in ("", [], {}):
        return False
    stack = [value]
    while stack:
        inner = stack.pop()
        if inner is None or (isinstance(inner, str) and _stands_in(inner, bindings)):
            return False
        if isinstance(inner, dict | list):
            stack.extend(inner.values() if isinstance(inner, dict) else inner)
    return True


def _stands_in(value: str, bindings: bool) -> bool:
    return is_replacement(value) or (is_reference(value) and not bindings)


class _Form:
    def __init__(self, source: InventoryItem) -> None:
        self.source = source
        self.plugin = source.plugin
        self.configuration = source.configuration
        self.conditions = FormConditions(source.plugin, source.configuration)
        self.values = {keys: value for keys, value in flatten(source.configuration).items() if keys}
        self.kinds = _kinds(source, self.values)

    def fields(self) -> Iterator[FormField]:
        seen: set[Keys] = set()
        for keys, field in self._candidates():
            if keys not in seen:
                seen.add(keys)
                made = self._field(keys, field)
                if made is not None:
                    yield made

    def _candidates(self) -> Iterator[tuple[Keys, Field | None]]:
        if not self.source.embedded:
            yield from self._of_the_table()
            yield from self._of_the_kind()
        for keys in self.values:
            yield keys, self._exactly(keys)

    def _of_the_table(self) -> Iterator[tuple[Keys, Field]]:
        for field in self.plugin.fields:
            if field.fixed_name:
                continue
            for path in self._placed(field.path):
                keys = as_keys(path)
                if keys is None:
                    continue
                if type_of(schema_at(keys)) is Type.OBJECT:
                    keys = (*keys, "value" if isinstance(keys[-1], int) else "base64Content")
                if isinstance(schema_at(keys), Type):
                    yield keys, field

    def _of_the_kind(self) -> Iterator[tuple[Keys, None]]:
        if self.plugin.name in API_PLUGINS or not self.plugin.known:
            for name in NEEDED_BY_KIND.get(self.conditions.kind or "", ()):
                yield ("authentication", *name.split(".")), None

    def _placed(self, path: str) -> list[str]:
        """Return the paths that a field of the table has in this configuration."""
        head, mark, tail = path.partition("[*]")
        if mark:
            entries = get(self.configuration, as_keys(head) or ())
            return [
                f"{head}[{i}]{tail}" for i in range(max(1, len(entries)) if isinstance(entries, list) else 1)
            ]
        name = next((n for n, place in self.plugin.pair_names.items() if place == path), None)
        return [path if name is None else as_path(property_keys(self.configuration, name, path))]

    def _exactly(self, keys: Keys) -> Field | None:
        path = as_path(keys)
        name = pair_name(self.configuration, keys)
        path = self.plugin.pair_names.get(name or "", path)
        return self.plugin.by_path.get(path) or self.plugin.by_path.get(_INDEX.sub("[*]", path))

    def _field(self, keys: Keys, field: Field | None) -> FormField | None:
        path = as_path(keys)
        kind = self.kinds.get(keys) or self.plugin.kind(path)
        value = self.values.get(keys)
        state = self._state(keys, field, kind, value)
        if state is None:
            return None
        label = _label(field, keys, pair_name(self.configuration, keys))
        listed = field is not None and field.path.rpartition(".")[2] == keys[-1]
        return FormField(
            keys, label, kind, state, listed, value, self._usual(field, keys), self._options(field)
        )

    def _state(self, keys: Keys, field: Field | None, kind: FieldKind, value: Any) -> State | None:
        """Return the state of a setting; None for one that needs no attention."""
        path = as_path(keys)
        if type_of(schema_at(keys)) in (Type.LIST, Type.OBJECT):
            return None
        if holds_value(value, bindings=self.source.embedded):
            return None if kind is FieldKind.STRUCTURE or isinstance(value, bool) else State.GIVEN
        was_taken = keys in self.values and value not in ("", [], {})
        is_plain = (
            kind is FieldKind.STRUCTURE or self._options(field) or type_of(schema_at(keys)) is Type.NUMBER
        )
        has_usual = bool(is_plain) and self._usual(field, keys) is not None
        if was_taken:
            is_chosen = has_usual and type_of(schema_at(keys)) is not Type.NUMBER
            return State.USUAL if is_chosen else State.MISSING
        is_known = field is not None or keys not in self.values
        place = field.path if field is not None and keys[0] == "properties" else path
        if not (is_known and self.conditions.applies(place)):
            return None
        if has_usual and self._is_left_out(keys):
            return State.USUAL
        if has_usual:
            return None if kind is FieldKind.STRUCTURE and keys[0] in self.configuration else State.OPTIONAL
        required = field is not None and field.required
        if self.conditions.is_needed(path, required=required):
            return State.MISSING
        return None if kind is FieldKind.STRUCTURE and not self._is_left_out(keys) else State.OPTIONAL

    def _is_left_out(self, keys: Keys) -> bool:
        """Return whether the product left out this part of the configuration, as far as one can see.

        It leaves out the authentication whenever it leaves out anything. Of that, usual values alone would make
        an import take the datasource for configured, and nobody would be asked for the rest.
        """
        if keys[0] == "authentication" and not can_be_filled(self.plugin):
            return False
        return keys[0] not in self.configuration and "authentication" not in self.configuration

    def _usual(self, field: Field | None, keys: Keys) -> Any:
        if field is None:
            return None
        value = self.conditions.usual(field.path, field.initial)
        if value in (None, "") or not isinstance(value, str | bool | int):
            return None
        if type_of(schema_at(keys)) is Type.NUMBER:
            return int(value) if str(value).isdecimal() else None
        return value

    def _options(self, field: Field | None) -> tuple[Any, ...]:
        found = tuple(_options().get(self.plugin.name, {}).get(field.path, ())) if field else ()
        return constants(field.path, found) if field else ()


_INDEX = re.compile(r"\[[0-9]+\]")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")


def property_keys(configuration: dict[str, Any], name: str, path: str) -> Keys:
    """Return the keys of the value of a property with a fixed name: where it is, or where it belongs."""
    properties = configuration.get("properties")
    entries = properties if isinstance(properties, list) else []
    for i, entry in enumerate(entries):
        if isinstance(entry, dict) and entry.get("key") == name:
            return ("properties", i, "value")
    keys = as_keys(path) or ()
    taken = get(entries, keys[1:2])
    if isinstance(taken, dict) and taken.get("key") not in (None, ""):
        return ("properties", len(entries), "value")
    return keys


def pair_name(configuration: dict[str, Any], keys: Keys) -> str | None:
    """Return the name of a value in a list of {key, value}."""
    if keys[-1] != "value" or len(keys) < 2 or not isinstance(keys[-2], int):
        return None
    name = get(configuration, (*keys[:-1], "key"))
    return name if isinstance(name, str) and name else None


def _kinds(source: InventoryItem, present: dict[Keys, Any]) -> dict[Keys, FieldKind]:
    """Return what the settings are, as sanitizing judges them; one with several values is as its worst."""
    found: dict[Keys, FieldKind] = {}
    rank = list(FieldKind)
    whole = {"datasourceConfiguration": source.configuration}
    for setting in settings(Configured((), whole, source.plugin)):
        for size in range(len(setting.keys), 0, -1):
            keys = setting.keys[:size]
            if keys in present:
                found[keys] = max(found.get(keys, FieldKind.STRUCTURE), setting.kind, key=rank.index)
                break
    return found


def _label(field: Field | None, keys: Keys, name: str | None) -> str:
    if field is not None and field.label:
        return field.label
    if name is not None:
        what = {"headers": "Header", "queryParameters": "Query parameter"}.get(str(keys[0]), "Property")
        return f"{what} {name}"
    words = " ".join(_WORD.findall(next(str(key) for key in reversed(keys) if isinstance(key, str)))).lower()
    return (words[:1].upper() + words[1:]) or as_path(keys)


@functools.cache
def _options() -> dict[str, dict[str, list[Any]]]:
    data = Path(__file__).with_name("data").joinpath("field_options.json").read_bytes()
    found: dict[str, dict[str, list[Any]]] = orjson.loads(data)
    return found
