"""57 -> 58, v1.7.0: widgets follow a theme; named sizes, corners and shadows become values.

`{"type": "BUTTON_WIDGET", "borderRadius": "ROUNDED"}` ->
`{..., "borderRadius": "0.375rem", "boxShadow": "none", "labelTextSize": "0.875rem", ...}`
"""

from __future__ import annotations

from ...pages import Widget
from ..draft import PageDraft
from ..js import StepError, spread, to_string, truthy
from ..literals import PRIMARY_COLOR, child_stylesheets
from ..path_lists import append_path, append_path_once
from ..steps import widget_step
from ..table_columns import column_entries, with_values
from ..theme_values import CORNERS, DEFAULT_SIZE, Styled, theme_column, theme_schema
from ..walks import Walk

_GREEN = "#03B365"
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


@widget_step(walk=Walk.DESCENDANTS)
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
    for path in styled.paths:
        append_path_once(widget, "dynamicPropertyPathList", path)
    _color(widget, kind)
    if kind in child_stylesheets():
        widget["childStylesheet"] = child_stylesheets()[kind]


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
    derived = widget.get("derivedColumns")
    columns = {}
    mirrored = dict(derived) if isinstance(derived, dict) else {}
    for key, column in column_entries(widget["primaryColumns"]):
        if not isinstance(derived, dict | list):
            raise StepError("the table has no derivedColumns")
        columns[key], values = theme_column(column, f"primaryColumns.{key}", styled)
        if key in mirrored:
            mirrored[key] = with_values(mirrored[key], **values)
    if columns:
        widget["primaryColumns"] = columns
        if mirrored:
            widget["derivedColumns"] = mirrored


def _theme_form(widget: Widget, styled: Styled) -> None:
    for name in ("submitButtonStyles", "resetButtonStyles"):
        styles = spread(widget.get(name))
        styles["borderRadius"] = styled.corner(styles.get("borderRadius"), f"{name}.borderRadius") or "0px"
        styles["boxShadow"] = styled.shadow(styles, f"{name}.boxShadow")
        widget[name] = styles
    schema = widget.get("schema")
    if isinstance(schema, dict) and "__root_schema__" in schema:
        root = theme_schema(schema["__root_schema__"], "schema.__root_schema__", styled)
        widget["schema"] = {**schema, "__root_schema__": root}


def _color(widget: Widget, kind: str | None) -> None:
    if kind in _THEMED:
        widget["accentColor"] = PRIMARY_COLOR
        append_path(widget, "dynamicBindingPathList", "accentColor")
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
