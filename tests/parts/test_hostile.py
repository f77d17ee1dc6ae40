"""Damaged documents give a result or an error that names what is wrong, never anything else."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import orjson
import pytest

import transform
from transform.parts.inventory import Inventory
from transform.parts.listing import listed
from transform.parts.targets import names_on, page_names

FIXTURE = Path(__file__).parents[2] / "fixtures" / "order-desk-1.6.8.json"
JUNK: list[Any] = [None, 5, -1.5, True, "", "x", [], {}, [None], [5], {"a": 1}, "{{", {"name": 5}, "Orders_"]


def paths(value: Any) -> list[tuple[Any, ...]]:
    found, stack = [], [((), value)]
    while stack:
        path, item = stack.pop()
        found.append(path)
        pairs = item.items() if isinstance(item, dict) else enumerate(item) if isinstance(item, list) else ()
        stack += [((*path, key), child) for key, child in pairs]
    return found[1:]


def damaged(document: Any, chosen: random.Random) -> Any:
    copy = orjson.loads(orjson.dumps(document))
    places = paths(copy)
    for _ in range(chosen.randint(1, 8)):
        path = chosen.choice(places)
        path = path[: chosen.randint(1, len(path))]
        owner = copy
        try:
            for token in path[:-1]:
                owner = owner[token]
            owner[path[-1]] = orjson.loads(orjson.dumps(chosen.choice(JUNK)))
        except (KeyError, IndexError, TypeError):
            continue
    return copy


def tried(work: Any) -> Any:
    try:
        return work()
    except transform.TransformError as error:
        assert str(error)
        return None


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(25))
def test_damage_is_survived(seed: int):
    chosen = random.Random(seed)
    given = transform.parse(FIXTURE.read_bytes())
    document, other = damaged(given, chosen), damaged(given, chosen)
    for page in page_names(document)[:2]:
        tried(lambda page=page: transform.rename(document, None, page, "Zz", kind="page"))
        for name in [*names_on(document, page)][:3]:
            renamed = tried(lambda page=page, name=name: transform.rename(document, page, name, "Zz9"))
            assert renamed is None or transform.serialize(renamed.document)
    tried(lambda: listed(document))
    pages = [*Inventory(document).pages][:2]
    for page in pages:
        part = tried(lambda page=page: transform.extract(document, pages=[page], with_dependencies=True))
        whole = tried(lambda page=page: transform.extract(document, pages=[page], as_application=True))
        for target in Inventory(other).pages:
            for way in ("rename", "replace", "keep"):
                if part:
                    tried(
                        lambda p=part, t=target, w=way: transform.insert(
                            other, p.document, page=t, on_clash=w
                        )
                    )
                if whole:
                    tried(lambda p=whole, w=way: transform.insert(other, p.document, on_clash=w))
    changes = tried(lambda: transform.changes_between(document, other))
    if changes is not None:
        tried(lambda: transform.apply_changes(changes, given))


@pytest.mark.slow
def test_a_page_nested_deeper_than_recursion_goes_is_taken_and_put_back():
    widget: dict[str, Any] = {"widgetName": "W0", "widgetId": "w0", "type": "CONTAINER_WIDGET"}
    for number in range(1, 3000):
        widget = {
            "widgetName": f"W{number}",
            "widgetId": f"w{number}",
            "type": "CONTAINER_WIDGET",
            "children": [widget],
        }
    dsl = {"widgetName": "MainContainer", "widgetId": "0", "type": "CANVAS_WIDGET", "children": [widget]}
    side = {"name": "Deep", "layouts": [{"dsl": dsl}]}
    document = {
        "exportedApplication": {"pages": [{"id": "Deep", "isDefault": True}]},
        "pageList": [{"unpublishedPage": side}],
        "actionList": [],
    }
    assert transform.rename(document, "Deep", "W5", "Other").places
    part = transform.extract(document, pages=["Deep"]).document
    inserted = transform.insert(document, part, page="Deep")
    assert len(inserted.renamed) == 3000
