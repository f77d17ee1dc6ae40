"""One process, two, and two workers of a Dask cluster over many files of 1.3 MB.

`python benchmarks/bench_batch.py [--files 200] [--rounds 1]`; without options fewer files, several times in turn.

Elapsed time, which means something only where two cores have nothing else to do. The processor time of both processes
together, against that of one, says what is lost to working in two, on a busy machine too.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import orjson
from documents import made
from measure import QUIET, Claims, figure
from throughput import COMMANDS, DASK, ONE, TWO, row_of

MEGABYTES = 1.3
KINDS = 4  # of files, each of which is there several times
#: Time by the clock of two processes against one: hardly longer where others work too, else 1.7 times as fast.
LIMIT, AIM = 1.2, 0.59
#: Processor time of both together against one.
MOST_COMPUTED = 1.3
OPTIONS = {"upgrade": ["-o", "out"], "scan": [], "validate": []}


class Times(NamedTuple):
    """Seconds by the clock, and of all processors together."""

    elapsed: float
    computed: float


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    claims = Claims()
    with tempfile.TemporaryDirectory() as folder, dask_workers() as address:
        write_files(Path(folder, "in"), asked.files)
        write_files(Path(folder, "few"), KINDS)
        ways = {ONE: ["--jobs", "1"], TWO: ["--jobs", "2"]}
        ways |= {DASK: ["--dask", address]} if address else {}
        for command in COMMANDS:
            measure(claims, command, ways, asked, folder)
    claims.finish()


def write_files(folder: Path, count: int) -> None:
    """Write so many files: some that differ, each several times."""
    folder.mkdir()
    texts = [orjson.dumps(made(MEGABYTES, seed=seed)) for seed in range(min(count, KINDS))]
    for number in range(count):
        (folder / f"{number:05}.json").write_bytes(texts[number % KINDS])


@contextlib.contextmanager
def dask_workers() -> Iterator[str | None]:
    """Start a scheduler and two workers on this machine, each a process; yield its address, None without Dask."""
    if importlib.util.find_spec("distributed") is None:
        yield None
        return
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=":0"
    ) as cluster:
        yield cluster.scheduler_address


def measure(
    claims: Claims, command: str, ways: dict[str, list[str]], asked: argparse.Namespace, folder: str
) -> None:
    """Run a command in all ways in turn, and state what each takes."""
    for way in ways.values():
        run(
            [command, "few", *OPTIONS[command], *way], folder
        )  # workers of a cluster import what they need once
    times: dict[str, list[Times]] = {way: [] for way in ways}
    for _ in range(asked.rounds):
        for way, options in ways.items():
            times[way].append(run([command, "in", *OPTIONS[command], *options], folder))
    gains = [two.elapsed / one.elapsed for one, two in zip(times[ONE], times[TWO], strict=True)]
    name = f"{command}, {asked.files} files: 2 processes / 1"
    claims.check(f"{name}, by the clock", figure(gains), LIMIT, aim=AIM)
    costs = [two.computed / one.computed for one, two in zip(times[ONE], times[TWO], strict=True)]
    claims.check(f"{name}, processor time of all", figure(costs), MOST_COMPUTED)
    for way in ways:
        elapsed = statistics.median(one.elapsed for one in times[way])
        claims.tell(row_of(command, way), asked.files / elapsed, "")


def run(arguments: list[str], folder: str) -> Times:
    """Return what a command takes, all its own processes included."""
    shutil.rmtree(Path(folder, "out"), ignore_errors=True)
    start, before = time.perf_counter(), computed()
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    command = [sys.executable, "-m", "transform", *arguments, "--quiet"]
    done = subprocess.run(command, cwd=folder, check=False, env=environment, **QUIET)
    if done.returncode > 1:
        raise SystemExit(f"{' '.join(arguments)} ended with {done.returncode}")
    return Times(time.perf_counter() - start, computed() - before)


def computed() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
