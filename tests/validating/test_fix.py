"""`fix` repairs what is safe to repair, and touches nothing else."""

from __future__ import annotations

import copy
import marshal
import random
from pathlib import Path
from typing import Any

import orjson
import pytest
from an_export import Json, export, page, query, widget
from corpus import CORPUS, needs_corpus
from hostile import FIXTURE, mutated

import transform
from transform.application.kinds import kind_of
from transform.document.pointers import resolve, split
from transform.validating.codes import catalogue
from transform.validating.fix import Fixed, fix

REPAIRED = {code for code, known in catalogue().items() if known.is_repaired}
EXPORTS = sorted((CORPUS / "exports").glob("*.json"))


def undone(fixed: Fixed) -> Json:
    """Put back by hand what was there before each repair, the last one first."""
    document = marshal.loads(marshal.dumps(fixed.document, 2))  # a deep copy without recursion
    for repair in reversed(fixed.repairs):
        *path, last = split(repair.pointer)
        owner = document
        for key in path:
            owner = owner[int(key)] if isinstance(owner, list) else owner[key]
        if isinstance(owner, list):
            owner[int(last)] = repair.before
        elif repair.before is None:
            del owner[last]
        else:
            owner[last] = repair.before
    return document


def as_bytes(document: Json) -> bytes:
    """Return bytes that are equal only for equal values, types and orders of keys, at any depth."""
    return marshal.dumps(document, 2)


def remaining(document: Json) -> list[transform.Diagnostic]:
    return [item for item in transform.validate(document, "1.91").diagnostics if item.code in REPAIRED]


def broken() -> Json:
    """Return an export with one fault of each kind that can be repaired, on the edited side."""
    text = widget("Text1", text="{{Query1.data}}", unknownKey={"z": 1, "a": [None]})
    text["dynamicBindingPathList"] = [{"key": "text"}, {"key": "text"}, {"key": "gone"}]
    unlisted = widget("Text2", text="{{Query1.data}}", dynamicBindingPathList=[])
    lost = widget("Text3", parentId="nobody")
    call = {"id": "Page1_Query1", "name": "Query1", "pluginType": "DB"}
    document = export(
        pages=[page("Page1", text, unlisted, lost, on_load=[[call], [call]]), page("Page2")],
        actionList=[query("Query1")],
    )
    document["exportedApplication"]["pages"] = [{"id": "Page1", "isDefault": False, "x": 1}, {"id": "Page2"}]
    return document


def test_each_fault_of_the_issue_is_repaired():
    fixed = fix(broken())
    layout = fixed.document["pageList"][0]["unpublishedPage"]["layouts"][0]
    text, unlisted, lost = layout["dsl"]["children"]
    assert text["dynamicBindingPathList"] == [{"key": "text"}]
    assert unlisted["dynamicBindingPathList"] == [{"key": "text"}]
    assert lost["parentId"] == "0"
    assert [[call["name"] for call in group] for group in layout["layoutOnLoadActions"] if group] == [
        ["Query1"]
    ]
    assert fixed.document["exportedApplication"]["pages"][0] == {"id": "Page1", "isDefault": True, "x": 1}
    assert not remaining(fixed.document)


def test_the_argument_stays_as_it_was():
    document = broken()
    before = copy.deepcopy(document)
    assert fix(document).document != before
    assert document == before


def test_nothing_to_repair_gives_the_same_object():
    document = export(widget("Text1"))
    fixed = fix(document)
    assert fixed.document is document and not fixed.repairs


def test_unknown_keys_and_the_order_of_keys_stay():
    document = broken()
    text = fix(document).document["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"][0]
    original = document["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"][0]
    assert list(text) == list(original)
    assert text["unknownKey"] == {"z": 1, "a": [None]}


@pytest.mark.parametrize("code", sorted(REPAIRED))
def test_only_what_is_selected_is_repaired(code: str):
    fixed = fix(broken(), selected=lambda other: other == code)
    assert {repair.code for repair in fixed.repairs} <= {code}


@pytest.mark.parametrize("document", [{}, {"actionList": []}, {"type": "CANVAS_WIDGET", "children": []}])
def test_what_is_no_application_is_refused(document: Json):
    with pytest.raises(transform.InputError):
        fix(document)


def require_lawful(document: Json) -> None:
    fixed = fix(document)
    assert as_bytes(undone(fixed)) == as_bytes(document), "something else was touched"
    again = fix(fixed.document)
    assert not again.repairs, "a second run finds something to repair"
    for repair in fixed.repairs:
        assert as_bytes(repair.before) != as_bytes(repair.after)
        assert repair.code in REPAIRED


@pytest.mark.slow
@needs_corpus
@pytest.mark.parametrize("path", EXPORTS, ids=lambda path: path.stem)
def test_real_exports_keep_all_that_is_not_repaired(path: Path):
    document = orjson.loads(path.read_bytes())
    require_lawful(document)
    left = [item for item in remaining(fix(document).document) if item.severity != "note"]
    assert not left


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(150))
def test_mutated_exports_keep_all_that_is_not_repaired(seed: int):
    dice = random.Random(seed)
    base: Any = broken() if seed % 2 else orjson.loads(FIXTURE.read_bytes())
    document = mutated(base, dice)
    if kind_of(document) is transform.Kind.EXPORT:
        require_lawful(document)


def test_each_repair_says_where_and_what():
    fixed = fix(broken())
    for repair in fixed.repairs:
        assert repair.message
        assert resolve(fixed.document, repair.pointer) is not None
