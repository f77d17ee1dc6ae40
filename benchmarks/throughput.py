"""The table of throughput in docs/scale.md, made from what `bench_batch.py` measured."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

COMMANDS = ("upgrade", "scan", "validate")
ONE, TWO, DASK = WAYS = ("1 process", "2 processes", "Dask with 2 workers")
MANY = 100_000
BEGIN, END = "<!-- measured by `make bench NAMES=batch` -->", "<!-- measured until here -->"


def row_of(command: str, way: str) -> str:
    """Return the name of the figure that says how many files a second a command does in a way."""
    return f"{command}, files a second: {way}"


def with_throughput(page: str, rows: Iterable[dict[str, Any]], machine: str) -> str:
    """Return the page with the table between its marks made anew; as it is unless all was measured without Dask too."""
    found = {row["name"]: row["value"] for row in rows if row["benchmark"] == "bench_batch"}
    if not all(row_of(command, way) in found for command in COMMANDS for way in (ONE, TWO)):
        return page
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    ways = [way for way in WAYS if row_of(COMMANDS[0], way) in found]
    lines = [f"| command, files a second | {' | '.join(ways)} | gain of 2 processes |"]
    lines += ["|---" * (len(ways) + 2) + "|"]
    for command in COMMANDS:
        speeds = [found[row_of(command, way)] for way in ways]
        gain = found[row_of(command, TWO)] / found[row_of(command, ONE)]
        lines.append(f"| `{command}` | {' | '.join(f'{speed:.1f}' for speed in speeds)} | {gain:.1f}x |")
    hours = {command: MANY / found[row_of(command, TWO)] / 3600 for command in COMMANDS}
    calculated = ", ".join(f"{hours[command]:.1f} to {command}" for command in COMMANDS)
    text = f"On {machine}:\n\n" + "\n".join(lines)
    text += (
        f"\n\nFrom these figures, **calculated and not measured**: {MANY:,} exports of 1.3 MB take two processes,"
        f" in hours, {calculated}."
    )
    return f"{before}{BEGIN}\n\n{text}\n\n{END}{after}"
