"""What is known of the configuration fields of each plugin: which are secret, which differ by environment.

`data/plugin_fields.json` states it per plugin as [path, flags, label, initial value] with the flags S secret,
E differs between environments, R required, K the fixed name of a {key, value} pair, N a number. Paths count
from `datasourceConfiguration`. What a plugin's table does not list is judged by the classes that the product
keeps every configuration in.
"""

from __future__ import annotations

import enum
import functools
import re
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from ..patterns import pattern


class FieldKind(enum.StrEnum):
    """What kind of value a field has."""

    STRUCTURE = "structure"
    ENVIRONMENT = "environment"
    SECRET = "secret"


class Field(NamedTuple):
    """A configuration field; `path` as `endpoints[*].host`, counted from `datasourceConfiguration`."""

    path: str
    label: str
    kind: FieldKind
    required: bool
    number: bool
    fixed_name: bool
    initial: Any


class Plugin:
    """The configuration fields of a plugin; `known` is False for one that the table does not have."""

    def __init__(self, name: str, fields: tuple[Field, ...], known: bool) -> None:
        self.name = name
        self.fields = fields
        self.known = known

    @functools.cached_property
    def by_path(self) -> dict[str, Field]:
        """Return the fields by their paths."""
        return {field.path: field for field in self.fields}

    @functools.cached_property
    def pair_names(self) -> dict[str, str]:
        """Return the fixed names of {key, value} pairs -> the path of the value, for lists in another order."""
        return {
            field.initial: field.path.removesuffix("key") + "value"
            for field in self.fields
            if field.fixed_name
        }

    def field(self, path: str) -> Field | None:
        """Return the field of a path such as `endpoints[0].host`, or the nearest one above it."""
        for candidate in (path, _INDEX.sub("[*]", path)):
            while candidate:
                if candidate in self.by_path:
                    return self.by_path[candidate]
                candidate = candidate.rpartition(".")[0]
        return None

    def kind(self, path: str) -> FieldKind:
        """Return the kind of the value at a path; of an unknown plugin all but structure is a secret."""
        lowered = path.lower()
        if _ALWAYS_SECRET.search(lowered):
            return FieldKind.SECRET
        field = self.field(path)
        if field is not None and (field.path == path or not _OPEN_LIST.fullmatch(field.path)):
            return field.kind
        if (_STRUCTURE if self.known else _TYPES).fullmatch(lowered):
            return FieldKind.STRUCTURE
        return FieldKind.ENVIRONMENT if self.known else FieldKind.SECRET

    def is_secret(self, path: str) -> bool:
        """Return whether the value at a path is known to be a secret, not only treated as one."""
        if _ALWAYS_SECRET.search(path.lower()):
            return True
        field = self.field(path)
        return field is not None and field.kind is FieldKind.SECRET


_INDEX = pattern(r"\[[0-9]+\]")

#: Fields that the product keeps encrypted, whatever the plugin.
_ALWAYS_SECRET = pattern(
    r"""
    (?:^|\.) authentication\.
      (?: password | clientsecret | bearertoken | privatekey | passphrase | token | refreshtoken | tokenresponse
        | value
      )
      (?:\.|$)
    | authenticationresponse
    | base64content$
    | (?:^|\.) (?: privatekey | pemcertificate ) \.password$
    """,
    re.VERBOSE,
)
_PAIR_NAMES = (
    r"(?:.*\.)? (?: properties | headers | queryparameters | custom[a-z]+parameters ) \[[0-9]+\]\.key"
)
#: Fields that say which kind of connection or authentication is meant.
_TYPE_NAMES = rf"""
    (?: authentication | connection | sshproxy | connection\.ssl ) \. (?: [a-z]*type | mode )
    | sshproxyenabled
    | {_PAIR_NAMES}
    """
_TYPES = pattern(_TYPE_NAMES, re.VERBOSE)
#: Fields that say how something is done and are the same in every environment.
_STRUCTURE = pattern(
    rf"""
    {_TYPE_NAMES}
    | authentication\.
      (?: addto | label | headerprefix | scope(?:string)?(?:\[[0-9]+\])? | audience | resource | expiresin
        | refreshtokenclientcredentialslocation | clientid | authenticationstatus
      )
    | .*\[[0-9]+\]\.
      (?: editable | internal | description | mandatory | type | minrange | maxrange | valueoptions.* )
    """,
    re.VERBOSE,
)
#: Lists of {key, value} pairs that users fill themselves; their fields say nothing of single values.
_OPEN_LIST = pattern(
    r"""
    headers (?:\[[0-9*]+\])?
    | queryParameters
    | authentication\.custom[A-Za-z]+Parameters
    """,
    re.VERBOSE,
)


@functools.cache
def plugins() -> dict[str, Plugin]:
    """Return the plugins that the table knows, by the name of their package."""
    data = Path(__file__).with_name("data").joinpath("plugin_fields.json").read_bytes()
    return {
        name: Plugin(name, tuple(_field(*row) for row in entry["fields"]), known=bool(entry["fields"]))
        for name, entry in orjson.loads(data).items()
    }


#: Names that exports have for the packages of some plugins.
_OTHER_NAMES = {"AWS Lambda": "aws-lambda-plugin", "Open AI": "openai-plugin"}


def plugin(name: Any) -> Plugin:
    """Return what is known of a plugin: no fields for one that is missing from the table."""
    if not isinstance(name, str):
        return Plugin("", (), known=False)
    return plugins().get(name) or _renamed().get(name) or Plugin(name, (), known=False)


@functools.cache
def _renamed() -> dict[str, Plugin]:
    known = {name: plugins()[package] for name, package in _OTHER_NAMES.items()}
    return {name: Plugin(name, one.fields, one.known) for name, one in known.items()}


def _field(path: str, flags: str, label: str, initial: Any = None) -> Field:
    kind = (
        FieldKind.SECRET if "S" in flags else FieldKind.ENVIRONMENT if "E" in flags else FieldKind.STRUCTURE
    )
    return Field(path, label, kind, "R" in flags, "N" in flags, "K" in flags, initial)
