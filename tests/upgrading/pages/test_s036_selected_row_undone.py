import pytest
from one_step import step_widget


@pytest.mark.parametrize(
    ("version", "row", "kept"), [(1, "0", False), (1, "1", True), (2, "0", True), (1, 0, True)]
)
def test_only_the_default_that_was_added_goes(version, row, kept):
    table = step_widget(36, {"type": "TABLE_WIDGET", "version": version, "defaultSelectedRow": row})
    assert ("defaultSelectedRow" in table) is kept
    assert table["version"] == 3
