"""What was added or removed can be read in every rendering."""

from __future__ import annotations

import copy

import pytest
from report_page import words
from small_export import export, page, query, text

import transform
from transform.report.diff.html import to_html
from transform.report.diff.markdown import to_markdown
from transform.report.diff.text import to_text

DANGER = "DROP TABLE orders"


def rendered(before, after, **options):
    found = transform.diff(before, after)
    return to_text(found, **options), to_markdown(found, **options), words(to_html(found, ("a", "b")))


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
    assert "    ... 26 more lines; --full shows all" in lines
    assert "    +line 39" in lines
    for shown in (*rendered(*pair, full=True)[:2], rendered(*pair)[2]):
        assert "+line 39" in shown


def test_code_below_300_empty_lines_is_seen():
    body = "select 1" + "\n" * 301 + "; DROP TABLE orders"
    pair = export(page("P")), export(page("P"), actions=[query("q", "P", body)])
    for shown in (*rendered(*pair), *rendered(*pair, full=True)):
        assert "+select 1" in shown
        assert "... 300 added blank lines" in shown
        assert "+; DROP TABLE orders" in shown
        assert shown.count("\n") < 100


def test_code_behind_4000_blanks_is_seen():
    button = {"type": "BUTTON_WIDGET", "widgetName": "B", "widgetId": "b"}
    bound = {**button, "onClick": "{{" + " " * 4000 + "dropAll.run()}}"}
    for before in (export(page("P")), export(page("P", {**button, "onClick": "{{a.run()}}"}))):
        for shown in rendered(before, export(page("P", bound))):
            assert "[4000 blanks]dropAll.run()}}" in shown


def test_code_behind_4000_line_breaks_is_seen():
    button = {"type": "BUTTON_WIDGET", "widgetName": "B", "widgetId": "b"}
    after = export(page("P", {**button, "onClick": "{{" + "\n" * 4000 + "dropAll.run()}}"}))
    for shown in rendered(export(page("P")), after):
        assert "[4000 line breaks]dropAll.run()}}" in shown


def test_a_deployed_side_of_a_page_that_is_not_the_edited_one_shows_its_code():
    button = {"type": "BUTTON_WIDGET", "widgetName": "B", "widgetId": "b", "onClick": "{{dropAll.run()}}"}
    after = {**page("P"), "publishedPage": page("P", button)["unpublishedPage"]}
    lines, markdown, html = rendered(export(page("P")), export(after))
    assert "+ P: added (page, deployed)" in lines
    for shown in (lines, markdown, html):
        assert "B.onClick" in shown
        assert "{{dropAll.run()}}" in shown


def with_configuration(**more):
    action = query("q", "P", "SELECT 1")
    action["unpublishedAction"]["actionConfiguration"] |= more
    return export(page("P")), export(page("P"), actions=[action])


def test_all_texts_of_an_added_query_are_shown():
    pair = with_configuration(pluginSpecifiedTemplates=[{"value": DANGER}], paginationType="NONE")
    for shown in (*rendered(*pair), *rendered(*pair, full=True)):
        assert DANGER in shown
    assert '    +pluginSpecifiedTemplates[0].value: "DROP TABLE orders"' in rendered(*pair)[0].splitlines()
    assert "NONE" not in rendered(*pair)[0]


def test_code_in_form_data_is_shown_whole_line_by_line():
    pair = with_configuration(formData={"body": {"data": f"SELECT 1;\n{DANGER};\nSELECT {'2' * 99}"}})
    lines = rendered(*pair)[0].splitlines()
    at = lines.index("    +formData.body.data:")
    assert lines[at + 1 : at + 4] == ["    +SELECT 1;", f"    +{DANGER};", f"    +SELECT {'2' * 99}"]


def test_with_full_and_in_html_an_added_query_shows_all_else_too():
    pair = with_configuration(timeoutInMillisecond=10, pluginSpecifiedTemplates=[{"value": True}])
    pair[1]["actionList"][0]["unpublishedAction"]["confirmBeforeExecute"] = True
    assert "timeoutInMillisecond" not in rendered(*pair)[0]
    for shown in (*rendered(*pair, full=True)[:2], rendered(*pair)[2]):
        assert "+timeoutInMillisecond: 10" in shown
        assert "+pluginSpecifiedTemplates[0].value: true" in shown
        assert "+confirmBeforeExecute: true" in shown


def test_with_full_and_in_html_an_added_js_object_shows_all_of_it():
    side = {"name": "Utils", "pageId": "P", "body": "export default {}", "variables": [{"value": DANGER}]}
    after = export(page("P"), actionCollectionList=[{"gitSyncId": "c", "unpublishedCollection": side}])
    pair = export(page("P")), after
    for shown in (*rendered(*pair, full=True)[:2], rendered(*pair)[2]):
        assert f'+variables[0].value: "{DANGER}"' in shown


def deployed(body):
    return query("q", "P", body)["unpublishedAction"]


@pytest.mark.parametrize("sign", ["+", "-"])
def test_a_query_that_gets_or_loses_its_deployed_side_shows_it_as_a_whole_query(sign):
    edited = query("q", "P", "SELECT 1")
    both = {**edited, "publishedAction": deployed(DANGER)}
    pair = [export(page("P"), actions=[action]) for action in (edited, both)][:: 1 if sign == "+" else -1]
    lines, markdown, html = rendered(*pair)
    verb = "added" if sign == "+" else "removed"
    assert f"{sign} P > q: {verb} (query, deployed)" in lines.splitlines()
    assert f"    {sign}{DANGER}" in lines.splitlines()
    assert f"  {sign}{DANGER}" in markdown.splitlines()
    assert f"{sign}{DANGER}" in html


def test_a_deployed_side_is_shown_beside_another_change_of_its_query():
    before = export(page("P"), actions=[query("q", "P", "SELECT 1")])
    both = {**query("q", "P", "SELECT 2"), "publishedAction": deployed(DANGER)}
    for shown in rendered(before, export(page("P"), actions=[both])):
        assert f"+{DANGER}" in shown


def test_an_added_query_shows_a_deployed_side_that_is_not_the_edited_one():
    both = {**query("q", "P", "SELECT 1"), "publishedAction": deployed(DANGER)}
    for shown in rendered(export(page("P")), export(page("P"), actions=[both])):
        assert "+SELECT 1" in shown
        assert "... deployed, unlike the edited side:" in shown
        assert f"+{DANGER}" in shown


def test_a_query_cannot_hide_its_code_as_that_of_a_function():
    action = query("q", "P", DANGER, fullyQualifiedName="Utils.q", pluginType="JS")
    assert f"+{DANGER}" in rendered(export(page("P")), export(page("P"), actions=[action]))[0]


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
