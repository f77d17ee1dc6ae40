"""Renaming, extracting and inserting in an export of 1.3 MB, as ratios against parsing it.

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
from typing import NamedTuple

import orjson
from documents import made
from measure import CORPUS, Claims, ratio

import transform

RUNS = 7


class Export(NamedTuple):
    """An export, with two of its pages, a widget on the first, and the limit for what takes longest."""

    data: bytes
    page: str
    other: str
    widget: str
    limit: float


def export() -> Export:
    """Return an export of the corpus, else a made one."""
    path = CORPUS / "exports" / "application.json"
    if path.is_file():
        return Export(path.read_bytes(), "Page 1", "Page 2", "Table1", 5)
    return Export(orjson.dumps(made(1.3)), "Orders", "Customers", "OrdersTable", 12)


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


def functions(claims: Claims, given: Export) -> None:
    """Compare the functions with parsing."""
    data, page, other, widget, limit = given
    document = transform.parse(data)
    part = transform.extract(document, pages=[page], with_dependencies=True).document
    whole = transform.extract(document, pages=[page, other], as_application=True).document
    fixed = transform.rename(document, page, widget, "Rows").document
    works = {
        "rename a widget": lambda: transform.rename(document, page, widget, "Rows"),
        "rename a page": lambda: transform.rename(document, None, other, "Archive"),
        "extract a page with dependencies": lambda: transform.extract(
            document, pages=[page], with_dependencies=True
        ),
        "extract an application": lambda: transform.extract(document, pages=[page], as_application=True),
        "insert a part": lambda: transform.insert(document, part, page=other),
        "insert two pages": lambda: transform.insert(document, whole),
    }
    for name, work in works.items():
        claims.check(f"{name}, against parsing", ratio(work, lambda: transform.parse(data), runs=RUNS), limit)
    port = ratio(lambda: transform.port(document, fixed, document), lambda: transform.parse(data), runs=3)
    claims.tell("port a renamed widget, against parsing", port)


def commands(claims: Claims, given: Export) -> None:
    """Compare the commands with a process that only parses."""
    with tempfile.TemporaryDirectory() as folder:
        source, part, out = (str(Path(folder) / name) for name in ("app.json", "part.json", "out.json"))
        Path(source).write_bytes(given.data)
        module = [sys.executable, "-m", "transform"]
        code = "import sys, transform; transform.parse(open(sys.argv[1], 'rb').read())"
        parse = processor_seconds([sys.executable, "-c", code, source])
        for name, arguments in {
            "extract": [source, "--page", given.page, "--with-dependencies", "-o", part],
            "rename": [source, given.page, given.widget, "Rows", "-o", out],
            "insert": [source, part, "--page", given.other, "-o", out],
        }.items():
            seconds = processor_seconds([*module, name, *arguments])
            claims.check(f"`{name}` as a process, against starting and parsing", seconds / parse, given.limit)


def main() -> None:
    claims = Claims()
    given = export()
    functions(claims, given)
    commands(claims, given)
    claims.finish()


if __name__ == "__main__":
    main()
