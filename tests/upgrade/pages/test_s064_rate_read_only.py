import pytest
from one_step import step_widget


@pytest.mark.parametrize("disabled", [False, None, "true", 1])
def test_a_rate_that_is_not_disabled_stays(disabled):
    rate = {"type": "RATE_WIDGET", "isDisabled": disabled}
    assert step_widget(64, rate) == rate


def test_a_disabled_one_is_read_only():
    after = step_widget(64, {"type": "RATE_WIDGET", "isDisabled": True})
    assert (after["isDisabled"], after["isReadOnly"]) == (False, True)


def test_a_binding_moves_with_its_path():
    rate = {
        "type": "RATE_WIDGET",
        "isDisabled": "{{x}}",
        "dynamicBindingPathList": [{"key": "isDisabled"}, {"key": "rate"}],
    }
    after = step_widget(64, rate)
    assert (after["isDisabled"], after["isReadOnly"]) == (False, "{{x}}")
    assert after["dynamicBindingPathList"] == [{"key": "rate"}, {"key": "isReadOnly"}]
    assert after["dynamicPropertyPathList"] == [{"key": "isReadOnly"}]
