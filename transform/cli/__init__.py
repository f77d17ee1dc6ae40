"""The command line. `--version` is answered before anything heavy is imported."""

from __future__ import annotations

import gc
import os
import sys
from typing import Any

#: Objects that may come into being before Python looks for cycles among them. A short command makes fewer; with the
#: default of 700 it would look through everything imported dozens of times.
_OBJECTS_BEFORE_COLLECTION = 100_000
#: The exit code of a command that Ctrl-C ended, as shells have it: 128 and the number of the signal.
INTERRUPTED = 130


def main() -> None:
    """Run the command line and exit with its code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from ..version import __version__

        try:
            print(f"appsmith-transform {__version__}", flush=True)
            return
        except OSError:  # the slow way finds out the same and says so
            pass
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTION)
    _expect_interrupts()
    try:
        from ._deferred import defer

        defer()
        from .app import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while modules are imported
        code = INTERRUPTED
    if code == INTERRUPTED:
        _say_interrupted()
    _exit(code)


def _expect_interrupts() -> None:
    """Stop in good order at the first Ctrl-C, and at once at the next; other processes end when this one does."""
    import signal

    def interrupt(_number: int, _frame: Any) -> None:
        signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
        raise KeyboardInterrupt

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else whoever started it wants none
        signal.signal(signal.SIGINT, interrupt)


def _say_interrupted() -> None:
    from ._streams import say_line

    say_line("appsmith-transform: interrupted")


def _exit(code: int) -> None:
    """Exit without taking every module apart, which takes a fifth of the time of a short command.

    All output is flushed by then. Other processes and threads, should there be any, are waited for as usual.
    """
    threading = sys.modules.get("threading")
    if "multiprocessing" in sys.modules or (threading and threading.active_count() > 1):
        sys.exit(code)
    os._exit(code)
