"""Children that are no list of widgets: at which step the product fails, and that nothing else is lost."""

from __future__ import annotations

import pytest
from one_step import canvas

import transform

TEXT = {"type": "TEXT_WIDGET", "widgetName": "Text1"}


def failed(page, to):
    """Return step and pointer of what is reported."""
    diagnostics = transform.upgrade_page(page, to=to).diagnostics
    assert all(item.code == "AT201" for item in diagnostics)
    return [(int(item.message.split()[1]), item.pointer) for item in diagnostics]


def container(children):
    return {"type": "CONTAINER_WIDGET", "widgetName": "Container1", "children": children}


@pytest.mark.parametrize(
    ("start", "step"), [(1, 1), (2, 2), (5, 6), (6, 6), (13, 13), (21, 21), (57, 57), (72, 73), (90, 90)]
)
def test_a_null_entry_on_the_root_fails_at_the_first_step_that_does_not_ask(start, step):
    """Step 5 removes null entries, so a page that passes it keeps none; step 72 passes over them."""
    expected = [] if start == 5 else [(step, "")]
    assert failed(canvas(None, version=start), 94) == expected


@pytest.mark.parametrize(
    ("start", "step"), [(22, 22), (23, 24), (38, 38), (43, 43), (49, 51), (68, 68), (72, 73)]
)
def test_a_null_entry_deeper_fails_where_the_walk_reaches(start, step):
    assert failed(canvas(container([None]), version=start), 94) == [(step, "/children/0")]


def test_below_a_widget_that_matches_most_walks_do_not_look():
    table = {"type": "TABLE_WIDGET", "children": [None], "parentRowSpace": 40, "tableData": ""}
    assert failed(canvas(table, version=22), 23) == []
    assert failed(canvas(table, version=22), 27) == [(25, "/children/0")]


def test_a_modal_is_looked_into_unless_it_gets_its_size():
    modal = {"type": "MODAL_WIDGET", "children": [None]}
    assert failed(canvas({**modal, "version": 2}, version=38), 39) == [(38, "/children/0")]
    assert failed(canvas({**modal, "version": 1}, version=38), 39) == []


@pytest.mark.parametrize("children", ["", 0, 7, False, True, {}])
@pytest.mark.parametrize(
    ("start", "step"), [(2, 2), (6, 7), (9, 14), (15, 16), (17, 27), (28, 31), (32, 72), (73, None)]
)
def test_what_has_no_length_fails_only_where_nobody_asks_for_it(children, start, step):
    expected = [] if step is None else [(step, "/children/0")]
    if start == 9 and children not in (7, True, {}):
        expected = [(14, "/children/0")]
    elif start == 9:
        expected = [(12, "/children/0")]
    assert failed(canvas(container(children), version=start), 94) == expected


@pytest.mark.parametrize("start", [22, 43, 80])
def test_on_the_root_it_fails_at_once(start):
    assert failed({**canvas(version=start), "children": {}}, 94) == [(start, "")]


@pytest.mark.parametrize(("start", "step"), [(3, 3), (43, 44), (68, 69), (90, 90)])
def test_a_text_fails_where_its_length_is_taken_for_that_of_a_list(start, step):
    assert failed(canvas(container("ab"), version=start), 94) == [(step, "/children/0")]


@pytest.mark.parametrize("entry", [7, "text", True])
@pytest.mark.parametrize(
    ("start", "step"), [(6, 10), (11, 12), (13, 19), (20, 27), (28, 31), (32, 57), (58, None)]
)
def test_entries_that_are_no_objects_fail_where_each_entry_is_changed(entry, start, step):
    done = transform.upgrade_page(canvas(TEXT, container([entry]), version=start))
    assert [int(d.message.split()[1]) for d in done.diagnostics] == ([] if step is None else [step])
    assert done.document["children"][1]["children"] == [entry]


@pytest.mark.parametrize(
    ("start", "to", "kept"), [(26, 27, True), (27, 28, False), (31, 32, False), (32, 94, True)]
)
def test_null_children_go_where_a_step_makes_them_undefined(start, to, kept):
    done = transform.upgrade_page(canvas({**TEXT, "children": None}, version=start), to=to)
    assert ("children" in done.document["children"][0]) is kept
    assert done.diagnostics == ()


@pytest.mark.parametrize(
    ("start", "to", "kept"), [(1, 2, True), (43, 44, False), (72, 73, True), (90, 91, True)]
)
def test_null_children_of_the_root_go_at_most_steps(start, to, kept):
    done = transform.upgrade_page({**canvas(version=start), "children": None}, to=to)
    assert ("children" in done.document) is kept


def test_each_is_reported_once_and_all_else_goes_on():
    done = transform.upgrade_page(canvas(container([None, TEXT]), TEXT, version=53))
    assert [item.pointer for item in done.diagnostics] == ["/children/0"]
    assert done.document["children"][1]["overflow"] == "NONE"
    assert done.document["children"][0]["children"][0] is None
    assert done.document["children"][0]["children"][1]["overflow"] == "NONE"


def test_strict_raises_at_the_same_place():
    with pytest.raises(transform.UpgradeError, match="Step 53 -> 54") as caught:
        transform.upgrade_page(canvas(container([None]), version=53), strict=True)
    assert caught.value.pointer == "/children/0"


def test_a_widget_on_whose_children_a_step_fails_is_as_it_was_before_that_step():
    canvas_below = {"type": "CANVAS_WIDGET", "widgetName": "Canvas9", "children": 7}
    other = {"type": "CANVAS_WIDGET", "widgetName": "Canvas9"}
    done = transform.upgrade_page(canvas(canvas_below, other, version=7), to=8)
    assert [item.pointer for item in done.diagnostics] == ["/children/0"]
    assert [child["widgetName"] for child in done.document["children"]] == ["Canvas9", "Canvas1"]
    assert done.steps[0].changed == ("Canvas1",)


def test_later_steps_go_on_with_it():
    done = transform.upgrade_page(canvas({**TEXT, "children": {}}, version=27))
    assert [item.pointer for item in done.diagnostics] == ["/children/0"]
    assert done.document["children"][0]["overflow"] == "NONE"
    assert done.document["children"][0]["dynamicHeight"] == "FIXED"


def test_a_null_entry_of_tabs_becomes_a_canvas_of_their_size():
    box = {"topRow": 0, "bottomRow": 4, "leftColumn": 0, "rightColumn": 8}
    tabs = {"type": "TABS_WIDGET", "version": 2, **box, "parentRowSpace": 10, "parentColumnSpace": 20}
    done = transform.upgrade_page(canvas({**tabs, "children": [None]}, version=20), to=21)
    assert done.diagnostics == ()
    assert done.document["children"][0]["children"] == [
        {"leftColumn": 0, "rightColumn": 160, "bottomRow": 40}
    ]


@pytest.mark.parametrize("children", [{}, 7, True, "", []])
def test_tabs_whose_children_have_no_length_only_rise(children):
    tabs = {"type": "TABS_WIDGET", "version": 2, "children": children}
    done = transform.upgrade_page(canvas(tabs, version=20), to=21)
    assert done.document["children"] == [{**tabs, "version": 3}]
