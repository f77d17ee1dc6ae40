"""Read a settings file: its TOML, what it sets for a command, and where."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin

from ..document.nearest import did_you_mean
from ..errors import InputError
from ._command_names import command_names
from ._reading import read_bytes
from ._settable import PYPROJECT, SETTABLE

TABLE = ("tool", "appsmith-transform")
#: Values of these that are relative are so to the folder of the settings file. A policy may be a name as well.
_FILES = frozenset({"baseline", "workspace"})
#: Option -> why no settings file can give it, of those that people may try.
_REFUSED = {
    **dict.fromkeys(
        (
            "write",
            "output",
            "report",
            "journal",
            "statement",
            "conflicts",
            "decisions",
            "write-baseline",
            "fix",
        ),
        "a repository must not make a command write",
    ),
    **dict.fromkeys(("key", "password-file", "keys"), "a file in a repository is no place for a secret"),
    "dask": "a repository must not make a command connect",
}
_HEADER = re.compile(r"\s*\[\[?([^\[\]]+)\]")
_ASSIGNMENT = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_NAME = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


class SettingsFile(NamedTuple):
    """A settings file: its name as messages show it, its folder, its text, and the table with the settings."""

    name: str
    folder: Path
    text: str
    table: dict[str, Any]

    @property
    def above(self) -> tuple[str, ...]:
        """Return the names of the tables around the settings."""
        return TABLE if Path(self.name).name == PYPROJECT else ()

    def values(
        self, path: tuple[str, ...], keys: Mapping[str, str], kinds: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Return parameter -> value that holds for a command; raises InputError for what is no setting.

        `path` are the names of the command, `keys` parameter -> key of its options that may be set, `kinds`
        parameter -> type.
        """
        self._require_known_tables()
        own = self.own_table(path)
        for key in own:
            if key not in keys.values():
                raise self._unknown(path, key, keys.values())
        found = {}
        for name, key in keys.items():
            table, section = (own, path) if key in own else (self.table, ())
            if key in table and (section or SETTABLE[key].everywhere):
                found[name] = self._value(section, key, table[key], kinds[name])
        return found

    def own_table(self, path: tuple[str, ...]) -> dict[str, Any]:
        """Return the table of a command, an empty one where there is none."""
        table = self.table
        for name in path:
            inner = table.get(name)
            table = inner if isinstance(inner, dict) else {}
        return table

    def place(self, path: tuple[str, ...], key: str) -> str:
        """Return where a key stands, as `file:line key`: in the table of a command or else for all commands."""
        own = key in self.own_table(path)
        section = path if own else ()
        return f"{self._at((*section, key))} {'.'.join((*section, key))}"

    def require_commands(self, group: str, names: Iterable[str]) -> None:
        """Raise InputError for what is set for a group of commands, and not for one of them."""
        names = list(names)
        for key, value in self.own_table((group,)).items():
            if key not in names or not isinstance(value, dict):
                hint = did_you_mean(key, names).strip() or f"Commands of {group} are {', '.join(names)}."
                raise self._error((group, key), f"`{key}` is no command of {group}", hint)

    def _require_known_tables(self) -> None:
        """Raise InputError for what no command knows; of groups only the names are looked at, as all else costs."""
        names = command_names()
        for key, value in self.table.items():
            if isinstance(value, dict):
                if key not in names:
                    hint = did_you_mean(key, names).strip()
                    if key == TABLE[0]:
                        hint = f"Only in {PYPROJECT} settings stand below [{'.'.join(TABLE)}]."
                    raise self._error((key,), f"[{key}] is no command", hint)
                self._require_settings(key, value)
            elif key not in SETTABLE or not SETTABLE[key].everywhere:
                raise self._unknown((), key, (name for name, one in SETTABLE.items() if one.everywhere))

    def _require_settings(self, command: str, table: dict[str, Any]) -> None:
        for key, value in table.items():
            if key not in SETTABLE and not isinstance(value, dict):
                raise self._unknown((command,), key, SETTABLE)

    def _unknown(self, section: tuple[str, ...], key: str, known: Iterable[str]) -> InputError:
        if key in _REFUSED:
            return self._error(
                (*section, key), f"`{key}` is not taken from settings: {_REFUSED[key]}", _ON_LINE
            )
        if not section and key in SETTABLE:
            return self._error(
                (key,),
                f"`{key}` means something else from command to command",
                f"Set it in the table of a command, such as [{'.'.join((*self.above, 'validate'))}].",
            )
        names = sorted(known)
        hint = did_you_mean(key, names).strip() or f"Settings are {', '.join(names)}."
        of = f" of {' '.join(section)}" if section else ""
        return self._error((*section, key), f"`{key}` is no setting{of}", hint)

    def _value(self, section: tuple[str, ...], key: str, value: Any, kind: Any) -> Any:
        expected = _expected(kind)
        if not _fits(value, expected):
            raise self._error((*section, key), f"`{key}` must be {_WORDS[expected]}")
        is_file = key in _FILES or (key == "policy" and ("/" in value or Path(value).suffix))
        return _shown_path(self.folder / value) if is_file else value

    def _error(self, path: tuple[str, ...], message: str, hint: str = "") -> InputError:
        return InputError(f"{self._at(path)}: {message}", hint=hint)

    def _at(self, path: tuple[str, ...]) -> str:
        line = line_of(self.text, (*self.above, *path))
        return f"{self.name}:{line}" if line else self.name


_ON_LINE = "Give it on the command line."
_WORDS = {
    str: 'a string, in quotes: "..."',
    int: "a whole number",
    bool: "true or false",
    list: 'a list of strings: ["..."]',
}


def read_settings(path: Path) -> SettingsFile | None:
    """Return the settings in a file, None for a pyproject.toml without any; raises InputError."""
    name = _shown_path(path)
    data = read_bytes(name)
    try:
        text = data.decode("utf-8-sig")
        table: Any = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise InputError(f"{name} is no TOML: {reason}") from None
    if path.name == PYPROJECT:
        table = table.get("tool", {})
        table = table.get(TABLE[1]) if isinstance(table, dict) else None
        if table is None:
            return None
        if not isinstance(table, dict):
            raise InputError(f"{name}: tool.appsmith-transform must be a table")
    return SettingsFile(name, path.parent, text, table)


def line_of(text: str, path: tuple[str, ...]) -> int | None:
    """Return the line in which a key or a table of a TOML text is written, None where it cannot be told."""
    around = None
    for number, names in _written(text):
        if names == path:
            return number
        if around is None and names == path[:-1]:
            around = number  # a table of the form {key = value}
    return around


def _written(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the lines that name something, with its full path."""
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _names(header[1])
            yield number, table
        elif assignment := _ASSIGNMENT.match(line):
            yield number, (*table, *_names(assignment[1]))


def _names(dotted: str) -> tuple[str, ...]:
    return tuple(name.strip("\"'") for name in _NAME.findall(dotted))


def _shown_path(path: Path) -> str:
    """Return a path as seen from the current folder."""
    try:
        return os.path.relpath(path)
    except ValueError:  # another drive
        return str(path)


def _expected(kind: Any) -> type:
    """Return what TOML must hold for a type: str, int, bool or list."""
    if get_origin(kind) in (Union, UnionType):
        kind = next(one for one in get_args(kind) if one is not type(None))
    if get_origin(kind) is list:
        return list
    return next((plain for plain in (bool, int) if kind is plain), str)


def _fits(value: Any, expected: type) -> bool:
    if expected is list:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return type(value) is expected
