"""Numbers as the product's writer prints them.

An integer of the document is printed as it is, whatever its size; a float as Java prints a double.
"""

from __future__ import annotations

from ...product.java_values import double_to_text


def number_text(number: int | float) -> str:
    """Return a number as every file but those of widgets has it: `380`, `380.0`, `1.0E7`."""
    return double_to_text(number) if isinstance(number, float) else str(number)


def widget_number_text(number: int | float) -> str:
    """Return a number as a widget file has it: without trailing zeros, `380.0` as `380`.

    A double printed with an exponent becomes an integer only when no factor of ten is left over: `1.2345678E7`
    is `12345678`, but `1.0E7` and `1.5E300` stay.
    """
    if not isinstance(number, float):
        return str(number)
    text = double_to_text(number)
    mantissa, _, exponent = text.partition("E")
    if not exponent:
        return _without_zeros(text)
    whole, _, fraction = mantissa.partition(".")
    fraction = fraction.rstrip("0")
    return whole + fraction if len(fraction) == int(exponent) else text


def _without_zeros(text: str) -> str:
    short = text.rstrip("0").rstrip(".")
    return "0" if short == "-0" else short
