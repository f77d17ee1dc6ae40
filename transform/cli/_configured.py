"""Which value each option of a command has where the command line does not give it, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import typer

from ..document.nearest import did_you_mean
from ..errors import InputError
from . import _settings

_SOURCES = {"ENVIRONMENT": "environment", "DEFAULT_MAP": "file"}


class Configured(NamedTuple):
    """An option of a command with its value.

    `source` is "environment", "file" or "default"; `place` is the variable, or the line and the key.
    """

    command: tuple[str, ...]
    option: str
    value: Any
    source: str
    place: str

    @property
    def shown(self) -> str:
        """Return the value as a person reads it."""
        if self.value in (None, (), [], ""):
            return "-"
        if isinstance(self.value, bool):
            return "yes" if self.value else "no"
        return ", ".join(self.value) if isinstance(self.value, (list, tuple)) else str(self.value)

    def to_dict(self) -> dict[str, Any]:
        """Return {"command", "option", "value", "source", "place"}."""
        value = list(self.value) if isinstance(self.value, tuple) else self.value
        return {
            **self._asdict(),
            "command": " ".join(self.command),
            "value": value,
            "place": self.place or None,
        }


def commands_below(root: Any, names: list[str]) -> Iterator[Any]:
    """Yield a context for each command of these names, of all commands without any; raises InputError."""
    context = root
    for name in names:
        known = context.command.list_commands(context) if _is_group(context.command) else []
        if name not in known:
            shown = " ".join((*_settings.command_path(context), name))
            raise InputError(f"{shown} is no command.{did_you_mean(name, known)}")
        context = _context(context, name)
    yield from _leaves(context)


def configured(context: Any) -> list[Configured]:
    """Return the options of a command that may be set; raises what a value that is wrong raises."""
    context.command.prepare(context)
    found = []
    for parameter in context.command.get_params(context):
        key = _settings.settable_key(parameter, _settings.command_path(context))
        if key is not None:
            value, _ = parameter.handle_parse_result(context, {}, [])
            source = _SOURCES.get(context.get_parameter_source(parameter.name).name, "default")
            place = _settings.origin(context, parameter)
            found.append(Configured(_settings.command_path(context), key, value, source, place))
    return found


def _leaves(context: Any) -> Iterator[Any]:
    if not _is_group(context.command):
        yield context
        return
    for name in context.command.list_commands(context):
        yield from _leaves(_context(context, name))


def _is_group(command: Any) -> bool:
    return hasattr(command, "list_commands")


def _context(parent: Any, name: str) -> Any:
    return typer.Context(parent.command.get_command(parent, name), info_name=name, parent=parent)
