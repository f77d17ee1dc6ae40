"""A merge says where widgets overlap that did not, and which names stand twice."""

from __future__ import annotations

import copy

from small_export import export, page, text

import transform


def placed(name, identity, top):
    return {**text(name, identity), "topRow": top, "bottomRow": top + 4, "leftColumn": 0, "rightColumn": 10}


def base(*more):
    return export(page("Page1", placed("Title", "w1", 0), *more, sync_id="p1"))


def codes(merged):
    return [item.code for item in merged.diagnostics]


def test_widgets_that_overlap_only_after_the_merge():
    merged = transform.merge(base(), base(placed("One", "n1", 10)), base(placed("Two", "n2", 12)))
    (found,) = merged.diagnostics
    assert (found.code, found.severity) == ("AT852", "warning")
    assert found.message.startswith("One and Two overlap")
    assert not merged.conflicts


def test_widgets_that_only_touch_or_overlapped_before_are_fine():
    assert not codes(transform.merge(base(), base(placed("One", "n1", 10)), base(placed("Two", "n2", 14))))
    over = base(placed("One", "n1", 2))
    assert not codes(transform.merge(base(), over, copy.deepcopy(over)))
    beside = {**placed("Two", "n2", 10), "leftColumn": 10, "rightColumn": 20}
    assert not codes(transform.merge(base(), base(placed("One", "n1", 10)), base(beside)))


def test_a_name_that_stands_twice_since_what_had_it_stays():
    """Ours removed a widget and gave its name to another, theirs edited the removed one."""
    start = base(placed("Note", "w2", 20))
    ours, theirs = base(placed("Note", "n1", 20)), copy.deepcopy(start)
    theirs["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"][1]["text"] = "edited"
    merged = transform.merge(start, ours, theirs)
    assert [conflict.entity.id for conflict in merged.conflicts] == ["w2"]
    assert "AT853" in codes(merged)


def test_of_computed_sizes_the_larger_counts():
    start = base()
    ours, theirs = copy.deepcopy(start), copy.deepcopy(start)
    for side, height in ((start, 400), (ours, 500), (theirs, 450)):
        side["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["bottomRow"] = height
    for sides in ((ours, theirs), (theirs, ours)):
        merged = transform.merge(start, *sides)
        assert not merged.conflicts
        assert merged.document["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["bottomRow"] == 500
