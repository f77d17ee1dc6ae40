"""What the benchmarks share: timing, memory, and a table of figures against stated limits.

All times are processor time, which counts only what a process computes itself, for machines that do other things too.
Python's cycle collector is off for both sides of a ratio: it walks through whatever the process holds, so it slows
the parser that things are compared with as much as it slows the work, and flatters the ratio.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

CORPUS = Path(os.environ.get("APPSMITH_CORPUS") or Path(__file__).resolve().parents[2] / "shared" / "corpus")
"""Documents of the product itself, where they are; without them the benchmarks make documents of their own."""
FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
RESULTS = "BENCHMARK_RESULTS"
"""The variable that names a file to which results are appended, one JSON object a line."""
MISSED = 3
"""The exit code of a benchmark with an exceeded limit; 1 is that of a benchmark that failed."""

_LONG = 5.0
QUIET: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


class Figure(NamedTuple):
    """The median of several runs, and between which values the middle half of them lies."""

    value: float
    low: float
    high: float


def figure(values: list[float]) -> Figure:
    """Return the median of values with their quartiles."""
    if len(values) < 2:
        return Figure(values[0], values[0], values[0])
    low, _, high = statistics.quantiles(values, n=4, method="inclusive")
    return Figure(statistics.median(values), low, high)


def once(work: Callable[[], Any]) -> float:
    """Return the processor seconds of one call."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    work()
    seconds = time.process_time() - start
    gc.enable()
    return seconds


def best(work: Callable[[], Any], *, runs: int = 7) -> float:
    """Return the shortest time of several calls in seconds: what growth is judged by."""
    return min(once(work) for _ in range(runs))


def seconds(work: Callable[[], Any], *, runs: int = 5) -> Figure:
    """Return the processor seconds of a call."""
    return figure([once(work) for _ in range(runs)])


def ratio(work: Callable[[], Any], against: Callable[[], Any], *, runs: int = 9) -> Figure:
    """Return how many times as long `work` computes as `against`; each run of one is followed by one of the other."""
    work()
    return figure([once(work) / once(against) for _ in range(runs)])


def peak_memory(work: Callable[[], Any]) -> int:
    """Return the bytes that were allocated at the peak of a call, above what stood before."""
    gc.collect()
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def process_seconds(command: list[str], environment: Mapping[str, str] | None = None) -> float:
    """Return the processor seconds of a process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=False, env=environment, **QUIET)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def as_installed(folder: str) -> dict[str, str]:
    """Return the environment in which modules are compiled once, into a folder, as those of a package are."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled")}


def processes(
    commands: Mapping[str, list[str]],
    *,
    runs: int = 7,
    environment: Mapping[str, str] | None = None,
    warm: bool = False,
) -> dict[str, list[float]]:
    """Return the processor seconds of several commands, run in turn so that disturbances hit all alike.

    Each is run once more before, which compiles what it imports, unless that is done and all is `warm`. A command
    that takes longer than `_LONG` is measured once.
    """
    for command in commands.values() if not warm else ():
        process_seconds(command, environment)
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            if not times[name] or times[name][0] < _LONG:
                times[name].append(process_seconds(command, environment))
    return times


def process_memory(command: list[str]) -> int:
    """Return the most bytes that a process occupies, Python itself included.

    A small process starts and watches it: one that a large process starts counts that one's memory too.
    """
    watch = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", watch, *command], check=True, stdout=subprocess.PIPE)
    return int(done.stdout) * 1024


class Claims:
    """Prints each figure beside its limit; `finish` exits with `MISSED` when one is exceeded.

    A limit holds today and guards against getting worse; an `aim`, where it is lower, is what is wanted.
    """

    def __init__(self) -> None:
        self.missed = 0

    def check(
        self, name: str, value: float | Figure, limit: float, unit: str = "x", *, aim: float | None = None
    ) -> None:
        """Print one figure; it is met when it is at most `limit`."""
        found = value if isinstance(value, Figure) else Figure(value, value, value)
        met = found.value <= limit
        self.missed += not met
        verdict = "met" if met else "MISSED"
        if aim is not None:
            verdict += f", aim {aim:g}{unit} {'reached' if found.value <= aim else 'not reached'}"
        print(f"{name:<72} {_shown(found, unit):<26} limit {limit:g}{unit}  {verdict}", flush=True)
        _keep(name, found, unit, limit, aim)

    def tell(self, name: str, value: float | Figure, unit: str = "x") -> None:
        """Print a figure that has no limit."""
        found = value if isinstance(value, Figure) else Figure(value, value, value)
        print(f"{name:<72} {_shown(found, unit)}", flush=True)
        _keep(name, found, unit, None, None)

    def finish(self) -> None:
        """Exit with `MISSED` when a limit was exceeded."""
        sys.exit(MISSED if self.missed else 0)


def _shown(found: Figure, unit: str) -> str:
    digits = 2 if found.value >= 0.1 or not found.value else 4
    spread = "" if found.low == found.high else f" ({found.low:.{digits}f}-{found.high:.{digits}f})"
    return f"{found.value:.{digits}f}{unit}{spread}"


def _keep(name: str, found: Figure, unit: str, limit: float | None, aim: float | None) -> None:
    """Append a figure to the file of results, if there is one."""
    if target := os.environ.get(RESULTS):
        row = {
            "benchmark": Path(sys.argv[0]).stem,
            "name": name.strip(),
            "unit": unit.strip(),
            "limit": limit,
        }
        with Path(target).open("a") as file:
            file.write(
                json.dumps({**row, "aim": aim, "value": found.value, "low": found.low, "high": found.high})
                + "\n"
            )
