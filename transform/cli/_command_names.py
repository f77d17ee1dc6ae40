"""The commands: their names and modules."""

from __future__ import annotations

from ..discovery import module_names

_NO_COMMANDS = frozenset({"app", "files", "layouts", "options", "outputs", "printing"})


def command_names() -> list[str]:
    """Return the names of the commands: those of the modules in this package, with `-` for `_`."""
    return [name.replace("_", "-") for name in module_names(str(__package__)) if name not in _NO_COMMANDS]


def command_module(name: str) -> str:
    """Return the dotted name of a command's module."""
    return f"{__package__}.{name.replace('-', '_')}"
