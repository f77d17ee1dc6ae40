import pytest
from one_step import step_widget


@pytest.mark.parametrize(
    "table", [{}, {"enableServerSideFiltering": True}, {"enableServerSideFiltering": None}]
)
def test_tables_filter_in_the_browser(table):
    after = step_widget(86, {"type": "TABLE_WIDGET_V2", **table})
    assert after == {"type": "TABLE_WIDGET_V2", "enableServerSideFiltering": False}


def test_the_older_table_stays():
    assert step_widget(86, {"type": "TABLE_WIDGET"}) == {"type": "TABLE_WIDGET"}
