"""12 -> 13, v1.4.2: every widget lists exactly those of its properties that hold a binding.

`{"type": "TEXT_WIDGET", "text": "{{q.data}}"}` -> `{..., "dynamicBindingPathList": [{"key": "text"}]}`
"""

from __future__ import annotations

from ...application.pages import Widget
from ...product.binding_paths import binding_paths
from ...product.traversal import Walk
from ..draft import PageDraft
from ..steps import widget_step


@widget_step(walk=Walk.EVERY)
def upgrade(widget: Widget, _: PageDraft) -> None:
    """Every widget lists exactly those of its properties that hold a binding."""
    widget["dynamicBindingPathList"] = [{"key": path} for path in binding_paths(widget)]
