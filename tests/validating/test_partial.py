"""What a partial import makes of a partial export, and of a file that is none."""

from __future__ import annotations

from typing import Any

import pytest
from an_export import Json, datasource, export, js_object, query, widget

import transform

PASSES = "passes parse, migration and validation"
WIDGETS = '{"widgets": [{"widgetId": "a", "list": [{"widgetName": "Text1"}]}]}'


def partial(**parts: Any) -> Json:
    return {
        "clientSchemaVersion": 2,
        "serverSchemaVersion": 12,
        "datasourceList": [datasource("Orders DB")],
        "actionList": [query("Load")],
        "actionCollectionList": [js_object("Tools", "export default {}")],
        "customJSLibList": [],
        "widgets": WIDGETS,
        **parts,
    }


def codes(found: transform.Validation) -> list[str]:
    return [item.code for item in found.diagnostics]


def test_a_partial_import_takes_a_partial_export():
    found = transform.validate(partial(), partial=True)
    assert (found.accepted, found.verdict, codes(found)) == (True, PASSES, [])


def test_as_an_application_it_is_refused_and_the_way_to_import_it_is_named():
    found = transform.validate(partial())
    assert (found.accepted, found.code, codes(found)) == (False, "AE-APP-4028", ["AT113"])
    assert "The partial import takes it" in found.diagnostics[0].hint
    refused = transform.validate(partial(serverSchemaVersion=99))
    assert "The partial import refuses it" in refused.diagnostics[-1].hint


@pytest.mark.parametrize("whole", [{"pageList": []}, {"exportedApplication": {}}, {"modifiedResources": {}}])
def test_parts_of_a_whole_export_are_refused(whole: Json):
    found = transform.validate(partial(**whole), partial=True)
    (item,) = [item for item in found.diagnostics if item.code == "AT119"]
    assert not found.accepted and found.stage == "validate"
    assert next(iter(whole)) in item.message
    assert "not compatible with the current partial import operation" in (found.message or "")


def test_a_whole_export_is_told_to_be_one():
    found = transform.validate(export(widget("Text1")), partial=True)
    assert codes(found) == ["AT119"]
    assert "whole application" in found.diagnostics[0].hint


def test_a_null_part_counts_as_absent():
    assert transform.validate(partial(pageList=None), partial=True).accepted


@pytest.mark.parametrize(("target", "is_taken"), [("1.9.43", False), ("1.9.44", True)])
def test_releases_without_partial_import_refuse_it(target: str, is_taken: bool):
    document = partial(clientSchemaVersion=1, serverSchemaVersion=1)
    assert transform.validate(document, target, partial=True).accepted is is_taken


def test_newer_schemas_and_wrong_types_are_refused_as_ever():
    assert codes(transform.validate(partial(serverSchemaVersion=99), partial=True)) == ["AT210"]
    assert codes(transform.validate(partial(actionList={}), partial=True)) == ["AT114"]


@pytest.mark.parametrize("widgets", ["{", "[]", "{}"])
def test_widgets_that_cannot_be_pasted_are_an_error(widgets: str):
    found = transform.validate(partial(widgets=widgets), partial=True)
    assert found.accepted and codes(found) == ["AT125"]


def test_what_an_import_stumbles_over_is_found_in_a_partial_export_too():
    unknown = partial(datasourceList=[datasource("A", "nosuch-plugin")], actionList=[None, {"name": "flat"}])
    found = transform.validate(unknown, partial=True)
    assert not found.accepted
    assert codes(found) == ["AT120", "AT409", "AT601"]


def test_pages_of_queries_do_not_matter():
    assert transform.validate(partial(actionList=[query("Load", page="Gone")]), partial=True).accepted


def test_the_dsl_of_a_page_is_no_partial_export():
    page = {"widgetName": "MainContainer", "widgetId": "0", "type": "CANVAS_WIDGET", "children": []}
    found = transform.validate(page, partial=True)
    assert not found.accepted
    assert codes(found)[0] == "AT119"
