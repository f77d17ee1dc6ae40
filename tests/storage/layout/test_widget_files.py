"""Widgets and their files, one way and the other."""

from __future__ import annotations

from typing import Any

import pytest

from transform.storage.layout.widget_files import nested, stored_widgets

Widget = dict[str, Any]


def widget(name: str, *children: Widget, kind: str = "BOX_WIDGET", **more: Any) -> Widget:
    node: Widget = {"widgetName": name, "widgetId": f"id {name}", "type": kind, **more}
    return {**node, "children": list(children)} if children else node


def canvas(name: str, *children: Widget) -> Widget:
    return widget(name, *children, kind="CANVAS_WIDGET")


def paths(dsl: Widget) -> list[str]:
    return [stored.path for stored in stored_widgets(dsl, lambda _: None)]


def root(*children: Widget) -> Widget:
    return canvas("MainContainer", *children)


def test_a_widget_with_a_canvas_has_a_folder() -> None:
    dsl = root(
        widget("Box", canvas("C", widget("In", canvas("D", widget("Deep"))), widget("Leaf"))), widget("Top")
    )
    assert paths(dsl) == [
        "widgets/Box/Box.json", "widgets/Box/In/In.json", "widgets/Box/In/Deep.json", "widgets/Box/Leaf.json",
        "widgets/Top.json",
    ]  # fmt: skip


def test_a_file_has_its_canvases_without_what_is_in_them() -> None:
    dsl = root(widget("Box", canvas("C", widget("Leaf"))))
    box = stored_widgets(dsl, lambda _: None)[0]
    assert box.value["children"] == [canvas("C")]
    assert dsl["children"][0]["children"][0]["children"] == [widget("Leaf")]


def test_tabs_have_a_folder_even_without_tabs() -> None:
    assert paths(root(widget("T", kind="TABS_WIDGET_V2"))) == ["widgets/T/T.json"]


def test_what_the_product_does_not_store_is_told() -> None:
    told: list[str] = []
    stored_widgets(
        root(
            widget("", canvas("C", widget("Inside"))), canvas("Bare"), widget("Two", a=1), widget("Two", a=2)
        ),
        told.append,
    )
    assert [message.split()[0] for message in told] == ["a", "Bare", "Two"]


@pytest.mark.parametrize("name", ["a.b", "Größe", "日本 x", "a+b(", "[x"])
def test_odd_names_keep_their_name(name: str) -> None:
    assert paths(root(widget(name))) == [f"widgets/{name}.json"]


def files_of(dsl: Widget) -> list[tuple[str, Widget]]:
    return [
        (one.path.removeprefix("widgets/"), {**one.value, "children": [{**c} for c in one.value["children"]]})
        if "children" in one.value
        else (one.path.removeprefix("widgets/"), {**one.value})
        for one in stored_widgets(dsl, lambda _: None)
    ]


def test_files_are_nested_again() -> None:
    dsl = root(
        widget("Tabs", canvas("A", widget("X", parentId="id A")), canvas("B", widget("Y", parentId="id B"))),
        widget("Box", canvas("C", widget("Z", parentId="id C"))),
    )
    told: list[str] = []
    again = nested(canvas("MainContainer"), files_of(dsl), lambda path, reason: told.append(path))
    assert told == []
    assert {child["widgetName"]: child for child in again["children"]} == {
        child["widgetName"]: child for child in dsl["children"]
    }


def test_a_widget_whose_tab_is_gone_goes_to_the_first_and_is_told() -> None:
    dsl = root(widget("Tabs", canvas("A"), canvas("B", widget("Y", parentId="gone"))))
    told: list[tuple[str, str]] = []
    again = nested(canvas("MainContainer"), files_of(dsl), lambda path, reason: told.append((path, reason)))
    assert told == [("Tabs/Y.json", "no tab has the id of its parent")]
    assert again["children"][0]["children"][0]["children"][0]["widgetName"] == "Y"


def test_a_widget_whose_folder_has_no_file_goes_where_its_parent_id_says() -> None:
    files = [("Box/Box.json", widget("Box", canvas("C"))), ("Gone/X.json", widget("X", parentId="id C"))]
    told: list[str] = []
    again = nested(canvas("MainContainer"), files, lambda path, _: told.append(path))
    assert told == ["Gone/X.json"]
    assert again["children"][0]["children"][0]["children"][0]["widgetName"] == "X"


def test_a_page_without_widgets_stays_as_it_is() -> None:
    dsl = canvas("MainContainer")
    assert nested(dsl, [], lambda *_: None) is dsl


@pytest.mark.parametrize("odd", [1, True, "x", {}, None])
def test_children_that_are_no_list_hold_nothing(odd: object) -> None:
    files = [("Box/Box.json", widget("Box", canvas("C"))), ("Gone/X.json", widget("X", parentId="id C"))]
    files += [("Odd.json", {**widget("Odd"), "children": odd})]
    again = nested({**canvas("MainContainer"), "children": odd}, files, lambda *_: None)
    assert {child["widgetName"] for child in again["children"]} == {"Box", "Odd"}
