import pytest
from one_step import run_step, step_widget


@pytest.mark.parametrize("disabled", [False, None, "true", "", 1, [], ["{{x}}"]])
def test_a_rate_that_is_not_disabled_stays(disabled):
    rate = {"type": "RATE_WIDGET", "isDisabled": disabled}
    assert step_widget(64, rate) == rate


def test_a_disabled_one_is_read_only():
    paths = [{"key": "isDisabled"}]
    rate = {"type": "RATE_WIDGET", "isDisabled": True, "dynamicBindingPathList": paths}
    assert step_widget(64, rate) == {**rate, "isDisabled": False, "isReadOnly": True}


def test_a_binding_moves_with_its_path():
    rate = {
        "type": "RATE_WIDGET",
        "isDisabled": "a {{x}}",
        "dynamicBindingPathList": [{"key": "isDisabled"}, {"key": "rate"}],
    }
    after = step_widget(64, rate)
    assert (after["isDisabled"], after["isReadOnly"]) == (False, "a {{x}}")
    assert after["dynamicBindingPathList"] == [{"key": "rate"}, {"key": "isReadOnly"}]
    assert after["dynamicPropertyPathList"] == [{"key": "isReadOnly"}]


@pytest.mark.parametrize("paths", [{}, 7, [None]])
@pytest.mark.parametrize("name", ["dynamicBindingPathList", "dynamicPropertyPathList"])
def test_a_list_of_another_shape_is_reported_and_nothing_is_half_done(name, paths):
    rate = {"type": "RATE_WIDGET", "isDisabled": "{{x}}", name: paths}
    done = run_step(64, rate)
    assert done.document["children"] == [rate]
    assert len(done.diagnostics) == 1
