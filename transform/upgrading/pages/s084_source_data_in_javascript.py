"""84 -> 85, v1.9.34: the source data of selects is edited as JavaScript.

`{"type": "SELECT_WIDGET"}` -> `{..., "dynamicPropertyPathList": [{"key": "sourceData"}]}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/084-migrate-select-widget-add-source-data-property-path-list.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.path_lists import PROPERTIES, list_of, path_keys
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step("SELECT_WIDGET", "MULTI_SELECT_WIDGET_V2", walk=Walk.DESCENDANTS)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """The source data of selects is edited as JavaScript."""
    entries = list_of(widget, PROPERTIES) or []
    if "sourceData" not in path_keys(entries):
        widget[PROPERTIES] = [*entries, {"key": "sourceData"}]
