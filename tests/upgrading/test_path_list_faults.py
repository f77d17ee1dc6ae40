"""Path lists that the product's own steps leave wrong are reported."""

from __future__ import annotations

import pytest
from one_step import canvas

import transform
from transform.upgrading.path_list_faults import path_list_faults

SELECT = {"type": "SELECT_WIDGET", "widgetId": "s1", "widgetName": "Select1"}
OPTIONS = {"options": "{{one.data}}", "dynamicBindingPathList": [{"key": "options"}]}


def faults(before, after):
    """Return severity, pointer and message of what an upgrade made wrong between two states of a widget."""
    found = path_list_faults(
        canvas(before, version=78), canvas(after, version=94), "Page1", {after.get("widgetName")}
    )
    return [(item.severity, item.pointer, item.message) for item in found]


def test_an_upgrade_names_the_entry_that_leads_nowhere_and_the_binding_that_is_not_listed():
    page = {"name": "Page1", "layouts": [{"dsl": canvas({**SELECT, **OPTIONS}, version=78)}]}
    export = {
        "exportedApplication": {},
        "actionList": [],
        "datasourceList": [],
        "pageList": [{"unpublishedPage": page}],
    }
    done = transform.upgrade(export)
    found = [item for item in done.diagnostics if item.code == "AT212"]
    widget = "/pageList/0/unpublishedPage/layouts/0/dsl/children/0"
    assert [(item.severity, item.pointer) for item in found] == [
        ("note", f"{widget}/dynamicBindingPathList"),
        ("warning", f"{widget}/sourceData"),
    ]
    assert all(str(item.entity) == "Page1 > Select1" and "validate" in item.hint for item in found)
    assert not [item for item in transform.upgrade(done.document).diagnostics if item.code == "AT212"]


def test_validate_finds_and_repairs_the_same():
    """The codes of `validate` for an entry that leads nowhere and for a binding that is not listed."""
    page = {"name": "Page1", "layouts": [{"dsl": canvas({**SELECT, **OPTIONS}, version=78)}]}
    export = {
        "exportedApplication": {},
        "actionList": [],
        "datasourceList": [],
        "pageList": [{"unpublishedPage": page}],
    }
    upgraded = transform.upgrade(export).document
    codes = {item.code for item in transform.validate(upgraded, "1.91").diagnostics}
    assert codes >= {"AT317", "AT318"}


@pytest.mark.parametrize("name", ["dynamicBindingPathList", "dynamicTriggerPathList"])
def test_an_entry_that_led_nowhere_before_is_left_to_validate(name):
    widget = {**SELECT, name: [{"key": "gone"}, None, {"key": 7}, {"key": "gone"}]}
    assert faults(widget, {**widget, "added": 1}) == []
    removed = faults({**widget, "gone": "{{a}}"}, widget)
    assert [(severity, pointer) for severity, pointer, _ in removed] == [("note", f"/children/0/{name}")]


def test_a_binding_that_was_not_listed_before_is_left_to_validate():
    widget = {**SELECT, "sourceData": "{{one.data}}"}
    assert faults(widget, widget) == []


@pytest.mark.parametrize("path_list", ["dynamicBindingPathList", "dynamicTriggerPathList"])
def test_a_moved_binding_that_is_listed_is_fine(path_list):
    assert faults(SELECT, {**SELECT, "sourceData": "{{one.data}}", path_list: [{"key": "sourceData"}]}) == []


def test_a_new_text_without_binding_is_fine():
    assert faults(SELECT, {**SELECT, "sourceData": "[]"}) == []


def test_a_widget_that_the_upgrade_made_is_passed_over():
    assert faults({"type": "TEXT_WIDGET", "widgetId": "t"}, {**SELECT, "sourceData": "{{a}}"}) == []


def test_an_entry_inside_a_removed_property_leads_nowhere():
    table = {
        "type": "TABLE_WIDGET_V2",
        "widgetId": "t",
        "dynamicBindingPathList": [{"key": "primaryColumns.a.b"}],
    }
    found = faults({**table, "primaryColumns": {"a": {"b": "{{x}}"}}}, table)
    assert [message for *_, message in found] == [
        "dynamicBindingPathList still names primaryColumns.a.b, which the upgrade removed"
    ]
