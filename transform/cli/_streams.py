"""Standard output and error that are closed, full, or that nobody reads any more."""

from __future__ import annotations

import os
import sys

from ..errors import InputError

_OUT, _ERR = 1, 2


def write_out(data: bytes) -> None:
    """Write to standard output; raises InputError where that is impossible.

    A reader that has gone, such as `head`, is no error.
    """
    if sys.stdout is None:
        raise InputError("Standard output cannot be written: it is closed", hint="Name a file with --output.")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _abandon(_OUT)
    except OSError as error:
        raise cannot_write(error) from None


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
        print(message, file=sys.stderr, flush=True)
    except OSError:
        _abandon(_ERR)


def _abandon(descriptor: int) -> None:
    """Let all further output of a stream vanish, Python's own at its end included."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
