"""Run all benchmarks, tell at the end which limits were exceeded, and write docs/performance.md.

`python benchmarks/run.py [NAME...]`, for example `upgrade sanitize`; the page is only written when all are run,
the table in docs/scale.md whenever `batch` is. Whatever is missed, fails or takes too long, the others are run.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import json
import os
import platform
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from measure import CORPUS, MISSED, RESULTS
from throughput import with_throughput

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "performance.md"
SCALE = HERE.parent / "docs" / "scale.md"
SECONDS_FOR_EACH = float(os.environ.get("BENCHMARK_SECONDS") or 300)
"""How long one benchmark may take, so that none keeps the others from being run."""
TOOK_TOO_LONG = 124  # the exit code that `timeout` has then
PACKAGES = (
    "orjson",
    "typer",
    "tree-sitter",
    "tree-sitter-javascript",
    "jsonpatch",
    "deepdiff",
    "detect-secrets",
    "distributed",
)
PROGRAMS = {"gitleaks": ["gitleaks", "version"], "jd": ["jd", "--version"]}
_TITLES = {
    "bench_startup": "Short commands",
    "bench_upgrade": "Upgrading",
    "bench_sanitize": "Scanning and sanitizing",
    "bench_validate": "Validating",
    "bench_diff": "Diffing",
    "bench_commands": "Whole commands, beside other tools",
    "bench_layout": "Git layouts",
    "bench_backup": "Backups",
    "bench_merge": "Merging",
    "bench_parts": "Parts of applications",
    "bench_history": "Histories",
    "bench_batch": "Many files",
}


def main() -> int:
    wanted = [f"bench_{name}" for name in sys.argv[1:]]
    names = wanted or sorted((path.stem for path in HERE.glob("bench_*.py")), key=_order)
    started, load = time.monotonic(), _load()
    codes: dict[str, int] = {}
    took: dict[str, Took] = {}
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.jsonl"
        results.touch()
        environment = os.environ | {RESULTS: str(results)}
        for name in names:
            print(f"== {name}", flush=True)
            begin = _now()
            codes[name] = _ended_with(HERE / f"{name}.py", environment)
            took[name] = Took(*(after - before for before, after in zip(begin, _now(), strict=True)))
        rows = list(_rows(results.read_text()))
    missed = [row for row in rows if row["limit"] is not None and row["value"] > row["limit"]]
    failed = [name for name, code in codes.items() if code not in (0, MISSED)]
    for row in missed:
        print(f"MISSED {row['benchmark']}: {row['name']}: {row['value']:.2f}, limit {row['limit']:g}")
    for name in failed:
        print(f"FAILED {name}")
    for name in sorted(took, key=took.__getitem__, reverse=True):
        print(f"{name}: {took[name].elapsed:.0f} s, of a processor {took[name].computed:.0f} s")
    print(f"{len(rows)} figures, {len(missed)} limits exceeded, {time.monotonic() - started:.0f} s")
    if not wanted:
        PAGE.write_text(page(rows, load, failed))
        print(f"written: {PAGE}")
    scale = SCALE.read_text()
    if (measured := with_throughput(scale, rows, f"{_machine(load)}, {_versions(())}")) != scale:
        SCALE.write_text(measured)
        print(f"written: {SCALE}")
    return 1 if missed or failed else 0


class Took(NamedTuple):
    """How long a benchmark took by the clock, and how long all its processes computed."""

    elapsed: float
    computed: float


def _now() -> Took:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Took(time.monotonic(), used.ru_utime + used.ru_stime)


def _rows(text: str) -> Iterator[dict[str, Any]]:
    """Yield the figures; the line at which a benchmark was ended may be cut short."""
    for line in text.splitlines():
        with contextlib.suppress(ValueError):
            yield json.loads(line)


def _ended_with(script: Path, environment: dict[str, str]) -> int:
    """Return the exit code of a benchmark; one that takes too long is ended with all that it started."""
    running = subprocess.Popen([sys.executable, script], env=environment, start_new_session=True)
    try:
        return running.wait(timeout=SECONDS_FOR_EACH)
    except subprocess.TimeoutExpired:
        print(f"{script.stem} takes more than {SECONDS_FOR_EACH} s and is ended", flush=True)
        return TOOK_TOO_LONG
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()


def _order(name: str) -> tuple[int, str]:
    return ([*_TITLES].index(name) if name in _TITLES else len(_TITLES), name)


def page(rows: list[dict[str, Any]], load: str, failed: Sequence[str] = ()) -> str:
    """Return the page that shows all figures, and which benchmarks did not come to their end."""
    lines = [_INTRODUCTION.format(machine=_machine(load), versions=_versions(), documents=_documents())]
    if failed:
        lines += [f"**Not run to the end:** {', '.join(failed)}.", ""]
    measured = {row["benchmark"] for row in rows}
    skipped = {path.stem for path in HERE.glob("bench_*.py")} - measured - set(failed)
    if skipped:
        lines += [f"**Left out, as what it needs is not here:** {', '.join(sorted(skipped))}.", ""]
    for name in sorted(measured, key=_order):
        lines += [f"## {_TITLES.get(name, name)}", "", f"`python benchmarks/{name}.py`", ""]
        lines += ["| what | median | middle half | limit | aim |", "|---|---|---|---|---|"]
        lines += [_row(row) for row in rows if row["benchmark"] == name] + [""]
    return "\n".join(lines)


def _row(row: dict[str, Any]) -> str:
    unit = row["unit"]
    space = "" if unit in ("", "x") else " "
    spread = f"{_number(row['low'])} to {_number(row['high'])}" if row["low"] != row["high"] else ""
    limit = aim = ""
    if row["limit"] is not None:
        limit = f"{row['limit']:g}{space}{unit}" + (" (**exceeded**)" if row["value"] > row["limit"] else "")
    if row["aim"] is not None:
        aim = f"{row['aim']:g}{space}{unit}" + (" (not reached)" if row["value"] > row["aim"] else "")
    return f"| {row['name']} | {_number(row['value'])}{space}{unit} | {spread} | {limit} | {aim} |"


def _number(value: float) -> str:
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:.2f}" if value >= 0.1 else f"{value:.4f}"


def _load() -> str:
    """Return what else the machine does, while no benchmark runs."""
    return f"load {os.getloadavg()[0]:.1f} before" if hasattr(os, "getloadavg") else "load unknown"


def _machine(load: str) -> str:
    model = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor() or platform.machine(),
    )
    return f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}, {load}"


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text().splitlines()
    except OSError:
        return []


def _versions(packages: Sequence[str] = PACKAGES) -> str:
    found = [f"Python {platform.python_version()}"]
    for name in packages:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            found.append(f"{name} not installed")
    for name, command in PROGRAMS.items() if packages else ():
        try:
            told = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
            found.append(f"{name} {told[-1] if told else 'of unknown version'}")
        except OSError:
            found.append(f"{name} not installed")
    return ", ".join(found)


def _documents() -> str:
    made = "applications made from `fixtures/` by a seeded generator"
    return f"{made}, and the product's own exports and pages (the corpus)" if CORPUS.is_dir() else made


_INTRODUCTION = """# Performance

Written by `make bench`, which measures on your machine, names the limits that were exceeded and exits
with 1 if any was. A limit holds today and guards against getting slower; an aim is what is wanted, reached or not.

- Machine: {machine}
- Versions: {versions}
- Documents: {documents}
- Method: processor time, so that other work on the machine counts little. A ratio is the median of runs in which the
  work and what it is compared with alternate; the middle half of the runs lies between the two values beside it.
  Python's cycle collector is off for both sides, since it slows a parser by walking through all that the process
  holds, and so flatters what is compared with it. Whole commands run as processes of their own, start-up included.
  Where a name says "by the clock" it is elapsed time, which other work on the machine makes longer.
"""


if __name__ == "__main__":
    sys.exit(main())
