"""Diffs, as ratios against orjson's parse of both files: `python benchmarks/bench_diff.py`."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
from documents import LISTS, grown, typical
from measure import Claims, best, peak_memory, ratio

import transform

LARGE = 24
SMALL = 1.3
UNORDERED = (
    "pageList",
    "actionList",
    "actionCollectionList",
    "datasourceList",
    "customJSLibList",
    "children",
)


def document(megabytes: float) -> dict[str, Any]:
    """Return an export of about this size: pages of one again and again, under other names."""
    return grown(typical(), megabytes, distinct=False)


def widgets(export: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for page in export["pageList"]:
        stack = [layout["dsl"] for layout in page["unpublishedPage"]["layouts"]]
        while stack:
            widget = stack.pop()
            yield widget
            stack += widget.get("children") or []


def edited(export: dict[str, Any], count: int) -> dict[str, Any]:
    """Return a copy in which `count` widgets have another property."""
    after: dict[str, Any] = orjson.loads(orjson.dumps(export))
    found = [widget for widget in widgets(after) if widget.get("widgetId") != "0"]
    for number, widget in enumerate(random.Random(1).sample(found, min(count, len(found)))):
        widget["tooltip"] = f"changed {number}"
    return after


def shuffled(value: Any, dice: random.Random, key: str = "") -> Any:
    if isinstance(value, dict):
        keys = list(value)
        dice.shuffle(keys)
        return {name: shuffled(value[name], dice, name) for name in keys}
    if isinstance(value, list):
        entries = [shuffled(item, dice) for item in value]
        if key in UNORDERED:
            dice.shuffle(entries)
        return entries
    return value


def per_byte_of_one_name(copies: int) -> float:
    """Return seconds per byte of an application that holds each page and query several times under one name."""
    text = typical()
    old = orjson.loads(text)
    for _ in range(copies - 1):
        more = orjson.loads(text)
        for key in LISTS:
            old[key] += more.get(key) or []
    new = edited(old, 11 * copies)
    return best(lambda: transform.diff(old, new), runs=3) / len(orjson.dumps(old))


def per_byte_of_small_pairs(size: int) -> float:
    """Return seconds per byte of small pairs, as many different ones as make up the large pair.

    One small pair that is compared again and again lies in the processor's cache, where the same work costs a
    third; different ones meet the memory as the large pair does.
    """
    text = orjson.dumps(document(SMALL))
    olds = [orjson.loads(text) for _ in range(max(1, round(size / len(text))))]
    pairs = [(old, edited(old, 11)) for old in olds]
    return best(lambda: _all(pairs), runs=3) / len(pairs) / len(text)


def _all(pairs: list[tuple[Any, Any]]) -> None:
    for old, new in pairs:
        transform.diff(old, new)


def peak_of_command(before: dict[str, Any], after: dict[str, Any]) -> float:
    """Return the resident memory of `appsmith-transform diff` at its peak over the bytes of its inputs."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("before.json", "after.json")]
        for path, export in zip(paths, (before, after), strict=True):
            path.write_bytes(orjson.dumps(export))
        watch = (
            "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL); "
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
        )
        command = [sys.executable, "-m", "transform", "diff", *map(str, paths)]
        done = subprocess.run([sys.executable, "-c", watch, *command], capture_output=True, check=True)
        return int(done.stdout) * 1024 / sum(path.stat().st_size for path in paths)


def main() -> None:
    claims = Claims()
    before = document(SMALL)
    for name, after, goal in (
        (f"{SMALL} MB, one property", edited(before, 1), 3),
        (f"{SMALL} MB, fully shuffled", shuffled(edited(before, 1), random.Random(2)), 6),
    ):
        texts = orjson.dumps(before), orjson.dumps(after)
        claims.check(
            f"{name}: diff / orjson.loads of both",
            ratio(
                lambda after=after: transform.diff(before, after),
                lambda texts=texts: [orjson.loads(text) for text in texts],
            ),
            goal,
        )
        claims.tell(f"{name}: changes", len(transform.diff(before, after).changes), "")
    old = document(LARGE)
    new = edited(old, 500)
    size = len(orjson.dumps(old))
    shortest = best(lambda: transform.diff(old, new), runs=3)
    claims.check(
        f"cost per MB, {LARGE} MB with 500 changes / {SMALL} MB pairs with as many per MB",
        shortest / size / per_byte_of_small_pairs(size),
        2,
        aim=1.5,
    )
    claims.check(
        "cost per MB, each page 12 times under one name / under names of its own",
        per_byte_of_one_name(12) / per_byte_of_small_pairs(9 * 2**20),
        10,
    )
    peak = peak_memory(lambda: transform.diff(old, new))
    claims.tell("peak memory of the diff alone / bytes of both texts", peak / (2 * size))
    claims.check("peak memory of the whole command / bytes of both files", peak_of_command(old, new), 12)
    claims.finish()


if __name__ == "__main__":
    main()
