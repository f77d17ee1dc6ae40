"""What came after the target is reported once, with the release that brought it."""

from __future__ import annotations

import pytest
from an_export import Json, export, found, js_object, query, widget
from corpus import SHARED, load, needs_corpus

import transform

OLD = {"clientSchemaVersion": 1, "serverSchemaVersion": 1}


def table(**column: str) -> Json:
    columns = {"a": {"id": "a", "columnType": "text"}, "b": {"id": "b", **column}}
    return widget("Table1", "TABLE_WIDGET_V2", primaryColumns=columns)


@pytest.mark.parametrize(
    ("document", "target", "since", "pointer"),
    [
        (export(table(columnType="html")), "1.52", "1.53", "/primaryColumns/b/columnType"),
        (export(widget("C", "CUSTOM_WIDGET")), "1.9.57", "1.9.58", "/children/0/type"),
        (export(widget("I", "INPUT_WIDGET_V2", inputType="MULTI_LINE_TEXT")), "1.9.4", "1.9.5", "/inputType"),
        (export(widget("A", text="{{logoutUser()}}")), "1.65", "1.66", "/children/0/text"),
        (export(widget("A", text="{{appsmith.currentPageName}}")), "1.53", "1.54", "/children/0/text"),
        (export(widget("A", text="{{A.setText('x')}}")), "1.9.26", "1.9.27", "/children/0/text"),
        (export(actionList=[query("Q", runBehaviour="AUTOMATIC")]), "1.73", "1.74", "/runBehaviour"),
        (export(actionList=[{**query("Q"), "pluginType": "AI"}]), "1.9.44", "1.9.45", "/0/pluginType"),
        (export(actionCollectionList=[js_object("J", "export default {}")]), "1.5.24", "1.5.25", "List"),
    ],
)
def test_a_thing_is_reported_up_to_the_release_before_the_one_that_brought_it(
    document: Json, target: str, since: str, pointer: str
):
    (item,) = [d for d in found(document, "AT222", target) if f"release {since};" in d.message]
    assert item.severity == "warning" and item.pointer.endswith(pointer)
    assert item.hint.endswith(f"import into release {since} or a later one.")
    assert not [d for d in found(document, "AT222", since) if f"release {since};" in d.message]


def test_a_thing_that_is_used_often_is_one_warning():
    document = export(*(widget(f"C{i}", "CUSTOM_WIDGET") for i in range(3)))
    (item,) = found(document, "AT222", "1.9.57")
    assert item.message.endswith("It is used in 3 places.")


def test_what_follows_from_an_unknown_widget_type_is_not_reported():
    (item,) = found(export(table(columnType="html")), "AT222", "1.7.8")
    assert "widget type TABLE_WIDGET_V2" in item.message


def test_settings_that_say_what_an_older_release_does_anyway_are_fine():
    text = widget("Text1", overflow="NONE", dynamicHeight="FIXED")
    queries = [query("A", runBehaviour="MANUAL"), query("B", runBehaviour="ON_PAGE_LOAD", executeOnLoad=True)]
    assert not found(export(text, actionList=queries), "AT222", "1.6.14")


@pytest.mark.slow
@needs_corpus
@pytest.mark.parametrize(
    "path", sorted((SHARED / "corpus/exports").glob("*.json")), ids=lambda path: path.stem
)
def test_nothing_of_a_real_export_is_unknown_to_the_newest_release(path):
    found = transform.validate(load(f"exports/{path.name}")).diagnostics
    assert not [item for item in found if item.code in ("AT222", "AT315")]
