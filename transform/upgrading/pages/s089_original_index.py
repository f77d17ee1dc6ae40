"""89 -> 90, v1.37: validations find the edited row by its original index.

`T.processedTableData[T.editableCell.index]` -> `T.processedTableData[T.editableCell.__originalIndex__]`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/089-migrage-table-widget-v2-currentRow-binding.ts
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

_RULES = ("regex", "errorMessage", "isColumnEditableCellRequired", "min", "max")


@widget_step("TABLE_WIDGET_V2", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Validations find the edited row by its original index, also in a sorted table."""
    name = to_string(widget.get("widgetName", UNDEFINED))
    change_columns(widget, lambda key, column: _with_original_index(key, column, name))


def _with_original_index(key: str, column: Any, name: str) -> Any:
    validation = get(column, "validation")
    if not truthy(validation):
        return column
    if not isinstance(validation, dict | list):
        raise StepError("a validation is no object")
    changed = {}
    for rule in (*_RULES, "isColumnEditableCellValid"):
        value = get(validation, rule)
        if truthy(value) and contains_binding(value):
            if not isinstance(value, str):
                raise StepError("a validation is no text")
            control = "ValidProperty" if rule == "isColumnEditableCellValid" else "ValidationControl"
            old = literal(89, f"oldBindingSuffixForInlineEdit{control}", name, key)
            new = literal(89, f"newBindingSuffixForInlineEdit{control}", name, key)
            if old in value:
                changed[rule] = replace_first(value, old, new)
    return with_values(column, validation=with_values(validation, **changed)) if changed else column
