"""How long the command takes to answer, against a bare Python: `python benchmarks/bench_startup.py`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from measure import Claims, process_seconds


def main() -> None:
    command = (
        shutil.which("appsmith-transform", path=str(Path(sys.executable).parent)) or "appsmith-transform"
    )
    bare = process_seconds([sys.executable, "-c", "pass"])
    claims = Claims()
    claims.tell("python -c pass", bare * 1000, " ms")
    claims.check(
        "appsmith-transform --version / python -c pass", process_seconds([command, "--version"]) / bare, 3
    )
    claims.check("appsmith-transform --help / python -c pass", process_seconds([command, "--help"]) / bare, 8)
    claims.finish()


if __name__ == "__main__":
    main()
