"""Commands and groups that take values as they came from the command line where these need no conversion.

Typer converts every value with a library (pydantic) that takes longer to import than most commands take to run. Here
a value that already has the type that the function declares goes straight to it; whatever needs to be converted or
refused is left to Typer.
"""

from __future__ import annotations

import functools
import inspect
import re
import shutil
from collections.abc import Callable
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import typer
from typer.core import TyperCommand, TyperGroup

from ..errors import TransformError
from . import _settings, printing

HELP_NAMES = {"help_option_names": ["-h", "--help"]}


#: Options that people look for at a command, too.
OF_PROGRAM = ("--config", "--isolated")
_WIDEST = 80
_NARROWEST = 30
_NARROW = 50


def _fit(formatter: Any) -> None:
    """Make help as wide as the terminal, also where that is narrower than Typer would make it.

    In a narrow one what an option does is below it, and a list of choices takes several lines.
    """
    columns = shutil.get_terminal_size((_WIDEST, 24)).columns
    width = formatter.width = max(min(columns, _WIDEST) - 2, _NARROWEST)
    first = min(30, width // 3) if width >= _NARROW else 4
    write = formatter.write_dl

    def write_dl(rows: Any, col_max: int = first, col_spacing: int = 2) -> None:
        room = width - formatter.current_indent
        write([(_in_lines(name, room), what) for name, what in rows], col_max, col_spacing)

    formatter.write_dl = write_dl


def _in_lines(name: str, room: int) -> str:
    """Return an option with its choices, in lines that fit into `room` columns with their indent."""
    if len(name) <= room:
        return name
    lines = [""]
    for part in re.findall(r"[^ |]+[ |]?", name):
        if len(lines[-1]) + len(part) > room - 4 * (len(lines) > 1):
            lines.append("")
        lines[-1] += part
    return "\n      ".join(line.rstrip(" ") for line in lines)


def _usage_of(argument: Any) -> str:
    """Return an argument as the line of usage shows it: FILE, [FILE]..., or what its own notation says."""
    name = argument.metavar or argument.name.upper()
    if "[" in name:
        return str(name)
    shown = name if argument.required else f"[{name}]"
    return f"{shown}..." if argument.nargs == -1 else shown


def _write_help_text(command: Any, formatter: Any) -> None:
    """Write what a command does; its examples stay in one line each, so that they can be copied."""
    with formatter.indentation():
        for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
            if paragraph.startswith("  "):
                indent = " " * formatter.current_indent
                formatter.write("".join(f"{indent}{line}\n" for line in paragraph.splitlines()))
            else:
                formatter.write_paragraph()
                formatter.write_text(paragraph)


class Command(TyperCommand):
    """A command whose plain values are not converted, and whose help people can read."""

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write what the command does, with its examples."""
        _write_help_text(self, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the parameters with what they stand for, not with their types in Python."""
        parameters: list[Any] = self.get_params(ctx)
        for parameter in parameters:
            parameter.display_type_rich = functools.partial(
                _shown_type, parameter, parameter.display_type_rich
            )
        super().format_options(ctx, formatter)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return what follows the name of the command in its usage."""
        return ["[OPTIONS]", *(_usage_of(one) for one in self.params if one.param_type_name == "argument")]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, which is the same whatever is set."""
        ctx.default_map = None
        _fit(formatter)
        super().format_help(ctx, formatter)

    def prepare(self, ctx: Any) -> None:
        """Make the parameters take plain values as they are, and ask the settings for what is not given."""
        _settings.prepare(ctx, self.get_params(ctx), _pass_plain_values(self, ctx))

    def invoke(self, ctx: Any) -> Any:
        """Run the command; an error ends it with a message in the colours that were asked for."""
        with printing.saying(ctx.params.get("color") or "auto"):
            try:
                return super().invoke(ctx)
            except TransformError as error:
                error.message += self._origin_of(ctx, error.message)
                printing.say_error(error)
                printing.finish(refused=True)

    def _origin_of(self, ctx: Any, message: str) -> str:
        """Return where the value that an error is about was set, where that is not the command line."""
        for parameter in self.get_params(ctx):
            value = ctx.params.get(parameter.name)
            is_named = isinstance(value, str) and (f"'{value}'" in message or message.startswith(f"{value} "))
            if is_named and (origin := _settings.origin(ctx, parameter)):
                return f" ({origin})"
        return ""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse a command line; what it does not give may be set."""
        self.prepare(ctx)
        if ctx.resilient_parsing:
            from ._completion import offer

            args = offer(ctx, self.get_params(ctx), args)
        try:
            rest = super().parse_args(ctx, args)
        except Exception as error:
            option = getattr(error, "option_name", "")
            if option in OF_PROGRAM:
                ctx.fail(
                    f"{option} stands before the command: appsmith-transform {option} ... {ctx.info_name}"
                )
            raise
        if not ctx.resilient_parsing:
            _settings.require_named_here(ctx)
            _settings.tell(ctx)
        return rest


class Group(TyperGroup):
    """A group whose plain values are not converted, and whose help people can read."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        _fit(formatter)
        super().format_help(ctx, formatter)

    def format_help_text(self, ctx: Any, formatter: Any) -> None:
        """Write what the commands are about, with examples."""
        _write_help_text(self, formatter)

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


def _shown_type(parameter: Any, shown: Callable[..., str], ctx: Any) -> str:
    """Return what follows the name of a parameter: nothing for an argument, whose name says what it is."""
    if parameter.param_type_name == "argument":
        return ""
    kind = shown(ctx=ctx)
    return "N" if kind.startswith("<int") else kind


def _pass_plain_values(command: Any, context: Any) -> dict[str, Any]:
    """Let the parameters of a command pass on the values that need no conversion; give the type of each."""
    kinds = get_type_hints(command.callback) if command.callback else {}
    for parameter in command.get_params(context):
        kind = kinds.get(parameter.name)
        parameter.process_value = _processing(parameter, kind, parameter.process_value)
    return kinds


def _processing(parameter: Any, kind: Any, convert: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def process_value(context: Any, value: Any) -> Any:
        try:
            return processed(context, value)
        except typer.BadParameter as error:
            if origin := _settings.origin(context, parameter):
                error.message = f"{error.message} ({origin})"
            raise

    def processed(context: Any, value: Any) -> Any:
        if value is None and not parameter.required:
            value = () if parameter.multiple or parameter.nargs == -1 else None
        elif get_origin(kind) is Literal and isinstance(value, str) and value not in get_args(kind):
            raise typer.BadParameter(_not_among(value, get_args(kind)), context, parameter)
        elif not _has_type(value, kind) or _needs_check(parameter, value):
            return convert(context, value)
        return parameter.callback(context, parameter, value) if parameter.callback else value

    return process_value


def _needs_check(parameter: Any, value: Any) -> bool:
    """Check whether a value of the right type may be refused: none where one is required, a number out of range."""
    return (parameter.required and not value) or (type(value) is int and value != parameter.default)


def _not_among(value: str, known: tuple[str, ...]) -> str:
    from ..document.nearest import did_you_mean

    return f"{value!r} is not one of {', '.join(known)}.{did_you_mean(value, known)}"


def _has_type(value: Any, kind: Any) -> bool:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return any(_has_type(value, one) for one in get_args(kind))
    if origin is Literal:
        return value in get_args(kind)
    if origin is list:
        return isinstance(value, (list, tuple)) and all(_has_type(item, get_args(kind)[0]) for item in value)
    return kind in (str, bool, int) and type(value) is kind
