import pytest
from one_step import step_widget

PREFIX = "{{ ((options, serverSideFiltering) => ( "
SUFFIX = "))(S.options, S.serverSideFiltering) }}"


def default(value):
    return step_widget(62, {"type": "SELECT_WIDGET", "widgetName": "S", "defaultOptionValue": value})[
        "defaultOptionValue"
    ]


@pytest.mark.parametrize("value", ["GREEN", "", None, ["{{x}}"], PREFIX + "1}}", "{{1}}" + SUFFIX])
def test_plain_and_wrapped_values_stay(value):
    assert default(value) == value


@pytest.mark.parametrize(
    ("value", "expression"),
    [
        ("{{q.data}}", "q.data"),
        ("  {{ {a: {b: 1}} }} ", " {a: {b: 1}} "),
        ("a {{b}} c", "`a ` + b + ` c`"),
        ("{{a}}{{b}}", "a + b"),
        ("{{ {a }}", "`{{ {a }}`"),
    ],
)
def test_bindings_are_wrapped(value, expression):
    if expression.startswith("`{{"):
        assert default(value) == f"{PREFIX}{value[2:-2]}{SUFFIX}"
    else:
        assert default(value) == f"{PREFIX}{expression}{SUFFIX}"
