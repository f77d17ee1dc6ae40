"""66 -> 67, v1.8.9: the validity of edited cells also covers rows that are being added.

`{"validation": {"isColumnEditableCellValid": "{{...}}"}}` -> the same expression in a longer wrapper

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/066-migrate-table-widget-v2-validation-binding.ts
"""

from __future__ import annotations

from typing import Any

from ...application.pages import Widget
from ...product.javascript_texts import replace_first
from ...product.javascript_values import UNDEFINED, StepError, contains_binding, get, to_string, truthy
from ...product.traversal import Walk
from ..draft import PageDraft
from ..product_literals import literal
from ..steps import widget_step
from ..table_columns import change_columns, with_values


@widget_step("TABLE_WIDGET_V2", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """The validity of edited cells also covers rows that are being added."""
    name = to_string(widget.get("widgetName", UNDEFINED))
    if truthy(widget.get("primaryColumns")):
        change_columns(widget, lambda key, column: _rewrapped(key, column, name))


def _rewrapped(key: str, column: Any, name: str) -> Any:
    validation = get(column, "validation")
    if not truthy(validation):
        return column
    value = get(validation, "isColumnEditableCellValid")
    if not truthy(value) or not contains_binding(value):
        return column
    if not isinstance(value, str):
        raise StepError("a validation is no text")
    bare = replace_first(value, literal(66, "oldBindingPrefix"), "")
    bare = replace_first(bare, literal(66, "oldBindingSuffix", name, key), "")
    wrapped = literal(66, "newBindingPrefix") + bare + literal(66, "newBindingSuffix", name, key)
    return with_values(column, validation=with_values(validation, isColumnEditableCellValid=wrapped))
