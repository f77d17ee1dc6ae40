"""Standard output and error that are closed, full, or that nobody reads any more."""

from __future__ import annotations

import os
import sys
from typing import Any

from ..errors import InputError

_OUT, _ERR = 1, 2


def write_out(data: bytes) -> bool:
    """Write to standard output and return whether it is read; raises InputError where that is impossible.

    A reader that has gone, such as `head`, is no error.
    """
    if sys.stdout is None:
        raise InputError("Standard output cannot be written: it is closed", hint="Name a file with --output.")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _abandon(_OUT)
        return False
    except OSError as error:
        raise cannot_write(error) from None
    return True


def show_text(text: str) -> None:
    """Write a text on standard output: in the console's encoding, on a terminal in lines as wide as it is."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    write_out(fitted(text, sys.stdout).encode(encoding, "backslashreplace"))


def flush_out() -> None:
    """Write what was printed and still waits; raises InputError where that is impossible."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon(_OUT)
    except OSError as error:
        raise cannot_write(error) from None


def cannot_write(error: OSError) -> InputError:
    """Return the error for a standard output that takes nothing more; what still waits for it is dropped."""
    _abandon(_OUT)
    return InputError(f"Standard output cannot be written: {error.strerror or error}")


def say_line(message: str) -> None:
    """Print a line on standard error; where nobody can read it the work goes on all the same."""
    if sys.stderr is None:
        return
    try:
        print(fitted(message, sys.stderr), file=sys.stderr, flush=True)
    except OSError:
        _abandon(_ERR)


def fitted(text: str, stream: Any) -> str:
    """Return a text as a terminal shows it, in lines as wide as it is; for programs and files it stays as it is."""
    if (columns := columns_of(stream)) is None:
        return text
    from ..report.fitting import fitted as in_columns

    return in_columns(text, columns)


def columns_of(stream: Any) -> int | None:
    """Return how wide the terminal behind a stream is, or as COLUMNS says; None where there is none."""
    if stream is None or not stream.isatty():
        return None
    try:
        return int(os.environ.get("COLUMNS", "")) or None
    except ValueError:
        return os.get_terminal_size(stream.fileno()).columns or None


def _abandon(descriptor: int) -> None:
    """Let all further output of a stream vanish, Python's own at its end included."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
