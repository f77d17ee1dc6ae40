"""The texts that must stand in a document byte for byte."""

from __future__ import annotations

from transform.upgrading.product_literals import literal


def test_names_are_put_in_as_they_are():
    text = literal(66, "oldBindingSuffix", "<C>$&", "<T>")
    assert "<C>$&.columnEditableCellValue.<T> ||" in text
    assert "<C>$&.editableCell.index)" in text
