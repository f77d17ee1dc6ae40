"""Where an application is to be imported: the release, and the plugins, datasources, libraries there."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..document.nearest import did_you_mean
from ..document.pointers import join
from ..document.reading import describe, read
from ..errors import InputError

_MEMBERS = ("release", "plugins", "datasources", "libraries")
_SHAPE = 'Write {"release", "plugins": [], "datasources": [{"name", "pluginId"}], "libraries": []}.'


class ExistingDatasource(NamedTuple):
    """A datasource of the workspace."""

    name: str
    plugin: str


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace as described; None where the description has no such member."""

    release: str | None = None
    plugins: tuple[str, ...] | None = None
    datasources: tuple[ExistingDatasource, ...] | None = None
    libraries: tuple[str, ...] | None = None


def read_workspace(data: bytes, *, toml: bool = False) -> Workspace:
    """Read the description of a workspace from the text of a JSON or TOML file; raises InputError."""
    if not toml:
        return workspace_of(read(data).document)
    try:
        return workspace_of(tomllib.loads(data.decode("utf-8-sig")))
    except RecursionError:
        raise InputError("The workspace's description is nested too deep") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"Not readable as TOML: {error}") from None


def workspace_of(description: Any) -> Workspace:
    """Take the description of a workspace.

    `{"release": "1.91", "plugins": ["postgres-plugin"], "datasources": [{"name": "Orders", "pluginId":
    "postgres-plugin"}], "libraries": [uidString ...]}`; every member may be absent. Raises InputError, with a
    pointer, for what has another shape, and for members that there are not.
    """
    if not isinstance(description, dict):
        raise _refuse("an object", description, "")
    for key in description:
        if key not in _MEMBERS:
            message = f"The workspace's description has a member {key!r} that means nothing"
            raise InputError(message, pointer=join("", key), hint=_SHAPE + did_you_mean(key, _MEMBERS))
    release = description.get("release")
    if release is not None and not isinstance(release, str):
        raise _refuse("the name of a release", release, "/release")
    return Workspace(
        release,
        _texts(description, "plugins"),
        _datasources(description.get("datasources")),
        _texts(description, "libraries"),
    )


def _texts(description: dict[str, Any], key: str) -> tuple[str, ...] | None:
    entries = description.get(key)
    if entries is None:
        return None
    if not isinstance(entries, list):
        raise _refuse("a list of texts", entries, join("", key))
    for i, entry in enumerate(entries):
        if not isinstance(entry, str):
            raise _refuse("a text", entry, join("", key, i))
    return tuple(entries)


def _datasources(entries: Any) -> tuple[ExistingDatasource, ...] | None:
    if entries is None:
        return None
    if not isinstance(entries, list):
        raise _refuse("a list of datasources", entries, "/datasources")
    found = []
    for i, entry in enumerate(entries):
        pointer = join("/datasources", i)
        if not isinstance(entry, dict):
            raise _refuse("a datasource {name, pluginId}", entry, pointer)
        for key in ("name", "pluginId"):
            if not isinstance(entry.get(key), str):
                raise _refuse("a text", entry.get(key), join(pointer, key))
        found.append(ExistingDatasource(entry["name"], entry["pluginId"]))
    return tuple(found)


def _refuse(expected: str, value: Any, pointer: str) -> InputError:
    return InputError(
        f"The workspace's description has {describe(value)} where {expected} is expected",
        pointer=pointer,
        hint=_SHAPE,
    )
