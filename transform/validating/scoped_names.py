"""Names that exist only in some places: `currentItem` in a list, `currentRow` in a table's column."""

from __future__ import annotations

from typing import Any

from ..patterns import pattern

_LIST = frozenset({"currentItem", "currentIndex", "currentView"})
_ROW = frozenset({"currentRow", "currentIndex", "currentItem", "isNewRow", "editedValue", "filterText"})
_FORM = frozenset({"sourceData", "formData", "fieldState", "currentItem", "currentIndex", "filterText"})
_MENU = frozenset({"currentItem", "currentIndex"})
_NONE: frozenset[str] = frozenset()

_COLUMN_NAMES = ("id", "originalId", "alias")
_LIST_TYPES = ("LIST_WIDGET", "LIST_WIDGET_V2")
#: type -> what the path of a property starts with, and what may be named there
_PROPERTIES: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {
    "TABLE_WIDGET": (("primaryColumns", _ROW), ("derivedColumns", _ROW), ("columnActions", _ROW)),
    "TABLE_WIDGET_V2": (("primaryColumns", _ROW), ("derivedColumns", _ROW)),
    "WDS_TABLE_WIDGET": (("primaryColumns", _ROW), ("derivedColumns", _ROW)),
    "JSON_FORM_WIDGET": (("schema", _FORM),),
    "MENU_BUTTON_WIDGET": (("configureMenuItems", _MENU),),
    "WDS_MENU_BUTTON_WIDGET": (("configureMenuItems", _MENU),),
}
#: widgets whose actions get names that the widget's own code makes up
_ANYTHING_IN_ACTIONS = frozenset({"CUSTOM_WIDGET", "WDS_CUSTOM_WIDGET", "EXTERNAL_WIDGET"})

_OUTER_LEVEL = pattern(r"level_\d+")

SPECIAL = _LIST | _ROW | _FORM


def names_below(widget: dict[str, Any], around: frozenset[str]) -> frozenset[str]:
    """Return the names for a widget and those inside it, from what there is around it."""
    return around | _LIST if widget.get("type") in _LIST_TYPES else around


def names_at(
    widget: dict[str, Any], path: str, *, is_trigger: bool, around: frozenset[str]
) -> frozenset[str] | None:
    """Return the special names for one property; None where any name may come in."""
    kind = widget.get("type")
    if not isinstance(kind, str):
        return around
    if is_trigger and kind in _ANYTHING_IN_ACTIONS:
        return None
    for start, names in _PROPERTIES.get(kind, ()):
        if path.startswith(start):
            return around | names | (_column_names(widget, path) if start == "primaryColumns" else _NONE)
    return around


def _column_names(widget: dict[str, Any], path: str) -> frozenset[str]:
    """Return the names of a column: for an empty table the product's own computed values name it bare.

    `... tableData.length > 0 ? tableData.map((currentRow) => (currentRow["state"])) : state ...`
    """
    if not path.endswith(".computedValue"):
        return _NONE
    key = path.removeprefix("primaryColumns.").removesuffix(".computedValue")
    columns = widget.get("primaryColumns")
    column = columns.get(key) if isinstance(columns, dict) else None
    named = [column.get(name) for name in _COLUMN_NAMES] if isinstance(column, dict) else []
    return frozenset(name for name in (key, *named) if isinstance(name, str))


def is_outer_level(name: str) -> bool:
    """Return whether a name is that of an outer list as an inner one sees it: `level_1`."""
    return bool(_OUTER_LEVEL.fullmatch(name))
