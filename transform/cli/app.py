"""Find the command that was asked for, run it, turn errors into messages and exit codes."""

from __future__ import annotations

import importlib
import importlib.util
import io
import os
import sys
from types import ModuleType
from typing import Any

import typer

from ..errors import InputError, TransformError
from ..version import __version__
from . import printing
from ._archives import archives
from ._command_names import command_module, command_names
from ._commands import HELP_NAMES, OF_PROGRAM, Command, Group
from ._settable import PREFIX
from ._streams import cannot_write, flush_out

PROGRAM = "appsmith-transform"
_COMPLETE = f"_{PREFIX}_COMPLETE"


class _LazyGroup(Group):
    """Imports a command's module only when the command is run or its own help is shown."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the commands' names in alphabetical order."""
        return command_names()

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command, or None when there is none of this name."""
        if cmd_name not in command_names():
            return None
        module = importlib.import_module(command_module(cmd_name))
        return typer.main.get_command(module.app) if hasattr(module, "app") else _single(cmd_name, module)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the first argument names, or the one that answers a file without a command.

        An unknown command gets a suggestion.
        """
        name = args[0]
        if name in command_names() or (name.startswith("-") and name != "-"):
            return super().resolve_command(ctx, args)
        from . import _about

        if not _about.is_input(name):
            from ..document.nearest import did_you_mean

            nor_file = " There is no file of this name either." if set("./") & set(name) else ""
            ctx.fail(f"No such command '{name}'.{nor_file}{did_you_mean(name, command_names())}")
        if len(args) > 1:
            if args[1] in OF_PROGRAM:
                ctx.fail(f"{args[1]} stands before the file: {PROGRAM} {args[1]} ... {name}")
            ctx.fail(f"The command comes before the file: {PROGRAM} {_reordered(args)}")
        return None, _single(name, _about), args

    def _main_shell_completion(self, ctx_args: Any, prog_name: str, complete_var: str | None = None) -> None:
        """Answer a shell that asks what may be typed; all else that has to do with completion is Typer's."""
        task, _, shell = os.environ.get(_COMPLETE, "").partition("_")
        if task != "complete":
            return super()._main_shell_completion(ctx_args, prog_name, complete_var)
        from ._completion import answer

        sys.exit(answer(self, prog_name, shell))

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the commands with the first line of their modules."""
        rows = [(name, _first_line(command_module(name))) for name in command_names()]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def _single(name: str, module: ModuleType) -> Any:
    """Return the command that a module holds."""
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(name, cls=Command, help=module.__doc__)(module.command)
    return typer.main.get_command(single)


def _reordered(arguments: list[str]) -> str:
    """Return arguments with the command before the file, `COMMAND` where there is none."""
    import shlex

    file, *others = arguments
    name, others = (others[0], others[1:]) if others[0] in command_names() else ("COMMAND", others)
    return shlex.join([name, file, *others])


def _first_line(module: str) -> str:
    """Return the first line of a module's docstring; reading it costs a tenth of importing the module."""
    spec = importlib.util.find_spec(module)
    source = getattr(spec and spec.loader, "get_source", lambda _: None)(module)
    text = source.removeprefix('"""') if source else importlib.import_module(module).__doc__ or ""
    return str(text.partition("\n")[0]).removesuffix('"""')


app = typer.Typer(
    cls=_LazyGroup,
    context_settings=HELP_NAMES,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"{PROGRAM} {__version__}")
        raise typer.Exit


@app.callback()
def _program(
    version: bool = typer.Option(False, "--version", "-V", callback=_version, is_eager=True, help="Show it."),
    folder: str | None = typer.Option(None, "-C", metavar="DIR", help="Run as if started in this folder."),
    config: str | None = typer.Option(
        None,
        "--config",
        metavar="FILE",
        envvar=f"{PREFIX}_CONFIG",
        help="Take the settings of this file.",
        show_envvar=False,
    ),
    isolated: bool = typer.Option(
        False,
        "--isolated",
        envvar=f"{PREFIX}_ISOLATED",
        help="Take no settings of any file.",
        show_envvar=False,
    ),
) -> None:
    """Upgrade, diff, sanitize and validate exported Appsmith applications, offline.

    A FILE without a command: what it is, whether it will be imported, whether it is safe to hand over, what next.
    """
    if folder is not None:
        try:
            os.chdir(folder)
        except OSError as error:
            raise InputError(f"{folder} is no folder to run in: {error.strerror or error}") from None


def run(arguments: list[str]) -> int:
    """Run one command line; give the exit code: 0 fine, 1 something found, 2 wrong usage or input."""
    try:
        if isinstance(sys.stdout, io.TextIOWrapper):  # names may hold what the terminal's encoding does not
            sys.stdout.reconfigure(errors="backslashreplace")
        with archives():
            code = _exit_code(arguments)
        flush_out()
    except TransformError as error:
        return _refuse(error)
    except OSError as error:  # files are opened where this is caught, so it comes from printing
        return _refuse(cannot_write(error))
    except Exception as error:  # a defect of ours: no traceback, which could show a secret
        return _refuse(
            InputError(f"internal error ({type(error).__name__})", hint="Please report how to reproduce it.")
        )
    return code


def _exit_code(arguments: list[str]) -> int:
    try:
        code = app(arguments, prog_name=PROGRAM, standalone_mode=True)
    except SystemExit as exit_:
        code = exit_.code
    return code if isinstance(code, int) else 0


def _refuse(error: TransformError) -> int:
    printing.say_error(error)
    return printing.REFUSED
