"""The command line. `--version` is answered before anything heavy is imported."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and exit with its code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from ..version import __version__

        try:
            print(f"appsmith-transform {__version__}", flush=True)
            return
        except OSError:  # the slow way finds out the same and says so
            pass
    from .app import run

    sys.exit(run(sys.argv[1:]))
