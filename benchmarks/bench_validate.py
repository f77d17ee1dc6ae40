"""Validating, as ratios against orjson's parse of the same text: all checks, JavaScript parsing included.

`python benchmarks/bench_validate.py`
"""

from __future__ import annotations

from typing import Any

import orjson
from documents import code, exports, grown, typical
from measure import Claims, best, peak_memory, ratio

import transform
from transform.javascript.bindings import BindingReader
from transform.javascript.references import parse_module

LARGE = 16


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
    return best(lambda: parse_module(long), runs=4) / best(lambda: parse_module(short), runs=5) / 4


def main() -> None:
    claims = Claims()
    claims.check("odd code, cost per character, 200,000 / 50,000", max(map(growth, UNITS)), 2.5)
    for name, text in exports().items():
        document = orjson.loads(text)
        claims.check(
            f"{name}: validate / orjson.loads",
            ratio(
                lambda document=document: transform.validate(document),
                lambda text=text: orjson.loads(text),
                runs=5,
            ),
            90,
            aim=None if name.startswith("made") else 25,
        )
    objects = code(5)
    claims.check(
        "5 MB of JS objects: validate / scan",
        ratio(lambda: transform.validate(objects), lambda: transform.scan(objects), runs=3),
        10,
    )
    base, large = grown(typical(), 1.3), grown(typical(), LARGE)
    costs = [
        best(lambda one=one: transform.validate(one), runs=2) / len(orjson.dumps(one))
        for one in (base, large)
    ]
    claims.check(f"cost per MB, {LARGE} MB / 1.3 MB", costs[1] / costs[0], 1.5)
    peak = peak_memory(lambda: transform.validate(large))
    claims.check(f"peak memory / bytes of the text, {LARGE} MB", peak / len(orjson.dumps(large)), 10)
    costs = [best(lambda size=size: transform.validate(hostile(size)), runs=2) / size for size in (1, 4)]
    claims.check("every binding broken: cost per MB, 4 MB / 1 MB", costs[1] / costs[0], 1.5)
    body = "export default { load: () => Orders.run().then(rows => rows.map(row => row.id)) }"
    bodies = [body.replace("Orders", f"Orders{i}") for i in range(200)]
    reader = BindingReader()
    claims.check(
        "JS objects read again / parsed",
        ratio(lambda: list(map(reader.read_module, bodies)), lambda: list(map(parse_module, bodies))),
        0.1,
    )
    claims.finish()


if __name__ == "__main__":
    main()
