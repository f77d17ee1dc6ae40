"""Names that the product knows."""

from __future__ import annotations

from transform.product.known_names import widget_types
from transform.product.releases import find
from transform.product.since import names_of


def test_every_widget_type_is_one_that_some_release_knows():
    """Types that were withdrawn before the newest release are in the table of releases only."""
    newest = find("latest")
    table = names_of("widget_type")
    assert widget_types() <= table.keys()
    assert {name for name, one in table.items() if one.is_known_to(newest)} <= widget_types()


def test_a_type_of_the_release_notes_is_known():
    assert "CARD_WIDGET" in widget_types()
