"""Whatever is in documents: a diff, or an error that says what is wrong."""

from __future__ import annotations

import copy
import json
import random

import pytest
from order_desk_pair import order_desk_pair

import transform
from transform.document.patch import same
from transform.report.diff.html import to_html
from transform.report.diff.markdown import to_markdown
from transform.report.diff.text import to_text

pytestmark = pytest.mark.slow  # each test tries hundreds of documents

ODD = [
    None, True, -1, 1.5, 10**400, "", "x", "{{", "\ud800", "a/b~c", [], {}, [[]], [None], {"": {}}, {"a": [1]},
    "{{Text1.text}}", [{"key": None}], {"index": 1}, {"a": {"index": True}}, [{"id": 1}, {"id": 1}],
]  # fmt: skip


def mutated(document, dice, count):
    """Return a copy with odd values, missing and doubled members in random places."""
    document = copy.deepcopy(document)
    for _ in range(count):
        at, key = document, None
        while key is None or (isinstance(at[key], dict | list) and at[key] and dice.random() > 0.12):
            at = at if key is None else at[key]
            key = dice.choice(list(at)) if isinstance(at, dict) else dice.randrange(len(at))
        action = dice.choice(["put", "put", "put", "remove", "double"])
        if action == "put":
            at[key] = copy.deepcopy(dice.choice(ODD))
        elif action == "remove":
            del at[key]
        elif isinstance(at, list):
            at.append(copy.deepcopy(at[key]))
        else:
            at[f"{key}x"] = copy.deepcopy(at[key])
        if not document:
            break
    return document


def documents():
    before, _ = order_desk_pair()
    partial = {key: before[key] for key in ("datasourceList", "actionList", "actionCollectionList")}
    flat = [
        {"widgetId": "a", "widgetName": "A", "parentId": "b", "children": ["b"]},
        {"widgetId": "b", "widgetName": "B", "parentId": "a"},
    ]
    partial["widgets"] = json.dumps({"widgets": [{"widgetId": "a", "list": flat}]})
    return [before, partial, before["pageList"][1]["unpublishedPage"]["layouts"][0]["dsl"]]


@pytest.mark.parametrize("kind", range(3), ids=["export", "partial export", "page"])
@pytest.mark.parametrize("start", range(0, 60, 10))
def test_any_two_documents_give_a_diff_or_an_error(kind, start):
    document = documents()[kind]
    for seed in range(start, start + 10):
        dice = random.Random(seed)
        before, after = (mutated(document, dice, dice.choice([1, 5, 30])) for _ in range(2))
        try:
            found = transform.diff(before, after, everything=seed % 5 == 0)
        except transform.TransformError:
            continue
        assert same(found.apply(before), after)
        assert all((to_text(found), to_markdown(found), to_html(found, ("a", "b"))))
        transform.serialize(transform.diff_report(found, ("a", "b")))


def test_what_is_nested_too_deeply_is_refused():
    def deep(value):
        for _ in range(100_000):
            value = [value]
        return {**documents()[2], "version": 94, "data": value}

    before, after = deep(1), deep(2)
    try:
        with pytest.raises(transform.TransformError):
            transform.diff(before, after)
    finally:
        for document in (before, after):
            _flatten(document)


def _flatten(document):
    """Take a deep value apart, which the interpreter itself could not free at once."""
    value = document.pop("data")
    while isinstance(value, list):
        value = value.pop()
