from one_step import step_widget


def test_phone_inputs_format_even_if_they_did_not():
    assert (
        step_widget(51, {"type": "PHONE_INPUT_WIDGET", "allowFormatting": False})["allowFormatting"] is True
    )
