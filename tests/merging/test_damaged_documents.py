"""Whatever is in a document, a merge gives one or refuses; it never fails otherwise and changes no argument."""

from __future__ import annotations

import copy
import random

import pytest
from layout_trees import small_export
from small_export import export, page, text
from test_merge import adding, dsl, setting, three, widget

import transform

JUNK = (None, 0, 1.5, "", "x", [], {}, [None], [[]], {"a": None}, True, [1, 2], {"id": 1})


def paths(value, path=()):
    yield path
    if isinstance(value, dict | list):
        for key, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield from paths(child, (*path, key))


def damaged(document, dice, count):
    """Return a copy in which some values are others, gone, or there twice."""
    document = copy.deepcopy(document)
    for _ in range(count):
        path = dice.choice([path for path in paths(document) if path])
        holder = document
        for key in path[:-1]:
            holder = holder[key]
        way = dice.randrange(5)
        if way == 0:
            del holder[path[-1]]
        elif way == 1 and isinstance(holder, list):
            holder.append(copy.deepcopy(holder[path[-1]]))
        else:
            holder[path[-1]] = copy.deepcopy(dice.choice(JUNK))
    return document


@pytest.mark.parametrize("seed", range(60))
def test_damage_in_any_version(seed):
    dice = random.Random(seed)
    base = damaged(small_export(), dice, dice.choice((0, 0, 1, 3)))
    ours, theirs = (damaged(base, dice, dice.randrange(4)) for _ in range(2))
    before = copy.deepcopy((base, ours, theirs))
    try:
        merged = transform.merge(base, ours, theirs)
        assert transform.serialize(merged.document)
        assert not transform.merge(base, ours, theirs, strategy="theirs").conflicts
    except transform.TransformError:
        pass
    assert (base, ours, theirs) == before


def test_two_widgets_of_one_id_are_both_kept():
    def twice(document):
        adding("Twin", "w2")(document)

    base, ours, theirs = three(twice, setting("text", "theirs"))
    merged = transform.merge(base, ours, theirs)
    assert [widget["widgetName"] for widget in dsl(merged.document)["children"]] == ["Title", "Note", "Twin"]


def doubling(document):
    document["pageList"].insert(1, copy.deepcopy(document["pageList"][0]))


def doubling_at_the_end(document):
    document["pageList"].append(copy.deepcopy(document["pageList"][0]))


def doubling_and_changing(document):
    doubling_at_the_end(document)
    widget(document, "Note", 2)["text"] = "of the copy"


def doubling_and_renaming(document):
    doubling_at_the_end(document)
    widget(document, "Note", 2)["widgetName"] = "Remark"


@pytest.mark.parametrize(
    "double", [doubling, doubling_at_the_end, doubling_and_changing, doubling_and_renaming]
)
@pytest.mark.parametrize("swapped", [False, True])
def test_no_edit_of_a_page_that_the_other_side_has_twice_is_lost(double, swapped):
    def edit(document):
        widget(document, "Title")["widgetName"] = "Headline"
        widget(document, "Note")["text"] = "{{Headline.text}}"

    base, *sides = three(*((edit, double) if swapped else (double, edit)))
    merged = transform.merge(base, *sides)
    assert not merged.conflicts
    pages = [page for page in merged.document["pageList"] if page["gitSyncId"] == "p1"]
    assert len(pages) == 2
    first, second = ([one["widgetName"] for one in dsl({"pageList": [page]})["children"]] for page in pages)
    assert first == ["Headline", "Note"]
    assert widget(merged.document, "Note")["text"] == "{{Headline.text}}"
    assert second[1] == ("Remark" if double is doubling_and_renaming else "Note")
    if double is doubling_and_changing:
        assert dsl({"pageList": [pages[1]]})["children"][1]["text"] == "of the copy"


def test_a_widget_that_both_sides_renamed_on_a_page_that_one_has_twice_is_a_conflict():
    def twice(document):
        widget(document, "Title")["widgetName"] = "Heading"
        doubling(document)

    base, *sides = three(twice, setting("widgetName", "Headline"))
    (conflict,) = transform.merge(base, *sides).conflicts
    assert (conflict.base, conflict.ours, conflict.theirs) == ("Title", "Heading", "Headline")


def test_two_containers_that_were_moved_into_each_other_are_a_conflict():
    def into(outer, inner):
        def change(document):
            boxes = {box["widgetName"]: box for box in dsl(document)["children"]}
            dsl(document)["children"].remove(boxes[inner])
            boxes[outer].setdefault("children", []).append(
                boxes[inner] | {"parentId": boxes[outer]["widgetId"]}
            )

        return change

    boxes = [{**text(name, name.lower()), "type": "CANVAS_WIDGET", "children": []} for name in ("One", "Two")]
    base = export(page("Page1", *boxes, sync_id="p1"))
    ours, theirs = copy.deepcopy(base), copy.deepcopy(base)
    into("One", "Two")(ours)
    into("Two", "One")(theirs)
    merged = transform.merge(base, ours, theirs)
    assert [conflict.pointer for conflict in merged.conflicts] == ["/parentId"]
    assert merged.document == ours
    assert transform.merge(base, ours, theirs, strategy="theirs").document == theirs
