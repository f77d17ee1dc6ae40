"""What runs in a process of its own: one job, which can be killed, and the crash of which leaves the page alive."""

from __future__ import annotations

import contextlib
import importlib
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import NamedTuple

from ..discovery import module_names
from ..errors import InputError, TransformError
from .messages import Request, Result

#: Called with what is being done now, in a few words.
Tell = Callable[[str], None]


class Progress(NamedTuple):
    """What a job is doing."""

    text: str


class Failure(NamedTuple):
    """Why a job has no result, in the words of the command line, and what to do."""

    message: str
    hint: str = ""


def actions() -> list[str]:
    """Return the names of the actions."""
    return module_names(f"{__package__}.actions")


def work(connection: Connection) -> None:
    """Take one request from the connection, send what is being done, and at last a Result or a Failure."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server gets it too, and ends this process
    for name in actions():  # while nobody waits yet
        importlib.import_module(f"{__package__}.actions.{name}")
    with contextlib.suppress(Exception):  # the server is gone, or a result does not fit into memory: it tells
        request: Request = connection.recv()
        connection.send(outcome(request, lambda text: connection.send(Progress(text))))


def outcome(request: Request, tell: Tell) -> Result | Failure:
    """Do what is asked for. A failure shows no secret, and of a defect of ours no traceback, which could show one."""
    from ..sanitizing.shown_text import shown_text

    try:
        if request.action not in actions():
            raise InputError(f"There is no action {request.action!r}", hint="Load the page again.")
        module = importlib.import_module(f"{__package__}.actions.{request.action}")
        found: Result = module.run(request, tell)
    except TransformError as error:
        hint, error.hint = error.hint, ""
        return Failure(shown_text(str(error)), shown_text(hint))
    except MemoryError:
        return Failure("There is not enough memory for this", "Close other programs, or take a smaller file.")
    except Exception as error:
        return Failure(f"internal error ({type(error).__name__})", "Please report how to reproduce it.")
    return found
