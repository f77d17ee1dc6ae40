"""Print messages, diagnostics and JSON for all commands."""

from __future__ import annotations

import contextlib
import os
import sys
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from ..errors import TransformError
from ..version import FORMAT_VERSION
from ._streams import say_line, show_text, write_out

# `--help` imports this module, so what only running a command needs is imported there.
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..diagnostics import Diagnostic
    from .outputs import Output

FOUND = 1
REFUSED = 2

_COLOR: ContextVar[str] = ContextVar("color", default="auto")


def shown_name(name: str) -> str:
    """Return the name of an input as messages show it."""
    if name.startswith("-@"):  # an application in a backup
        return f"standard input{name[1:]}"
    return "standard input" if name == "-" else name


def say_error(error: TransformError) -> None:
    """Print an error, behind the name of the program."""
    from ..report.painting import painted
    from ..report.text import visible
    from ..sanitizing.shown_text import shown_text

    program = painted("appsmith-transform", "bad", colour=says_in_colour())
    say(f"{program}: {visible(shown_text(str(error)))}")


def print_json(results: Any) -> None:
    """Print {"format_version", "results"} on standard output, without secrets in any name or text."""
    from ..document.writing import serialize
    from ..sanitizing.shown_text import shown_record

    document = shown_record({"format_version": FORMAT_VERSION, "results": results})
    write_out(serialize(document, indent=2, final_newline=True))


def finish(*, refused: bool = False, found: bool = False) -> None:
    """End a command: with 2 where an input was refused, else with 1 where something was found, else with 0."""
    if refused or found:
        raise typer.Exit(REFUSED if refused else FOUND)


def show(text: str) -> None:
    """Print a text on standard output, as far as somebody reads it; an empty one prints nothing."""
    if text:
        show_text(f"{text}\n")


def say(message: str, *, quiet: bool = False) -> None:
    """Tell a person something: on standard error, since documents go to standard output."""
    if not quiet:
        say_line(message)


def say_diagnostics(name: str, diagnostics: Iterable[Diagnostic]) -> None:
    """Print diagnostics one a line: file, pointer, severity, code, message."""
    from ..report.painting import SEVERITIES, painted
    from ..report.text import visible
    from ..sanitizing.shown_text import shown_texts

    lines = []
    for item in diagnostics:
        place = f"{name}:{item.pointer}" if item.pointer else name
        hint = f" ({item.hint})" if item.hint else ""
        lines.append(
            (f"{place}: {item.severity} {item.code}: {item.message}{hint}", item.severity, item.code)
        )
    shown = shown_texts([line for line, _, _ in lines])
    colour = says_in_colour()
    for line, severity, code in lines:
        said = visible(shown[line])
        if colour:
            said = said.replace(
                f": {severity} {code}: ", f": {painted(severity, SEVERITIES[severity])} {code}: ", 1
            )
        say(said)


def file_name(name: str) -> str:
    """Return what a report for others calls an input: a file or folder without the folders around it."""
    path = Path(name)
    return path.resolve().name if path.exists() else shown_name(name)


def today() -> str:
    """Return the date for a report, in UTC; SOURCE_DATE_EPOCH stands for the clock where results are compared."""
    from datetime import UTC, datetime

    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(fixed), UTC) if fixed.isdecimal() else datetime.now(UTC)
    return now.date().isoformat()


def width() -> int | None:
    """Return how wide the terminal is, None where nobody reads along and COLUMNS does not say."""
    import shutil

    return shutil.get_terminal_size((0, 0)).columns or None


def is_coloured(output: Output, color: str) -> bool:
    """Return whether a report is coloured where it goes: on standard output as `--color` says, never in a file."""
    return output.is_standard_output and use_colour(sys.stdout, color)


def says_in_colour() -> bool:
    """Return whether errors and diagnostics are coloured on standard error."""
    return use_colour(sys.stderr, _COLOR.get())


@contextlib.contextmanager
def saying(color: str) -> Iterator[None]:
    """Let `--color` decide how errors and diagnostics are shown within a block."""
    token = _COLOR.set(color)
    try:
        yield
    finally:
        _COLOR.reset(token)


def use_colour(stream: Any, choice: str = "auto") -> bool:
    """Return whether to colour: `always` or `never` decide, else FORCE_COLOR, NO_COLOR, the terminal."""
    if choice in ("always", "never"):
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream is not None and stream.isatty())  # None: closed
