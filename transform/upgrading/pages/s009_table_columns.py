"""9 -> 10, v1.4: tables get a property pane of their own, with an object for each column.

`{"columnOrder": ["id"]}` -> `{..., "primaryColumns": {"id": {"index": 0, "width": 150, ...}}}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/009-table-widget-property-pane-migration.ts
"""

from __future__ import annotations

import math
from typing import Any

from ...application.pages import Widget
from ...product.javascript_json import json_parse
from ...product.javascript_values import UNDEFINED, StepError, get, own_keys, to_string, truthy
from ...product.path_lists import entries_of, list_of, path_keys
from ..draft import PageDraft
from ..steps import widget_step
from ..table_columns import sanitize_key


@widget_step("TABLE_WIDGET")
def upgrade(widget: Widget, draft: PageDraft) -> None:
    """Tables have an object for each column, made of their former column settings."""
    ids = _column_ids(widget)
    columns = {to_string(column_id): _column(widget, i, column_id) for i, column_id in enumerate(ids)}
    derived = _action_columns(widget.get("columnActions"))
    if derived:
        draft.has_nan = True
    widget["primaryColumns"] = {**columns, **derived}
    widget["dynamicTriggerPathList"] = _triggers(widget, keep=not derived)
    widget["textSize"] = "PARAGRAPH"
    widget["horizontalAlignment"] = "LEFT"
    widget["verticalAlignment"] = "CENTER"
    widget["fontStyle"] = "REGULAR"
    widget["derivedColumns"] = derived


def _column_ids(widget: Widget) -> list[Any]:
    from_data = _ids_in_data(widget)
    order = widget.get("columnOrder")
    if isinstance(order, str) and order:
        raise StepError("columnOrder is a text")
    return order if isinstance(order, list) and order else from_data


def _triggers(widget: Widget, *, keep: bool) -> Any:
    """Return the list of actions: of a table with action columns the product drops all of them."""
    if keep:
        triggers = widget.get("dynamicTriggerPathList")
        return triggers if truthy(triggers) else []
    path_keys(entries_of(widget, "dynamicTriggerPathList"))
    return []


def _ids_in_data(widget: Widget) -> list[str]:
    """Return the ids that stand in the table's data, where the product's (inverted) condition looks there."""
    data = widget.get("tableData", UNDEFINED)
    if not truthy(get(data, "length")):
        return []
    try:
        rows = json_parse(data)
    except StepError:
        rows = data
    if isinstance(rows, str) or not _looks_at_data(widget):
        widget["migrated"] = False
        return []
    ids: dict[str, None] = {}
    for row in rows if isinstance(rows, list) else []:
        for key in own_keys(row) if isinstance(row, dict | list | str) else []:
            ids[sanitize_key(key)] = None
    return list(ids)


def _looks_at_data(widget: Widget) -> bool:
    """Return what `findIndex` of another path than tableData comes to: true unless it finds one in front."""
    entries = list_of(widget, "dynamicBindingPathList")
    if entries is None:
        return False
    others = (index for index, entry in enumerate(entries) if get(entry, "key") != "tableData")
    return next(others, -1) != 0


def _entry(widget: Widget, name: str, key: Any) -> Any:
    """Return the entry of one of the former settings, UNDEFINED where there are none."""
    settings = widget.get(name)
    return get(settings, to_string(key)) if truthy(settings) else UNDEFINED


def _column(widget: Widget, index: int, column_id: Any) -> dict[str, Any]:
    width = _entry(widget, "columnSizeMap", column_id)
    label = _entry(widget, "columnNameMap", column_id)
    kind = _entry(widget, "columnTypeMap", column_id)
    column_type = get(kind, "type") if truthy(kind) else "text"
    column = {
        "index": index,
        "width": width if truthy(width) else 150,
        "id": column_id,
        "horizontalAlignment": "LEFT",
        "verticalAlignment": "CENTER",
        "columnType": "text" if not truthy(column_type) or column_type == "currency" else column_type,
        "textColor": "#231F20",
        "textSize": "PARAGRAPH",
        "fontStyle": "REGULAR",
        "enableFilter": True,
        "enableSort": True,
        "isVisible": not _is_hidden(widget, column_id),
        "isDerived": False,
        "label": label if truthy(label) else column_id,
        # One closing parenthesis short, as in the product; the step from 28 on counts on the length.
        "computedValue": f"{{{{{to_string(widget.get('widgetName', UNDEFINED))}.sanitizedTableData"
        f".map((currentRow) => ( currentRow.{to_string(column_id)})}}}}",
    }
    if truthy(kind):
        for name, source in (("outputFormat", "format"), ("inputFormat", "inputFormat")):
            value = get(kind, source)
            column[name] = value if truthy(value) else ""
    return column


def _is_hidden(widget: Widget, column_id: Any) -> bool:
    hidden = widget.get("hiddenColumns")
    if isinstance(hidden, list):
        return column_id in hidden
    if truthy(hidden) and not isinstance(hidden, str):
        raise StepError("hiddenColumns is no list")
    return isinstance(hidden, str) and to_string(column_id) in hidden


def _action_columns(actions: Any) -> dict[str, dict[str, Any]]:
    if not truthy(actions):
        return {}
    if not isinstance(actions, list):
        raise StepError("columnActions is no list")
    return {
        f"customColumn{number}": _action_column(f"customColumn{number}", action)
        for number, action in enumerate(actions, 1)
    }


def _action_column(key: str, action: Any) -> dict[str, Any]:
    column = {
        "index": math.nan,
        "width": 150,
        "id": key,
        "label": get(action, "label"),
        "columnType": "button",
        "isVisible": True,
        "isDisabled": False,
        "isDerived": True,
        "buttonLabel": get(action, "label"),
        "buttonStyle": "rgb(3, 179, 101)",
        "buttonLabelColor": "#FFFFFF",
        "onClick": get(action, "dynamicTrigger"),
        "computedValue": "",
    }
    return {key: value for key, value in column.items() if value is not UNDEFINED}
