"""Upgrading, as ratios against orjson's parse of the same bytes: `python benchmarks/bench_upgrade.py [--profile]`."""

from __future__ import annotations

import cProfile
import pstats
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
from documents import exports, grown, made, made_pages, pages, typical
from measure import Claims, Figure, best, peak_memory, process_memory, ratio

import transform

LARGE = 24
#: Page DSLs: where they come from -> how many times as long as parsing them upgrading may take.
#: What each set of the corpus may cost, and what it should.
LIMITS = {"pages": (1.8, 1.5), "mutants": (4.2, 3.5)}


def large_page(widgets: int) -> dict[str, Any]:
    """Return a page of many buttons, inputs, tables and texts at version 40."""
    kinds = ["BUTTON_WIDGET", "INPUT_WIDGET", "TEXT_WIDGET", "TABLE_WIDGET", "DROP_DOWN_WIDGET"]
    column = {"id": "a", "columnType": "button", "computedValue": "{{1}}", "isVisible": True}
    children = [
        {
            "type": kinds[i % len(kinds)],
            "widgetName": f"Widget{i}",
            "widgetId": f"id{i}",
            "topRow": i * 5,
            "bottomRow": i * 5 + 4,
            "primaryColumns": {"a": dict(column)},
            "derivedColumns": {},
            "dynamicBindingPathList": [],
        }
        for i in range(widgets)
    ]
    return {"type": "CANVAS_WIDGET", "widgetId": "0", "version": 40, "children": children}


def odd_page(widgets: int) -> dict[str, Any]:
    """Return a page of containers whose children are no widgets, on which many steps fail in the product."""
    children = [
        {"type": "CONTAINER_WIDGET", "widgetId": f"id{i}", "children": [None]} for i in range(widgets)
    ]
    return {"type": "CANVAS_WIDGET", "widgetId": "0", "version": 22, "children": children}


def upgrade_all(documents: list[dict[str, Any]]) -> None:
    for document in documents:
        transform.upgrade_page(document)


def against_parsing(texts: list[bytes]) -> Figure:
    """Return how many times as long upgrading pages takes as parsing them."""
    documents = [orjson.loads(text) for text in texts]
    return ratio(lambda: upgrade_all(documents), lambda: [orjson.loads(text) for text in texts])


def per_widget(page: Callable[[int], dict[str, Any]]) -> float:
    """Return how many times as much a widget costs on a page of 50,000 as on one of 500."""
    small, large = page(500), page(50_000)
    per_small = best(lambda: transform.upgrade_page(small), runs=20) / 500
    return best(lambda: transform.upgrade_page(large), runs=3) / 50_000 / per_small


def command_memory(text: bytes) -> int:
    """Return the most bytes that the command occupies while it upgrades a file, Python itself included."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.json"
        path.write_bytes(text)
        output = str(path.with_suffix(".new"))
        return process_memory([sys.executable, "-m", "transform", "upgrade", str(path), "-q", "-o", output])


def large(claims: Claims) -> None:
    text = orjson.dumps(made(LARGE))
    document = orjson.loads(text)
    loaded = peak_memory(lambda: orjson.loads(text))
    peak = peak_memory(lambda: transform.upgrade(document))
    claims.check(f"{LARGE} MB: peak memory of the upgrade / bytes of the text", peak / len(text), 10)
    claims.tell(f"{LARGE} MB: peak memory of the upgrade / memory of the parsed document", peak / loaded)
    claims.check(f"{LARGE} MB: memory of the whole command / bytes", command_memory(text) / len(text), 12)


def main() -> None:
    claims = Claims()
    for name, (limit, aim) in LIMITS.items():
        if texts := pages(name):
            claims.check(
                f"corpus, all {name}: upgrade / orjson.loads", against_parsing(texts), limit, aim=aim
            )
    claims.check("made pages of all ages: upgrade / orjson.loads", against_parsing(made_pages()), 6)
    for name, text in exports().items():
        document = orjson.loads(text)
        claims.check(
            f"{name}: upgrade / orjson.loads and dumps",
            ratio(
                lambda document=document: transform.upgrade(document),
                lambda text=text: orjson.dumps(orjson.loads(text)),
            ),
            8,
        )
    document = grown(typical(), 10)
    text = orjson.dumps(document)
    info = ratio(lambda: transform.inspect(document), lambda: transform.upgrade(document), runs=5)
    claims.check(f"{len(text) / 2**20:.1f} MB: info / upgrade, without reading and writing", info, 1.8, aim=1)
    claims.check("cost per widget, 50,000 widgets / 500 widgets", per_widget(large_page), 2, aim=1.3)
    claims.check("cost per widget, 50,000 / 500 with odd children", per_widget(odd_page), 2)
    large(claims)
    if "--profile" in sys.argv:
        documents = [orjson.loads(text) for text in pages("pages") or made_pages()]
        profile = cProfile.Profile()
        profile.runcall(upgrade_all, documents)
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)
    claims.finish()


if __name__ == "__main__":
    main()
