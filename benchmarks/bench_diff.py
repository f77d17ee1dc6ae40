"""Diffs, as ratios against orjson's parse of both files, beside DeepDiff and jsonpatch.

`python benchmarks/bench_diff.py`; the generic tools take most of its minute.
"""

from __future__ import annotations

import copy
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
from measure import CORPUS, FIXTURES, Claims, best, peak_memory

import transform

UNORDERED = (
    "pageList",
    "actionList",
    "actionCollectionList",
    "datasourceList",
    "customJSLibList",
    "children",
)


def large_text(megabytes: float) -> bytes:
    """Return an export of about this size: pages of a corpus export (or the fixture) under other names."""
    path = CORPUS / "exports" / "application.json"
    text = (path if path.is_file() else FIXTURES / "order-desk-1.6.8.json").read_bytes()
    copies = max(1, round(megabytes * 2**20 / len(text)))
    whole = orjson.loads(text)
    for number in range(1, copies):
        more = orjson.loads(text)
        for key in ("pageList", "actionList", "actionCollectionList"):
            whole[key] += [_numbered(entry, number) for entry in more.get(key) or []]
    return orjson.dumps(whole)


def _numbered(entry: dict[str, Any], number: int) -> dict[str, Any]:
    for value in entry.values():
        if isinstance(value, dict):
            for name in ("pageId",):
                if isinstance(value.get(name), str):
                    value[name] += f" {number}"
            if "layouts" in value:
                value["name"] += f" {number}"
    return {**entry, "gitSyncId": f"{entry.get('gitSyncId')}-{number}"}


def widgets(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for page in document["pageList"]:
        stack = [layout["dsl"] for layout in page["unpublishedPage"]["layouts"]]
        while stack:
            widget = stack.pop()
            yield widget
            stack += widget.get("children") or []


def edited(document: dict[str, Any], count: int) -> dict[str, Any]:
    """Return a copy in which `count` widgets have another property."""
    after: dict[str, Any] = orjson.loads(orjson.dumps(document))
    chosen = random.Random(1).sample([w for w in widgets(after) if w.get("widgetId") != "0"], count)
    for number, widget in enumerate(chosen):
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


def compared(before: dict[str, Any], after: dict[str, Any], *, runs: int) -> tuple[float, float, int]:
    """Return seconds of a diff, seconds of parsing both texts, and the number of changes."""
    texts = orjson.dumps(before), orjson.dumps(after)
    parsing = best(lambda: [orjson.loads(text) for text in texts], runs=runs)
    return (
        best(lambda: transform.diff(before, after), runs=runs),
        parsing,
        len(transform.diff(before, after).changes),
    )


def per_byte_of_small_pairs(size: int) -> float:
    """Return seconds per byte of pairs of 1.3 MB, as many different ones as make up the large pair.

    One small pair that is compared again and again lies in the processor's cache, where the same work costs a
    third; different ones meet the memory as the large pair does.
    """
    text = large_text(1.3)
    olds = [orjson.loads(text) for _ in range(max(1, round(size / len(text))))]
    pairs = [(old, edited(old, 11)) for old in olds]
    seconds = best(lambda: _all(pairs), runs=3)
    return seconds / len(pairs) / len(text)


def _all(pairs: list[tuple[Any, Any]]) -> None:
    for old, new in pairs:
        transform.diff(old, new)


def others(before: dict[str, Any], after: dict[str, Any], claims: Claims) -> None:
    """Time the generic tools on the same pair and print how many changes they report."""
    import jsonpatch
    from deepdiff import DeepDiff

    tools = {
        "jsonpatch.make_patch": lambda: list(jsonpatch.make_patch(before, after)),
        "DeepDiff": lambda: _entries(DeepDiff(before, after)),
        "DeepDiff(ignore_order=True)": lambda: _entries(DeepDiff(before, after, ignore_order=True)),
    }
    for name, work in tools.items():
        found: list[Any] = []
        claims.tell(f"  {name}", best(lambda work=work, found=found: found.append(work()), runs=1), " s")
        print(f"    reports {len(found[0])} changes")


def _entries(found: Any) -> list[Any]:
    return [entry for group in found.values() for entry in group]


_MEASURED = """
import resource, runpy, sys
sys.argv = ["appsmith-transform", "diff", *sys.argv[1:], "-o", "/dev/null"]
try:
    runpy.run_module("transform", run_name="__main__")
except SystemExit:
    pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


def peak_of_command(text: bytes) -> float:
    """Return the resident memory of `appsmith-transform diff` at its peak over the bytes of its inputs."""
    with tempfile.TemporaryDirectory() as folder:
        names = [str(Path(folder) / name) for name in ("before.json", "after.json")]
        Path(names[0]).write_bytes(text)
        Path(names[1]).write_bytes(orjson.dumps(edited(orjson.loads(text), 500)))
        done = subprocess.run([sys.executable, "-c", _MEASURED, *names], capture_output=True, check=True)
        return int(done.stdout.split()[-1]) / sum(Path(name).stat().st_size for name in names)


def main() -> None:
    claims = Claims()
    before = orjson.loads(large_text(1.3))
    for name, after, goal in (
        ("1.3 MB, one property", edited(before, 1), 3),
        ("1.3 MB, fully shuffled", shuffled(edited(before, 1), random.Random(2)), 6),
    ):
        seconds, parsing, changes = compared(before, after, runs=9)
        claims.check(f"{name}: diff / parsing both", seconds / parsing, goal)
        claims.tell("  diff", seconds, " s")
        print(f"    reports {changes} changes")
        others(before, copy.deepcopy(after), claims)
    large_before = orjson.loads(large_text(60))
    large_after = edited(large_before, 500)
    size = len(orjson.dumps(large_before))
    seconds, parsing, changes = compared(large_before, large_after, runs=3)
    print(f"60 MB pair: {seconds:.2f} s, {changes} changes, diff / parsing both {seconds / parsing:.2f}x")
    claims.check(
        "cost per MB, 60 MB with 500 changes / 1.3 MB pairs with as many per MB",
        seconds / size / per_byte_of_small_pairs(size),
        1.5,
    )
    peak = peak_memory(lambda: transform.diff(large_before, large_after))
    claims.tell("peak memory of the diff alone / bytes of both texts", peak / (2 * size), "x")
    whole = peak_of_command(large_text(60))
    claims.check("peak memory of the whole command, parsing included / bytes of both files", whole, 12)
    claims.finish()


if __name__ == "__main__":
    main()
