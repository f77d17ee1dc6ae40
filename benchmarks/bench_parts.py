"""Renaming, extracting and inserting in the export of 1.3 MB, as ratios against parsing it.

`python benchmarks/bench_parts.py`. The functions are compared with `transform.parse`; the commands, as whole processes,
with a process that imports the package and parses the file. Only processor time counts.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import CORPUS, Claims, ratio

import transform

EXPORT = CORPUS / "exports" / "application.json"
RUNS = 7
GOAL = 5


def processor_seconds(command: list[str]) -> float:
    """Return the least processor time of several runs of a process."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    times = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, env=environment, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime - before.ru_utime)
    return min(times)


def functions(claims: Claims) -> None:
    """Compare the functions with parsing."""
    data = EXPORT.read_bytes()
    document = transform.parse(data)
    part = transform.extract(document, pages=["Page 1"], with_dependencies=True).document
    whole = transform.extract(document, pages=["Page 1", "Page 2"], as_application=True).document
    fixed = transform.rename(document, "Page 1", "Table1", "Rows").document
    works = {
        "rename a widget": lambda: transform.rename(document, "Page 1", "Table1", "Rows"),
        "rename a page": lambda: transform.rename(document, None, "Page 2", "Orders"),
        "extract a page with dependencies": lambda: transform.extract(
            document, pages=["Page 1"], with_dependencies=True
        ),
        "extract an application": lambda: transform.extract(document, pages=["Page 1"], as_application=True),
        "insert a part": lambda: transform.insert(document, part, page="Page 2"),
        "insert two pages": lambda: transform.insert(document, whole),
    }
    for name, work in works.items():
        claims.check(f"{name}, against parsing", ratio(work, lambda: transform.parse(data), runs=RUNS), GOAL)
    port = ratio(lambda: transform.port(document, fixed, document), lambda: transform.parse(data), runs=3)
    claims.tell("port a renamed widget, against parsing", port)


def commands(claims: Claims) -> None:
    """Compare the commands with a process that only parses."""
    with tempfile.TemporaryDirectory() as folder:
        part, out = Path(folder) / "part.json", Path(folder) / "out.json"
        module = [sys.executable, "-m", "transform"]
        extract = [
            *module,
            "extract",
            str(EXPORT),
            "--page",
            "Page 1",
            "--with-dependencies",
            "-o",
            str(part),
        ]
        code = "import sys, transform; transform.parse(open(sys.argv[1], 'rb').read())"
        parse = processor_seconds([sys.executable, "-c", code, str(EXPORT)])
        for name, command in {
            "extract": extract,
            "rename": [*module, "rename", str(EXPORT), "Page 1", "Table1", "Rows", "-o", str(out)],
            "insert": [*module, "insert", str(EXPORT), str(part), "--page", "Page 2", "-o", str(out)],
        }.items():
            claims.check(
                f"`{name}` as a process, against starting and parsing",
                processor_seconds(command) / parse,
                GOAL,
            )


def main() -> None:
    if not EXPORT.is_file():
        print(f"skipped: {EXPORT} is not there")
        return
    claims = Claims()
    functions(claims)
    commands(claims)
    claims.finish()


if __name__ == "__main__":
    main()
