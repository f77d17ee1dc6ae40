"""What manifest.json and docker.env say: release, database, names of variables, the instance's keys."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

PASSWORD, SALT = "APPSMITH_ENCRYPTION_PASSWORD", "APPSMITH_ENCRYPTION_SALT"
_UNSET = "undefined"
_NAME = re.compile(r"(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\Z")
#: Variables whose names indicate that their value is a secret.
_SECRET = re.compile(r"SECRET|PASSWORD|TOKEN|KEY|SALT|CREDENTIAL|(?:DB|REDIS|MONGODB)_UR[IL]|LICENSE")


@dataclass(frozen=True, slots=True)
class Keys:
    """Password and salt with which an instance encrypts fields; never part of a representation."""

    password: str = field(repr=False)
    salt: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The release that made a backup ("v1.91") and the database that it dumped; empty where unknown."""

    release: str = ""
    database: str = ""


@dataclass(frozen=True, slots=True)
class Environment:
    """Names of the variables in docker.env, those whose values are secrets, and the instance's keys."""

    names: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()
    keys: Keys | None = None


def read_manifest(data: bytes) -> Manifest | None:
    """Return what manifest.json says; None where it is not a JSON object."""
    try:
        stated: Any = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(stated, dict):
        return None
    release, database = stated.get("appsmithVersion"), stated.get("dbName")
    return Manifest(
        release if isinstance(release, str) else "", database if isinstance(database, str) else ""
    )


def read_environment(data: bytes) -> Environment:
    """Return the names in docker.env, and its keys where both stand in it.

    Values are taken as they are: appsmithctl appends them without quotes, "=" included, and writes
    "undefined" for a variable that is not set. The last of several lines of one name counts.
    """
    values: dict[str, str] = {}
    for line in data.decode("utf-8", "surrogateescape").splitlines():
        name, separator, value = line.partition("=")
        match = _NAME.match(name.strip())
        if separator and match:
            values[match[1]] = value
    secrets = tuple(name for name, value in values.items() if _SECRET.search(name) and value.strip("\"' "))
    return Environment(tuple(values), secrets, keys_of(values))


def keys_of(values: Mapping[str, str]) -> Keys | None:
    """Return the keys among variables; None unless both are set."""
    password, salt = values.get(PASSWORD, _UNSET), values.get(SALT, _UNSET)
    return None if _UNSET in (password, salt) or not password or not salt else Keys(password, salt)


def keys_of_file(data: bytes) -> Keys | None:
    """Return the keys in a docker.env that a person edited: surrounding quotes of values are dropped."""
    found = read_environment(data).keys
    return found and Keys(_unquoted(found.password), _unquoted(found.salt))


def _unquoted(value: str) -> str:
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if is_quoted else value
