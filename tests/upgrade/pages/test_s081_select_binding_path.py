import pytest
from one_step import step_widget


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["text", "options", "options"], ["text", "sourceData", "options"]),
        (["options", "text"], ["options", "text"]),
        (["text"], ["text"]),
        ([], []),
    ],
)
def test_the_first_path_to_options_is_renamed_unless_it_is_first_of_all(before, after):
    select = {"type": "SELECT_WIDGET", "dynamicBindingPathList": [{"key": key} for key in before]}
    assert [entry["key"] for entry in step_widget(81, select)["dynamicBindingPathList"]] == after


def test_a_missing_list_stays_missing():
    assert step_widget(81, {"type": "SELECT_WIDGET"}) == {"type": "SELECT_WIDGET"}
