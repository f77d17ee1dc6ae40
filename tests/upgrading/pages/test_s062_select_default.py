import pytest
from one_step import step_widget

PREFIX = "{{ ((options, serverSideFiltering) => ( "
SUFFIX = "))(S.options, S.serverSideFiltering) }}"


def default(value, kind="SELECT_WIDGET"):
    widget = {"type": kind, "widgetName": "S", "defaultOptionValue": value}
    return step_widget(62, widget)["defaultOptionValue"]


@pytest.mark.parametrize(
    "value", ["GREEN", "", None, 5, ["{{x}}"], {}, PREFIX + "1}}", "{{1}}" + SUFFIX, PREFIX + "1" + SUFFIX]
)
def test_plain_and_wrapped_values_stay(value):
    assert default(value) == value


def test_a_select_without_default_stays():
    assert step_widget(62, {"type": "SELECT_WIDGET"}) == {"type": "SELECT_WIDGET"}


def test_a_wrapper_for_another_select_counts_as_none():
    other = "{{1" + SUFFIX.replace("S.", "T.")
    assert default(other) == f"{PREFIX}{other[2:-2]}{SUFFIX}"


@pytest.mark.parametrize(
    ("value", "expression"),
    [
        ("{{q.data}}", "q.data"),
        ("  {{ {a: {b: 1}} }} ", " {a: {b: 1}} "),
        ("\ufeff{{a}}\u00a0", "a"),
        ("a {{b}} c", "`a ` + b + ` c`"),
        ("{{a}}{{b}}", "a + b"),
        ("{{}}{{b}}", "`{{}}` + b"),
        ("`{{b}}`", "``` + b + ```"),
        ("{{ {a }}", " {a "),
        ("x {{ {a }} y", "{{ {a }}"),
        ("{{a}} and {{b", "a + ` and {{b`"),
        ("{{a}} and {{ {b }}", "a + nd {{ {b "),
        ("{{a}}}", "a + `}`"),
    ],
)
@pytest.mark.parametrize("kind", ["SELECT_WIDGET", "MULTI_SELECT_WIDGET_V2"])
def test_bindings_are_wrapped(kind, value, expression):
    assert default(value, kind) == f"{PREFIX}{expression}{SUFFIX}"
