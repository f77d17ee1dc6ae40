"""Two processes against one, over many files of 1.3 MB: `python benchmarks/bench_batch.py [--files 200]`.

Elapsed time means something only where two cores have nothing else to do; the processor time of both processes
together, against that of one, says what is lost to working in two.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import orjson
from documents import made
from measure import QUIET, Claims

MEGABYTES = 1.3
GOAL = 1 / 1.7
COMMANDS = {"upgrade": ["-o", "out", "--quiet"], "scan": ["--quiet"], "validate": ["--quiet"]}
KINDS = 4  # of files, each of which is there several times


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=200)
    count = parser.parse_args().files
    claims = Claims()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "in").mkdir()
        texts = [orjson.dumps(made(MEGABYTES, seed=seed)) for seed in range(KINDS)]
        for number in range(count):
            (Path(folder) / "in" / f"{number:05}.json").write_bytes(texts[number % KINDS])
        for command, options in COMMANDS.items():
            (one, own), (two, both) = (
                times([command, "in", *options, "--jobs", jobs], folder) for jobs in "12"
            )
            claims.check(f"{command}, {count} files, 2 processes against 1", two / one, GOAL)
            claims.tell("    processor time of both together", both / own)
            claims.tell("    files a second with 1 process", count / one, "")
            claims.tell("    files a second with 2 processes", count / two, "")
    claims.finish()


def times(arguments: list[str], folder: str) -> tuple[float, float]:
    """Return the elapsed and the processor time of a command with all its processes."""
    start, before = time.perf_counter(), computed()
    subprocess.run([sys.executable, "-m", "transform", *arguments], cwd=folder, check=False, **QUIET)
    return time.perf_counter() - start, computed() - before


def computed() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
