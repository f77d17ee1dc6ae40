"""How much processor time short commands take, as a multiple of a bare Python: `python benchmarks/bench_startup.py`.

Whole processes on an export of 20 KB, each run alternately with `python -c pass`; the figure is the ratio of the two
medians. Processor time disturbs least on a machine that does other things too.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import FIXTURES, Claims

RUNS = 15
SIZE = 20_000
BARE = [sys.executable, "-c", "pass"]
GOALS = {
    "--version": 3,
    "--help": 6,
    "upgrade {a} -o {out}": 10,
    "scan {a}": 10,
    "sanitize {a} -o {out}": 10,
    "diff {a} {b}": 10,
    "validate {a}": 12,
    "info {a}": 12,
}


def small_exports(folder: Path) -> tuple[Path, Path]:
    """Write an export of about 20 KB, and one in which a widget has another text; return their paths."""
    export = json.loads((FIXTURES / "order-desk-1.6.8.json").read_bytes())
    while len(text := json.dumps(export)) > SIZE and len(export["actionList"]) > 1:
        longest = max(("actionList", "actionCollectionList"), key=lambda name: len(json.dumps(export[name])))
        export[longest].pop()
    for page in export["pageList"]:
        page["publishedPage"]["layouts"] = []
    text = json.dumps(export)
    before, after = folder / "before.json", folder / "after.json"
    before.write_text(text)
    after.write_text(text.replace('"text": "', '"text": "Our ', 1))
    return before, after


def processor_seconds(command: list[str], environment: dict[str, str]) -> float:
    """Return the processor time of a process that ends, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, check=False, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure each command against its goal."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    claims = Claims()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")  # as an installed package is
        a, b = small_exports(folder)
        claims.tell("size of the export", a.stat().st_size / 1000, " KB")
        for line, goal in GOALS.items():
            arguments = [part.format(a=a, b=b, out=folder / "out.json") for part in line.split()]
            command = [sys.executable, "-m", "transform", *arguments]
            processor_seconds(command, environment)  # compiles what the command imports
            bare, whole = [], []
            for _ in range(RUNS):
                bare.append(processor_seconds(BARE, environment))
                whole.append(processor_seconds(command, environment))
            ratio = statistics.median(whole) / statistics.median(bare)
            claims.check(f"{line.split()[0]} / python -c pass", ratio, goal)
    claims.finish()


if __name__ == "__main__":
    main()
