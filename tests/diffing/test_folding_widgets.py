"""What follows from a change of a widget: columns, the same edit in many places, computed sizes, random keys."""

from __future__ import annotations

import copy

import pytest
from small_export import brief, changes, export, page, query, text

import transform
from transform.report.diff.text import to_text


def table(*names, **labels):
    """Return a page with a table as the product writes it, by the names of its columns."""
    columns = {
        name: {
            "id": name,
            "originalId": name,
            "alias": name,
            "index": i,
            "label": labels.get(name, name),
            "width": 150,
            "computedValue": f'{{{{Table1.tableData.map((currentRow) => (currentRow["{name}"]))}}}}',
        }
        for i, name in enumerate(names)
    }
    paths = [{"key": f"primaryColumns.{name}.computedValue"} for name in names]
    widget = {"primaryColumns": columns, "columnOrder": [*names], "dynamicBindingPathList": paths}
    return export(page("P", {**text("Table1", "t"), **widget}))


def widget_of(document):
    return document["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["children"][0]


def columns_of(document):
    return widget_of(document)["primaryColumns"]


def test_a_renamed_column_is_one_change():
    (change,) = changes(table("id", "total", "city"), table("id", "sum", "city"))
    assert brief(change) == ("rename", "P > Table1", "/primaryColumns/total", "total", "sum")
    assert change.pointer_after.endswith("/primaryColumns/sum")
    assert {c.path.split("/")[1] for c in change.consequences} == {"columnOrder", "dynamicBindingPathList"}


def test_another_label_of_a_renamed_column_is_below_it():
    (change,) = changes(table("id", "total", total="Total"), table("id", "sum", sum="All"))
    assert (change.kind, change.before, change.after) == ("rename", "total", "sum")
    below = [brief(c)[2:] for c in change.consequences if "label" in c.path]
    assert below == [("/primaryColumns/total/label", "Total", "All")]


@pytest.mark.parametrize(("kind", "names"), [("remove", ["id", "x"]), ("add", ["id", "total", "x"])])
def test_the_order_and_the_paths_of_a_column_come_and_go_with_it(kind, names):
    other = ["id", "x"] if kind == "add" else ["id", "total", "x"]
    (change,) = changes(table(*other), table(*names))
    assert (change.kind, change.path) == (kind, "/primaryColumns/total")
    below = [(c.kind, c.path) for c in change.consequences]
    assert below == [(kind, "/columnOrder/1"), (kind, "/dynamicBindingPathList/1")]


def test_columns_in_another_order_are_one_change():
    (change,) = changes(table("id", "total"), table("total", "id"))
    assert (change.kind, change.path, change.before) == ("move", "/columnOrder", ["id", "total"])


def test_the_order_in_the_columns_follows_the_list_of_names_also_where_that_lacks_some():
    before, after = table("id", "total", "x"), table("total", "id", "x")
    for document, names in ((before, ["id", "total"]), (after, ["total", "id"])):
        widget_of(document)["columnOrder"] = names
    (change,) = changes(before, after)
    assert (change.kind, change.path) == ("move", "/columnOrder")
    assert [(c.kind, c.path) for c in change.consequences] == [("move", "/primaryColumns")]
    widget_of(after)["columnOrder"] = ["id", "total"]
    (change,) = changes(before, after)
    assert (change.kind, change.path) == ("move", "/primaryColumns")


def chart(data, *paths):
    series = {"chartData": [{"data": data, "name": "a"}], "dynamicBindingPathList": [*paths]}
    return export(page("P", {**text("Chart1", "c"), **series}))


@pytest.mark.parametrize("entry", [{"key": "chartData[0].data"}, "chartData[0].data"])
def test_a_path_with_an_index_follows_the_value_in_the_list(entry):
    (change,) = changes(chart("[]", {"key": "text"}), chart("{{q.data}}", {"key": "text"}, entry))
    assert (change.kind, change.path, change.after) == ("modify", "/chartData/0/data", "{{q.data}}")
    assert [(c.kind, c.path) for c in change.consequences] == [("add", "/dynamicBindingPathList/1")]


def test_a_path_of_a_query_counts_from_its_settings():
    def document(body, *paths):
        return export(page("P"), actions=[query("q", "P", body, dynamicBindingPathList=[*paths])])

    (change,) = changes(document("SELECT 1"), document("SELECT {{Input1.text}}", {"key": "body"}))
    assert (change.kind, change.path) == ("modify", "/actionConfiguration/body")
    assert [(c.kind, c.path) for c in change.consequences] == [("add", "/dynamicBindingPathList/0")]


def test_a_path_without_a_change_of_its_value_stands_by_itself():
    found = changes(chart("[]"), chart("[]", {"key": "chartData[0].data"}))
    assert [(c.kind, c.path) for c in found] == [("add", "/dynamicBindingPathList/0")]


def test_a_column_with_another_content_is_another_column():
    after = table("id", "sum")
    columns_of(after)["sum"]["width"] = 99
    found = changes(table("id", "total"), after)
    assert [(c.kind, c.path) for c in found] == [
        ("remove", "/primaryColumns/total"),
        ("add", "/primaryColumns/sum"),
    ]


def test_with_everything_a_renamed_column_is_what_it_is_in_the_file():
    kinds = {c.kind for c in changes(table("id", "total"), table("id", "sum"), everything=True)}
    assert {"add", "remove"} <= kinds
    assert "rename" not in kinds


def test_the_same_edit_in_many_columns_is_one_change():
    before, after = table("a", "b", "c", "d"), table("a", "b", "c", "d")
    for name in ("a", "b", "c"):
        columns_of(after)[name]["width"] = 200
    columns_of(after)["d"]["width"] = 300
    same, other = changes(before, after)
    assert brief(same)[2:] == ("/primaryColumns/a/width", 150, 200)
    assert [c.path for c in same.consequences] == ["/primaryColumns/b/width", "/primaryColumns/c/width"]
    assert brief(other)[2:] == ("/primaryColumns/d/width", 150, 300)
    assert not other.consequences


def test_the_same_values_of_different_properties_are_different_edits():
    after = table("a", "b")
    columns_of(after)["a"]["width"] = columns_of(after)["b"]["height"] = 200
    assert len(changes(table("a", "b"), after)) == 2


def test_edits_of_different_values_and_of_different_depths_are_different():
    before, after = table("a", "b"), table("a", "b")
    columns_of(before)["b"]["width"] = 120
    for name in "ab":
        columns_of(after)[name]["width"] = 200
    assert len(changes(before, after)) == 2
    before, after = table("a", "b"), table("a", "b")
    for document, value in ((before, 1), (after, 2)):
        columns_of(document)["a"]["validation"] = {"min": value, "max": 0}
        columns_of(document)["b"]["validation"] = {"min": 0, "max": value}
    assert len(changes(before, after)) == 2


def test_the_copy_in_a_list_follows_at_any_depth():
    def documents(value):
        box = {"type": "LIST_WIDGET", "widgetName": "L", "widgetId": "l"}
        options = [{"label": "x", "value": {"code": value}}]
        widget = text("T", "t", options=options)
        return export(page("P", {**box, "template": {"T": {"options": options}}, "children": [widget]}))

    (change,) = changes(documents("a"), documents("b"))
    assert (change.entity.name, change.path) == ("T", "/options/0/value/code")
    assert [c.path for c in change.consequences] == ["/template/T/options/0/value/code"]


def test_the_copy_in_a_list_comes_with_its_widget():
    def documents(*widgets):
        box = {"type": "LIST_WIDGET", "widgetName": "L", "widgetId": "l", "children": [*widgets]}
        return export(page("P", {**box, "template": {w["widgetName"]: {"text": w["text"]} for w in widgets}}))

    first, second = text("T", "t", "a"), text("U", "u", "b")
    (change,) = changes(documents(first), documents(first, second))
    assert (change.kind, change.entity.name, change.path) == ("add", "U", "")
    assert [(c.kind, c.path) for c in change.consequences] == [("add", "/template/U")]


@pytest.mark.parametrize(("old", "new"), [("a1b2c3d4e5", "zzzzzzzzz9"), (None, "zzzzzzzzz9")])
def test_the_random_key_of_a_widget_is_no_change(old, new):
    before, after = (export(page("P", text("T", "t", key=key))) for key in (old, new))
    assert not changes(before, after)
    assert changes(before, after, everything=True)


def test_a_key_that_a_person_chose_is_a_change():
    before, after = (export(page("P", text("T", "t", key=key))) for key in ("orders", "customers"))
    assert [brief(c)[2:] for c in changes(before, after)] == [("/key", "orders", "customers")]


def with_sizes(bottom, space, **more):
    """Return a page with a box; `bottom` and `space` are what the editor computes of its canvases."""
    inner = {
        "type": "CANVAS_WIDGET",
        "widgetName": "C",
        "widgetId": "c",
        "bottomRow": bottom,
        "minHeight": bottom,
        "children": [text("T", "t", parentColumnSpace=space)],
    }
    box = {"type": "CONTAINER_WIDGET", "widgetName": "Box", "widgetId": "b", "children": [inner], **more}
    found = export(page("P", box))
    found["pageList"][0]["unpublishedPage"]["layouts"][0]["dsl"]["bottomRow"] = bottom * 2
    return found


def test_computed_sizes_without_a_cause_are_one_change_of_their_page():
    (change,) = changes(with_sizes(100, 5.5), with_sizes(120, 6.5))
    assert change.kind == "modify"
    paths = {(str(c.entity), c.path) for c in (change, *change.consequences)}
    assert paths == {
        ("P > MainContainer", "/bottomRow"),
        ("P > C", "/bottomRow"),
        ("P > C", "/minHeight"),
        ("P > T", "/parentColumnSpace"),
    }


def test_computed_sizes_are_below_what_caused_them():
    (change,) = changes(with_sizes(100, 5.5, bottomRow=10), with_sizes(120, 5.5, bottomRow=12))
    assert brief(change)[1:3] == ("P > Box", "/bottomRow")
    assert len(change.consequences) == 3


def test_an_edit_beside_computed_sizes_is_a_change_of_its_own():
    after = copy.deepcopy(with_sizes(120, 5.5, tooltip="new"))
    found = changes(with_sizes(100, 5.5), after)
    assert sorted((c.kind, c.path) for c in found) == [("add", "/tooltip"), ("modify", "/bottomRow")]


def tabs(*labels):
    """Return tabs of (id, label), each with its canvas and a text in it."""
    entries = {
        f"tab{number}": {"id": f"tab{number}", "label": label, "widgetId": f"c{number}", "index": i}
        for i, (number, label) in enumerate(labels)
    }
    canvases = [
        {
            "type": "CANVAS_WIDGET",
            "widgetName": f"Canvas{number}",
            "widgetId": f"c{number}",
            "tabName": label,
            "children": [text(f"T{number}", f"t{number}")],
        }
        for number, label in labels
    ]
    box = {"type": "TABS_WIDGET", "widgetName": "Tabs", "widgetId": "w", "defaultTab": labels[0][1]}
    return export(page("P", {**box, "tabsObj": entries, "children": canvases}))


def test_a_tab_comes_and_goes_with_its_canvas():
    one, two = tabs((1, "Home"), (2, "Details")), tabs((1, "Home"))
    for before, after, kind in ((one, two, "remove"), (two, one, "add")):
        (change,) = changes(before, after)
        assert brief(change)[:3] == (kind, "P > Tabs", "/tabsObj/tab2")
        assert [brief(c)[:2] for c in change.consequences] == [(kind, "P > Canvas2")]


def test_copies_of_the_label_of_a_tab_follow():
    (change,) = changes(tabs((1, "Home"), (2, "More")), tabs((1, "Start"), (2, "More")))
    assert brief(change)[:3] == ("modify", "P > Tabs", "/tabsObj/tab1/label")
    assert {c.path for c in change.consequences} == {"/tabName", "/defaultTab"}


def test_a_tab_is_named_by_its_label():
    shown = to_text(transform.diff(tabs((1, "Home"), (2, "Details")), tabs((1, "Home"))))
    assert '- P > Tabs: removed tab "Details"' in shown
