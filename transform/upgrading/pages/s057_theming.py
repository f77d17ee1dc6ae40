"""57 -> 58, v1.7.0: widgets follow a theme; named sizes, corners and shadows become values.

`{"type": "BUTTON_WIDGET", "borderRadius": "ROUNDED"}` ->
`{..., "borderRadius": "0.375rem", "boxShadow": "none", "labelTextSize": "0.875rem", ...}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/057-migrate-styling-properties-for-theming.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import UNDEFINED, StepError, get, to_string, truthy
from ...product.path_lists import BINDINGS, PROPERTIES, append_path, append_paths_once
from ...product.traversal import Walk
from ..children_access import ChildrenAccess
from ..draft import PageDraft
from ..product_literals import PRIMARY_COLOR, child_stylesheet
from ..steps import widget_step
from ..table_columns import column_entries, with_entries, with_values
from ..theme_values import CORNERS, DEFAULT_SIZE, Styled, theme_button, theme_column, theme_schema

_GREEN = "#03B365"
_ROOT_PATH = "schema.__root_schema__"
_THEMED = frozenset(
    {
        "DATE_PICKER_WIDGET2",
        "INPUT_WIDGET",
        "INPUT_WIDGET_V2",
        "LIST_WIDGET",
        "MULTI_SELECT_TREE_WIDGET",
        "DROP_DOWN_WIDGET",
        "TABS_WIDGET",
        "SINGLE_SELECT_TREE_WIDGET",
        "TABLE_WIDGET",
        "BUTTON_GROUP_WIDGET",
        "PHONE_INPUT_WIDGET",
        "CURRENCY_INPUT_WIDGET",
        "SELECT_WIDGET",
        "MULTI_SELECT_WIDGET_V2",
        "MULTI_SELECT_WIDGET",
    }
)
_GREEN_BOXES = frozenset({"CHECKBOX_WIDGET", "CHECKBOX_GROUP_WIDGET", "SWITCH_WIDGET", "SWITCH_GROUP_WIDGET"})
_PIXEL_CORNERS = frozenset({"CONTAINER_WIDGET", "FORM_WIDGET", "JSON_FORM_WIDGET"})


@widget_step(walk=Walk.DESCENDANTS, children=ChildrenAccess(changes_each_entry=True))
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Widgets follow a theme: named sizes, corners and shadows become values."""
    kind = widget.get("type")
    kind = kind if isinstance(kind, str) else None
    styled = Styled()
    widget["borderRadius"] = _corner(widget, kind, styled)
    widget["boxShadow"] = styled.shadow(widget, "boxShadow")
    if kind == "TABLE_WIDGET":
        _theme_table(widget, styled)
    elif kind == "JSON_FORM_WIDGET":
        _theme_form(widget, styled)
    if size := styled.size(widget.get("fontSize"), "fontSize"):
        widget["fontSize"] = size
    widget["labelTextSize"] = styled.size(widget.get("labelTextSize"), "labelTextSize") or DEFAULT_SIZE
    if styled.paths:
        append_paths_once(widget, PROPERTIES, styled.paths)
    _color(widget, kind)
    if sheet := child_stylesheet(kind):
        widget["childStylesheet"] = sheet


def _corner(widget: Widget, kind: str | None, styled: Styled) -> str:
    corner = widget.get("borderRadius")
    named = styled.corner(corner, "borderRadius")
    if named is None and kind in _PIXEL_CORNERS and truthy(corner):
        styled.paths.append("borderRadius")
        return to_string(corner) + "px"
    return named or "0px"


def _theme_table(widget: Widget, styled: Styled) -> None:
    widget["textSize"] = styled.size(widget.get("textSize"), "textSize") or DEFAULT_SIZE
    if "primaryColumns" not in widget:
        return
    columns, derived = widget["primaryColumns"], widget.get("derivedColumns", UNDEFINED)
    changed, mirrored = {}, {}
    for key, column in column_entries(columns):
        values, drops_color = theme_column(column, f"primaryColumns.{key}", styled)
        changed[key] = with_values(column, **values)
        if drops_color:
            changed[key].pop("boxShadowColor", None)
        mirror = get(derived, key)
        if not isinstance(derived, dict | list):
            raise StepError("derivedColumns is no object")
        if values and mirror is not UNDEFINED:
            mirrored[key] = with_values(mirror, **values)
    if changed:
        widget["primaryColumns"] = with_entries(columns, changed)
    if mirrored:
        widget["derivedColumns"] = with_entries(derived, mirrored)


def _theme_form(widget: Widget, styled: Styled) -> None:
    for name in ("submitButtonStyles", "resetButtonStyles"):
        widget[name] = theme_button(widget.get(name), name, styled)
    if "schema" in widget:
        schema = widget["schema"]
        root = get(schema, "__root_schema__")
        themed = theme_schema(root, _ROOT_PATH, styled)
        if themed is not root:
            widget["schema"] = {**schema, "__root_schema__": themed}


def _color(widget: Widget, kind: str | None) -> None:
    if kind in _THEMED:
        widget["accentColor"] = PRIMARY_COLOR
        append_path(widget, BINDINGS, "accentColor")
    elif kind == "AUDIO_RECORDER_WIDGET":
        widget["borderRadius"] = CORNERS["CIRCLE"]
        if "backgroundColor" in widget:
            widget["accentColor"] = widget["backgroundColor"]
        else:
            widget.pop("accentColor", None)
    elif kind == "FILE_PICKER_WIDGET_V2":
        widget["buttonColor"] = _GREEN
    elif kind in _GREEN_BOXES:
        widget["accentColor"] = _GREEN
    elif kind == "TEXT_WIDGET":
        widget["fontFamily"] = "System Default"
