"""A widget that was cut from one page and pasted on another is one move."""

from __future__ import annotations

from small_export import changes, export, page, text


def card(number, value="Total", name="Card"):
    """Return a container with two texts in it; `number` makes its ids."""
    inside = [
        text("Label", f"l{number}", value, parentId=f"c{number}", topRow=number),
        text("Value", f"v{number}", "{{Label.text}}", parentId=f"c{number}", key=f"k{number}"),
    ]
    canvas = {"type": "CANVAS_WIDGET", "widgetName": "Canvas1", "widgetId": f"c{number}", "children": inside}
    box = {"type": "CONTAINER_WIDGET", "widgetName": name, "widgetId": f"b{number}", "topRow": number}
    return {**box, "anchor": f"c{number}", "children": [canvas]}


def test_a_container_with_new_ids_on_another_page_is_one_move():
    (change,) = changes(export(page("P", card(1)), page("Q")), export(page("P"), page("Q", card(2))))
    assert (change.kind, str(change.entity), change.before, change.after) == ("move", "Q > Card", "P", "Q")
    assert change.pointer_before.startswith("/pageList/0/")
    assert change.pointer_after.startswith("/pageList/1/")
    assert not change.consequences


def test_both_sides_are_one_move():
    before = export(page("P", card(1), both=True), page("Q", both=True))
    after = export(page("P", both=True), page("Q", card(2), both=True))
    (change,) = changes(before, after)
    assert (change.kind, change.sides) == ("move", ("unpublished", "published"))


def test_what_differs_in_content_or_name_or_is_a_copy_is_no_move():
    before = export(page("P", card(1)), page("Q"))
    for other in (card(2, "Sum"), card(2, name="Box")):
        assert sorted(c.kind for c in changes(before, export(page("P"), page("Q", other)))) == [
            "add",
            "remove",
        ]
    assert [c.kind for c in changes(before, export(page("P", card(1)), page("Q", card(2))))] == ["add"]


def test_each_widget_moves_once():
    before = export(page("P", card(1)), page("Q"), page("R"))
    after = export(page("P"), page("Q", card(2)), page("R", card(3)))
    assert sorted(c.kind for c in changes(before, after)) == ["add", "move"]


def test_a_widget_that_was_drawn_anew_on_a_renamed_page_did_not_move():
    before = export(page("P", card(1), text("A", "a"), sync_id="p"), page("Q"))
    after = export(page("New", card(2), text("A", "a"), sync_id="p"), page("Q"))
    assert "move" not in {c.kind for c in changes(before, after)}
