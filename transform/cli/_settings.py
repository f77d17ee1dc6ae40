"""Options that the environment or a settings file gives where the command line does not.

Typer asks for each parameter the command line, then the variables of its `envvar`, then the `default_map` of the
context. `prepare` fills in the last two before a command line is parsed, so no command knows of settings. The file
is looked for when the first parameter asks, so that help never needs it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from ._settable import FILE, PREFIX, PYPROJECT, SETTABLE
from ._streams import say_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ._settings_file import SettingsFile


class Defaults:
    """What the settings file says for one command, as Typer asks for it: by the name of a parameter."""

    def __init__(self, context: Any, keys: Mapping[str, str], kinds: Mapping[str, Any]) -> None:
        """Take parameter -> key of what may be set, and parameter -> type of its values."""
        self.context, self.keys, self.kinds = context, keys, kinds
        self._found: tuple[SettingsFile | None, dict[str, Any]] | None = None

    def get(self, name: str, default: Any = None) -> Any:
        """Return the value that is set for a parameter; raises InputError for a file that is wrong."""
        return self._read()[1].get(name, default) if name in self.keys else default

    @property
    def file(self) -> SettingsFile | None:
        """The settings file that holds, if any."""
        return self._read()[0]

    def _read(self) -> tuple[SettingsFile | None, dict[str, Any]]:
        if self._found is None:
            chosen = self.context.find_root().params
            file = settings_file(chosen.get("config"), isolated=bool(chosen.get("isolated")))
            self._found = file, self._values(file) if file else {}
        return self._found

    def _values(self, file: SettingsFile) -> dict[str, Any]:
        path, group = command_path(self.context), self.context.parent
        if len(path) > 1:
            file.require_commands(path[0], group.command.list_commands(group))
        return file.values(path, self.keys, self.kinds)


def prepare(context: Any, parameters: list[Any], kinds: Mapping[str, Any]) -> None:
    """Let the environment and a settings file answer for parameters that the command line does not give."""
    if context.parent is None or context.resilient_parsing:
        return
    keys = {}
    for parameter in parameters:
        key = settable_key(parameter, command_path(context))
        if key is not None:
            keys[parameter.name] = key
            parameter.envvar = variables(command_path(context), key)
            parameter.show_envvar = False  # in the help of each option they would only repeat a rule
    if keys:
        context.default_map = Defaults(context, keys, kinds)


def settable_key(parameter: Any, path: tuple[str, ...]) -> str | None:
    """Return the name by which an option of a command is set, None for what cannot be set."""
    if parameter.param_type_name != "option":
        return None
    names = (name[2:] for name in parameter.opts)
    return next((name for name in names if name in SETTABLE and SETTABLE[name].but != path), None)


def command_path(context: Any) -> tuple[str, ...]:
    """Return the names that lead to a command, as ("datasources", "list")."""
    names: list[str] = []
    while context.parent is not None:
        names.insert(0, context.info_name or "")
        context = context.parent
    return tuple(names)


def variables(path: tuple[str, ...], key: str) -> list[str]:
    """Return the variables of the environment that set an option of a command; the first that is set counts."""
    words = [(PREFIX, *path, key)]
    if SETTABLE[key].everywhere:
        words.append((PREFIX, key))
    return ["_".join(name).upper().replace("-", "_") for name in words]


def origin(context: Any, parameter: Any) -> str:
    """Return where the value of a parameter is from, empty for the command line and for its default."""
    source = context.get_parameter_source(parameter.name)
    if source is None or not isinstance(context.default_map, Defaults):
        return ""
    if source.name == "ENVIRONMENT":
        names = [parameter.envvar] if isinstance(parameter.envvar, str) else parameter.envvar
        return next((name for name in names if os.environ.get(name)), "")
    if source.name == "DEFAULT_MAP" and context.default_map.file is not None:
        path, key = command_path(context), context.default_map.keys[parameter.name]
        return str(context.default_map.file.place(path, key))
    return ""


def tell(context: Any) -> None:
    """Say which settings of a file decide what this command finds: they are part of the repository, not of the call."""
    defaults = context.default_map
    if not isinstance(defaults, Defaults) or context.params.get("quiet"):
        return
    decided = [
        key for name, key in defaults.keys.items() if SETTABLE[key].decides and _is_from_file(context, name)
    ]
    if decided and defaults.file is not None:
        from ..report.text import visible

        say_line(visible(f"settings: {defaults.file.name} ({', '.join(sorted(decided))})"))


def require_named_here(context: Any) -> None:
    """Raise InputError where a file would be written that only a settings file names."""
    if context.params.get("write_baseline") and _is_from_file(context, "baseline"):
        raise InputError(
            "--write-baseline writes no file that only the settings name",
            hint="Name it on the command line: --baseline FILE.",
        )


def _is_from_file(context: Any, name: str) -> bool:
    source = context.get_parameter_source(name)
    return source is not None and source.name == "DEFAULT_MAP"


def settings_file(named: str | None, *, isolated: bool) -> SettingsFile | None:
    """Return the settings that hold: of the file that is named, else of the nearest one, none if `isolated`."""
    if named is not None:
        if isolated:
            raise InputError("--config and --isolated exclude each other", hint="Leave out one of them.")
        from ._settings_file import read_settings

        found = read_settings(Path(named))
        if found is None:
            raise InputError(f"{named} has no table [tool.appsmith-transform]")
        return found
    return None if isolated else _nearest()


def _nearest() -> SettingsFile | None:
    """Return the settings of the current folder or of the next one above it that has some.

    Above the root of a repository none are looked for.
    """
    try:
        here = Path.cwd()
    except OSError:
        return None
    for folder in (here, *here.parents):
        for path in (folder / FILE, folder / PYPROJECT):
            if os.path.isfile(path) and (path.name == FILE or _may_have_table(path)):  # noqa: PTH113 (never raises)
                from ._settings_file import read_settings

                found = read_settings(path)
                if found is not None:
                    return found
        if os.path.lexists(folder / ".git"):
            return None
    return None


def _may_have_table(path: Path) -> bool:
    """Check cheaply whether a pyproject.toml may be about this program; one that cannot be read is not."""
    try:
        return b"appsmith-transform" in path.read_bytes()
    except OSError:
        return False
