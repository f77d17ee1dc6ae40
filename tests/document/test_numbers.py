"""Numbers of JSON."""

from __future__ import annotations

import pytest

from transform.document.numbers import is_json_number


@pytest.mark.parametrize("value", [0, -1, 2**70, 1.5, float("nan")])
def test_numbers(value):
    assert is_json_number(value)


@pytest.mark.parametrize("value", [True, False, None, "1", [1], {}])
def test_what_is_no_number(value):
    assert not is_json_number(value)
