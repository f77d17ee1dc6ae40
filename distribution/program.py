"""What the single-file program runs: the command line, and the processes that it starts itself."""

from __future__ import annotations

import multiprocessing
import os
import sys

from transform.cli import main


def leave_libraries_to_others() -> None:
    """Let git and other programs that we start find their own libraries, not the unpacked ones of this program."""
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    elif getattr(sys, "_MEIPASS", None) in os.environ.get("LD_LIBRARY_PATH", "").split(os.pathsep):
        del os.environ["LD_LIBRARY_PATH"]


if __name__ == "__main__":
    leave_libraries_to_others()
    multiprocessing.freeze_support()  # does not return in a process of `--jobs`
    main()
