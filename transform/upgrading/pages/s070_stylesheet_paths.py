"""70 -> 71, v1.8.13: style sheets of child elements are no longer listed as bindings.

`"dynamicBindingPathList": [{"key": "childStylesheet.button.buttonColor"}]` -> `[]`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/070-migrate-child-stylesheet-from-dynamic-binding-path-list.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import StepError, truthy
from ...product.path_lists import BINDINGS, list_of, path_keys
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step

_PREFIX = "childStylesheet."


@widget_step("TABLE_WIDGET_V2", "BUTTON_GROUP_WIDGET", "JSON_FORM_WIDGET", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Style sheets of child elements are no longer listed as bindings."""
    if not truthy(widget.get("childStylesheet")):
        return
    entries = list_of(widget, BINDINGS)
    if entries is None:
        widget.pop(BINDINGS, None)
        return
    keys = path_keys(entries)
    if not all(isinstance(key, str) for key in keys):
        raise StepError("a path is no text")
    kept = [entry for entry, key in zip(entries, keys, strict=True) if not key.startswith(_PREFIX)]
    if len(kept) < len(entries):
        widget[BINDINGS] = kept
