"""Numbers as the product prints them; the values are those of its own run over `g_numbers`."""

from __future__ import annotations

import pytest

from transform.storage.layout.numbers import number_text, widget_number_text


@pytest.mark.parametrize(
    ("number", "page", "widget"),
    [
        (380.0, "380.0", "380"),
        (380, "380", "380"),
        (1.5, "1.5", "1.5"),
        (-0.0, "-0.0", "0"),
        (1e7, "1.0E7", "1.0E7"),
        (9999999.0, "9999999.0", "9999999"),
        (1.2345678e7, "1.2345678E7", "12345678"),
        (1.2345678925e8, "1.2345678925E8", "1.2345678925E8"),
        (1.69046717754e12, "1.69046717754E12", "1.69046717754E12"),
        (9007199254740992.0, "9.007199254740992E15", "9007199254740992"),
        (1e21, "1.0E21", "1.0E21"),
        (0.001, "0.001", "0.001"),
        (1e-4, "1.0E-4", "1.0E-4"),
        (1.2345e-4, "1.2345E-4", "1.2345E-4"),
        (-5.0, "-5.0", "-5"),
        (2**70, "1180591620717411303424", "1180591620717411303424"),
    ],
)
def test_a_number(number: float, page: str, widget: str) -> None:
    assert (number_text(number), widget_number_text(number)) == (page, widget)
