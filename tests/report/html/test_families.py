"""Each type of widget that the product knows has an icon, and each family a drawing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import transform
from transform.report.html.families import ICONS, family_of, icon_of, plain_type
from transform.report.html.rendering import TEMPLATES

KNOWN = json.loads((Path(transform.__file__).parent / "product" / "data" / "widget_types.json").read_text())
#: Types that are drawn as a frame with their name.
WITHOUT_DRAWING = {"SKELETON"}


@pytest.mark.parametrize("kind", KNOWN["types"] + KNOWN["by_release_notes"])
def test_a_type_of_the_product_has_a_drawing_of_its_own(kind):
    widget = {"type": kind}
    assert (family_of(widget) == "widget") is (plain_type(widget) in WITHOUT_DRAWING)


def test_every_family_has_a_macro_and_every_icon_its_path():
    drawings = (TEMPLATES / "drawings.svg.j2").read_text()
    icons = (TEMPLATES / "icons.svg.j2").read_text()
    for kind in KNOWN["types"]:
        assert f"macro {family_of({'type': kind})}(s)" in drawings
        assert icon_of("widget", {"type": kind}) in ICONS
    for name in ICONS:
        assert f'"{name}": "M' in icons


@pytest.mark.parametrize("kind", [None, 7, "", "_WIDGET", "FUTURE_WIDGET_V9"])
def test_what_is_not_known_is_a_plain_widget(kind):
    assert family_of({"type": kind}) == "widget"
    assert icon_of("widget", {"type": kind}) == "widget"
