"""Colours add to a text and never change it."""

from __future__ import annotations

import pytest

from transform.report.painting import SEVERITIES, painted


@pytest.mark.parametrize("style", SEVERITIES.values())
def test_a_style_ends_where_its_text_ends(style):
    shown = painted("text", style)
    assert shown.startswith("\x1b[")
    assert shown.endswith("text\x1b[0m")


def test_without_a_style_without_colour_and_without_a_text_nothing_is_added():
    assert painted("text", None) == "text"
    assert painted("text", "bad", colour=False) == "text"
    assert painted("", "bad") == ""
