from one_step import step_widget


def test_tables_filter_in_the_browser():
    assert (
        step_widget(86, {"type": "TABLE_WIDGET_V2", "enableServerSideFiltering": True})[
            "enableServerSideFiltering"
        ]
        is False
    )
