import pytest
from one_step import canvas, run_step, step_widget

import transform

HEAD = "{{T.processedTableData.map((currentRow, currentIndex) => ("


def table(column, name="T"):
    return {"type": "TABLE_WIDGET_V2", "widgetName": name, "primaryColumns": {"a": column}}


def computed(value, name="T"):
    return step_widget(93, table({"computedValue": value}, name))["primaryColumns"]["a"]["computedValue"]


def with_fallback(expression, name="T"):
    return (
        (
            "{{(() => { const tableData = NAME.processedTableData || []; return tableData.length > 0 ? "
            "tableData.map((currentRow, currentIndex) => (EXPR)) : EXPR })()}}"
        )
        .replace("NAME", name)
        .replace("EXPR", expression)
    )


@pytest.mark.parametrize(
    "value",
    [
        "",
        None,
        0,
        5,
        {},
        [],
        "plain",
        "{{x}}",
        "{{Other" + HEAD[3:] + " 1))}}",
        HEAD.replace(" => (", "=>(") + "1))}}",
        HEAD,
    ],
)
def test_other_values_stay(value):
    assert computed(value) == value


@pytest.mark.parametrize("column", [{}, "text", 5, []])
def test_columns_without_a_computed_value_stay(column):
    assert step_widget(93, table(column)) == table(column)


@pytest.mark.parametrize("columns", [None, "", {}, [], "12px", ["{{x}}"], 7])
def test_a_table_without_columns_stays(columns):
    widget = {"type": "TABLE_WIDGET_V2", "primaryColumns": columns}
    assert step_widget(93, widget) == widget


def test_the_old_wrapper_gets_a_fallback_and_is_not_changed_again():
    new = computed(HEAD + ' currentRow["a"]))}}')
    assert new == with_fallback(' currentRow["a"]')
    assert computed(new) == new


@pytest.mark.parametrize("name", ["T$&", "Tä", "T\U0001f600"])
def test_any_name_will_do(name):
    assert computed(HEAD.replace("T.", f"{name}.") + "1))}}", name) == with_fallback("1", name)


def test_head_and_tail_are_cut_by_their_length_whatever_stands_there():
    assert computed(f"ab{HEAD}12345))}}}}") == with_fallback(" (12345")
    assert computed(f"{HEAD}12345)) }}}}") == with_fallback("12345)")


def test_characters_beyond_the_basic_plane_count_twice():
    assert computed(f"\U0001f600{HEAD}12345))}}}}") == computed(f"ab{HEAD}12345))}}}}")


def test_a_root_that_is_a_table_changes_too():
    page = {**canvas(version=93), **table({"computedValue": HEAD + "1))}}"})}
    after = transform.upgrade_page(page, to=94).document
    assert after["primaryColumns"]["a"]["computedValue"] == with_fallback("1")


@pytest.mark.parametrize("column", [None, {"computedValue": [HEAD, "}}"]}])
def test_columns_of_another_shape_are_reported(column):
    done = run_step(93, table(column))
    assert done.document["children"] == [table(column)]
    assert len(done.diagnostics) == 1
