import pytest
from one_step import run_step, step_widget


def computed(value):
    table = {"type": "TABLE_WIDGET_V2", "widgetName": "T", "primaryColumns": {"a": {"computedValue": value}}}
    return step_widget(93, table)["primaryColumns"]["a"]["computedValue"]


@pytest.mark.parametrize(
    "value", ["", None, "{{x}}", "{{Other.processedTableData.map((currentRow, currentIndex) => ( 1))}}"]
)
def test_other_values_stay(value):
    assert computed(value) == value


def test_the_old_wrapper_gets_a_fallback_and_is_not_changed_again():
    new = computed('{{T.processedTableData.map((currentRow, currentIndex) => ( currentRow["a"]))}}')
    assert new.endswith('((currentRow, currentIndex) => ( currentRow["a"])) :  currentRow["a"] })()}}')
    assert computed(new) == new


def test_a_null_column_is_reported():
    assert len(run_step(93, {"type": "TABLE_WIDGET_V2", "primaryColumns": {"a": None}}).diagnostics) == 1
