"""6 -> 7, v1.2.19: the names of dynamic properties stand in lists of paths.

`{"dynamicBindings": {"text": true}}` -> `{"dynamicBindingPathList": [{"key": "text"}]}`

Source in release 1.91:
app/client/packages/dsl/src/migrate/migrations/006-dynamic-path-list-migration.ts
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.javascript_values import own_keys, truthy
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step

_LISTS = {
    "dynamicBindings": "dynamicBindingPathList",
    "dynamicTriggers": "dynamicTriggerPathList",
    "dynamicProperties": "dynamicPropertyPathList",
}


@widget_step(walk=Walk.EVERY)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """The names of properties with bindings, triggers and JavaScript stand in lists of paths."""
    for old, new in _LISTS.items():
        if truthy(widget.get(old)):
            widget[new] = [{"key": key} for key in own_keys(widget[old])]
            del widget[old]
