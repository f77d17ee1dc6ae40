"""78 -> 79, v1.9.19: validation rules of cells know the row that they are evaluated for.

`"{{((isNewRow)=>(isNewRow?1:0))(T.isAddRowInProgress)}}"` -> the same in a wrapper with row and index

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/078-migrate-binding-prefix-suffix-for-inline-edit-validation-control.ts
"""

from __future__ import annotations

from typing import Any

from ...application.pages import Widget
from ...product.javascript_texts import replace_first, without_whitespace
from ...product.javascript_values import UNDEFINED, StepError, to_string
from ...product.traversal import Walk
from ..draft import PageDraft
from ..product_literals import literal
from ..steps import widget_step
from ..table_columns import change_columns

_RULES = ("min", "max", "regex", "errorMessage", "isColumnEditableCellRequired")


@widget_step("TABLE_WIDGET_V2", walk=Walk.DESCENDANTS, loose_version=True)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Validation rules of cells know the row that they are evaluated for."""
    name = to_string(widget.get("widgetName", UNDEFINED))
    change_columns(widget, lambda _, column: _rewrapped(column, name))


def _rewrapped(column: Any, name: str) -> Any:
    if column is None:
        raise StepError("a column is null")
    if not isinstance(column, dict) or not isinstance(column.get("validation"), dict):
        return column
    validation = column["validation"]
    changed = {
        rule: _in_new_wrapper(value, name)
        for rule, value in validation.items()
        if rule in _RULES and isinstance(value, str)
    }
    return {**column, "validation": {**validation, **changed}} if changed else column


def _in_new_wrapper(value: str, name: str) -> str:
    """Delete all white space, inside texts too, then exchange head and tail, as the product does."""
    bare = without_whitespace(value)
    headed = replace_first(bare, literal(78, "oldBindingPrefix"), literal(78, "newBindingPrefix"))
    old, new = literal(78, "oldBindingSuffix", name), literal(78, "newBindingSuffix", name)
    return replace_first(headed, old, new)
