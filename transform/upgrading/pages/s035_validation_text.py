"""35 -> 36, v1.5.17: the validation of inputs is a text.

`{"validation": true}` -> `{"validation": "true"}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/035-migrate-input-validation.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import to_string
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("INPUT_WIDGET", walk=Walk.EVERY)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """The validation of inputs is a text."""
    validation = widget.get("validation")
    if isinstance(validation, bool):
        widget["validation"] = to_string(validation)
    elif not isinstance(validation, str):
        widget.pop("validation", None)
