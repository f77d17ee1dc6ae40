"""What was added or removed can be read in every rendering."""

from __future__ import annotations

import copy

import pytest
from small_export import export, page, query, text

import transform
from transform.report.diff.html import to_html
from transform.report.diff.markdown import to_markdown
from transform.report.diff.text import to_text

DANGER = "DROP TABLE orders"


def rendered(before, after, **options):
    found = transform.diff(before, after)
    return to_text(found, **options), to_markdown(found, **options), to_html(found, ("a", "b"))


@pytest.mark.parametrize("sign", ["+", "-"])
def test_an_added_and_a_removed_query_show_their_code(sign):
    without, with_query = export(page("P")), export(page("P"), actions=[query("q", "P", DANGER)])
    pair = (without, with_query) if sign == "+" else (with_query, without)
    lines, markdown, html = rendered(*pair)
    assert f"    {sign}{DANGER}" in lines.splitlines()
    assert f"  {sign}{DANGER}" in markdown.splitlines()
    assert f"{sign}{DANGER}" in html
    (change,) = transform.diff_report(transform.diff(*pair))["changes"]
    value = change["after" if sign == "+" else "before"]
    assert value["unpublishedAction"]["actionConfiguration"]["body"] == DANGER


def test_a_query_on_an_added_page_shows_its_code_too():
    after = export(page("P"), page("Q", text("T", "t")), actions=[query("q", "Q", DANGER)])
    lines = rendered(export(page("P")), after)[0].splitlines()
    assert "+ Q: added (page, edited, with 1 query in it)" in lines
    assert "    +widgets: 1 (1 text)" in lines
    assert f"        +{DANGER}" in lines


def test_a_query_tells_its_datasource_request_and_when_it_runs():
    action = query("q", "P", "", executeOnLoad=True)
    action["unpublishedAction"]["actionConfiguration"] = {
        "httpMethod": "DELETE",
        "path": "/orders",
        "headers": [{"key": "Accept", "value": "text/csv"}, {"key": "", "value": ""}],
        "formData": {"command": {"data": "FIND"}, "limit": {"data": ""}},
    }
    lines = rendered(export(page("P")), export(page("P"), actions=[action]))[0].splitlines()
    assert lines[1:7] == [
        "+ P > q: added (query, edited)",
        "    +datasource: DB (postgres-plugin)",
        "    +runs: on page load",
        "    +request: DELETE /orders",
        '    +headers[Accept]: "text/csv"',
        '    +formData.command.data: "FIND"',
    ]


def test_a_js_object_shows_its_text_and_its_functions_are_functions():
    body = "export default {\n  load() {}\n}"
    side = {"name": "Utils", "pageId": "P", "body": body}
    function = query("load", "P", "() => {}", sync_id="f", fullyQualifiedName="Utils.load")
    after = export(
        page("P"),
        actions=[{**function, "pluginType": "JS"}],
        actionCollectionList=[{"gitSyncId": "c", "unpublishedCollection": side}],
    )
    lines = rendered(export(page("P")), after)[0].splitlines()
    assert "+ P > Utils: added (JS object, edited, with 1 function in it)" in lines
    assert "    +  load() {}" in lines
    assert "    + P > Utils.load: added (function)" in lines


def test_a_widget_shows_its_type_and_main_properties_and_what_is_in_it_is_counted():
    inside = [text(f"T{i}", f"t{i}", f"Text {i}") for i in range(4)]
    canvas = {"type": "CANVAS_WIDGET", "widgetName": "C", "widgetId": "c", "children": inside}
    table = {
        "type": "TABLE_WIDGET_V2",
        "widgetName": "Box",
        "widgetId": "b",
        "borderRadius": "{{appsmith.theme.borderRadius.appBorderRadius}}",
        "tableData": "{{q.data}}",
        "onRowSelected": "{{showModal('M')}}",
        "primaryColumns": {"id": {}, "total": {}},
        "topRow": 5,
        "children": [canvas],
    }
    lines = rendered(export(page("P")), export(page("P", table)))[0].splitlines()
    assert lines[1:5] == [
        "+ P > Box: added (table widget, edited, with 4 widgets in it)",
        '    +tableData: "{{q.data}}"',
        "    +columns: id, total",
        "    +onRowSelected: \"{{showModal('M')}}\"",
    ]


def test_long_code_is_cut_unless_all_is_asked_for():
    body = "\n".join(f"line {i}" for i in range(40))
    pair = export(page("P")), export(page("P"), actions=[query("q", "P", body)])
    lines = rendered(*pair)[0].splitlines()
    assert "    +line 10" in lines
    assert "    ... 29 more lines; --full shows all" in lines
    for shown in (*rendered(*pair, full=True)[:2], rendered(*pair)[2]):
        assert "+line 39" in shown


def test_with_full_whatever_follows_is_listed():
    def named(name):
        return export(
            page("P", text(name, "i"), *(text(f"T{i}", f"t{i}", f"{{{{{name}.text}}}}") for i in range(9)))
        )

    pair = named("In"), named("Name")
    assert "... and 4 more" in rendered(*pair)[0]
    assert all(f"T{i}.text" in rendered(*pair, full=True)[0] for i in range(9))


def test_odd_content_is_shown_as_far_as_it_goes():
    odd = copy.deepcopy(query("q", "P", 5))
    odd["unpublishedAction"] |= {"datasource": 7, "actionConfiguration": {"headers": ["x"], "body": ["y"]}}
    assert "added (query, edited)" in rendered(export(page("P")), export(page("P"), actions=[odd]))[0]
    widget = {"type": 5, "widgetName": "W", "widgetId": "w", "tableData": {"a": 1}}
    assert "added (unknown widget, edited)" in rendered(export(page("P")), export(page("P", widget)))[0]
