import pytest
from one_step import run_step, step_widget


def options(value, kind="select"):
    table = {
        "type": "TABLE_WIDGET_V2",
        "widgetName": "T",
        "primaryColumns": {"a": {"columnType": kind, "selectOptions": value}},
    }
    return step_widget(71, table)["primaryColumns"]["a"]["selectOptions"]


def wrapped(expression):
    return f"{{{{T.processedTableData.map((currentRow, currentIndex) => ( {expression}))}}}}"


@pytest.mark.parametrize(
    ("value", "kind"),
    [("[]", "select"), ("{{x}}", "text"), (None, "select"), ([{"label": "a"}], "select"), (5, "select")],
)
def test_plain_options_and_other_columns_stay(value, kind):
    assert options(value, kind) == value


@pytest.mark.parametrize(
    ("value", "expression"),
    [
        ("{{q.data}}", "q.data"),
        (" {{ q }} ", " q "),
        ("[{{a}}, {{b}}]", "`[` + a + `, ` + b + `]`"),
        (["{{x}}"], ""),
    ],
)
def test_options_are_computed_for_each_row(value, expression):
    assert options(value) == wrapped(expression)


def test_a_second_run_wraps_again():
    assert options(wrapped("q")) == wrapped(wrapped("q")[2:-2])


@pytest.mark.parametrize("columns", [{}, [], "", "12px", ["{{x}}"], 7, {"a": "text"}])
def test_columns_without_a_type_stay(columns):
    table = {"type": "TABLE_WIDGET_V2", "primaryColumns": columns}
    assert step_widget(71, table) == table


@pytest.mark.parametrize("table", [{}, {"primaryColumns": None}, {"primaryColumns": {"a": None}}])
def test_missing_columns_are_reported(table):
    table = {"type": "TABLE_WIDGET_V2", **table}
    done = run_step(71, table)
    assert done.document["children"] == [table]
    assert len(done.diagnostics) == 1
