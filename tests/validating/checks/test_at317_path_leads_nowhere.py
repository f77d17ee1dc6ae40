import pytest
from an_export import export, found, widget

from transform.validating.fix import fix


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ({"key": "tooltip"}, "tooltip does not exist"),
        ({"key": "label"}, "label contains no binding"),
        ({"key": "text"}, "text is listed twice"),
        ({}, "an entry has no key"),
    ],
)
def test_an_entry_for_nothing_is_told_and_taken_out(entry, reason):
    right = [{"key": "text"}]
    document = export(widget("Text1", text="{{1}}", label="a", dynamicBindingPathList=[*right, entry]))
    item = found(document, "AT317")[0]
    assert reason in item.message
    assert item.pointer.endswith("/dynamicBindingPathList/1")
    assert fix(document).document == export(
        widget("Text1", text="{{1}}", label="a", dynamicBindingPathList=right)
    )


def test_paths_into_columns_and_lists_lead_somewhere():
    table = widget(
        "Table1",
        "TABLE_WIDGET_V2",
        primaryColumns={"a b": {"computedValue": "{{1}}"}, "c": {"menuItems": [{"label": "{{2}}"}]}},
        dynamicBindingPathList=[
            {"key": "primaryColumns.a b.computedValue"},
            {"key": "primaryColumns.c.menuItems[0].label"},
        ],
    )
    assert not found(export(table), "AT317")


def test_a_column_whose_name_the_database_cannot_hold_is_found_under_its_stored_name():
    table = widget(
        "Table1",
        "TABLE_WIDGET_V2",
        primaryColumns={"appsmith_mongo_escape_id": {"computedValue": "{{1}}"}},
        dynamicBindingPathList=[{"key": "primaryColumns._id.computedValue"}],
    )
    assert not found(export(table), "AT317")


def test_an_action_without_binding_is_no_fault():
    document = export(
        widget("Button1", "BUTTON_WIDGET", onClick="", dynamicTriggerPathList=[{"key": "onClick"}])
    )
    assert not found(document, "AT317")
