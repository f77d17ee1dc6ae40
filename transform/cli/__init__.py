"""The command line. `--version` is answered before anything heavy is imported."""

from __future__ import annotations

import gc
import os
import sys

#: Objects that may come into being before Python looks for cycles among them. A short command makes fewer; with the
#: default of 700 it would look through everything imported dozens of times.
_OBJECTS_BEFORE_COLLECTION = 100_000


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
    from ._deferred import defer

    defer()
    from .app import run

    _exit(run(sys.argv[1:]))


def _exit(code: int) -> None:
    """Exit without taking every module apart, which takes a fifth of the time of a short command.

    All output is flushed by then. Other processes and threads, should there be any, are waited for as usual.
    """
    threading = sys.modules.get("threading")
    if "multiprocessing" in sys.modules or (threading and threading.active_count() > 1):
        sys.exit(code)
    os._exit(code)
