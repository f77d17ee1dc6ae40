import pytest
from one_step import step_widget

OLD = {"type": "DATE_PICKER_WIDGET2", "minDate": "2001-01-01 00:00", "maxDate": "2041-12-31 23:59"}


@pytest.mark.parametrize("version", [1, 3, "2", None])
def test_other_versions_keep_their_range(version):
    assert step_widget(26, {**OLD, "version": version}) == {**OLD, "version": version}


def test_the_former_default_range_is_widened():
    after = step_widget(26, {**OLD, "version": 2})
    assert (after["minDate"], after["maxDate"]) == ("1920-12-31T18:30:00.000Z", "2121-12-31T18:29:00.000Z")


def test_a_range_of_ones_own_stays():
    own = {**OLD, "version": 2, "minDate": "2020-01-01", "maxDate": "2020-02-01"}
    assert step_widget(26, own) == own
