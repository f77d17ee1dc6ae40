import pytest
from one_step import step_widget


@pytest.mark.parametrize(
    ("truncate", "scroll", "overflow"),
    [(True, True, "TRUNCATE"), (False, "{{x}}", "SCROLL"), (None, False, "NONE")],
)
def test_two_flags_become_one_choice(truncate, scroll, overflow):
    text = {"type": "TEXT_WIDGET", "shouldTruncate": truncate, "shouldScroll": scroll}
    assert step_widget(53, text) == {"type": "TEXT_WIDGET", "overflow": overflow}
