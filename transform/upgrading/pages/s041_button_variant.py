"""41 -> 42, v1.5.26: button variants are called primary, secondary and tertiary.

`{"buttonVariant": "OUTLINE"}` -> `{"buttonVariant": "SECONDARY"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/041-migrate-button-variant.ts
"""

from __future__ import annotations

from typing import Any

from ...application.pages import Widget
from ...product.javascript_values import get
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step
from ..table_columns import change_columns, with_values

_VARIANTS = {"OUTLINE": "SECONDARY", "GHOST": "TERTIARY"}


def _variant(value: Any) -> str:
    return _VARIANTS.get(value, "PRIMARY") if isinstance(value, str) else "PRIMARY"


@widget_step(
    "BUTTON_WIDGET",
    "FORM_BUTTON_WIDGET",
    "ICON_BUTTON_WIDGET",
    "MENU_BUTTON_WIDGET",
    "TABLE_WIDGET",
    walk=Walk.EVERY,
)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Button variants are called primary, secondary and tertiary."""
    if widget["type"] == "TABLE_WIDGET":
        if "primaryColumns" in widget:
            change_columns(widget, _vary_column)
        return
    name = "menuVariant" if widget["type"] == "MENU_BUTTON_WIDGET" else "buttonVariant"
    widget[name] = _variant(widget.get(name))


def _vary_column(_: str, column: Any) -> Any:
    if get(column, "columnType") != "iconButton":
        return column
    return with_values(column, buttonVariant=_variant(get(column, "buttonVariant")))
