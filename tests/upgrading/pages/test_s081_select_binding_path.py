import pytest
from one_step import run_step, step_widget


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["text", "options", "options"], ["text", "sourceData", "options"]),
        (["text", "sourceData", "options"], ["text", "sourceData", "sourceData"]),
        (["options", "text"], ["options", "text"]),
        (["options", "text", "options"], ["options", "text", "options"]),
        (["text"], ["text"]),
        ([], []),
    ],
)
def test_the_first_path_to_options_is_renamed_unless_it_is_first_of_all(before, after):
    select = {"type": "SELECT_WIDGET", "dynamicBindingPathList": [{"key": key} for key in before]}
    assert [entry["key"] for entry in step_widget(81, select)["dynamicBindingPathList"]] == after


@pytest.mark.parametrize("paths", ["", "12px", 0, False, True, {}, 5, [{"key": "text"}, None]])
def test_another_value_in_place_of_the_list_is_reported(paths):
    assert len(run_step(81, {"type": "SELECT_WIDGET", "dynamicBindingPathList": paths}).diagnostics) == 1


@pytest.mark.parametrize(
    "select", [{}, {"dynamicBindingPathList": None}, {"dynamicBindingPathList": ["options", {}]}]
)
def test_a_missing_list_and_entries_without_a_key_stay(select):
    select = {"type": "MULTI_SELECT_WIDGET_V2", **select}
    assert step_widget(81, select) == select
