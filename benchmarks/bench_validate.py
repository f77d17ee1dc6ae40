"""Validating, as ratios against orjson's parse of the same text: all checks, JavaScript parsing included.

`python benchmarks/bench_validate.py`
"""

from __future__ import annotations

from typing import Any

import orjson
from bench_diff import large_text
from measure import CORPUS, FIXTURES, Claims, best, peak_memory, ratio

import transform
from transform.javascript.bindings import BindingReader
from transform.javascript.references import parse_module


def largest() -> tuple[str, bytes]:
    """Return name and text of the largest export of the corpus, or of the fixture."""
    files = list((CORPUS / "exports").glob("*.json")) or [FIXTURES / "order-desk-1.6.8.json"]
    path = max(files, key=lambda path: path.stat().st_size)
    return path.name, path.read_bytes()


def distinct_text(megabytes: float) -> dict[str, Any]:
    """Return an export of about this size in which no two pages share the text of a binding or JS object.

    Blanks tell them apart, so that nothing is read from the cache that a real application would not repeat.
    """
    document: dict[str, Any] = orjson.loads(large_text(megabytes))
    for key in ("pageList", "actionList", "actionCollectionList"):
        document[key] = [_spaced(entry, number) for number, entry in enumerate(document[key])]
    return document


def _spaced(entry: Any, number: int) -> Any:
    blanks = b" " * (number % 24) + b"\\n" * (number // 24)
    text = orjson.dumps(entry).replace(b"{{", b"{{" + blanks)  # two braces stand in texts only
    return orjson.loads(text.replace(b"export default {", b"export default {" + blanks))


def hostile(megabytes: float) -> dict[str, Any]:
    """Return an export in which every binding is broken or refers to nothing, each in another way."""
    widgets, size = [], 0
    while size < megabytes * 2**20:
        i = len(widgets)
        text = f"{{{{Gone{i}.a + {'(' * (i % 50)} Lost{i * 7} }}}} {{{{Missing{i}.data.map(x => x.y{i})}}}}"
        widget = {"widgetName": f"Text{i}", "widgetId": f"w{i}", "parentId": "0", "type": "TEXT_WIDGET"}
        widgets.append(widget | {"text": text, "dynamicBindingPathList": [{"key": "text"}]})
        size += len(text) + 160
    dsl = {"widgetId": "0", "widgetName": "Main", "type": "CANVAS_WIDGET", "version": 94, "children": widgets}
    page = {"unpublishedPage": {"name": "Page1", "layouts": [{"dsl": dsl}]}}
    application = {"name": "Hostile", "pages": [{"id": "Page1", "isDefault": True}]}
    return {"exportedApplication": application, "pageList": [page], "actionList": [], "datasourceList": []}


#: Pieces of which nobody makes code, each repeated.
UNITS = ("(", "{", "`${", "a+", "!", "a ", "a\n", "a:", "case a:", "'", "é.b + ", "a['b']", "<a>")


def growth(unit: str) -> float:
    """Return how much more a character costs in a long text of this than in one of a quarter."""
    short, long = (unit * (size // len(unit)) for size in (50_000, 200_000))
    return best(lambda: parse_module(long), runs=5) / best(lambda: parse_module(short), runs=7) / 4


def main() -> None:
    claims = Claims()
    claims.check("odd code, cost per character, 200,000 / 50,000", max(map(growth, UNITS)), 2.5)

    name, text = largest()
    document = orjson.loads(text)
    against = ratio(lambda: transform.validate(document), lambda: orjson.loads(text), runs=9)
    claims.check(f"{name}, {len(text) / 2**20:.1f} MB: validate / orjson", against, 25)

    seconds = best(lambda: transform.validate(document), runs=5)
    large = distinct_text(120)  # without the indentation of the export it is made from, about 60 MB
    large_size = len(orjson.dumps(large))
    base = distinct_text(1.3)
    base_cost = best(lambda: transform.validate(base), runs=5) / len(orjson.dumps(base))
    large_seconds = best(lambda: transform.validate(large), runs=2)
    claims.tell("validate, the largest export of the corpus", seconds, " s")
    claims.tell("validate, 60 MB", large_seconds, " s")
    claims.check("cost per MB, 60 MB / 1.3 MB", large_seconds / large_size / base_cost, 1.5)
    peak = peak_memory(lambda: transform.validate(large))
    claims.check("peak memory / bytes of the text, 60 MB", peak / large_size, 10)

    costs = [best(lambda size=size: transform.validate(hostile(size)), runs=2) / size for size in (1, 4)]
    claims.check("every binding broken: cost per MB, 4 MB / 1 MB", costs[1] / costs[0], 1.5)

    code = "export default { load: () => Orders.run().then(rows => rows.map(row => row.id)) }"
    bodies = [code.replace("Orders", f"Orders{i}") for i in range(200)]
    reader = BindingReader()
    claims.check(
        "JS objects read again / parsed",
        ratio(lambda: list(map(reader.read_module, bodies)), lambda: list(map(parse_module, bodies))),
        0.1,
    )
    claims.finish()


if __name__ == "__main__":
    main()
