import pytest
from one_step import step_widget


@pytest.mark.parametrize(("old", "new"), [(True, "V2"), ("yes", "V2"), (False, "V3"), (None, "V3")])
def test_the_flag_becomes_a_type(old, new):
    assert step_widget(48, {"type": "BUTTON_WIDGET", "recaptchaV2": old}) == {
        "type": "BUTTON_WIDGET",
        "recaptchaType": new,
    }
