"""Short commands on an export of 20 KB, as a multiple of a bare Python: `python benchmarks/bench_startup.py`."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from documents import fixture
from measure import Claims, as_installed, figure, processes

SIZE = 20_000
BARE = "python -c pass"
#: What each command may cost, and what it should.
LIMITS = {
    "--version": (3, 3),
    "--help": (6, 6),
    "upgrade {a} -o {out}": (10, 10),
    "scan {a}": (10, 10),
    "sanitize {a} -o {out}": (10, 10),
    "diff {a} {b}": (10, 10),
    "info {a}": (12, 12),
    "validate {a}": (15, 12),
}


def small_exports(folder: Path) -> tuple[Path, Path]:
    """Write an export of about 20 KB, and one in which a widget has another text; return their paths."""
    export = json.loads(fixture())
    while len(json.dumps(export)) > SIZE and len(export["actionList"]) > 1:
        longest = max(("actionList", "actionCollectionList"), key=lambda name: len(json.dumps(export[name])))
        export[longest].pop()
    for page in export["pageList"]:
        page["publishedPage"]["layouts"] = []
    text = json.dumps(export)
    before, after = folder / "before.json", folder / "after.json"
    before.write_text(text)
    after.write_text(text.replace('"text": "', '"text": "Our ', 1))
    return before, after


def main() -> None:
    """Measure each command against its limit."""
    claims = Claims()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        a, b = small_exports(folder)
        claims.tell("size of the export", a.stat().st_size / 1000, " KB")
        commands = {BARE: [sys.executable, "-c", "pass"]}
        for line in LIMITS:
            arguments = [part.format(a=a, b=b, out=folder / "out.json") for part in line.split()]
            commands[line] = [sys.executable, "-m", "transform", *arguments]
        times = processes(commands, runs=15, environment=as_installed(name))
        for line, (limit, aim) in LIMITS.items():
            ratios = [one / bare for one, bare in zip(times[line], times[BARE], strict=True)]
            claims.check(f"{line.split()[0]} / {BARE}", figure(ratios), limit, aim=aim)
    claims.finish()


if __name__ == "__main__":
    main()
