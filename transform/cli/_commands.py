"""Commands and groups that take values as they came from the command line where these need no conversion.

Typer converts every value with a library (pydantic) that takes longer to import than most commands take to run. Here
a value that already has the type that the function declares goes straight to it; whatever needs to be converted or
refused is left to Typer.
"""

from __future__ import annotations

from collections.abc import Callable
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import typer
from typer.core import TyperCommand, TyperGroup

HELP_NAMES = {"help_option_names": ["-h", "--help"]}


class Command(TyperCommand):
    """A command whose plain values are not converted."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse a command line."""
        _pass_plain_values(self, ctx)
        return super().parse_args(ctx, args)


class Group(TyperGroup):
    """A group whose plain values are not converted."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse a command line as far as the name of a command."""
        _pass_plain_values(self, ctx)
        return super().parse_args(ctx, args)


def group(about: str | None) -> typer.Typer:
    """Return a command that has commands itself; `about` is its help."""
    return typer.Typer(
        cls=Group,
        help=about,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
    )


def _pass_plain_values(command: Any, context: Any) -> None:
    """Let the parameters of a command pass on the values that need no conversion."""
    kinds = get_type_hints(command.callback) if command.callback else {}
    for parameter in command.get_params(context):
        kind = kinds.get(parameter.name)
        parameter.process_value = _processing(parameter, kind, parameter.process_value)


def _processing(parameter: Any, kind: Any, convert: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def process_value(context: Any, value: Any) -> Any:
        if value is None and not parameter.required:
            value = () if parameter.multiple or parameter.nargs == -1 else None
        elif not _has_type(value, kind) or (parameter.required and not value):
            return convert(context, value)
        return parameter.callback(context, parameter, value) if parameter.callback else value

    return process_value


def _has_type(value: Any, kind: Any) -> bool:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return any(_has_type(value, one) for one in get_args(kind))
    if origin is Literal:
        return value in get_args(kind)
    if origin is list:
        return isinstance(value, (list, tuple)) and all(_has_type(item, get_args(kind)[0]) for item in value)
    return kind in (str, bool, int) and type(value) is kind
