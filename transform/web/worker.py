"""What runs in a process of its own: one job, which can be killed, and the crash of which leaves the page alive."""

from __future__ import annotations

import contextlib
import importlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import NamedTuple

from ..discovery import module_names
from ..errors import TransformError
from ..report.text import visible
from .messages import Request, Result

#: Called with what is being done now, in a few words.
Tell = Callable[[str], None]


class Progress(NamedTuple):
    """What a job is doing."""

    text: str


class Failure(NamedTuple):
    """Why a job has no result, in the words of the command line, what to do, and the command that does the same."""

    message: str
    hint: str = ""
    command: str = ""


def actions() -> list[str]:
    """Return the names of the actions."""
    return module_names(f"{__package__}.actions")


def work(connection: Connection) -> None:
    """Take one request from the connection, send what is being done, and at last a Result or a Failure."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server gets it too, and ends this process
    threading.Thread(target=_end_with_the_server, daemon=True).start()
    for name in actions():  # while nobody waits yet
        importlib.import_module(f"{__package__}.actions.{name}")
    with contextlib.suppress(Exception):  # the server is gone, or a result does not fit into memory: it tells
        request: Request = connection.recv()
        connection.send(outcome(request, lambda text: connection.send(Progress(visible(text)))))


def _end_with_the_server() -> None:
    """End this process when the server is gone, however that went; nobody waits for the result then."""
    server = multiprocessing.parent_process()
    if server is not None:
        server.join()
        os._exit(1)


def outcome(request: Request, tell: Tell) -> Result | Failure:
    """Do what is asked for. A failure shows no secret, and of a defect of ours no traceback, which could show one."""
    from .sources import quoted

    if request.action not in actions():
        return Failure(f"There is no action {request.action!r}", "Load the page again.")
    module = importlib.import_module(f"{__package__}.actions.{request.action}")
    try:
        found: Result = module.run(request, tell)
    except Exception as error:
        names = [quoted(dropped.name) for dropped in request.inputs]
        return _failure(error)._replace(
            command=" ".join(filter(None, ("appsmith-transform", module.COMMAND, *names)))
        )
    return found


def _failure(error: Exception) -> Failure:
    from ..sanitizing.shown_text import shown_text

    if isinstance(error, TransformError):
        hint, error.hint = error.hint, ""
        return Failure(visible(shown_text(str(error))), visible(shown_text(hint)))
    if isinstance(error, MemoryError):
        return Failure("There is not enough memory for this", "Close other programs, or take a smaller file.")
    return Failure(f"internal error ({type(error).__name__})", "Please report how to reproduce it.")
