"""Upgrading, as ratios against orjson's parse of the same bytes: `python benchmarks/bench_upgrade.py`."""

from __future__ import annotations

import cProfile
import gzip
import pstats
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
from measure import CORPUS, FIXTURES, Claims, best, peak_memory, process_memory, ratio

import transform


def corpus_pages(name: str) -> list[bytes]:
    """Return the page DSLs of a corpus file as texts; of the fixture where there is no corpus."""
    path = CORPUS / "dsl" / f"{name}.jsonl.gz"
    if not path.is_file():
        export = orjson.loads((FIXTURES / "order-desk-1.6.8.json").read_bytes())
        pages = [page["unpublishedPage"]["layouts"][0]["dsl"] for page in export["pageList"]]
        return [orjson.dumps(page) for page in pages] * 100
    lines = gzip.decompress(path.read_bytes()).splitlines()
    return [orjson.dumps(orjson.loads(line)["before"]) for line in lines]


def corpus_exports() -> list[bytes]:
    """Return the exports of the corpus, or the fixture where there is none."""
    paths = sorted((CORPUS / "exports").glob("*.json")) or [FIXTURES / "order-desk-1.6.8.json"]
    return [path.read_bytes() for path in paths]


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


def large_export(megabytes: int) -> bytes:
    """Return an export with pages of the fixture, repeated under other names until it is as large as wanted."""
    export = orjson.loads((FIXTURES / "order-desk-1.6.8.json").read_bytes())
    pages = export["pageList"]
    size = len(orjson.dumps(pages))
    text = orjson.dumps(pages)
    export["pageList"] = [
        {**page, "gitSyncId": f"{page['gitSyncId']}{i}"}
        for i in range(megabytes * 2**20 // size)
        for page in orjson.loads(text)
    ]
    return orjson.dumps(export)


def odd_page(widgets: int) -> dict[str, Any]:
    """Return a page of containers whose children are no widgets, on which many steps fail in the product."""
    children = [
        {"type": "CONTAINER_WIDGET", "widgetId": f"id{i}", "children": [None]} for i in range(widgets)
    ]
    return {"type": "CANVAS_WIDGET", "widgetId": "0", "version": 22, "children": children}


def upgrade_all(pages: list[dict[str, Any]]) -> None:
    for page in pages:
        transform.upgrade_page(page)


def against_parsing(name: str) -> float:
    """Return how many times as long upgrading all pages of a file takes as parsing them."""
    texts = corpus_pages(name)
    pages = [orjson.loads(text) for text in texts]
    return ratio(lambda: upgrade_all(pages), lambda: [orjson.loads(text) for text in texts])


def per_widget(page: Callable[[int], dict[str, Any]]) -> float:
    """Return how many times as much a widget costs on a page of 50,000 as on one of 500."""
    small, large = page(500), page(50_000)
    clock = time.process_time
    per_small = best(lambda: transform.upgrade_page(small), runs=20, clock=clock) / 500
    return best(lambda: transform.upgrade_page(large), runs=5, clock=clock) / 50_000 / per_small


def command_memory(text: bytes) -> int:
    """Return the most bytes that the command occupies while it upgrades a file, Python itself included."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.json"
        path.write_bytes(text)
        output = str(path.with_suffix(".new"))
        return process_memory([sys.executable, "-m", "transform", "upgrade", str(path), "-q", "-o", output])


def main() -> None:
    claims = Claims()
    for name, goal in (("pages", 3), ("mutants", 6)):
        claims.check(f"upgrade all {name} / orjson.loads of the same bytes", against_parsing(name), goal)
    claims.check("cost per widget, 50,000 widgets / 500 widgets", per_widget(large_page), 1.3)
    claims.check("cost per widget, 50,000 / 500 with odd children", per_widget(odd_page), 2)
    texts = corpus_exports()
    documents = [orjson.loads(text) for text in texts]
    value = ratio(
        lambda: [transform.upgrade(document) for document in documents],
        lambda: [orjson.dumps(orjson.loads(text)) for text in texts],
    )
    claims.check("upgrade all exports / orjson.loads and dumps of them", value, 3)
    text = large_export(60)
    document = orjson.loads(text)
    loaded = peak_memory(lambda: orjson.loads(text))
    peak = peak_memory(lambda: transform.upgrade(document, transform.Versions(94, None, None)))
    claims.check("60 MB export: peak memory of the upgrade / bytes of the text", peak / len(text), 10)
    claims.tell("60 MB export: peak memory of the upgrade / memory of the parsed document", peak / loaded)
    claims.check("60 MB export: memory of the whole command / bytes", command_memory(text) / len(text), 10)
    if "--profile" in sys.argv:
        pages = [orjson.loads(text) for text in corpus_pages("pages")]
        profile = cProfile.Profile()
        profile.runcall(upgrade_all, pages)
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)
    claims.finish()


if __name__ == "__main__":
    main()
