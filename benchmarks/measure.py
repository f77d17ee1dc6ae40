"""What the benchmarks share: best-of timing, peak memory, and a table of ratios against stated goals."""

from __future__ import annotations

import gc
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


def best(work: Callable[[], Any], *, runs: int = 7, clock: Callable[[], float] = time.perf_counter) -> float:
    """Return the shortest time of several runs in seconds, which noise disturbs least.

    Python's cycle collector is off meanwhile, so that what the process already holds counts on no side.
    `clock=time.process_time` counts only what this process computes, for machines that do other things too.
    """
    times = []
    for _ in range(runs):
        gc.collect()
        gc.disable()
        start = clock()
        work()
        times.append(clock() - start)
        gc.enable()
    return min(times)


def ratio(work: Callable[[], Any], against: Callable[[], Any], *, runs: int = 7) -> float:
    """Return how many times as long `work` computes as `against`, both at their best, run alternately."""
    mine, theirs = [], []
    for _ in range(runs):
        theirs.append(best(against, runs=1, clock=time.process_time))
        mine.append(best(work, runs=1, clock=time.process_time))
    return min(mine) / min(theirs)


def peak_memory(work: Callable[[], Any]) -> int:
    """Return the bytes that were allocated at the peak of a call, above what stood before."""
    gc.collect()
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def process_seconds(command: list[str], *, runs: int = 15) -> float:
    """Return the shortest wall time of a whole process."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return best(lambda: subprocess.run(command, check=False, **quiet), runs=runs)  # type: ignore[call-overload]


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
    """Prints each figure beside its goal; `finish` exits 1 when one is missed."""

    def __init__(self) -> None:
        self.missed = 0

    def check(self, name: str, value: float, goal: float, unit: str = "x") -> None:
        """Print one figure; it is met when it is at most `goal`."""
        met = value <= goal
        self.missed += not met
        print(f"{name:<64} {value:8.2f}{unit}  goal {goal:g}{unit}  {'met' if met else 'MISSED'}")

    def tell(self, name: str, value: float, unit: str = "x") -> None:
        """Print a figure that has no goal."""
        print(f"{name:<64} {value:8.{2 if value >= 0.1 else 4}f}{unit}")

    def finish(self) -> None:
        """Exit with 1 when a goal was missed."""
        sys.exit(1 if self.missed else 0)
