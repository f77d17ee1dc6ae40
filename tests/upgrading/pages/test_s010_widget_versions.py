import pytest
from one_step import step_widget


@pytest.mark.parametrize("version", [0, 3, None, "2"])
def test_a_version_stays(version):
    assert step_widget(10, {"version": version}) == {"version": version}


def test_other_widgets_start_at_one():
    assert step_widget(10, {"type": "TEXT_WIDGET"}) == {"type": "TEXT_WIDGET", "version": 1}
