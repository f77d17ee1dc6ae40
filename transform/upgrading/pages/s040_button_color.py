"""40 -> 41, v1.5.23: buttons have a colour instead of a style.

`{"type": "BUTTON_WIDGET", "buttonStyle": "DANGER"}` -> `{..., "buttonColor": "#F22B2B"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/040-revert-button-style-to-button-color.ts
"""

from __future__ import annotations

from typing import Any

from ...application.pages import Widget
from ...product.javascript_values import get, truthy
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step
from ..table_columns import change_columns

_COLORS = {
    "DANGER": "#F22B2B",
    "DANGER_BUTTON": "#F22B2B",
    "PRIMARY": "#03B365",
    "PRIMARY_BUTTON": "#03B365",
    "SECONDARY_BUTTON": "#03B365",
    "WARNING": "#FEB811",
    "INFO": "#6698FF",
    "SECONDARY": "#858282",
}
_MENU_STYLES = ("PRIMARY", "WARNING", "DANGER", "INFO", "SECONDARY")
_DEFAULT = "#03B365"


@widget_step(
    "BUTTON_WIDGET",
    "FORM_BUTTON_WIDGET",
    "ICON_BUTTON_WIDGET",
    "MENU_BUTTON_WIDGET",
    "TABLE_WIDGET",
    walk=Walk.EVERY,
)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Buttons have a colour instead of a style."""
    if widget["type"] == "TABLE_WIDGET":
        if "primaryColumns" in widget:
            change_columns(widget, _color_column)
    elif widget["type"] == "MENU_BUTTON_WIDGET":
        if "menuStyle" in widget:
            _color_menu(widget)
    elif "buttonStyle" in widget:
        _color_button(widget)


def _color_button(widget: Widget) -> None:
    style = widget.pop("buttonStyle")
    if isinstance(style, str) and style in _COLORS:
        widget["buttonColor"] = _COLORS[style]
        if style == "SECONDARY_BUTTON":
            widget["buttonVariant"] = "SECONDARY"
    elif not truthy(widget.get("buttonColor")):
        widget["buttonColor"] = _DEFAULT


def _color_menu(widget: Widget) -> None:
    style = widget.pop("menuStyle")
    widget.pop("prevMenuStyle", None)
    if isinstance(style, str) and style in _MENU_STYLES:
        widget["menuColor"] = _COLORS[style]
    elif not truthy(widget.get("menuColor")):
        widget["menuColor"] = _DEFAULT


def _color_column(_: str, column: Any) -> Any:
    if get(column, "columnType") != "button" or not isinstance(column, dict):
        return column
    new = {key: value for key, value in column.items() if key not in ("buttonStyle", "buttonColor")}
    return {**new, "buttonColor": column["buttonStyle"]} if "buttonStyle" in column else new
